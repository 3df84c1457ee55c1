"""Repetition 重复: paragraphs, sentences and words that stand twice."""

import re
from collections.abc import Iterator
from dataclasses import replace

from backend.checks.passages import Passage, is_verse
from backend.chinese.punctuation import SPACES
from backend.chinese.words import is_function_word, splits_word
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

SHORTEST = 20
"""Characters; a shorter paragraph may well stand twice (a refrain, a question of an interview)."""
SHORTEST_SENTENCE = 8
"""Characters; shorter sentences are called twice: 快走！快走！"""
SENTENCE = re.compile(r"[^。！？!?]+(?:[。！？!?]+[”’」』）)]*|$)")
PARTICLES = "的了在和与把被为从于及而就也都很更又们这那并其之以由给让"
"""Characters of grammar that never stand twice as words of their own; 目的|的 and 为了|了解 do not."""
DOUBLED = re.compile(rf"([{PARTICLES}])\1")
SAYING = re.compile(r"(.)\1$|[一甚时]$")
"""What stands before the second pair of 分分和和, and before 了了 in 一了了之, 不甚了了, 小时了了."""
PHRASE = re.compile(r"(?P<unit>[\u4e00-\u9fff]{2,8}?)(?P=unit)")
TRULY_DOUBLED = re.compile(
    # 一步一步, 很远很远, 不行不行, 多少万多少万; 想着想着; 怎么办怎么办; 哗啦啦哗啦啦
    r"^[一二三两几半每很最极太好真更越不没再非多怎什]|[着啊呀哇]$|[哗啦咚叮当轰隆噼啪嗒滴答咕噜叽喳嗡嘎吱呼嘿哈呵嘻呜哇]"
)
SHORT = 2
"""Characters; so short a word is doubled in good Chinese (研究研究) unless it is one of grammar."""


def check_repetition(text: list[Passage]) -> Iterator[Finding]:
    """Look for a paragraph that stands twice, and for a sentence right behind itself; verse may."""
    if not is_verse(text):
        yield from _paragraphs(text)
        for passage in text:
            yield from _sentences(passage)


def check_words(text: list[Passage]) -> Iterator[Finding]:
    """Look for a word right behind itself."""
    for passage in text:
        yield from _characters(passage)
        yield from _words(passage)


def _paragraphs(text: list[Passage]) -> Iterator[Finding]:
    seen: dict[str, Passage] = {}
    for passage in text:
        keys = {_key(passage.text), _key(_without_first_sentence(passage.text))}
        found = next((seen[key] for key in keys if key in seen), None)
        if found:
            finding = passage.finding(
                Code.REPEATED_PARAGRAPH, Severity.FAULT, "这一段与前面的段落重复"
            )
            yield replace(finding, lines=(*found.lines, *passage.lines))
        for key in keys:
            if len(key) >= SHORTEST:
                seen.setdefault(key, passage)


def _key(text: str) -> str:
    return SPACES.sub("", text)


def _without_first_sentence(text: str) -> str:
    return re.split(r"(?<=[。！？])", text, maxsplit=1)[-1]


def _sentences(passage: Passage) -> Iterator[Finding]:
    before = ""
    for found in SENTENCE.finditer(passage.text):
        sentence = found[0].strip()
        if sentence == before and len(sentence) >= SHORTEST_SENTENCE:
            yield passage.finding(
                Code.REPEATED_SENTENCE, Severity.FAULT, "这一句与前一句相同", found.span()
            )
        before = sentence


def _characters(passage: Passage) -> Iterator[Finding]:
    """的的, 了了: two words of grammar behind one another, as the cutter sees them."""
    text = passage.text
    for found in DOUBLED.finditer(text):
        char, start = found[1], found.start()
        saying = SAYING.search(text, max(0, start - 2), start)
        if saying is None and _cut_at(text, start, [char, char]):
            yield passage.finding(
                Code.REPEATED_WORD, Severity.FAULT, f"“{char}”字重复", found.span(), char
            )


def _words(passage: Passage) -> Iterator[Finding]:
    """我们我们, 云溪县云溪县; a doubled word of two characters only if it is one of grammar."""
    for found in PHRASE.finditer(passage.text):
        unit = found["unit"]
        if TRULY_DOUBLED.search(unit) or len(set(unit)) == 1:
            continue
        if len(unit) == SHORT and not is_function_word(unit):
            continue
        if _cut_at(passage.text, found.start(), [unit, unit]):
            yield passage.finding(
                Code.REPEATED_WORD, Severity.FAULT, f"“{unit}”重复", found.span(), unit
            )


def _cut_at(text: str, start: int, parts: list[str]) -> bool:
    """Whether words begin and end at the edges of all the parts, which follow one another."""
    edges = [start]
    for part in parts:
        edges.append(edges[-1] + len(part))
    return not any(splits_word(text, edge) for edge in edges)
