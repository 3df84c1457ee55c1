"""The scales are true: an account that lacks, doubles or halves something is caught."""

from copy import deepcopy
from pathlib import Path

import pytest

from tests.faults.account import Account
from tests.faults.comparing import Damage, gaps
from tests.faults.conftest import OpenHouse
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults


def test_the_comparison_tells_lost_from_doubled_from_half(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    make_pages(tmp_path / "pages", 3, seed=5)
    house = open_house()
    house.done(house.command("import_articles", str(tmp_path / "pages"), "--publish"))
    whole: Account = house.done(house.deed("describe")).result

    lost, doubled, half, bare = (deepcopy(whole) for _ in range(4))
    lost["files"].pop()
    doubled["files"].append(doubled["files"][0])
    half["files"][0]["articles"][0]["sections"].pop()
    bare["files"][0]["articles"][0]["publications"][0]["tags"].clear()

    assert Damage.between(whole, whole) == Damage(0, 0, 0)
    assert Damage.between(lost, whole) == Damage(1, 0, 0)
    assert Damage.between(doubled, whole) == Damage(0, 1, 0)
    assert Damage.between(half, whole) == Damage(0, 0, 1)
    assert Damage.between(bare, whole) == Damage(0, 0, 1)


def test_a_hole_in_the_feed_is_seen() -> None:
    assert gaps({"counter": 3, "changes": [[1], [2], [3]]}) == []
    assert gaps({"counter": 3, "changes": [[1], [3]]}) == [2]
    assert gaps({"counter": 2, "changes": [[1], [2], [3]]}) == [3]
