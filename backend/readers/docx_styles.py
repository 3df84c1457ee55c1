"""Styles of a Word document 样式: what a paragraph's style says of it, by itself or by inheritance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.readers.packages import attribute, child, local
from backend.source import Mark

DEEPEST = 6
BODY_LEVEL = 9
"""The outline level that Word gives to text that is no heading."""
LONGEST_CHAIN = 20
"""Styles; a chain of inheritance that is longer runs in a circle."""
HEADING = re.compile(r"^(?:heading|标题)\s?(?P<depth>[1-9])$", re.IGNORECASE)
TITLE = re.compile(r"^(?:title|(?:文章|稿件|大|主|总)标题|标题)$", re.IGNORECASE)
SUBHEADING = re.compile(r"^(?:subtitle|[引肩眉副]题|[引副小]标题)$", re.IGNORECASE)
CAPTION = re.compile(r"^(?:caption|题注|图注|图说|图片说明)$", re.IGNORECASE)
CONTENTS = re.compile(r"^(?:toc|目录)\s?(?:\d|heading|标题)?$", re.IGNORECASE)
USUAL = 2.0
FAR = 10.0
"""Characters; further in than any paragraph begins."""
APART = frozenset({"center", "right", "end"})
LEAST_INDENT = 200
"""Twentieths of a point; one character of the smallest type is 100, an indent has two."""
LEAST_CHARACTERS = 150
"""Hundredths of a character."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is by its style; `number` is its list and level, where it has one.

    `shift` is how far its first line is set in, in characters.
    """

    mark: Mark = Mark.PLAIN
    depth: int = 0
    shift: float = 0.0
    number: tuple[str, int] | None = None


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, root: Any | None) -> None:
        rows = [] if root is None else [row for row in root if local(row) == "style"]
        self._styles = {attribute(row, "styleId") or "": row for row in rows}
        self._default = next((row for row in rows if _is_default(row)), None)

    def is_title(self, paragraph: Any) -> bool:
        """Whether the paragraph is set in the style for titles."""
        return any(TITLE.match(_name(style)) for style in self._chain(paragraph))

    def look(self, paragraph: Any) -> Look:
        """What the paragraph's own settings and its style say of it."""
        chain = list(self._chain(paragraph))
        names = [_name(style) for style in chain]
        settings = [child(one, "pPr") for one in (paragraph, *chain)]
        settings = [one for one in settings if one is not None]
        number = _number(settings)
        if any(CONTENTS.match(name) for name in names):
            return Look(Mark.NAVIGATION)
        if any(CAPTION.match(name) for name in names):
            return Look(Mark.CAPTION, number=number)
        if depth := _depth(names, settings):
            return Look(Mark.HEADING, min(depth, DEEPEST), number=number)
        return Look(shift=_shift(settings), number=number)

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style and those it is based on, the nearest first."""
        settings = child(paragraph, "pPr")
        named = _value(settings, "pStyle") if settings is not None else None
        style = self._styles.get(named) if named else self._default
        for _ in range(LONGEST_CHAIN):
            if style is None:
                return
            yield style
            style = self._styles.get(_value(style, "basedOn") or "")


def _is_default(style: Any) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")


def _name(style: Any) -> str:
    return (_value(style, "name") or "").strip()


def _value(node: Any, name: str) -> str | None:
    found = child(node, name)
    return attribute(found, "val") if found is not None else None


def _depth(names: list[str], settings: list[Any]) -> int:
    """The heading depth from 1, or 0: the outline level of the paragraph, or its style's name."""
    for one in settings:
        level = _value(one, "outlineLvl")
        if level is not None and level.isdecimal():
            return int(level) + 1 if int(level) < BODY_LEVEL else 0
    for name in names:
        if found := HEADING.match(name):
            return int(found["depth"])
        if TITLE.match(name):
            return 1
        if SUBHEADING.match(name):
            return 2
    return 0


def _shift(settings: list[Any]) -> float:
    """How far the first line is set in 首行缩进, centred or set to the right; the nearest setting counts."""
    placed = next((value for one in settings if (value := _value(one, "jc"))), "")
    if placed in APART:
        return FAR
    for one in settings:
        indent = child(one, "ind")
        if indent is None:
            continue
        characters, twips = attribute(indent, "firstLineChars"), attribute(indent, "firstLine")
        if characters is not None:
            return USUAL if _whole(characters) >= LEAST_CHARACTERS else 0.0
        if twips is not None:
            return USUAL if _whole(twips) >= LEAST_INDENT else 0.0
    return 0.0


def _number(settings: list[Any]) -> tuple[str, int] | None:
    """The list that numbers the paragraph, and its level; list 0 takes a style's number away."""
    level: str | None = None
    for one in settings:
        numbering = child(one, "numPr")
        if numbering is None:
            continue
        level = level or _value(numbering, "ilvl")
        number = _value(numbering, "numId")
        if number is not None:
            return (number, _whole(level or "0")) if number != "0" else None
    return None


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 6 else 0
