"""The write-ahead log 预写日志: folded back inside the gate only, and no acknowledged write lost."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connections, transaction

from config.sqlite import base
from config.sqlite.base import DatabaseWrapper
from tests.workflow.gate import is_open, write


def log_size(paper: DatabaseWrapper) -> int:
    return Path(f"{paper.settings_dict['NAME']}-wal").stat().st_size


@pytest.fixture
def checkpoints(paper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time that the log is folded back, whether the gate was held."""
    seen: list[bool] = []
    paper.connection.set_trace_callback(
        lambda sql: seen.append(not is_open(paper)) if "wal_checkpoint" in sql else None
    )
    monkeypatch.setattr(base, "CHECKPOINT_BYTES", 64 * 1024)
    return seen


def test_the_log_is_folded_back_inside_the_gate_once_it_is_long(
    paper: DatabaseWrapper, checkpoints: list[bool]
) -> None:
    with transaction.atomic(using="paper"):
        write(paper)
    assert checkpoints == []

    with transaction.atomic(using="paper"):
        write(paper, "麦" * 100_000)

    assert checkpoints == [True]


def test_lone_writes_fold_it_back_too(paper: DatabaseWrapper, checkpoints: list[bool]) -> None:
    write(paper, "麦" * 100_000)

    assert checkpoints == [True]


def test_a_log_that_was_folded_back_begins_short_again(
    paper: DatabaseWrapper, checkpoints: list[bool]
) -> None:
    """Else every later commit would fold it back again, at the price of two more syncs."""
    write(paper, "麦" * 100_000)
    assert log_size(paper) > 64 * 1024

    for _ in range(3):
        write(paper)

    assert log_size(paper) < 64 * 1024
    assert checkpoints == [True]


def test_a_log_that_cannot_be_folded_back_costs_no_write(
    paper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(base, "CHECKPOINT_BYTES", 0)
    paper.connection.set_authorizer(
        lambda action, name, *_: (
            sqlite3.SQLITE_DENY
            if action == sqlite3.SQLITE_PRAGMA and name == "wal_checkpoint"
            else sqlite3.SQLITE_OK
        )
    )

    with transaction.atomic(using="paper"):
        write(paper)

    assert "could not be folded back" in caplog.text
    assert is_open(paper)
    with paper.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM page")
        assert cursor.fetchone() == (1,)


def test_the_database_is_opened_so_that_no_acknowledged_write_is_lost(
    paper: DatabaseWrapper,
) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "wal_autocheckpoint": 0, "foreign_keys": 1}
    with paper.cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone() == (value,), name


def test_a_database_in_memory_has_one_writer_and_no_gate() -> None:
    settings = connections.configure_settings(
        {"default": {"ENGINE": "config.sqlite", "NAME": ":memory:"}}
    )["default"]
    assert DatabaseWrapper(settings, alias="memory").gate is None
