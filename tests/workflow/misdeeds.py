"""Misdeeds 恶行: what a reader could do that was turned by the file it reads; run in children only.

`misbehave` does what the file is called (`spin.txt` spins). What it has managed to do although it
should not have, it tells in the refusal that it raises.
"""

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.isolation.parcels import pack
from backend.pipeline import page_from_bytes

LINE = 3
FOREVER = 1000


def misbehave(name: str, data: bytes) -> PageDraft:
    """Do what the file's name says, or read it."""
    deed = DEEDS.get(Path(name).stem)
    if deed is None:
        return page_from_bytes(name, data)
    managed = deed(data)
    raise UnreadableFile(name, "managed" if managed else "held", str(managed))


def stumble(name: str, data: bytes) -> NoReturn:
    """Fail as our own code might."""
    raise RuntimeError("a pattern ran wild")


def eat_memory(_: bytes) -> str:
    hoard = []
    while True:
        hoard.append(bytearray(1 << 20))


def eat_at_once(_: bytes) -> str:
    return str(len(bytearray(1 << 31)))


def spin(_: bytes) -> str:
    while True:
        pass


def sleep(_: bytes) -> str:
    time.sleep(FOREVER)
    return "slept"


def stop(_: bytes) -> str:
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(FOREVER)
    return "slept"


def hang_up(_: bytes) -> str:
    """Say that there is no more to come, and stay."""
    os.close(LINE)
    time.sleep(FOREVER)
    return "slept"


def segfault(_: bytes) -> str:
    ctypes.string_at(0)
    return "lives"


def kill_itself(_: bytes) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "lives"


def leave(_: bytes) -> NoReturn:
    sys.exit(3)


def leave_quietly(_: bytes) -> NoReturn:
    os._exit(0)


def recurse(data: bytes) -> str:
    return recurse(data)


def answer(data: bytes) -> NoReturn:
    """Answer whatever the file says."""
    os.write(LINE, data)
    os._exit(0)


def answer_for_another(data: bytes) -> NoReturn:
    """Hand in the page of other bytes."""
    os.write(LINE, pack(page_from_bytes("answer_for_another.txt", data + "又一行。".encode())))
    os._exit(0)


def answer_for_ever(_: bytes) -> NoReturn:
    while True:
        os.write(LINE, b"P" * 65536)


def leave_a_child(data: bytes) -> str:
    """Start a process that outlives its parent and keeps the line open, where that is allowed."""
    try:
        if os.fork() == 0:
            time.sleep(FOREVER)
            Path(data.decode()).touch()
    except OSError:
        pass
    return ""


def escape(data: bytes) -> str:
    """Try everything that a reader has no business with; what of it worked."""
    page, other, parent = data.decode().split("\n")
    tries: dict[str, Callable[[], object]] = {
        "socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "unix socket": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        "socket pair": socket.socketpair,
        "connection": lambda: socket.create_connection(("127.0.0.1", 5432), 1),
        "pipe": os.pipe,
        "read": lambda: os.open(page, os.O_RDONLY),
        "write": lambda: os.open(page, os.O_WRONLY),
        "create": lambda: os.open(other, os.O_WRONLY | os.O_CREAT),
        "list": lambda: list(Path(page).parent.iterdir()),
        "copy": lambda: os.dup(LINE),
        "memory file": lambda: os.memfd_create("x"),
        "start": lambda: os.posix_spawn("/bin/true", ["/bin/true"], {}),
        "signal": lambda: os.kill(int(parent), 0),
        "more files": _raise_limit,
    }
    if sys.platform == "linux" and _landlock():
        tries |= {
            "delete": lambda: Path(page).unlink(),
            "folder": lambda: Path(other).mkdir(),
            "rename": lambda: Path(page).rename(other),
            "link": lambda: Path(other).symlink_to(page),
            "truncate": lambda: os.truncate(page, 0),
        }
    worked = []
    for name, attempt in tries.items():
        try:
            attempt()
        except (OSError, ValueError):
            continue
        worked.append(name)
    return "、".join(worked)


def environment(_: bytes) -> str:
    """The secrets that it sees."""
    return "、".join(name for name in os.environ if name not in {"PYTHONPATH", "LANG", "LC_CTYPE"})  # noqa: TID251


def modules(_: bytes) -> str:
    """What of the newsroom is loaded beside it."""
    return "、".join(name for name in sys.modules if name.split(".")[0] in {"django", "articles"})


def _raise_limit() -> None:
    import resource  # noqa: PLC0415  loaded by the zygote already

    resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))


def _landlock() -> bool:
    return int(ctypes.CDLL(None).syscall(444, None, 0, 1)) > 0


DEEDS: dict[str, Callable[[bytes], str]] = {
    deed.__name__: deed
    for deed in (
        eat_memory, eat_at_once, spin, sleep, stop, hang_up, segfault, kill_itself, leave,
        leave_quietly, recurse, answer, answer_for_another, answer_for_ever, leave_a_child,
        escape, environment, modules,
    )
}  # fmt: skip
