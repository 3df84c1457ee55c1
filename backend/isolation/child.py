"""The child 子进程: one file in, one answer out, behind its fences."""

import socket
import traceback
from collections.abc import Callable

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.isolation.fences import LINE
from backend.isolation.orders import HEADER
from backend.isolation.parcels import OUT_OF_MEMORY, Answer, Fault, Refusal, pack

LONGEST_TRACEBACK = 20_000


def serve_one(work: Callable[[str, bytes], PageDraft]) -> int:
    """Read the file from LINE, walk it through the workshop, answer; the exit code."""
    with socket.socket(fileno=LINE) as parent:
        try:
            answer = pack(_answer(work, *_receive(parent)))
        except MemoryError:
            answer = OUT_OF_MEMORY
        parent.sendall(answer)
    return 0


def _receive(parent: socket.socket) -> tuple[str, bytes]:
    """The file's name and bytes, as HEADER announces them."""
    with parent.makefile("rb") as line:
        named, size = HEADER.unpack(line.read(HEADER.size))
        return line.read(named).decode(), line.read(size)


def _answer(work: Callable[[str, bytes], PageDraft], name: str, data: bytes) -> Answer:
    try:
        return work(name, data)
    except UnreadableFile as error:
        return Refusal(error.code, error.reason, error.line)
    except MemoryError:
        raise
    except Exception:  # whatever it was: it goes to the parent's log
        return Fault(traceback.format_exc()[-LONGEST_TRACEBACK:])
