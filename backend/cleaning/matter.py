"""Front matter 文首元数据: the lines between --- and --- with which site generators begin a text."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from backend.chinese.dates import find_full_date, read_date
from backend.chinese.punctuation import SPACES, han_count
from backend.source import Furniture, Line, Mark, PageFacts
from backend.vocabulary import FurnitureReason

FENCE = re.compile(r"-{3,}|\+{3,}")
PAIR = re.compile(r"(?P<key>[A-Za-z_]{2,20})\s*[:：=]\s*(?P<value>.*)")
MOST_LINES = 40
DATES = (
    "date",
    "pubdate",
    "published",
    "publish_date",
    "published_at",
    "created",
    "publish_time",
    "time",
    "pub_time",
)
SOURCES = ("source", "from", "origin", "site")
BYLINES = ("author", "authors", "writer")
TITLES = ("title", "name", "headline")
KNOWN = frozenset(
    (
        *DATES,
        *SOURCES,
        *BYLINES,
        *TITLES,
        "url",
        "link",
        "keywords",
        "tags",
        "category",
        "content",
        "id",
        "text",
    )
)
FEWEST = 2
PROGRAMME = re.compile(
    r"《?[\u4e00-\u9fff·]{2,12}》?[\s（(]*(?:节目|完整)?(?:文字(?:版|稿|实录)|全文|要闻|内容)?[\s）)]*"
)
"""A programme's name, as it stands beside the day of its broadcast: 青石新闻联播 2025-03-05 文字版."""
FIELD = re.compile(
    r"(?:【\s*(?P<key>[\u4e00-\u9fff\s]{2,10}?)\s*】|(?P<plain>[\u4e00-\u9fff\s]{2,6})\s*[:：])\s*(?P<value>.{0,120})"
)
KEYS = (
    dict.fromkeys(("标题", "题目", "题名", "篇名"), "title")
    | dict.fromkeys(("作者", "责任者"), "author")
    | dict.fromkeys(("原文出处", "来源", "出处", "刊名", "报纸", "媒体"), "source")
    | dict.fromkeys(("日期", "时间", "发布时间", "发布日期", "出版日期"), "date")
    | dict.fromkeys(
        ("正文", "内容", "全文", "栏目", "版次", "版面", "分类", "类别", "编号"), "other"
    )
)
"""What a record's fields are in ours; a bracketed one may have any name."""
ITEM = re.compile(r"[-*•·]\s*[\u4e00-\u9fffA-Za-z ]{2,10}[:：].+")
"""What an archive notes below a page's name: - 条数：21."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The front matter's lines, what they say, and the title, where it stands only there."""

    furniture: list[Furniture] = field(default_factory=list)
    facts: list[PageFacts] = field(default_factory=list)
    title: Line | None = None


def read_matter(lines: list[Line]) -> Matter:
    """Read the lines at the page's beginning; most lines between the two fences have a key."""
    if lines and (found := _of_programme(lines) or _of_record(lines)):
        return found
    if not lines or not FENCE.fullmatch(lines[0].text):
        return _without_fence(lines)
    inside = lines[1:MOST_LINES]
    end = next((at for at, line in enumerate(inside) if FENCE.fullmatch(line.text)), 0)
    pairs = [(line, PAIR.fullmatch(line.text)) for line in inside[:end]]
    if not end or not pairs[0][1] or sum(found is not None for _, found in pairs) * 2 < len(pairs):
        return Matter()
    return _read(pairs, lines[: end + 2], lines[end + 2 :])


def _of_programme(lines: list[Line]) -> Matter | None:
    """A programme's name with its day above the headings of its items, and an archive's notes below."""
    first, *more = lines
    dated = find_full_date(first.text)
    around = first.text[: dated[1]] + first.text[dated[2] :] if dated else ""
    items = sum(line.mark is Mark.HEADING and line.depth > first.depth for line in more)
    if not dated or first.mark is not Mark.HEADING or items < FEWEST:
        return None
    if not PROGRAMME.fullmatch(around.strip()):
        return None
    notes = list(takewhile(lambda line: ITEM.fullmatch(line.text), more))
    furniture = [Furniture(first.number, first.text, FurnitureReason.PAGE_HEAD)]
    furniture += [Furniture(line.number, line.text, FurnitureReason.LABEL) for line in notes]
    facts = PageFacts(published_on=dated[0], whole_page=True, lines=(first.number,))
    return Matter(furniture, [facts])


def _of_record(lines: list[Line]) -> Matter | None:
    """The fields of a database's record, one a line: 【原文出处】青石学刊, 标题：…"""
    pairs: Pairs = []
    for line in lines[:MOST_LINES]:
        found = FIELD.fullmatch(line.text)
        key = KEYS.get(SPACES.sub("", found["key"] or found["plain"])) if found else None
        if not found or (found["plain"] and key is None):
            break
        pairs.append((line, re.fullmatch(PAIR, f"{key or 'other'}: {found['value']}")))
    titled = any(found and found["key"] == "title" for _, found in pairs)
    if len(pairs) < FEWEST + 1 or not titled:
        return None
    return _read(pairs, lines[: len(pairs)], lines[len(pairs) :])


def _without_fence(lines: list[Line]) -> Matter:
    """Fields of a record, one a line, at the page's beginning: name: …, publish_time: …"""
    pairs: list[tuple[Line, re.Match[str] | None]] = []
    for line in lines[:MOST_LINES]:
        found = PAIR.fullmatch(line.text)
        if not found or found["key"].lower() not in KNOWN:
            break
        pairs.append((line, found))
    if len(pairs) < FEWEST:
        return Matter()
    return _read(pairs, lines[: len(pairs)], lines[len(pairs) :])


Pairs = list[tuple[Line, re.Match[str] | None]]


def _read(pairs: Pairs, own: list[Line], below: list[Line]) -> Matter:
    values = {found["key"].lower(): found["value"].strip(" \"'“”") for _, found in pairs if found}
    named = [(line, found) for line, found in pairs if found and found["key"].lower() in TITLES]
    headed = any(line.mark is Mark.HEADING and line.depth == 1 for line in below)
    title = None
    text = values[named[0][1]["key"].lower()] if named else ""
    if not headed and han_count(text):  # no slug
        title = Line(named[0][0].number, text, Mark.HEADING, 1)
    facts = PageFacts(
        published_on=_day(values),
        source=_first(values, SOURCES),
        byline=f"作者：{name}" if (name := _first(values, BYLINES)) else None,
        lines=(own[0].number,),
    )
    furniture = [
        Furniture(line.number, line.text, FurnitureReason.LABEL)
        for line in own
        if not title or line.number != title.number
    ]
    return Matter(furniture, [facts], title)


def _day(values: dict[str, str]) -> date | None:
    printed = _first(values, DATES)
    found = find_full_date(printed) if printed else None
    return found[0] if found else read_date(printed.split()[0]) if printed else None


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((values[key] for key in keys if values.get(key)), None)
