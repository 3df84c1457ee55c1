"""Parcels 包裹: what a child answers, as bytes, and read back against the types of the answer.

The child is not trusted. Its answer is JSON that is decoded field by field into the frozen values
of `backend.draft`: no code runs, no name is looked up, and what does not fit raises Garbled.
(Pickle was tried: whatever classes it allows, ten bytes of it take 3 GB of the reader's memory.)
"""

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


Answer = PageDraft | Refusal | Fault | OutOfMemory

_KINDS: dict[bytes, type[Answer]] = {b"P": PageDraft, b"R": Refusal, b"F": Fault, b"M": OutOfMemory}
_DECODERS = {kind: msgspec.json.Decoder(shape) for kind, shape in _KINDS.items()}
_LETTERS = {shape: kind for kind, shape in _KINDS.items()}

OUT_OF_MEMORY = b"M{}"
"""The one answer that must be ready before it is needed."""


def pack(answer: Answer) -> bytes:
    """Write an answer as bytes."""
    return _LETTERS[type(answer)] + msgspec.json.encode(answer)


def unpack(data: bytes | bytearray) -> Answer:
    """Read an answer from bytes that anybody may have written; raises Garbled."""
    decoder = _DECODERS.get(bytes(data[:1]))
    if decoder is None:
        raise Garbled("an answer of no kind")
    try:
        return decoder.decode(memoryview(data)[1:])
    except (msgspec.DecodeError, ValueError, TypeError, RecursionError) as error:
        raise Garbled(str(error)) from error
