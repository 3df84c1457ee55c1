"""Processes 进程: who lives, and who lives below whom, as /proc tells it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""


def children_of(pid: int) -> list[int]:
    """The processes that this one has started and not yet waited for."""
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text("ascii").split())
    except OSError:
        return found
    return found


def is_alive(pid: int) -> bool:
    """Whether the process still runs; one that only waits to be waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def session_of(leader: int) -> list[int]:
    """Every other process of the session that this one leads."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != leader and is_alive(int(folder.name)):
            try:
                if os.getsid(int(folder.name)) == leader:
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


def open_files() -> int:
    """How many files this process holds."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def resident(pid: int | str = "self") -> int:
    """Bytes of memory that the process has now."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE_SIZE


def until(met: Callable[[], object], *, patience: float = PATIENCE) -> bool:
    """Wait until the condition is met; whether it was."""
    deadline = time.monotonic() + patience
    while not met():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
