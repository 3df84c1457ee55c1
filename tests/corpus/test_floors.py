"""The quality gate: the figures that pages written by others have reached never fall again.

The pages under `measured/` were written from the annotation guide alone, by nobody who wrote rules,
as extracted papers, copied web pages, wire copy and old archives look. What they must become stands
beside them; `floors.json` has the figure of every field, and may only rise. `make corpus` prints them.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from
from backend.record import error_record, page_record
from tests.corpus.measuring import Measure, measure

HERE = Path(__file__).parent
PAGES = sorted((HERE / "measured" / "pages").iterdir())
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))
HAIR = 0.0005
"""Floors are written with three figures."""


def record(page: Path) -> dict[str, Any]:
    try:
        return page_record(page_from(page))
    except UnreadableFile as error:
        return error_record(page.name, error)


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    total = Measure()
    for page in PAGES:
        expected = HERE / "measured" / "expected" / f"{page.stem}.json"
        measure(record(page), json.loads(expected.read_text("utf-8")), total)
    found = total.figures()
    print()  # noqa: T201
    for name, figure in found.items():
        print(f"{name:16} {figure:.3f}  floor {FLOORS.get(name, 0):.3f}")  # noqa: T201
    return found


def test_every_field_has_its_floor(figures: dict[str, float]) -> None:
    assert sorted(figures) == sorted(FLOORS)


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name] - HAIR


def test_the_measure_sees_what_is_missing() -> None:
    total = Measure()
    want = {
        "title": "三万亩小麦开镰",
        "sections": [{"heading": None, "level": 0, "paragraphs": ["甲乙丙丁"]}],
    }
    measure({"articles": []}, {"articles": [want]}, total)
    assert total.figures() == {"articles": 0.0, "paragraphs": 0.0, "title": 0.0}
