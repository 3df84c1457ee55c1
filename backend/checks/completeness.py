"""Completeness 完整: what a whole article has, and this one lacks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from backend.checks.passages import Passage, is_verse
from backend.chinese.punctuation import ends_sentence
from backend.draft import ArticleDraft, Finding, Text
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

BEGINS_INSIDE = re.compile(r"^(?:[，。、；：！？”）】》,;!?]|’(?!\d\d))")
LONGEST_CLOSING = 8
INSIDE = re.compile(r"[，。；、：！？,;:!?]")


def check_completeness(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    """Look for a missing title, byline or date, a cut end or beginning, a photo without text."""
    if draft.title is None:
        yield Finding(Code.MISSING_TITLE, Severity.FAULT, "没有标题")
    if not text and draft.captions:
        yield Finding(Code.PHOTO_ONLY, Severity.NOTE, "只有图片和说明，没有正文")
    elif not draft.credits:
        yield Finding(Code.MISSING_BYLINE, Severity.DOUBT, "没有署名")
    if draft.published_on is None:
        yield Finding(Code.NO_DATE, Severity.NOTE, "看不出发布日期")
    if draft.title_after_body:
        yield Finding(
            Code.TITLE_AFTER_BODY,
            Severity.NOTE,
            "标题排在正文之后，请核对标题是否属于这篇正文",
            lines=_lines(draft.title),
        )
    if draft.title_repeated:
        yield Finding(
            Code.REPEATED_TITLE, Severity.NOTE, "标题重复出现，已取一处", lines=_lines(draft.title)
        )
    if text:
        yield from _ends(draft, text)


def _ends(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    first, last = text[0], text[-1]
    if draft.continued_above or BEGINS_INSIDE.match(first.text):
        found = first.finding(Code.TRUNCATED_START, Severity.DOUBT, "开头不完整", (0, 1))
        yield replace(found, excerpt=first.text[:30], lines=first.lines[:1])
    closing = len(text) > 1 and _finished(text[-2].text) and is_closing(last.text)
    unfinished = not (_finished(last.text) or closing or is_verse(text))
    if unfinished or draft.continued_below:
        end = len(last.text)
        found = last.finding(
            Code.TRUNCATED_END, Severity.FAULT, "结尾不完整，句子没有说完", (end, end)
        )
        yield replace(found, excerpt=last.text[-30:], lines=last.lines[-1:])


def _finished(text: str) -> bool:
    return ends_sentence(text) or text.endswith(("：", ":", "；", "）", ")", "——"))


def is_closing(text: str) -> bool:
    """Whether a last line closes a letter and is no sentence: 爱你的妈妈."""
    return len(text) <= LONGEST_CLOSING and INSIDE.search(text) is None


def _lines(text: Text | None) -> tuple[int, ...]:
    return text.lines if text else ()
