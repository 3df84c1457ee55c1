"""An undoing that is killed again and again ends like one that never was, and all comes in again."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.comparing import gaps, is_sound
from tests.faults.conftest import OpenHouse
from tests.faults.houses import House
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults

FILES = 30
KILLS = 10
REASON = "导错了报刊"


def test_batches_whose_undoing_is_killed_are_taken_back_whole_and_come_in_again(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    """The first batch holds drafts, which go; the second what the import published, withdrawn."""
    began = time.monotonic()
    drafts, published = tmp_path / "drafts", tmp_path / "published"
    make_pages(drafts, FILES, seed=6)
    make_pages(published, FILES, seed=7)
    calm, stormy = open_house(), open_house()
    for house in (calm, stormy):
        _import(house, drafts, published)
    before = calm.done(calm.deed("describe")).result
    seconds = [_undo(calm, batch) for batch in (1, 2)]

    random = Random(20261121)
    in_work = 0
    for batch in (1, 2):
        for _ in range(KILLS):
            delay = random.uniform(0, 1.5 * seconds[batch - 1] / KILLS)
            in_work += _undo_and_kill(stormy, batch, delay)
        _undo(stormy, batch)

    wanted, found = (house.done(house.deed("left_over")).result for house in (calm, stormy))
    print(  # noqa: T201  the figures of the run
        f"\n{2 * KILLS} kills, {in_work} of them in real work, {2 * FILES} files: "
        f"{wanted['articles']} left, {len(wanted['changes'])} changes, "
        f"{time.monotonic() - began:.0f} s"
    )
    assert in_work >= KILLS
    assert found == wanted
    assert gaps(found) == []
    assert (found["live"], found["outcomes"]) == (0, {"undone": 2 * FILES})
    assert {state for _, state in found["states"]} == {"withdrawn"}

    _import(stormy, drafts, published)
    after = stormy.done(stormy.deed("describe")).result
    assert _contents(after) == _contents(before)
    assert gaps(after) == []
    assert is_sound(stormy.url)


def _import(house: House, drafts: Path, published: Path) -> None:
    house.done(house.command("import_articles", str(drafts)))
    house.done(house.command("import_articles", str(published), "--publish"))


def _contents(account: dict) -> list[object]:
    """The articles of every file, without their history."""
    history = ("events", "revisions", "publications", "findings")
    return [
        [{name: value for name, value in one.items() if name not in history} for one in articles]
        for articles in (
            file["articles"] for file in sorted(account["files"], key=lambda file: file["sha256"])
        )
    ]


def _undo(house: House, batch: int) -> float:
    began = time.monotonic()
    done = house.done(house.command("undo_import", str(batch), "--withdraw", REASON))
    assert f"完成：批次 {batch}" in done.output
    return time.monotonic() - began


def _undo_and_kill(house: House, batch: int, delay: float) -> bool:
    """Undo, and kill `delay` seconds after the first file; whether it was still at work."""
    child = house.deed("undo_batch", batch, REASON)
    house.until(lambda: child.said or child.code is not None)
    house.until(lambda: child.code is not None, patience=delay)
    house.kill(child)
    house.wait(child)
    return child.code == -9
