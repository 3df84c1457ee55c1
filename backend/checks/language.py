"""Language 文字: English words that stray into a Chinese sentence."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from backend.checks.passages import Passage
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

# Lower-case English words between two Chinese characters, with or without spaces: 组织 and 人群
INTRUDER = re.compile(
    r"(?<=[\u4e00-\u9fff”」])\s?(?P<words>[a-z]{2,12}(?:\s[a-z]{2,12}){0,3})\s?(?=[\u4e00-\u9fff“「])"
)
GRAMMAR = frozenset(
    [
        "and",
        "or",
        "the",
        "of",
        "to",
        "in",
        "for",
        "with",
        "by",
        "on",
        "at",
        "from",
        "as",
        "is",
        "are",
        "was",
        "be",
        "this",
        "that",
        "not",
        "but",
        "it",
    ]
)
"""Words that are no product's name, whatever stands around them."""
SPOKEN_OF = re.compile(r"英语|英文|单词|字母|拼写|拼音|缩写|词根|外语|代码|域名|网址")
"""Where these stand, the words are what the sentence is about."""


def check_language(text: list[Passage]) -> Iterator[Finding]:
    """Look through every paragraph for English words where Chinese ones are meant."""
    for passage in text:
        if SPOKEN_OF.search(passage.text):
            continue
        for found in INTRUDER.finditer(passage.text):
            words = found["words"].split()
            if not _known().issuperset(words):
                plain = GRAMMAR.issuperset(words)
                yield passage.finding(
                    Code.LATIN_INTRUSION,
                    Severity.FAULT if plain else Severity.DOUBT,
                    f"中文里混入英文词 {' '.join(words)}",
                    found.span("words"),
                )


@cache
def _known() -> frozenset[str]:
    text = files("backend.chinese").joinpath("data/latin-words.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )
