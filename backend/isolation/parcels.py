"""Parcels 包裹: what a child answers, as bytes, and read back against the types of the answer.

The child is not trusted. Its answer is JSON that is decoded field by field into the frozen values
of `backend.draft`: no code runs, no name is looked up, and what does not fit raises Garbled.
(Pickle was tried: whatever classes it allows, ten bytes of it take 3 GB of the reader's memory.)
"""

import struct
from dataclasses import dataclass

import msgspec

from backend.draft import PageDraft


class Garbled(Exception):
    """Bytes that are no answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """拒收: the file cannot be read, for one of the reasons that have a code."""

    code: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """出错: the workshop stumbled over the file; the traceback is for the log."""

    traceback: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The child was refused the memory that it asked for."""


@dataclass(frozen=True, slots=True)
class Packed:
    """包内文件: one file of an archive, or why it cannot be taken; its bytes follow."""

    name: str
    refusal: Refusal | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """There are no more files in the archive."""


Answer = PageDraft | Refusal | Fault | OutOfMemory | Packed | Unpacked

_FRAME = struct.Struct("<cQQ")
_KINDS: dict[bytes, type[Answer]] = {
    b"P": PageDraft,
    b"R": Refusal,
    b"F": Fault,
    b"M": OutOfMemory,
    b"Z": Packed,
    b"E": Unpacked,
}
_DECODERS = {kind: msgspec.json.Decoder(shape) for kind, shape in _KINDS.items()}
_LETTERS = {shape: kind for kind, shape in _KINDS.items()}


def pack(answer: Answer, following: bytes = b"") -> bytes:
    """Write an answer as bytes; what is `following` is announced, and sent by itself."""
    body = msgspec.json.encode(answer)
    return _FRAME.pack(_LETTERS[type(answer)], len(body), len(following)) + body


OUT_OF_MEMORY = pack(OutOfMemory())
"""The one answer that must be ready before it is needed."""


def unpack(data: bytes | bytearray) -> list[tuple[Answer, memoryview]]:
    """Read answers, each with what follows it, from bytes that anybody may have written.

    Raises Garbled.
    """
    view, place = memoryview(data), 0
    found: list[tuple[Answer, memoryview]] = []
    while place < len(view):
        try:
            kind, size, following = _FRAME.unpack_from(view, place)
        except struct.error as error:
            raise Garbled("half an answer") from error
        start = place + _FRAME.size
        place = start + size + following
        if place > len(view) or kind not in _DECODERS:
            raise Garbled("half an answer, or one of no kind")
        try:
            answer = _DECODERS[kind].decode(view[start : start + size])
        except (msgspec.DecodeError, ValueError, TypeError, RecursionError) as error:
            raise Garbled(str(error)) from error
        found.append((answer, view[start + size : place]))
    return found
