"""Orders 指令: what the parent asks of the zygote for one file, and how the zygote says it ended."""

import math
import struct
from dataclasses import dataclass
from typing import Self

MEGABYTE = 1024 * 1024
MEMORY = 512 * MEGABYTE
"""Bytes of address space; the loaded workshop itself takes 160 MB of it."""
SECONDS = 5.0
SECONDS_PER_MEGABYTE = 20.0
"""CPU seconds. Honest text in files of 1 to 31 MB takes 4 to 6 s a megabyte on a free core, 11 on a
shared one: at 3 s a megabyte a year's archive of 4 MB was stopped half way."""
WALL = 2.0
"""Wall clock by CPU time: a CPU limit alone never fires on a machine that is busy with others."""

_LIMITS = struct.Struct("<QId")
_ENDING = struct.Struct("<i?Q")
ORDER_SIZE = _LIMITS.size
ENDING_SIZE = _ENDING.size

READY = b"!"
"""What the zygote says when everything is loaded."""
HEADER = struct.Struct("<IIQ")
"""What goes before a file on the line to its child: bytes of its name (UTF-8), of the mapping of its
columns (JSON), and of itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: bytes of address space, CPU seconds, seconds by the clock."""

    memory: int
    cpu: int
    wall: float

    @classmethod
    def of(cls, size: int) -> Self:
        """The limits for a file of `size` bytes."""
        cpu = math.ceil(SECONDS + SECONDS_PER_MEGABYTE * size / MEGABYTE)
        return cls(MEMORY, cpu, WALL * cpu)

    def pack(self) -> bytes:
        """The limits as the message of ORDER_SIZE bytes that goes to the zygote."""
        return _LIMITS.pack(self.memory, self.cpu, self.wall)

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """The limits from such a message."""
        return cls(*_LIMITS.unpack(data))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: its exit code (minus the signal's number), whether its time was over, its peak.

    `peak` is its resident memory in bytes, what it shares with the zygote included.
    """

    code: int
    late: bool
    peak: int

    def pack(self) -> bytes:
        """The ending as the message of ENDING_SIZE bytes that goes to the parent."""
        return _ENDING.pack(self.code, self.late, self.peak)

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """The ending from such a message."""
        return cls(*_ENDING.unpack(data))
