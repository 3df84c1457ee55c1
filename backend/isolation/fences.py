"""Fences 限制: what a process takes away from itself, for good, before it reads a file.

POSIX limits everywhere; on Linux also an empty network of its own, no new files, names or signals
(Landlock), and death with its parent. What a kernel does not know is left out: the limit on open
files alone already keeps a child from opening a file or a socket.
"""

import ctypes
import os
import resource
import signal
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any

from backend.isolation.orders import Limits

LINE = 3
"""The child holds four files: nothing three times, and the line to its parent."""

MOST_FILES = 256
"""The zygote's own: four, and two for each child at work; few enough for a child to close them all."""

SET_DEATH_SIGNAL, SET_NO_NEW_PRIVILEGES = 1, 38  # prctl(2)
CREATE_RULESET, RESTRICT_SELF = 444, 446  # landlock(7), the same numbers on every machine
ASK_VERSION = 1
# Landlock's rights by the version that brought them: everything one can do with a file …
FILE_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
NETWORK_RIGHTS = {4: 0b11}  # … with TCP …
SCOPES = {6: 0b11}  # … with abstract sockets and with signals to others

KILLABLE_FIRST = "500"
"""oom_score_adj: a machine that runs out of memory gives up a reader before the database."""


class Fence:
    """What is prepared once in the zygote so that it costs a child nothing."""

    def __init__(self) -> None:
        self.kernel: Any = ctypes.CDLL(None, use_errno=True)
        self.ruleset = self._ruleset()
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(KILLABLE_FIRST, "ascii")
        _limit(resource.RLIMIT_NOFILE, MOST_FILES)
        _leave_network()

    def close_behind(self, line: int, limits: Limits, parent: int) -> None:
        """In the child: live no longer than the zygote, keep nothing open but LINE, keep the limits."""
        self._prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        self._prctl(SET_NO_NEW_PRIVILEGES, 1)
        if self.ruleset >= 0:
            self.kernel.syscall(RESTRICT_SELF, self.ruleset, 0)
        if line != LINE:
            os.dup2(line, LINE)  # whatever had that number, it is not needed any more
        os.closerange(LINE + 1, MOST_FILES)
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NPROC, 0)
        _limit(resource.RLIMIT_NOFILE, LINE + 1)
        _limit(resource.RLIMIT_CPU, limits.cpu, beyond=1)
        _limit(resource.RLIMIT_AS, limits.memory)

    def _prctl(self, option: int, value: int) -> None:
        with suppress(AttributeError):
            self.kernel.prctl(option, value, 0, 0, 0)

    def _ruleset(self) -> int:
        """A Landlock ruleset that allows nothing, or -1 where the kernel has none."""
        try:
            version = self.kernel.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
        except AttributeError:
            return -1
        if version < 1:
            return -1
        rights = (_rights(table, version) for table in (FILE_RIGHTS, NETWORK_RIGHTS, SCOPES))
        size = 24 if version >= min(SCOPES) else 16 if version >= min(NETWORK_RIGHTS) else 8
        attributes = struct.pack("=QQQ", *rights)[:size]
        ruleset: int = self.kernel.syscall(CREATE_RULESET, attributes, size, 0)
        return ruleset


def _rights(table: dict[int, int], version: int) -> int:
    return sum(bits for since, bits in table.items() if since <= version)


def _leave_network() -> None:
    """Go where there is no network, where the kernel lets an ordinary user do so."""
    with suppress(OSError, AttributeError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _limit(kind: int, value: int, *, beyond: int = 0) -> None:
    """Lower a limit for good; one that is lower already stays as it is."""
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY and hard < value + beyond:
        value, beyond = min(value, hard), 0
    resource.setrlimit(kind, (value, value + beyond))
