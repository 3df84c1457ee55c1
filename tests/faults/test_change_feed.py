"""F5: a client that follows the change feed from its cursor sees each change once and in order."""

import time
from itertools import chain
from pathlib import Path

import pytest

from tests.faults.comparing import gaps
from tests.faults.conftest import OpenHouse
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults

WRITERS = 4
SECONDS = 6.0


def test_a_client_that_follows_the_feed_under_four_writers_misses_nothing(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    began = time.monotonic()
    pages = tmp_path / "pages"
    make_pages(pages, 20, seed=4)
    house = open_house()
    house.done(house.command("import_articles", str(pages)))
    pks = [one["pk"] for one in house.done(house.deed("articles")).result]

    stop = tmp_path / "stop"
    client = house.deed("follow", str(stop))
    writers = [house.deed("change_for", SECONDS, seed, pks) for seed in range(WRITERS)]
    made = sum(house.done(writer).result for writer in writers)
    stop.touch()
    polls: list[list[int]] = house.done(client).result

    feed = house.done(house.deed("numbers")).result
    print(  # noqa: T201  the figures of the run
        f"\n{made} changes by {WRITERS} writers, {len(polls)} polls with news, "
        f"{made - sum(map(len, polls))} missed, {time.monotonic() - began:.0f} s"
    )
    assert len(polls) > made / 10
    assert list(chain(*polls)) == list(range(1, made + 1))
    assert gaps(feed) == []
    assert feed["counter"] == made == feed["publications"] + feed["withdrawals"]
