"""F3: four editors at once never fail, never lose a word, and none of them starves."""

import time
from pathlib import Path

import pytest

from tests.faults.comparing import gaps, is_sound
from tests.faults.conftest import OpenHouse
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults

EDITORS = 4
ARTICLES = 20
SECONDS = 10.0
LONGEST_WAIT = 5.0
"""A quarter of what SQLite itself would wait; the longest met on two busy cores was 0.15 s."""


def test_four_editors_at_once_fail_never_and_lose_nothing(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    began = time.monotonic()
    pages = tmp_path / "pages"
    make_pages(pages, ARTICLES, seed=3)
    house = open_house()
    house.done(house.command("import_articles", str(pages)))
    pks = [one["pk"] for one in house.done(house.deed("articles")).result][:ARTICLES]
    assert len(pks) == ARTICLES

    editors = [house.deed("edit_for", SECONDS, seed, pks) for seed in range(EDITORS)]
    worked = [house.done(editor).result for editor in editors]

    errors = [error for one in worked for error in one["errors"]]
    edits = [tuple(edit) for one in worked for edit in one["edits"]]
    acts = [len(one["waits"]) for one in worked]
    worst = max(wait for one in worked for wait in one["waits"])
    share = min(acts) / (sum(acts) / EDITORS)
    print(  # noqa: T201  the figures of the run
        f"\n{EDITORS} editors, {SECONDS:.0f} s: {sum(acts)} acts {acts}, {len(edits)} edits kept, "
        f"{len(errors)} errors, slowest {share:.2f} of the mean, worst wait {worst:.2f} s, "
        f"{time.monotonic() - began:.0f} s"
    )
    assert errors == []
    assert share >= 0.5
    assert worst < LONGEST_WAIT

    kept = [tuple(row) for row in house.done(house.deed("revisions")).result]
    assert set(edits) <= set(kept)
    assert len(set(edits)) == len(edits)
    for pk in pks:
        numbers = [number for article, number, _ in kept if article == pk]
        assert numbers == list(range(1, len(numbers) + 1))

    feed = house.done(house.deed("numbers")).result
    assert gaps(feed) == []
    assert len(feed["changes"]) == feed["publications"] + feed["withdrawals"] > 0
    assert is_sound(house.url)
