"""Front matter 文首元数据: the lines between --- and --- with which site generators begin a text."""

import re
from dataclasses import dataclass, field
from datetime import date

from backend.chinese.dates import find_full_date
from backend.draft import Furniture, Line, Mark, PageFacts
from backend.vocabulary import FurnitureReason

FENCE = re.compile(r"-{3,}|\+{3,}")
PAIR = re.compile(r"(?P<key>[A-Za-z_]{2,20})\s*[:：=]\s*(?P<value>.*)")
MOST_LINES = 40
DATES = ("date", "pubdate", "published", "publish_date", "published_at", "created")
SOURCES = ("source", "from", "origin", "site")
BYLINES = ("author", "authors", "writer")


@dataclass(frozen=True, slots=True)
class Matter:
    """The front matter's lines, what they say, and the title, where it stands only there."""

    furniture: list[Furniture] = field(default_factory=list)
    facts: list[PageFacts] = field(default_factory=list)
    title: Line | None = None


def read_matter(lines: list[Line]) -> Matter:
    """Read the lines at the page's beginning; most lines between the two fences have a key."""
    if not lines or not FENCE.fullmatch(lines[0].text):
        return Matter()
    inside = lines[1:MOST_LINES]
    end = next((at for at, line in enumerate(inside) if FENCE.fullmatch(line.text)), 0)
    pairs = [(line, PAIR.fullmatch(line.text)) for line in inside[:end]]
    if not end or not pairs[0][1] or sum(found is not None for _, found in pairs) * 2 < len(pairs):
        return Matter()
    values = {found["key"].lower(): found["value"].strip(" \"'“”") for _, found in pairs if found}
    titles = [line for line, found in pairs if found and found["key"].lower() == "title"]
    headed = any(line.mark is Mark.HEADING and line.depth == 1 for line in lines[end + 2 :])
    title = None
    if titles and values["title"] and not headed:
        title = Line(titles[0].number, values["title"], Mark.HEADING, 1)
    facts = PageFacts(
        published_on=_day(values),
        source=_first(values, SOURCES),
        byline=f"作者：{name}" if (name := _first(values, BYLINES)) else None,
        lines=(lines[0].number,),
    )
    furniture = [
        Furniture(line.number, line.text, FurnitureReason.LABEL)
        for line in lines[: end + 2]
        if not title or line.number != title.number
    ]
    return Matter(furniture, [facts], title)


def _day(values: dict[str, str]) -> date | None:
    printed = _first(values, DATES)
    found = find_full_date(printed) if printed else None
    return found[0] if found else None


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((values[key] for key in keys if values.get(key)), None)
