"""Punctuation 标点: where a sentence ends, what is still open, how wide a line prints."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

TERMINALS = frozenset("。！？!?…")
CLOSERS = frozenset("”’』」）)】］]》〉\"'")
PAIRS: Mapping[str, str] = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "【": "】",
    "「": "」",
    "『": "』",
    "[": "]",
    "〔": "〕",
}
CLOSING: Mapping[str, str] = {close: opening for opening, close in PAIRS.items()}
CONTINUERS = frozenset("，,、；;：:—－-“‘（(《【「『〔/·")
"""A line that ends in one of these is not finished, whatever follows it."""

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}")
SIGNED_END = re.compile(r"(?<=[。！？!?…”])\s*[（(【][^（()）。]{1,40}[）)】]\d{0,8}$")
"""What may stand behind the last full stop: ……开园采摘。（云溪县气象局）"""
MARKS = re.compile(r"[，。、；：！？“”‘’（）《》〈〉【】「」『』]")
MARK_SAVES = 0.25
"""Characters; between none (typewritten pages) and one half (newspapers), which both fit the slack."""
SPACES = re.compile(r"[\s\u3000]+")


def is_han(char: str) -> bool:
    """Whether the character is a Chinese one."""
    return HAN.match(char) is not None


def han_pairs(text: str) -> Iterator[str]:
    """Every two Chinese characters that stand beside one another."""
    for run in HAN_RUN.findall(text):
        yield from map("".join, pairwise(run))


def han_count(text: str) -> int:
    """How many Chinese characters the text has."""
    return len(HAN.findall(text))


FAR = 600
"""Characters from the end within which an open quotation is believed; longer ones lost their end."""
DEEPEST = 40


def wider(text: str, limit: float) -> bool:
    """Whether the text is wider than the limit; long texts are not measured."""
    return len(text) > 2 * limit or width(text) > limit


class _Widths(dict[str, float]):
    """The width of each character met so far."""

    def __missing__(self, char: str) -> float:
        self[char] = 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
        return self[char]


_width_of = _Widths().__getitem__


def width(text: str) -> float:
    """The printed width in Chinese characters: a half-width character counts one half."""
    return sum(map(_width_of, text))


def set_width(text: str) -> float:
    """The width a line takes in a column: as `width`, but marks are set close 标点挤压."""
    return width(text) - MARK_SAVES * len(MARKS.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does; closing quotes and brackets after it are allowed."""
    core = SIGNED_END.sub("", text[-80:].rstrip())
    while core and core[-1] in CLOSERS:
        core = core[:-1]
    if core and core[-1] in TERMINALS:
        return True
    # ……” and ——” close a sentence as well; a bare closing quote does not.
    return core.endswith("——") and text.rstrip()[-1:] in CLOSERS


def still_open(text: str) -> str:
    """The opening quotes and brackets that are not closed in the text's last part, outermost first."""
    stack: list[str] = []
    for char in text[-FAR:]:
        if char in PAIRS:
            stack = [*stack[-DEEPEST:], char]
        elif char in CLOSING and CLOSING[char] in stack:
            while stack.pop() != CLOSING[char]:
                pass
    return "".join(stack)


def closed_too_often(text: str) -> str:
    """The closing quotes and brackets that have no opening one before them in the text's first part."""
    stack: list[str] = []
    extra: list[str] = []
    for char in text[:FAR]:
        if char in PAIRS:
            stack = [*stack[-DEEPEST:], char]
        elif char in CLOSING:
            if CLOSING[char] in stack:
                while stack.pop() != CLOSING[char]:
                    pass
            else:
                extra.append(char)
    return "".join(extra)


def sentence_ends(text: str) -> int:
    """How many sentences end inside the text."""
    return sum(char in "。！？!?" for char in text)


def squeeze(text: str) -> str:
    """Drop spaces that stand beside a Chinese character; one space stays between Latin words."""
    parts = SPACES.split(text.strip())
    out = parts[0]
    for part in parts[1:]:
        glue = " " if out and part and out[-1].isascii() and part[0].isascii() else ""
        out += glue + part
    return out


def join_lines(first: str, second: str) -> str:
    """Put a broken line together again; two Latin words keep a space between them."""
    if not first or not second:
        return first + second
    latin = first[-1].isascii() and second[0].isascii()
    letters = first[-1].isalpha() and second[0].isalpha()
    return f"{first} {second}" if latin and letters else first + second
