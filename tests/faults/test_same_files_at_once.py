"""F2: the same files brought by four importers at once come in once."""

import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.account import Account
from tests.faults.comparing import Damage, gaps, is_sound
from tests.faults.conftest import OpenHouse
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults

FILES = 100
IMPORTERS = 4


def test_the_same_hundred_files_from_four_importers_at_once_come_in_once(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    began = time.monotonic()
    pages = tmp_path / "pages"
    make_pages(pages, FILES, seed=2)
    alone, crowd = open_house(), open_house()
    alone.done(alone.command("import_articles", str(pages), "--publish"))

    importers = [
        crowd.command("import_articles", str(pages), "--publish") for _ in range(IMPORTERS)
    ]
    crowd.wait(*importers)

    wanted = alone.done(alone.deed("describe")).result
    found = crowd.done(crowd.deed("describe")).result
    took = Counter(line[0] for one in importers for line in one.output.splitlines())
    print(  # noqa: T201  the figures of the run
        f"\n{IMPORTERS} importers: {took['✓']} taken in, {took['＝']} known already, "
        f"{took['✗']} refused, {Damage.between(found, wanted)}, {time.monotonic() - began:.0f} s"
    )
    assert [one.code for one in importers] == [0] * IMPORTERS, "".join(e.errors for e in importers)
    assert [one.errors for one in importers] == [""] * IMPORTERS
    assert (took["✓"], took["＝"], took["✗"]) == (FILES, FILES * (IMPORTERS - 1), 0)
    assert len(found["files"]) == FILES
    assert gaps(found) == []
    assert _without_order(found) == _without_order(wanted)
    assert is_sound(crowd.url)


def _without_order(account: Account) -> Account:
    """Four importers overtake each other: the feed holds the same, in another order."""
    return account | {"changes": sorted(change[1:] for change in account["changes"])}
