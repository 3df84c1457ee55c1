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
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text("utf-8"))
LATER = {
    "second": ("fresh", "mixed"),
    "third": ("plain",),
    "fourth": ("press", "portal", "sheet"),
}
"""Pages that came later have floors of their own, so that the earlier ones keep theirs."""
HAIR = 0.0005
"""Floors are written with three figures."""
EVERY_FLOOR = [(group, name) for group, floors in FLOORS.items() for name in floors]


def record(page: Path) -> dict[str, Any]:
    try:
        return page_record(page_from(page))
    except UnreadableFile as error:
        return error_record(page.name, error)


def measured(group: str) -> dict[str, float]:
    """The figures of the group's pages, by field."""
    total = Measure()
    for page in PAGES:
        if group != next((name for name in LATER if page.stem.startswith(LATER[name])), "first"):
            continue
        expected = HERE / "measured" / "expected" / f"{page.stem}.json"
        measure(record(page), json.loads(expected.read_text("utf-8")), total)
    return total.figures()


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    found = {group: measured(group) for group in FLOORS}
    print()  # noqa: T201
    for group, fields in found.items():
        for name, figure in fields.items():
            floor = FLOORS[group].get(name, 0)
            print(f"{group:8} {name:16} {figure:.3f}  floor {floor:.3f}")  # noqa: T201
    return found


def test_every_field_has_its_floor(figures: dict[str, dict[str, float]]) -> None:
    assert {group: sorted(fields) for group, fields in figures.items()} == {
        group: sorted(floors) for group, floors in FLOORS.items()
    }


@pytest.mark.parametrize(("group", "name"), EVERY_FLOOR)
def test_no_figure_falls_below_its_floor(
    figures: dict[str, dict[str, float]], group: str, name: str
) -> None:
    assert figures[group][name] >= FLOORS[group][name] - HAIR


def test_the_measure_sees_what_is_missing() -> None:
    total = Measure()
    want = {
        "title": "三万亩小麦开镰",
        "sections": [{"heading": None, "level": 0, "paragraphs": ["甲乙丙丁"]}],
    }
    measure({"articles": []}, {"articles": [want]}, total)
    assert total.figures() == {"articles": 0.0, "paragraphs": 0.0, "title": 0.0}
