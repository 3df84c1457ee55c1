"""Width 全角半角: half-width marks in Chinese text, one by one or as the habit of a whole article."""

import re
from collections import Counter
from collections.abc import Iterator

from backend.checks.passages import Passage
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
NAMES = {
    ",": "逗号", ";": "分号", ":": "冒号", "?": "问号", "!": "叹号", ".": "句号", "(": "括号", ")": "括号",
}  # fmt: skip
LEFT = r"[\u4e00-\u9fff”’）》】」]"
RIGHT = r"[\u4e00-\u9fff“‘（《【「]"
HALF = re.compile(
    rf"(?<={LEFT})(?P<comma>[,;:])(?=\s?(?:{RIGHT}|\d|$))"
    rf"|(?<={LEFT})(?P<tone>[?!])(?=\s?(?:{RIGHT}|[”’）》】」]|\d|$))"
    rf"|(?<={LEFT})(?P<stop>\.)(?=[”’）]?$)"
    r"|(?P<open>\()(?=[\u4e00-\u9fff“《])"
    r"|(?<=[\u4e00-\u9fff”》%])(?P<close>\))"
)
DOTS = re.compile(r"(?<=[\u4e00-\u9fff”，。！？])\.{3,6}(?!\.)")
MIXED_BRACKETS = re.compile(r"（[^（）()]{1,200}\)|\([^（）()]{1,200}）")
HABIT = 3
"""So many half-width marks of a kind, and more than of its full-width twin, are a habit: one finding for all."""


def check_width(text: list[Passage]) -> Iterator[Finding]:
    """Look for half-width marks between Chinese characters; a habit of the whole is found once."""
    marks = _half_marks(text)
    if marks:
        names = "、".join(dict.fromkeys(NAMES[mark] for mark in NAMES if mark in marks))
        yield Finding(
            Code.MIXED_WIDTH,
            Severity.NOTE,
            f"全文的{names}多用半角，共{marks.total()}处，请统一",
            lines=next((one.lines for one in text if HALF.search(one.text)), ()),
        )
        return
    for passage in text:
        yield from _in_passage(passage)


def _half_marks(text: list[Passage]) -> Counter[str]:
    """The half-width marks of an article that prefers them, of whatever kind; else nothing."""
    half: Counter[str] = Counter()
    full: Counter[str] = Counter()
    for passage in text:
        half.update(found[0] for found in HALF.finditer(passage.text))
        full.update(char for char in passage.text if char in WIDE)
    habit = any(n >= HABIT and n > full[FULL[mark]] for mark, n in half.items())
    return half if habit else Counter()


WIDE = frozenset(FULL.values())


def _in_passage(passage: Passage) -> Iterator[Finding]:
    in_pairs: set[int] = set()
    for found in MIXED_BRACKETS.finditer(passage.text):
        in_pairs |= {found.start(), found.end() - 1}
        yield passage.finding(
            Code.MIXED_WIDTH,
            Severity.DOUBT,
            "括号一半全角、一半半角",
            found.span(),
            f"（{found[0][1:-1]}）",
        )
    for found in HALF.finditer(passage.text):
        mark = found[0]
        if found.start() not in in_pairs:
            yield passage.finding(
                Code.MIXED_WIDTH,
                Severity.DOUBT,
                f"中文里用了半角{NAMES[mark]}",
                found.span(),
                FULL[mark],
            )
    for found in DOTS.finditer(passage.text):
        yield passage.finding(
            Code.MIXED_WIDTH, Severity.NOTE, "省略号用了半角点", found.span(), "……"
        )
