"""Numbering 序号: numbers of headings and items that leave one out, or that stand twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from backend.checks.passages import Passage
from backend.chinese.numerals import chinese_number
from backend.draft import ArticleDraft, Finding
from backend.source import Lines
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

HEADING_NUMBER = re.compile(
    r"^(?P<before>[第（(]?)(?P<value>\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])(?P<after>[章节部篇）)]?)"
)
# A paragraph that begins with its number: 一、 （一） 1. 1、 （1） 1） ① 第一条
ITEM = re.compile(
    r"^(?:(?P<han>[一二三四五六七八九十]{1,3})、"
    r"|[（(](?P<han_in>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<figure>\d{1,2})(?:[、．]|\.(?!\d))"
    r"|[（(](?P<figure_in>\d{1,2})[）)]"
    r"|(?P<figure_half>\d{1,2})[）)]"
    r"|(?P<circle>[①-⑳])"
    r"|第(?P<article>[一二三四五六七八九十]{1,3})条)"
)
# 一是……；二是…… | 第一，……。第二，…… | 其一，……。其二，……: at the beginning of a clause; 一是一 is a saying
SPOKEN = re.compile(
    r"(?:(?<=[。；;：:，,、！？“])|^)"
    r"(?:(?P<is>[一二三四五六七八九十]{1,2})是(?!(?P=is)(?:[，,。；;、！]|$))"
    r"|第(?P<th>[一二三四五六七八九十]{1,2})[，,]"
    r"|其(?P<its>[一二三四五六七八九])[，,是])"
)
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CIRCLE = re.compile(r"[①-⑳]")
NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
HAN_DIGITS = "零一二三四五六七八九"
ALSO = re.compile(r"其次|再次|再就是|另外|此外|另一|还有")
"""Words that stand in a list instead of a number."""
SPOKEN_STYLES = frozenset(["is", "th", "its"])
DEEPEST = 6
"""Lists inside one another that are followed; the outermost are forgotten first."""
FARTHEST = 4
"""A number that jumps farther was no item of the list: 十、 behind 二、 is something else."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A number as printed, with its value, its style, and where it stands; not `sure` behind 其次."""

    printed: str
    value: int
    style: str
    passage: Passage | None = None
    span: tuple[int, int] = (0, 0)
    lines: Lines = ()
    section: int | None = None
    sure: bool = True


def check_numbering(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    """Look through the numbers of headings, of numbered paragraphs, and of 一是……二是…… in the text."""
    if not draft.continued_above:
        yield from _heading_gaps(draft)
    for _, group in groupby(text, key=lambda one: one.section):
        own = list(group)
        yield from _gaps(_items(own))
        yield from _gaps(_spoken(own))


def _heading_gaps(draft: ArticleDraft) -> Iterator[Finding]:
    """Follow the numbers of each level; a heading of a higher level begins those below it anew."""
    last: dict[tuple[int, str], int] = {}
    for number, section in enumerate(draft.sections):
        if section.heading is None:
            continue
        last = {key: value for key, value in last.items() if key[0] <= section.level}
        item = _heading_item(section.number or "", section.heading_lines, number)
        if item is None:
            continue
        before = last.get((section.level, item.style), 0)
        if item.value > before + FARTHEST:
            continue
        last[section.level, item.style] = item.value
        if finding := _compare(item, before):
            yield finding


def _heading_item(number: str, lines: Lines, section: int) -> _Item | None:
    found = HEADING_NUMBER.match(number)
    value = _value(found["value"]) if found else None
    if found is None or value is None:
        return None
    kind = "figure" if found["value"].isascii() else "han" if found["value"] in CIRCLES else "word"
    style = found["before"] + kind + found["after"]
    return _Item(number, value, style, lines=lines, section=section)


def _compare(item: _Item, before: int) -> Finding | None:
    """Compare a number with the one before it in its list; 1 begins a list wherever it stands."""
    wanted = before + 1
    if item.value == wanted or (item.value == 1 and before > 1):
        return None
    if item.value < wanted:
        return _finding(item, Code.NUMBERING_REPEATED, f"序号“{item.printed}”重复或颠倒", wanted)
    missing = "、".join(_like(item, value) for value in range(wanted, item.value))
    return _finding(item, Code.NUMBERING_GAP, f"“{item.printed}”之前缺少“{missing}”", wanted)


def _finding(item: _Item, code: Code, message: str, wanted: int) -> Finding:
    if item.passage is not None:
        suggestion = _like(item, wanted)
        return item.passage.finding(code, Severity.DOUBT, message, item.span, suggestion)
    return Finding(code, Severity.DOUBT, message, item.printed, item.lines, section=item.section)


def _like(item: _Item, value: int) -> str:
    """The value written as the item's number is written."""
    printed = item.printed
    if CIRCLE.search(printed):
        return CIRCLES[value - 1]
    figures = re.search(r"\d+", printed)
    words = str(value).zfill(len(figures[0])) if figures and figures[0][0] == "0" else str(value)
    return NUMBER.sub(words if figures else _in_han(value), printed, count=1)


def _in_han(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return HAN_DIGITS[ones]
    return (HAN_DIGITS[tens] if tens > 1 else "") + "十" + (HAN_DIGITS[ones] if ones else "")


def _value(printed: str) -> int | None:
    if printed in CIRCLES:
        return CIRCLES.index(printed) + 1
    return int(printed) if printed.isdecimal() else chinese_number(printed)


def _items(text: list[Passage]) -> Iterator[_Item]:
    """The numbers with which paragraphs begin."""
    for passage in text:
        found = ITEM.match(passage.text)
        if found and found.lastgroup:
            value = _value(found[found.lastgroup])
            if value:
                yield _Item(found[0], value, found.lastgroup, passage, found.span())


def _spoken(text: list[Passage]) -> Iterator[_Item]:
    """一是, 第二， 其三，: numbers that begin a clause; they may stand for one another."""
    for passage in text:
        also = ALSO.search(passage.text)
        for found in SPOKEN.finditer(passage.text):
            style = next(name for name in SPOKEN_STYLES if found[name])
            value = chinese_number(found[style])
            if value:
                span = (found.start(style) - (style != "is"), found.end(style) + (style == "is"))
                words = passage.text[slice(*span)]
                sure = also is None or found.start() < also.start()
                yield _Item(words, value, style, passage, span, sure=sure)


def _gaps(items: Iterable[_Item]) -> Iterator[Finding]:
    """Follow lists that may stand inside one another: 1 opens one, a fitting number closes the inner."""
    open_lists: dict[str, list[int]] = {}
    for item in items:
        style = "spoken" if item.style in SPOKEN_STYLES else item.style
        stack = open_lists.setdefault(style, [])
        if item.value == 1:
            stack[:] = [*stack[-DEEPEST:], 1]
            continue
        fitting = next(
            (n for n in reversed(range(len(stack))) if stack[n] + 1 == item.value), len(stack) - 1
        )
        if not stack or item.value > stack[fitting] + FARTHEST:
            continue  # a list whose beginning is elsewhere
        finding = _compare(item, stack[fitting])
        if finding and item.sure:
            yield finding
        stack[fitting:] = [item.value]
