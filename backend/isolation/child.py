"""The child 子进程: one file in, its answers out, behind its fences."""

import socket
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.isolation.fences import LINE
from backend.isolation.orders import HEADER
from backend.isolation.parcels import (
    OUT_OF_MEMORY,
    Fault,
    Packed,
    Refusal,
    Unpacked,
    pack,
)
from backend.source import Columns

LONGEST_TRACEBACK = 20_000
_COLUMNS = msgspec.json.Decoder(Columns)


def serve_one(work: Callable[..., Any]) -> int:
    """Read the file from LINE, do the work, answer; the exit code."""
    with socket.socket(fileno=LINE) as parent:
        try:
            for part in _answers(work, *_receive(parent)):
                parent.sendall(part)
        except MemoryError:
            parent.sendall(OUT_OF_MEMORY)
    return 0


def _receive(parent: socket.socket) -> tuple[str, Columns, bytes]:
    """The file's name, the mapping of its columns and its bytes, as HEADER announces them."""
    with parent.makefile("rb") as line:
        named, wished, size = HEADER.unpack(line.read(HEADER.size))
        return line.read(named).decode(), _COLUMNS.decode(line.read(wished)), line.read(size)


def _answers(work: Callable[..., Any], name: str, columns: Columns, data: bytes) -> Iterator[bytes]:
    try:
        found = work(name, data, columns) if columns else work(name, data)
        if isinstance(found, PageDraft):
            yield pack(found)
            return
        for member in found:
            yield pack(Packed(member.name, _refusal(member.error), member.skipped), member.data)
            yield member.data
        yield pack(Unpacked())
    except UnreadableFile as error:
        yield pack(Refusal(error.code, error.reason, error.line))
    except MemoryError:
        raise
    except Exception:  # whatever it was: it goes to the parent's log
        yield pack(Fault(traceback.format_exc()[-LONGEST_TRACEBACK:]))


def _refusal(error: UnreadableFile | None) -> Refusal | None:
    return Refusal(error.code, error.reason, error.line) if error else None
