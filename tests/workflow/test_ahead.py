"""预读: several files are read at once, come out in order, and wait in bounded numbers."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from articles.models import Batch, File
from articles.workflow import ahead
from articles.workflow.ahead import AHEAD, read_ahead
from articles.workflow.intake import Order, known_here, settle
from articles.workflow.reading import Arrival, Reading
from articles.workflow.receipts import Receipt
from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.vocabulary import FileOutcome
from tests.workflow.pages import one_draft, one_page, write_page


def pages(folder: Path, count: int) -> list[Path]:
    return [write_page(folder, f"# 夜读之{n}\n\n灯下读书。\n", f"{n:02d}.md") for n in range(count)]


known_by_now = partial(known_here, order=Order())


def instant(name: str, _: bytes) -> PageDraft:
    return one_page(one_draft(name), name=name)


def readings(paths: list[Path], workers: int, **words: object) -> list[Reading]:
    files = ((Arrival.of(path), path.name) for path in paths)
    return [reading for _, reading in read_ahead(files, workers=workers, **words)]  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 3])
def test_files_come_out_in_the_order_in_which_they_went_in(tmp_path: Path, workers: int) -> None:
    """Also when a later one is read sooner: the first waits for the one behind it."""
    paths = pages(tmp_path, 12)
    second = threading.Event()

    def read(name: str, data: bytes) -> PageDraft:
        if name == "00.md" and workers > 1:
            assert second.wait(60)
        if name == "01.md":
            second.set()
        return instant(name, data)

    found = readings(paths, workers, read=read)

    assert [one.name for one in found] == [path.name for path in paths]
    assert all(one.page is not None for one in found)


def test_several_files_are_read_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(3, timeout=60)

    def read(name: str, data: bytes) -> PageDraft:
        together.wait()
        return instant(name, data)

    assert len(readings(pages(tmp_path, 6), 3, read=read)) == 6


def test_no_more_files_are_taken_from_disk_than_may_wait(tmp_path: Path) -> None:
    taken = 0

    def files() -> Iterator[tuple[Arrival, str]]:
        nonlocal taken
        for path in pages(tmp_path, 30):
            taken += 1
            yield Arrival.of(path), path.name

    for done, _ in enumerate(read_ahead(files(), workers=2, read=instant)):
        assert taken - done <= AHEAD * 2 + 1
    assert taken == 30


def test_large_files_wait_in_smaller_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MOST_BYTES", 1)
    taken = []

    def files() -> Iterator[tuple[Arrival, str]]:
        for path in pages(tmp_path, 5):
            taken.append(path)
            yield Arrival.of(path), path.name

    for done, _ in enumerate(read_ahead(files(), workers=4, read=instant), start=1):
        assert len(taken) == done


def test_a_fault_and_a_refusal_are_readings_too(tmp_path: Path) -> None:
    def read(name: str, data: bytes) -> PageDraft:
        if name == "01.md":
            raise UnreadableFile(name, "too_slow", "太慢")
        if name == "02.md":
            raise ZeroDivisionError
        return instant(name, data)

    found = readings([*pages(tmp_path, 4), tmp_path / "gone.md"], 2, read=read)

    codes = [one.refusal.code if one.refusal else "" for one in found]
    assert codes == ["", "too_slow", "internal_error", "", "not_readable"]


def test_who_stops_taking_is_not_held_up_by_what_is_being_read(tmp_path: Path) -> None:
    sleeping, released = threading.Event(), threading.Event()

    def read(name: str, data: bytes) -> PageDraft:
        if name != "00.md":
            sleeping.set()
            assert released.wait(60)
        return instant(name, data)

    files = ((Arrival.of(path), path.name) for path in pages(tmp_path, 8))
    readings = read_ahead(files, workers=2, read=read)
    assert next(readings)[0] == "00.md"
    assert sleeping.wait(60)

    readings.close()
    released.set()


def test_a_known_file_is_not_read(tmp_path: Path, batch: Batch) -> None:
    paths = pages(tmp_path, 3)
    read: list[str] = []

    def reading(name: str, data: bytes) -> PageDraft:
        read.append(name)
        return instant(name, data)

    first = _settled(readings(paths[:2], 2, known=known_by_now, read=reading), batch)
    again = _settled(readings(paths, 2, known=known_by_now, read=reading), batch)

    assert [one.outcome for one in first] == [FileOutcome.IMPORTED] * 2
    assert [one.outcome for one in again] == [FileOutcome.UNCHANGED] * 2 + [FileOutcome.IMPORTED]
    assert sorted(read) == ["00.md", "01.md", "02.md"]


def test_the_same_page_twice_in_one_run_comes_in_once(tmp_path: Path, batch: Batch) -> None:
    paths = [write_page(tmp_path, "# 夜读\n\n灯下读书。\n", f"{n}.md") for n in range(4)]

    settled = _settled(readings(paths, 4, known=known_by_now, read=instant), batch)

    assert [one.outcome for one in settled] == [FileOutcome.IMPORTED] + [FileOutcome.UNCHANGED] * 3
    assert File.objects.filter(outcome="imported").count() == 1


def _settled(readings: list[Reading], batch: Batch) -> list[Receipt]:
    return [settle(reading, batch, Order()) for reading in readings]
