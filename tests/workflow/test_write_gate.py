"""写入闸门: one SQLite writer at a time, let through in turn."""

import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper as Django

from config.sqlite import base
from config.sqlite.base import DatabaseWrapper, Gate
from tests.workflow.gate import is_open, is_writable, write


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that somebody passes the gate."""
    seen: list[str] = []
    take, give_back = Gate.take, Gate.give_back

    def seen_taking(gate: Gate) -> None:
        if gate.handle is None:
            seen.append("take")
        take(gate)

    def seen_giving_back(gate: Gate) -> None:
        if gate.handle is not None:
            seen.append("give back")
        give_back(gate)

    monkeypatch.setattr(Gate, "take", seen_taking)
    monkeypatch.setattr(Gate, "give_back", seen_giving_back)
    return seen


def test_a_lone_write_passes_the_gate_and_gives_it_back(
    paper: DatabaseWrapper, passes: list[str]
) -> None:
    write(paper)

    assert passes == ["take", "give back"]
    assert is_open(paper)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO page (text) VALUES ('夜读')",
        "  update page SET text = '夜读'",
        "DELETE FROM page",
        "REPLACE INTO page (id, text) VALUES (1, '夜读')",
        "CREATE TABLE other (id INTEGER)",
        "ALTER TABLE page ADD COLUMN kicker TEXT",
        "DROP TABLE page",
    ],
)
def test_every_kind_of_write_passes_the_gate(
    paper: DatabaseWrapper, passes: list[str], statement: str
) -> None:
    with paper.cursor() as cursor:
        cursor.execute(statement)

    assert passes == ["take", "give back"]


def test_many_rows_at_once_pass_it_once(paper: DatabaseWrapper, passes: list[str]) -> None:
    with paper.cursor() as cursor:
        cursor.executemany("INSERT INTO page (text) VALUES (%s)", [("一",), ("二",)])

    assert passes == ["take", "give back"]


def test_reading_does_not_pass_the_gate(paper: DatabaseWrapper, passes: list[str]) -> None:
    write(paper)
    passes.clear()
    with paper.cursor() as cursor:
        cursor.execute("SELECT text FROM page")
        assert cursor.fetchall() == [("麦收",)]

    assert passes == []


def test_a_lone_write_that_fails_gives_the_gate_back(paper: DatabaseWrapper) -> None:
    with paper.cursor() as cursor, pytest.raises(OperationalError):
        cursor.execute("INSERT INTO nowhere VALUES (1)")

    assert is_open(paper)


@pytest.mark.parametrize("fetch", ["fetchone", "fetchmany", "fetchall", "iterate", "nothing"])
def test_a_lone_write_that_returns_rows_is_committed_before_the_gate_opens(
    paper: DatabaseWrapper, fetch: str
) -> None:
    """SQLite commits INSERT … RETURNING when the last row is read, which would be outside."""
    with paper.cursor() as cursor:
        cursor.execute("INSERT INTO page (text) VALUES ('一'), ('二') RETURNING id, text")
        assert is_open(paper)
        assert is_writable(paper)
        match fetch:
            case "fetchone":
                rows = [cursor.fetchone(), cursor.fetchone()]
                assert cursor.fetchone() is None
            case "fetchmany":
                rows = cursor.fetchmany(5)
            case "fetchall":
                rows = cursor.fetchall()
            case "iterate":
                rows = list(cursor)
            case _:
                rows = [(1, "一"), (2, "二")]
        assert rows == [(1, "一"), (2, "二")]
        cursor.execute("SELECT count(*) FROM page")
        assert cursor.fetchone() == (2,)


def test_a_transaction_holds_the_gate_from_its_first_word_to_its_commit(
    paper: DatabaseWrapper, passes: list[str]
) -> None:
    with transaction.atomic(using="paper"):
        assert passes == ["take"]
        assert not is_open(paper)
        write(paper)
        write(paper)
        assert not is_open(paper)

    assert passes[:1] + passes[-1:] == ["take", "give back"]
    assert is_open(paper)


def test_a_transaction_inside_a_transaction_passes_the_gate_once(
    paper: DatabaseWrapper, passes: list[str]
) -> None:
    with transaction.atomic(using="paper"):
        with transaction.atomic(using="paper"):
            write(paper)
        assert paper.gate is not None
        assert paper.gate.handle is not None

    assert passes == ["take", "give back"]


def test_a_rollback_gives_the_gate_back(paper: DatabaseWrapper) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(using="paper"):
        _write_and_fail(paper)

    assert is_open(paper)
    with paper.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM page")
        assert cursor.fetchone() == (0,)


def _write_and_fail(paper: DatabaseWrapper) -> None:
    write(paper)
    raise ZeroDivisionError


def test_a_savepoint_that_is_undone_keeps_the_gate(paper: DatabaseWrapper) -> None:
    with transaction.atomic(using="paper"):
        with pytest.raises(ZeroDivisionError), transaction.atomic(using="paper"):
            raise ZeroDivisionError
        assert not is_open(paper)
    assert is_open(paper)


def test_closing_the_connection_gives_the_gate_back(paper: DatabaseWrapper) -> None:
    paper.set_autocommit(False)
    write(paper)

    paper.close()

    assert is_open(paper)


def test_a_transaction_that_cannot_begin_gives_the_gate_back(
    paper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(Django, "_start_transaction_under_autocommit", refuse)
        with pytest.raises(OperationalError), transaction.atomic(using="paper"):
            pass

    assert is_open(paper)


def test_a_second_writer_waits_for_the_first(paper: DatabaseWrapper) -> None:
    order: list[str] = []

    def second() -> None:
        other = Gate(str(paper.settings_dict["NAME"]))
        other.take()
        order.append("second")
        other.give_back()

    writer = threading.Thread(target=second)
    with transaction.atomic(using="paper"):
        writer.start()
        time.sleep(0.05)
        order.append("first")
    writer.join()

    assert order == ["first", "second"]


def test_who_has_just_written_lets_the_one_who_waits_go_first(tmp_path: Path) -> None:
    order: list[str] = []
    mine, theirs = Gate(f"{tmp_path}/paper"), Gate(f"{tmp_path}/paper")

    def wait() -> None:
        theirs.take()
        order.append("theirs")
        theirs.give_back()

    mine.take()
    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.05)
    mine.give_back()
    mine.take()
    order.append("mine")
    mine.give_back()
    waiting.join()

    assert order == ["theirs", "mine"]


def test_a_wait_that_would_never_end_is_told_so(
    paper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "WAIT_SECONDS", 0.02)
    other = Gate(str(paper.settings_dict["NAME"]))
    other.take()

    with pytest.raises(OperationalError, match="write gate: another writer holds it"):
        write(paper)
    with pytest.raises(OperationalError, match="write gate"), transaction.atomic(using="paper"):
        write(paper)

    other.give_back()
    write(paper)
    assert is_open(paper)
