"""Marks 标点: brackets and quotation marks that do not pair, wrong widths, marks printed twice."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from backend.checks.passages import Passage, Span
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

OPENING = {
    "（": "）", "(": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "『": "』", "“": "”", "‘": "’",
}  # fmt: skip
CLOSING = {
    "）": "（", ")": "（", "》": "《", "】": "【", "〕": "〔", "」": "「", "』": "『", "”": "“", "’": "‘",
}  # fmt: skip
"""A half-width bracket pairs with a full-width one here; that they differ is another finding."""
COUNTED = frozenset("“”「」")
"""Quotation marks whose numbers differ are `unbalanced_quotes`; only their order is looked at here."""
LONG_BRACKETS = frozenset("（【「『‘")
"""What may be open over several paragraphs: a long note, a speech."""
# 1）  a)  三）  behind nothing or a mark: the number of an item, not the end of a bracket
ITEM = re.compile(
    r"(?:^|[\s。；;，,：:、！？“（])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$"
)
ITEM_LOOK_BACK = 5
YEAR = re.compile(r"\d\d(?!\d)")
"""The year behind an apostrophe: ’98."""
QUOTED = 20
SMILE = frozenset(":：;；")


@dataclass(frozen=True, slots=True)
class _Odd:
    """A mark without its partner, and where it stands."""

    mark: str
    at: int
    opens: bool


def check_pairs(text: list[Passage]) -> Iterator[Finding]:
    """Look for brackets, title marks and quotation marks without a partner, or crossed."""
    odd = [_odd_marks(one.text) for one in text]
    _close_over_paragraphs(odd)
    for passage, marks in zip(text, odd, strict=True):
        seen: set[str] = set()
        for one in marks:
            if one.mark in seen:
                continue
            seen.add(one.mark)
            if passage.number is None or not _is_counted(one, passage.text):
                yield _unpaired(passage, one)


def check_quotes(text: list[Passage]) -> Iterator[Finding]:
    """Look for paragraphs in which opening and closing quotation marks differ in number."""
    for number, passage in enumerate(text):
        for opening, closing in ("“”", "「」"):
            if passage.text.count(opening) == passage.text.count(closing):
                continue
            odd = [one for one in _odd_marks(passage.text) if one.mark in (opening, closing)]
            span = (odd[0].at, odd[0].at + 1) if odd else None
            if _goes_on(text, number, opening, closing):
                severity, why = Severity.NOTE, "，引文似跨段，请核对"
            else:
                severity, why = Severity.FAULT, ""
            yield passage.finding(
                Code.UNBALANCED_QUOTES, severity, f"{opening}与{closing}不成对{why}", span
            )


def _goes_on(text: list[Passage], number: int, opening: str, closing: str) -> bool:
    """Whether a speech of several paragraphs goes on here: each opens, only the last one closes."""
    mine = text[number].text
    nearest = text[number + 1] if number + 1 < len(text) else None
    opens = mine.startswith(opening) and mine.count(opening) == mine.count(closing) + 1
    return opens and nearest is not None and nearest.text.startswith(opening)


def _odd_marks(text: str) -> list[_Odd]:
    """The marks that have no partner in the text, in its order; linear in its length."""
    stack: list[_Odd] = []
    open_now: Counter[str] = Counter()
    odd: list[_Odd] = []
    for at, char in enumerate(text):
        if char in OPENING:
            if char == "‘" and YEAR.match(text, at + 1) and "’" not in text[at : at + QUOTED]:
                continue
            kind = CLOSING[OPENING[char]]
            stack.append(_Odd(kind, at, opens=True))
            open_now[kind] += 1
        elif char in CLOSING:
            kind = CLOSING[char]
            if open_now[kind]:
                while (top := stack.pop()).mark != kind:
                    odd.append(top)
                    open_now[top.mark] -= 1
                open_now[kind] -= 1
            elif not _stands_alone(text, at, char):
                odd.append(_Odd(OPENING[kind], at, opens=False))
    return sorted(odd + stack, key=lambda one: one.at)


def _stands_alone(text: str, at: int, char: str) -> bool:
    """Whether a closing mark needs no partner: 1）, it’s, ’98, ：)."""
    before = text[max(0, at - ITEM_LOOK_BACK) : at]
    if char in "）)":
        return ITEM.search(before) is not None or before[-1:] in SMILE
    letter = before[-1:].isascii() and before[-1:].isalnum()
    return char == "’" and (letter or YEAR.match(text, at + 1) is not None)


def _close_over_paragraphs(odd: list[list[_Odd]]) -> None:
    """Pair a bracket that one paragraph opens with the one that a later paragraph closes."""
    waiting: dict[str, tuple[list[_Odd], _Odd]] = {}
    for marks in odd:
        for one in list(marks):
            if one.opens and one.mark in LONG_BRACKETS:
                waiting[one.mark] = (marks, one)
            elif not one.opens and waiting.get(CLOSING[one.mark], (marks,))[0] is not marks:
                where, partner = waiting.pop(CLOSING[one.mark])
                where.remove(partner)
                marks.remove(one)


def _is_counted(one: _Odd, text: str) -> bool:
    if one.mark not in COUNTED:
        return False
    opening = one.mark if one.opens else CLOSING[one.mark]
    return text.count(opening) != text.count(OPENING[opening])


def _unpaired(passage: Passage, one: _Odd) -> Finding:
    here = passage.text[one.at]
    if one.mark in COUNTED and not _is_counted(one, passage.text):
        other = OPENING[one.mark] if one.opens else CLOSING[one.mark]
        message, suggestion = f"“{here}”方向似有误", other
    elif one.opens:
        message, suggestion = f"“{here}”没有配对的“{OPENING[one.mark]}”", ""
    else:
        message, suggestion = f"“{here}”没有配对的“{CLOSING[one.mark]}”", ""
    span: Span = (one.at, one.at + 1)
    return passage.finding(Code.UNPAIRED_MARKS, Severity.FAULT, message, span, suggestion)


# ，， 。。 、、 or two marks of which only one can stand: ，。 。， ；。
TWICE = re.compile(r"[，、；：。]{2,}")
ELLIPSIS = 3
"""So many full stops were meant as ……"""


def check_doubled_marks(text: list[Passage]) -> Iterator[Finding]:
    """Look for marks printed twice, and for two marks where one can stand."""
    for passage in text:
        for found in TWICE.finditer(passage.text):
            marks = found[0]
            if len(set(marks)) > 1:
                suggestion = ""
            else:
                suggestion = "……" if marks[0] == "。" and len(marks) >= ELLIPSIS else marks[0]
            yield passage.finding(
                Code.REPEATED_MARK,
                Severity.FAULT,
                f"标点“{marks[:6]}”重复",
                found.span(),
                suggestion,
            )
