"""Front matter 文首元数据: the lines between --- and --- with which site generators begin a text."""

import re
from datetime import date

from backend.chinese.dates import find_full_date
from backend.draft import Line, Mark, PageFacts

FENCE = re.compile(r"-{3,}|\+{3,}")
PAIR = re.compile(r"(?P<key>[A-Za-z_]{2,20})\s*[:：=]\s*(?P<value>.*)")
MOST_LINES = 40
DATES = ("date", "pubdate", "published", "publish_date", "published_at", "created")
SOURCES = ("source", "from", "origin", "site")
BYLINES = ("author", "authors", "writer")


def read_matter(lines: list[Line]) -> tuple[frozenset[int], PageFacts | None, Line | None]:
    """The numbers of the front matter's lines, what they say, and the title, where it stands only there.

    Every line below the first has a key; what has none of it is no front matter.
    """
    if not lines or not FENCE.fullmatch(lines[0].text):
        return frozenset(), None, None
    inside = lines[1:MOST_LINES]
    end = next((at for at, line in enumerate(inside) if FENCE.fullmatch(line.text)), 0)
    pairs = [(line, PAIR.fullmatch(line.text)) for line in inside[:end]]
    if not end or not pairs[0][1] or sum(found is not None for _, found in pairs) * 2 < len(pairs):
        return frozenset(), None, None
    values = {
        found["key"].lower(): (line, found["value"].strip(" \"'“”"))
        for line, found in pairs
        if found
    }
    numbers = frozenset(line.number for line in lines[: end + 2])
    facts = PageFacts(
        published_on=_day(values),
        source=_first(values, SOURCES),
        byline=f"作者：{name}" if (name := _first(values, BYLINES)) else None,
        lines=(lines[0].number,),
    )
    headed = any(line.mark is Mark.HEADING and line.depth == 1 for line in lines[end + 2 :])
    title = None if headed or not values.get("title", ("", ""))[1] else values["title"]
    if title is None:
        return numbers, facts, None
    line, text = title
    head = Line(line.number, text, Mark.HEADING, 1)
    return numbers - {line.number}, facts, head


def _day(values: dict[str, tuple[Line, str]]) -> date | None:
    printed = _first(values, DATES)
    found = find_full_date(printed) if printed else None
    return found[0] if found else None


def _first(values: dict[str, tuple[Line, str]], keys: tuple[str, ...]) -> str | None:
    return next((values[key][1] for key in keys if key in values and values[key][1]), None)
