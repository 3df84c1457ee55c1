"""F1: an import that is killed forty times ends like one that never was."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.comparing import Damage, gaps, is_sound
from tests.faults.conftest import OpenHouse
from tests.faults.houses import House
from tests.faults.pages import make_pages

pytestmark = pytest.mark.faults

FILES = 200
KILLS = 40


def test_an_import_killed_forty_times_loses_doubles_and_halves_nothing(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    began = time.monotonic()
    pages = tmp_path / "pages"
    make_pages(pages, FILES, seed=1)
    calm, stormy = open_house(), open_house()
    per_file = _import_calmly(calm, pages) / FILES

    random = Random(20261121)
    kills = in_work = 0
    while kills < KILLS:
        # From the first page that is new to this run: most kills fall into a page's transaction,
        # and forty of them leave some pages for the last run.
        worked = _import_and_kill(stormy, pages, random.uniform(0, 1.7 * per_file * FILES / KILLS))
        kills += 1
        in_work += worked
    last = stormy.done(stormy.command("import_articles", str(pages), "--publish"))

    wanted = calm.done(calm.deed("describe")).result
    found = stormy.done(stormy.deed("describe")).result
    damage = Damage.between(found, wanted)
    print(  # noqa: T201  the figures of the run
        f"\n{kills} kills, {in_work} of them in real work, {FILES} files, "
        f"{len(wanted['changes'])} publications: {damage}, {time.monotonic() - began:.0f} s"
    )
    assert damage == Damage(0, 0, 0)
    assert in_work >= KILLS * 3 // 4
    assert f"文件 {FILES}（" in last.output
    assert gaps(found) == []
    assert len(found["changes"]) == found["publications"]
    assert found == wanted
    assert is_sound(stormy.url)


def _import_calmly(house: House, pages: Path) -> float:
    """Import without a disturbance; how long the work took."""
    child = house.deed("import_folder", str(pages))
    house.until(lambda: child.said or child.code is not None)
    began = time.monotonic()
    house.done(child)
    return time.monotonic() - began


def _import_and_kill(house: House, pages: Path, delay: float) -> bool:
    """Import, and kill `delay` seconds into the work; whether there was work when it came."""
    child = house.deed("import_folder", str(pages))
    house.until(lambda: child.said or child.code is not None)
    house.until(lambda: child.code is not None, patience=delay)
    house.kill(child)
    house.wait(child)
    return bool(child.said) and child.code == -9
