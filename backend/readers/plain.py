"""Plain text and Markdown 纯文本: a line is a line; Markdown's marks become marks of the line."""

import re
from dataclasses import replace
from itertools import pairwise

from backend.source import Line, Mark

HEADING = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
SINGLE = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=[^\s*])\*(?![\w*])")
IMAGE = re.compile(r"^\s*!\[(?P<alt>[^\]]{0,500})\]\([^)]{0,1000}\)\s*$")
ITALIC = re.compile(r"^\s*(?:\*[^*]{2,300}\*|_[^_]{2,300}_)\s*$")
"""A line set in italics right below a picture: its caption."""
LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]{1,300})\]\([^)\s]{1,1000}(?:\s+\"[^\"]{0,200}\")?\)")
ONLY_LINKS = re.compile(r"^[\s|·>*-]*(?:\[[^\]]{1,100}\]\([^)]{0,1000}\)[\s|·>*/-]*)+$")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
NO_CAPTION = re.compile(r"(?:图片?|配图|插图|照片|图像|题图|封面)?\s*[\d一二三四五六七八九十]*")
"""What stands in place of a caption where nobody wrote one."""
TABLE = re.compile(r"^\s*\|.*\|\s*$")
QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
LONGEST_FOR_PATTERNS = 2000
"""Characters; a longer line is body text, and no pattern is worth running over it."""


def read_plain(text: str, *, markdown: bool) -> tuple[Line, ...]:
    """Number the lines; a .txt that carries Markdown headings is read as Markdown."""
    return read_rows(NEWLINE.split(text), markdown=markdown)


def read_rows(rows: list[str], *, markdown: bool) -> tuple[Line, ...]:
    """Number rows that are lines already."""
    if not markdown and not any(HEADING.match(row[:LONGEST_FOR_PATTERNS]) for row in rows):
        return tuple(Line(number, row) for number, row in enumerate(rows, start=1))
    lines = [_markdown_line(number, row) for number, row in enumerate(rows, start=1)]
    for picture, caption in _captions(rows):
        lines[picture] = replace(lines[picture], mark=Mark.NAVIGATION)
        lines[caption] = replace(lines[caption], mark=Mark.CAPTION)
    return tuple(lines)


def _captions(rows: list[str]) -> list[tuple[int, int]]:
    """The places of pictures and of the captions in italics below them, which say more than an alt text."""
    printed = [place for place, row in enumerate(rows) if row.strip()]
    return [
        (place, below)
        for place, below in pairwise(printed)
        if ITALIC.match(rows[below][:LONGEST_FOR_PATTERNS])
        and IMAGE.match(rows[place][:LONGEST_FOR_PATTERNS])
    ]


def _markdown_line(number: int, row: str) -> Line:
    if len(row) > LONGEST_FOR_PATTERNS:
        return Line(number, row)
    if found := HEADING.match(row):
        return Line(number, _inline(found["text"]), Mark.HEADING, len(found["marks"]))
    if found := IMAGE.match(row):
        alt = found["alt"].strip()
        caption = re.search(r"[\u4e00-\u9fff]", alt) is not None and not NO_CAPTION.fullmatch(alt)
        return Line(
            number, found["alt"].strip() or row, Mark.CAPTION if caption else Mark.NAVIGATION
        )
    if ONLY_LINKS.match(row):
        return Line(number, _inline(row), Mark.NAVIGATION)
    if TABLE.match(row):
        return Line(number, _inline(" ".join(row.strip().strip("|").split("|"))))
    return Line(number, _inline(QUOTE.sub("", row)))


def _inline(text: str) -> str:
    text = LINK.sub(lambda found: found["text"], text)
    text = EMPHASIS.sub(lambda found: found[2], text)
    return ESCAPE.sub(r"\1", SINGLE.sub(lambda found: found[1], text))
