"""The zygote 母进程: holds the loaded workshop, forks a child for each order, and buries each child.

It never looks at a file itself, so that it always answers. An order comes over the control socket
with two files: the child's line to the parent, and a pipe on which the zygote tells how the child
ended. Closing the pipe calls the order off; closing the control socket ends everything.
"""

import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from backend.draft import PageDraft
from backend.isolation.child import serve_one
from backend.isolation.fences import Fence
from backend.isolation.orders import ORDER_SIZE, READY, Ending, Limits
from backend.pipeline import Member

Work = Callable[..., PageDraft | Iterator[Member]]

FAILED = 70
"""The exit code of a child that did not come to its answer."""


@dataclass(slots=True)
class _Job:
    """A child at work: where its ending is awaited, when its time is over, and whether it was."""

    pipe: int
    deadline: float
    late: bool = False


class Zygote:
    """One loop over the control socket, the ends of children, and the clock."""

    def __init__(self, control: socket.socket, work: Work) -> None:
        self.control = control
        self.work = work
        self.fence = Fence()
        self.jobs: dict[int, _Job] = {}
        self.poll = select.poll()
        self.woken, waker = os.pipe()
        os.set_blocking(waker, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        self.poll.register(self.woken, select.POLLIN)
        self.poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Tell that all is loaded; obey until the parent is gone; leave no child behind."""
        self.control.sendall(READY)
        while self._obey():
            self._end_late()
            self._bury()
        for pid in self.jobs:
            _kill(pid)

    def _obey(self) -> bool:
        for handle, _ in self.poll.poll(self._patience()):
            if handle == self.woken:
                os.read(handle, 4096)
            elif handle != self.control.fileno():
                self._call_off(handle)
            elif not self._begin():
                return False
        return True

    def _patience(self) -> float | None:
        """Milliseconds until the next child's time is over."""
        first = min((job.deadline for job in self.jobs.values() if not job.late), default=None)
        return None if first is None else max(0.0, first - time.monotonic()) * 1000

    def _begin(self) -> bool:
        """Fork a child for an order; False when there will be no more."""
        try:
            data, handles, _, _ = socket.recv_fds(self.control, ORDER_SIZE, 2)
        except ConnectionError:
            return False
        if len(data) != ORDER_SIZE or len(handles) != 2:
            return False
        line, pipe = handles
        limits, zygote = Limits.unpack(data), os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_child(line, limits, zygote)
        os.close(line)
        self.jobs[pid] = _Job(pipe, time.monotonic() + limits.wall)
        self.poll.register(pipe, 0)  # an error is always reported: nobody reads any more
        return True

    def _become_child(self, line: int, limits: Limits, zygote: int) -> NoReturn:
        code = FAILED
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setpgid(0, 0)
            os.dup2(0, 2)
            self.fence.close_behind(line, limits, zygote)
            code = serve_one(self.work)
        finally:
            os._exit(code)

    def _call_off(self, pipe: int) -> None:
        for pid, job in self.jobs.items():
            if job.pipe == pipe:
                _kill(pid)
        self.poll.unregister(pipe)

    def _end_late(self) -> None:
        now = time.monotonic()
        for pid, job in self.jobs.items():
            if job.deadline <= now and not job.late:
                job.late = True
                _kill(pid)

    def _bury(self) -> None:
        """Tell how each ended child ended, after whatever it has started itself has ended too."""
        for pid in list(self.jobs):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _kill(pid)  # its number is its own until it is waited for
            _, status, usage = os.wait4(pid, 0)
            job = self.jobs.pop(pid)
            ending = Ending(os.waitstatus_to_exitcode(status), job.late, usage.ru_maxrss * 1024)
            with suppress(BrokenPipeError):  # called off
                os.write(job.pipe, ending.pack())
            with suppress(KeyError):
                self.poll.unregister(job.pipe)
            os.close(job.pipe)


def _kill(pid: int) -> None:
    """End a child and whatever stands in its group."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
