"""Numbers that Word generates 自动编号: counted again, so that 一、 and 1. stand in the text."""

import re
from dataclasses import dataclass, field
from typing import Any

from backend.readers.packages import attribute, child, local

LEVELS = 9
DIGITS = "〇一二三四五六七八九"
CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    }
)
"""Formats that count 一 二 三; the legal one has 壹 贰 叁, which no heading label is read from."""
CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
PLACE = re.compile(r"%([1-9])")
SILENT = frozenset({"bullet", "none"})
LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and prints."""

    style: str = "decimal"
    text: str = "%1."
    start: int = 1
    glue: str = "tab"


@dataclass(slots=True)
class _List:
    """A list with the counts that it has reached; lists of one kind count together."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """The lists of one document, counting on from paragraph to paragraph."""

    def __init__(self, root: Any | None) -> None:
        rows = [] if root is None else list(root)
        kinds = {
            attribute(row, "abstractNumId"): _List(_levels(row))
            for row in rows
            if local(row) == "abstractNum"
        }
        self._lists: dict[str, _List] = {}
        for row in rows:
            kind = child(row, "abstractNumId") if local(row) == "num" else None
            found = kinds.get(attribute(kind, "val")) if kind is not None else None
            if found is not None:
                self._lists[attribute(row, "numId") or ""] = _overridden(found, row)

    def label(self, number: tuple[str, int]) -> str:
        """Count the paragraph and give its printed number; empty for a bullet or an unknown list."""
        found, level = self._lists.get(number[0]), min(number[1], LEVELS - 1)
        if found is None:
            return ""
        own = found.levels.get(level, _Level())
        found.counts[level] = found.counts.get(level, own.start - 1) + 1
        for deeper in [one for one in found.counts if one > level]:
            del found.counts[deeper]
        if own.style in SILENT:
            return ""
        text = PLACE.sub(lambda place: _printed(found, int(place[1]) - 1), own.text)
        # full-width marks keep their own distance, others need a space before the text
        close = own.glue == "nothing" or not text or ord(text[-1]) > 0x2FFF
        return text if close else f"{text} "


def _printed(found: _List, level: int) -> str:
    own = found.levels.get(level, _Level())
    return in_style(min(found.counts.get(level, own.start), LARGEST), own.style)


def in_style(count: int, style: str) -> str:
    """A count as its list prints it: 三, ③, iii, c, 03 or 3."""
    if style in CHINESE:
        return _chinese(count)
    if style in CIRCLED and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if style in ("upperRoman", "lowerRoman"):
        text = _roman(count)
        return text.upper() if style == "upperRoman" else text
    if style in ("upperLetter", "lowerLetter") and count:
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return text.upper() if style == "upperLetter" else text
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _chinese(count: int) -> str:
    """Up to 99 as people count, 二十一; beyond that digit by digit."""
    if not 0 < count < 100:
        return "".join(DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] * bool(ones))


def _roman(count: int) -> str:
    out = ""
    for value, letters in ROMAN:
        times, count = divmod(count, value)
        out += letters * times
    return out


def _levels(kind: Any) -> dict[int, _Level]:
    rows = [row for row in kind if local(row) == "lvl"]
    return {_whole(attribute(row, "ilvl"), 0): _level(row) for row in rows}


def _level(row: Any) -> _Level:
    settings = {
        name: attribute(found, "val")
        for name in ("numFmt", "lvlText", "start", "suff")
        if (found := child(row, name)) is not None
    }
    return _Level(
        style=settings.get("numFmt") or "decimal",
        text=settings.get("lvlText") or "",
        start=_whole(settings.get("start"), 1),
        glue=settings.get("suff") or "tab",
    )


def _overridden(kind: _List, row: Any) -> _List:
    """A list that starts anew or looks different counts for itself; others count with their kind."""
    levels = dict(kind.levels)
    changed = False
    for override in (one for one in row if local(one) == "lvlOverride"):
        level = _whole(attribute(override, "ilvl"), 0)
        own, start = child(override, "lvl"), child(override, "startOverride")
        known = _level(own) if own is not None else levels.get(level, _Level())
        if start is not None:
            count = _whole(attribute(start, "val"), 1)
            known = _Level(known.style, known.text, count, known.glue)
        levels[level] = known
        changed = True
    return _List(levels) if changed else kind


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) <= 6 else default
