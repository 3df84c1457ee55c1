"""Sentences 句子: paragraphs in the middle of an article that stop before their sentence does."""

import re
from collections.abc import Iterator

from backend.checks.passages import Passage, is_verse
from backend.chinese.punctuation import CLOSERS, ends_sentence, is_han
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

GOES_ON = ("，", "、", ",")
VERSE_LINE = 20
"""Characters; two such lines below one another may be quoted verse, which may end in a comma."""
SHORTEST = 30
"""Characters; a shorter line without a full stop may be a heading, a salutation, a list's entry."""
LONGEST_TAIL = 12
"""Characters behind the last full stop that may be a signature."""
SENTENCE_END = re.compile(r"[。！？!?]")
LISTED = re.compile(r"[：:]|^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、．.）)]|^[·•●◆■▲★]")
COMMAS = 2
ENUMERATED = 4
"""So many 、 in the last sentence are a list of names, which may end without a mark."""


def check_sentences(text: list[Passage]) -> Iterator[Finding]:
    """Look for a paragraph, the last one apart, that ends in a comma or in the midst of a sentence."""
    if is_verse(text):
        return
    for place, passage in enumerate(text[:-1]):
        stripped = passage.text.rstrip()
        end = len(stripped)
        if stripped.endswith(GOES_ON):
            if not _is_verse_line(text, place):
                yield passage.finding(
                    Code.UNFINISHED_PARAGRAPH,
                    Severity.DOUBT,
                    f"段落以“{stripped[-1]}”结尾，请核对是否与下一段相连",
                    (end - 1, end),
                    "。",
                )
        elif _stops_inside(stripped):
            yield passage.finding(
                Code.UNFINISHED_PARAGRAPH,
                Severity.DOUBT,
                "段末没有句号，请核对是否缺字或与下一段相连",
                (end, end),
                "。",
            )


def _is_verse_line(text: list[Passage], place: int) -> bool:
    """Whether a short line stands beside another one, as quoted verse does."""
    beside = (*text[max(0, place - 1) : place], *text[place + 1 : place + 2])
    short = any(len(one.text) <= VERSE_LINE for one in beside)
    return short and len(text[place].text) <= VERSE_LINE


def _stops_inside(text: str) -> bool:
    """Whether a paragraph of whole sentences ends without a mark; entries of a list need none."""
    if len(text) < SHORTEST or not is_han(text[-1]) or ends_sentence(text):
        return False
    end = max((found.end() for found in SENTENCE_END.finditer(text)), default=0)
    tail = text[end:].lstrip("".join(CLOSERS)).strip()
    if tail.count("、") >= ENUMERATED:
        return False
    if not end:
        return text.count("，") >= COMMAS and not LISTED.search(text)
    return len(tail) > LONGEST_TAIL or "，" in tail
