"""The sandbox 隔离读取: each file is read in a child process with limits; nothing it does reaches us.

The only place of the house that starts processes. The child gets bytes and gives back a page; it
is not trusted, so its answer is checked field by field, against the file that it was given, and
against a size. Whatever becomes of it is a page or an UnreadableFile with a code.
"""

import atexit
import hashlib
import logging
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import backend
from backend.draft import PageDraft
from backend.errors import GaokuError, UnreadableFile
from backend.isolation import WORK
from backend.isolation.orders import (
    ENDING_SIZE,
    HEADER,
    MEGABYTE,
    MEMORY,
    READY,
    Ending,
    Limits,
)
from backend.isolation.parcels import Fault, Garbled, OutOfMemory, Refusal, unpack

logger = logging.getLogger(__name__)

OUR_FAULT = "程序出错，详情见日志"
LARGEST_ANSWER = 256 * MEGABYTE
"""Bytes; a page's answer has 3 to 6 times the bytes of its text."""
CRASHES = (-signal.SIGSEGV, -signal.SIGABRT)
NEARLY_ALL = 0.8
"""Code that does not ask whether it got its memory crashes instead: 31 MB of text did so with 0.92
of the limit resident."""
PART = 1 << 18
CODE = re.compile(r"[a-z][a-z0-9_]{1,49}")
GOODBYE_SECONDS = 2.0
START_SECONDS = 120.0
"""Loading the workshop takes 2 s; on a machine that is busy with much else, more."""
GRACE = 30.0
"""Seconds beyond a child's wall clock after which the zygote itself is held to be stuck."""


class SandboxDown(GaokuError):
    """The zygote did not start, or died; what it was at is lost, the next file gets a new one."""


class Sandbox:
    """A zygote and the children it forks; safe to use from several threads at once."""

    def __init__(self, work: str = WORK, *, limits: Callable[[int], Limits] = Limits.of) -> None:
        self.work = work
        self.limits = limits
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._zygote: subprocess.Popen[bytes] | None = None

    def read(self, name: str, data: bytes) -> PageDraft:
        """Read a file's bytes in a child of its own; raises UnreadableFile."""
        limits = self.limits(len(data))
        answer, ending = self._run(name, data, limits)
        if ending.late or ending.code == -signal.SIGXCPU:
            raise UnreadableFile(name, "too_slow", f"读取超过 {limits.cpu} 秒仍未完成，已中止")
        if ending.code in CRASHES and ending.peak > NEARLY_ALL * limits.memory:
            raise _too_much(name)
        return _page(name, data, answer, ending)

    def close(self) -> None:
        """End the zygote and every child at once; reads under way end as UnreadableFile."""
        with self._lock:
            self._drop()

    def forget(self) -> None:
        """After a fork: the zygote is the parent's, and this process lets go of it."""
        self._lock = threading.Lock()
        if self._control is not None:
            self._control.close()
        if self._zygote is not None:
            self._zygote.returncode = 0  # not ours to wait for
        self._control = self._zygote = None

    def _run(self, name: str, data: bytes, limits: Limits) -> tuple[bytearray, Ending]:
        """Give the file to a new child; what it answered, and how it ended."""
        line, theirs = socket.socketpair()
        pipe, tell = os.pipe()
        try:
            try:
                control = self._order(limits, theirs.fileno(), tell)
            finally:
                theirs.close()
                os.close(tell)
            patience = limits.wall + GRACE
            deadline = time.monotonic() + patience
            line.settimeout(patience)
            _send(line, name, data)
            try:
                return _Answer(line, pipe).collect(deadline)
            except SandboxDown:
                self._replace(control)
                raise UnreadableFile(name, "reader_crashed", "读取程序意外退出") from None
        finally:  # also when we are interrupted: who closes the pipe calls the child off
            line.close()
            os.close(pipe)

    def _order(self, limits: Limits, line: int, pipe: int) -> socket.socket:
        with self._lock:
            for attempt in range(2):
                control = self._control or self._start()
                try:
                    socket.send_fds(control, [limits.pack()], [line, pipe])
                except OSError:
                    self._drop()
                    if attempt:
                        raise
                else:
                    return control
        raise SandboxDown("unreachable")

    def _start(self) -> socket.socket:
        """Start a zygote with nothing of ours: no environment, no files, no terminal."""
        ours, theirs = socket.socketpair()
        folders = [str(Path(folder).resolve()) for folder in sys.path]
        home = str(Path(backend.__path__[0]).parent)
        with theirs:
            self._zygote = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [sys.executable, "-P", "-m", "backend.isolation", str(theirs.fileno()), self.work],
                env={"PYTHONPATH": os.pathsep.join([home, *folders]), "LANG": "C.UTF-8"},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._control = ours
        ours.settimeout(START_SECONDS)
        with suppress(OSError):
            if ours.recv(len(READY)) == READY:
                return ours
        self._drop()
        raise SandboxDown("the reader's process did not start")

    def _replace(self, control: socket.socket) -> None:
        with self._lock:
            if self._control is control:
                self._drop()

    def _drop(self) -> None:
        control, zygote = self._control, self._zygote
        self._control = self._zygote = None
        if control is not None:
            control.close()
        if zygote is not None:
            with suppress(subprocess.TimeoutExpired):
                zygote.wait(timeout=GOODBYE_SECONDS)
                return
            zygote.kill()  # its children die with it
            zygote.wait()


