"""Completeness 完整: what a whole article has, and this one lacks."""

import re
from collections.abc import Iterator

from backend.chinese.punctuation import ends_sentence
from backend.draft import ArticleDraft, Finding, Text
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

BEGINS_INSIDE = re.compile(r"^[，。、；：！？”’）】》,;!?]")
VERSE_WIDTH = 20
LONGEST_CLOSING = 8
INSIDE = re.compile(r"[，。；、：！？,;:!?]")


def check_completeness(draft: ArticleDraft) -> Iterator[Finding]:
    """Look for a missing title, byline or date, a cut end or beginning, a photo without text."""
    paragraphs = list(draft.paragraphs())
    if draft.title is None:
        yield Finding(Code.MISSING_TITLE, Severity.FAULT, "没有标题")
    if not paragraphs and draft.captions:
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
    yield from _ends(draft, paragraphs)


def _ends(draft: ArticleDraft, paragraphs: list[Text]) -> Iterator[Finding]:
    if not paragraphs:
        return
    first, last = paragraphs[0], paragraphs[-1]
    if draft.continued_above or BEGINS_INSIDE.match(first.value):
        yield Finding(
            Code.TRUNCATED_START,
            Severity.DOUBT,
            "开头不完整",
            first.value[:30],
            first.lines[:1],
            section=0,
        )
    closing = len(paragraphs) > 1 and _finished(paragraphs[-2].value) and is_closing(last.value)
    unfinished = not (_finished(last.value) or closing or is_verse(paragraphs))
    if unfinished or draft.continued_below:
        yield Finding(
            Code.TRUNCATED_END,
            Severity.FAULT,
            "结尾不完整，句子没有说完",
            last.value[-30:],
            last.lines[-1:],
            section=len(draft.sections) - 1,
        )


def _finished(text: str) -> bool:
    return ends_sentence(text) or text.endswith(("：", ":", "；", "）", ")", "——"))


def is_closing(text: str) -> bool:
    """Whether a last line closes a letter and is no sentence: 爱你的妈妈."""
    return len(text) <= LONGEST_CLOSING and INSIDE.search(text) is None


def is_verse(paragraphs: list[Text]) -> bool:
    """Whether most paragraphs are short lines without a full stop: a poem 诗."""
    short = sum(len(one.value) <= VERSE_WIDTH and "。" not in one.value[:-1] for one in paragraphs)
    return len(paragraphs) > 3 and short >= len(paragraphs) * 0.8


def _lines(text: Text | None) -> tuple[int, ...]:
    return text.lines if text else ()
