"""Numerals 序号: the labels of headings, and Chinese numbers as integers."""

import re
from dataclasses import dataclass

# In the order in which Chinese official style nests them: 第一章 一、 （一） 1. （1） ①
LABELS = (
    re.compile(r"^(?P<number>第[一二三四五六七八九十百\d]{1,4}[章节部篇](?:分)?)[\s\u3000:：、]*"),
    re.compile(r"^(?P<number>[一二三四五六七八九十]{1,3})(?:[、．.]|[\s\u3000]+(?=\S))"),
    re.compile(r"^(?P<number>[（(][一二三四五六七八九十]{1,3}[）)])[、．.\s\u3000]*"),
    re.compile(
        r"^(?P<number>\d{1,2})(?:[、．]|\.(?!\d)|[\s\u3000]+(?=[\u4e00-\u9fff“]))[\s\u3000]*"
    ),
    re.compile(r"^(?P<number>[（(]\d{1,2}[）)])[、．.\s\u3000]*"),
    re.compile(r"^(?P<number>[①-⑳])[、．.\s\u3000]*"),
)
ZERO_PADDED = re.compile(r"^(?P<number>0\d|\d(?=[“《]))[\s\u3000、．.]*(?=[\u4e00-\u9fff“])")

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "0": 0,
    "\uff2f": 0,
    "两": 2,
}


@dataclass(frozen=True, slots=True)
class Label:
    """The printed number of a heading, the text after it, and how deep its style nests, from 0."""

    number: str
    rest: str
    style: int


def read_label(text: str) -> Label | None:
    """Read 一、 （一） 1. （1） ① 第一章 at the start of a line."""
    if found := ZERO_PADDED.match(text):
        return Label(found["number"], text[found.end() :].strip(), 3)
    for style, pattern in enumerate(LABELS):
        if found := pattern.match(text):
            return Label(found["number"], text[found.end() :].strip(), style)
    return None


def chinese_number(text: str) -> int | None:
    """Read 二〇二四 (digit by digit) or 二十四 (up to 99); None when it is neither."""
    if not text or any(char not in DIGITS and char != "十" for char in text):
        return None
    if "十" not in text:
        return int("".join(str(DIGITS[char]) for char in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