class _Answer:
    """What comes over the line, until the zygote says that the child has ended."""

    def __init__(self, line: socket.socket, pipe: int) -> None:
        self.line = line
        self.pipe = pipe
        self.received = bytearray()
        self.poll = select.poll()
        self.poll.register(line, select.POLLIN)
        self.poll.register(pipe, select.POLLIN)
        line.setblocking(False)  # noqa: FBT003  the system call's own

    def collect(self, deadline: float) -> tuple[bytearray, Ending]:
        """Take what comes; raises SandboxDown when the zygote is gone, or silent at the deadline."""
        while (left := deadline - time.monotonic()) > 0:
            ready = {handle for handle, _ in self.poll.poll(left * 1000)}
            if self.line.fileno() in ready:
                self._take()
            if self.pipe in ready:
                return self._last()
        raise SandboxDown("the reader's process does not answer")

    def _last(self) -> tuple[bytearray, Ending]:
        ending = os.read(self.pipe, ENDING_SIZE)
        if len(ending) != ENDING_SIZE:
            raise SandboxDown("the reader's process died")
        while self._take():
            pass
        return self.received, Ending.unpack(ending)

    def _take(self) -> bool:
        """Take what is there; False when there is nothing more, or too much already."""
        try:
            part = self.line.recv(PART)
        except BlockingIOError:
            return False
        except OSError:
            part = b""
        if len(self.received) + len(part) > LARGEST_ANSWER:
            self.received.clear()
            part = b""
        if not part:
            with suppress(KeyError):
                self.poll.unregister(self.line)
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)
        self.received += part
        return bool(part)


def _send(line: socket.socket, name: str, data: bytes) -> None:
    """Give the child its file; one that ends before it has all of it is told of by its ending."""
    title = name.encode()
    with suppress(OSError):
        line.sendall(HEADER.pack(len(title), len(data)) + title)
        line.sendall(data)


def _page(name: str, data: bytes, answer: bytearray, ending: Ending) -> PageDraft:
    """The page in the answer; raises UnreadableFile for every other answer."""
    try:
        found = unpack(answer) if ending.code == 0 else None
    except Garbled as error:
        logger.warning("the reader of %s answered nonsense: %s", name, str(error)[:500])
        found = None
    match found:
        case PageDraft() if _is_of(found, name, data):
            return found
        case Refusal(code, reason, line) if CODE.fullmatch(code):
            raise UnreadableFile(name, code, reason[:500], line=line)
        case Fault(traceback):
            logger.error("reading of %s failed in its child\n%s", name, traceback)
            raise UnreadableFile(name, "internal_error", OUR_FAULT)
        case OutOfMemory():
            raise _too_much(name)
    logger.warning("the reader of %s ended with %s", name, ending)
    raise UnreadableFile(name, "reader_crashed", "读取程序意外退出")


def _too_much(name: str) -> UnreadableFile:
    most = MEMORY // MEGABYTE
    return UnreadableFile(name, "too_much_memory", f"读取所需内存超过 {most} MB，已中止")


def _is_of(page: PageDraft, name: str, data: bytes) -> bool:
    """Whether the page says of itself what we know of the file: its receipt hangs on that."""
    source = page.source
    return (source.name, source.sha256) == (name, hashlib.sha256(data).hexdigest())


_shared = Sandbox()
atexit.register(_shared.close)
os.register_at_fork(after_in_child=_shared.forget)


def read_confined(name: str, data: bytes) -> PageDraft:
    """Read a file's bytes in a child process, as intake 收稿 does; raises UnreadableFile."""
    return _shared.read(name, data)


def stop() -> None:
    """End every read under way; the next one starts anew."""
    _shared.close()
