"""Language 文字: quotation marks that do not pair, English words that stray into a sentence."""

import re
from collections.abc import Iterator

from backend.draft import ArticleDraft, Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

# A lower-case English word between two Chinese characters, set off by spaces: 组织 and 人群
INTRUDER = re.compile(r"(?<=[\u4e00-\u9fff”」])\s?(?P<word>[a-z]{2,12})\s?(?=[\u4e00-\u9fff“「])")
UNITS = frozenset(
    [
        "km",
        "cm",
        "mm",
        "kg",
        "mg",
        "ml",
        "kw",
        "kwh",
        "mw",
        "gw",
        "tb",
        "gb",
        "mb",
        "kb",
        "hz",
        "mhz",
        "ghz",
        "db",
        "rpm",
        "pm",
        "app",
        "vs",
        "pk",
        "ppm",
        "nm",
        "mol",
        "pa",
        "kpa",
        "mpa",
        "iphone",
        "ph",
        "com",
        "cn",
        "www",
        "http",
    ]
)
ONLY_QUOTES = (("“", "”"), ("「", "」"))


def check_language(draft: ArticleDraft) -> Iterator[Finding]:
    """Look through every paragraph for strays and unpaired marks."""
    for number, section in enumerate(draft.sections):
        for paragraph in section.paragraphs:
            text = paragraph.value
            for found in INTRUDER.finditer(text):
                if found["word"] not in UNITS:
                    yield Finding(
                        Code.LATIN_INTRUSION,
                        Severity.FAULT,
                        f"中文里混入英文词 {found['word']}",
                        text[max(0, found.start() - 8) : found.end() + 8],
                        paragraph.lines,
                        section=number,
                    )
            for opening, closing in ONLY_QUOTES:
                if text.count(opening) != text.count(closing):
                    yield Finding(
                        Code.UNBALANCED_QUOTES,
                        Severity.FAULT,
                        f"{opening}与{closing}不成对",
                        text[:40],
                        paragraph.lines,
                        section=number,
                    )
