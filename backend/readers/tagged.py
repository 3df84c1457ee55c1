"""Tags in text 文字里的网页标签: rows of a text or Markdown file that still hold a web page's tags."""

import html
import re
from contextlib import suppress

from backend.errors import UnreadableFile
from backend.readers.markup import read_html
from backend.source import Mark

LONGEST = 200_000
"""Characters; a longer row is left as it is."""
BLOCK = re.compile(
    r"\s*<(?:p|div|section|article|h[1-6]|ul|ol|table|center|blockquote|strong|span|br)\b[^>]{0,2000}>.*",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"</(?:p|div|section|article|h[1-6]|ul|ol|table|center|blockquote|strong|span)\s*>|<br\s*/?>",
    re.IGNORECASE,
)
COMMENT = re.compile(r"<!--.{0,200}?-->")
INLINE = re.compile(
    r"</?(?:b|strong|i|em|u|span|font|a|sup|sub|p|div)\b[^<>]{0,200}>", re.IGNORECASE
)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5});")


def without_tags(rows: list[str]) -> tuple[list[str], int]:
    """The rows as a browser would show them; also how many held several lines.

    Headings keep their depth as Markdown's marks.
    """
    out: list[str] = []
    parted = 0
    for row in rows:
        if "<" not in row and "&" not in row:
            out.append(row)
            continue
        lines = _lines(row)
        parted += len(lines) > 1
        out += lines
    return out, parted


def _lines(row: str) -> list[str]:
    text = COMMENT.sub("", row)
    if len(text) <= LONGEST and BLOCK.fullmatch(text) and CLOSED.search(text):
        with suppress(UnreadableFile):  # nested too deep: the row stays, and no word of it is lost
            return [_marked(line.text, line.mark, line.depth) for line in read_html("", text)] or [
                ""
            ]
    if len(text) <= LONGEST and BREAK.search(text):
        return [_bare(part) for part in BREAK.split(text)]
    return [_bare(text)]


def _bare(text: str) -> str:
    bare = INLINE.sub("", text)
    return html.unescape(bare).replace("\xa0", " ") if ENTITY.search(bare) else bare


def _marked(text: str, mark: Mark, depth: int) -> str:
    return f"{'#' * depth} {text}" if mark is Mark.HEADING else text
