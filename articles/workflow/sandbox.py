"""The sandbox 隔离读取: each file is read in a child process with limits; nothing it does reaches us.

The only place of the house that starts processes. The child gets bytes and gives back a page; it
is not trusted, so its answer is checked field by field, against the file that it was given, and
against a size. Whatever becomes of it is a page or an UnreadableFile with a code.
"""

import atexit
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

import backend
from articles.workflow.verdicts import Answers, answers_in, members_in, page_in
from backend.draft import PageDraft
from backend.errors import GaokuError, UnreadableFile
from backend.isolation import WORK
from backend.isolation.orders import (
    ENDING_SIZE,
    HEADER,
    MEGABYTE,
    READY,
    Ending,
    Limits,
)
from backend.pipeline import Member
from backend.source import Columns

LARGEST_ANSWER = 256 * MEGABYTE
"""Bytes; a page's answer has 3 to 6 times the bytes of its text."""
PART = 1 << 18
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

    def read(self, name: str, data: bytes, columns: Columns = ()) -> PageDraft:
        """Read a page's or a table's bytes in a child of its own; raises UnreadableFile."""
        return page_in(self._answers(name, data, columns), name, data)

    def unpack(self, name: str, data: bytes) -> Iterator[Member]:
        """Unpack an archive in a child of its own, file by file; raises UnreadableFile at its end."""
        return members_in(self._answers(name, data, ()), name)

    def _answers(self, name: str, data: bytes, columns: Columns) -> Answers:
        limits = self.limits(len(data))
        received, ending = self._run(name, data, columns, limits)
        return answers_in(received, ending, limits, name)

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

    def _run(
        self, name: str, data: bytes, columns: Columns, limits: Limits
    ) -> tuple[bytearray, Ending]:
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
            _send(line, name, data, columns)
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


def _send(line: socket.socket, name: str, data: bytes, columns: Columns) -> None:
    """Give the child its file; one that ends before it has all of it is told of by its ending."""
    title, wish = name.encode(), msgspec.json.encode(columns)
    with suppress(OSError):
        line.sendall(HEADER.pack(len(title), len(wish), len(data)) + title + wish)
        line.sendall(data)


_shared = Sandbox()
atexit.register(_shared.close)
os.register_at_fork(after_in_child=_shared.forget)


def read_confined(name: str, data: bytes, columns: Columns = ()) -> PageDraft:
    """Read a file's bytes in a child process, as intake 收稿 does; raises UnreadableFile."""
    return _shared.read(name, data, columns)


def unpack_confined(name: str, data: bytes) -> Iterator[Member]:
    """Unpack an archive in a child process, file by file; raises UnreadableFile at its end."""
    return _shared.unpack(name, data)


def stop() -> None:
    """End every read under way; the next one starts anew."""
    _shared.close()
