"""The write gate 写入闸门: every SQLite write of every process passes one advisory file lock.

SQLite alone does not queue writers fairly: with BEGIN IMMEDIATE nobody fails, yet some of 16
writers got one transaction through in six seconds. A lock on a file beside the database, taken
just before BEGIN and given back after COMMIT, lets the kernel do the queueing. Checkpoints of the
write-ahead log run inside the same gate and nowhere else, so that none overlaps a commit
(SQLite before 3.51.3 can lose one then).
"""

import fcntl
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, override

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

logger = logging.getLogger(__name__)

CHECKPOINT_BYTES = 4 * 1024 * 1024
"""The log is folded back once it has grown to SQLite's own default, 1,000 pages of 4 KiB."""

WAIT_SECONDS = 60
"""A writer that has not passed by then is told so; a large file's import holds the gate for 1 to 2 s."""

PAUSE_SECONDS = 0.001
"""How long a waiting writer sleeps before it asks again; a small act holds the gate for 4 to 8 ms."""

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


class Gate:
    """One process's hold on the lock file; reentrant within its connection.

    Before the gate stands a turnstile, which one waiting writer at a time has passed. Who has just
    written must pass it again, behind the one who waits at the gate: nobody writes twice in a row
    while another waits. With polling alone 4 editors waited up to 3 s and 16 up to 5 s.
    """

    def __init__(self, database: str) -> None:
        self.path = Path(f"{database}-gate")
        self.turnstile = Path(f"{database}-turnstile")
        self.log = Path(f"{database}-wal")
        self.handle: int | None = None

    def take(self) -> None:
        """Wait for the lock; raise OperationalError after WAIT_SECONDS."""
        if self.handle is not None:
            return
        deadline = time.monotonic() + WAIT_SECONDS
        first = _lock(self.turnstile, deadline)
        try:
            self.handle = _lock(self.path, deadline)
        finally:
            os.close(first)

    def give_back(self) -> None:
        """Let the next writer through."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None

    def log_is_long(self) -> bool:
        """Whether the write-ahead log has grown enough to be folded back."""
        try:
            return self.log.stat().st_size >= CHECKPOINT_BYTES
        except OSError:
            return False


def _lock(path: Path, deadline: float) -> int:
    """Hold the file's lock; every waiter asks equally often, so that none of them is favoured."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                raise OperationalError("write gate: another writer holds it") from None
            time.sleep(PAUSE_SECONDS)
        else:
            return handle


class GatedCursor(base.SQLiteCursorWrapper):
    """A cursor whose lone writes, those outside a transaction, pass the gate as well.

    INSERT … RETURNING commits when its last row is fetched, so a lone one's rows are fetched while
    the gate is held and handed out afterwards.
    """

    gated: Callable[[str], AbstractContextManager[bool]]
    rows: Iterator[Any] | None = None

    @override
    def execute(self, query: str, params: Any = None) -> Any:
        self.rows = None
        with self.gated(query) as alone:
            result = super().execute(query, params)
            if alone and self.description is not None:
                self.rows = iter(super().fetchall())
            return result

    @override
    def executemany(self, query: str, param_list: Sequence[Any]) -> Any:
        self.rows = None
        with self.gated(query):
            return super().executemany(query, param_list)

    @override
    def fetchone(self) -> Any:
        return super().fetchone() if self.rows is None else next(self.rows, None)

    @override
    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return super().fetchmany(size) if self.rows is None else list(islice(self.rows, size))

    @override
    def fetchall(self) -> list[Any]:
        return super().fetchall() if self.rows is None else list(self.rows)

    @override
    def __next__(self) -> Any:
        return super().__next__() if self.rows is None else next(self.rows)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection, with the gate around its transactions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gate: Gate | None = None

    @property
    def gate(self) -> Gate | None:
        """The gate of this database file; None for a database in memory, which has one writer."""
        name = str(self.settings_dict["NAME"])
        if self.is_in_memory_db() or name.startswith("file:"):
            return None
        if self._gate is None or self._gate.path != Path(f"{name}-gate"):
            self._gate = Gate(name)
        return self._gate

    @override
    def create_cursor(self, name: str | None = None) -> GatedCursor:
        cursor: GatedCursor = self.connection.cursor(factory=GatedCursor)
        cursor.gated = self._lone_write
        return cursor

    @contextmanager
    def _lone_write(self, query: str) -> Iterator[bool]:
        gate = self.gate
        alone = gate is not None and gate.handle is None and not self.in_atomic_block
        if gate is None or not alone or not query.lstrip()[:7].upper().startswith(WRITES):
            yield False
            return
        gate.take()
        try:
            yield True
            self._checkpoint()
        finally:
            gate.give_back()

    @override
    def _start_transaction_under_autocommit(self) -> None:
        if (gate := self.gate) is not None:
            gate.take()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            if gate is not None:
                gate.give_back()
            raise

    @override
    def _commit(self) -> None:
        try:
            super()._commit()
            self._checkpoint()
        finally:
            if self._gate is not None:
                self._gate.give_back()

    @override
    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            if self._gate is not None:
                self._gate.give_back()

    @override
    def _close(self) -> None:
        try:
            super()._close()
        finally:
            if self._gate is not None:
                self._gate.give_back()

    def _checkpoint(self) -> None:
        gate = self._gate
        if gate is None or gate.handle is None or not gate.log_is_long():
            return
        try:
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error:  # the write itself is safe in the log; the next one tries again
            logger.warning("the write-ahead log could not be folded back", exc_info=True)
