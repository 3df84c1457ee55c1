"""Flattened text 连成一行的文字: a page whose line ends were lost, so that only its blanks part it.

Crawlers and database fields hand such pages on: one line, in which every paragraph still begins with
its two blanks 段首空两格.
"""

import re

from backend.readers.plain import NEWLINE, read_rows
from backend.readers.tagged import without_tags
from backend.source import Line, Remark

LONGEST_WHOLE = 300
"""Characters; a line with several paragraphs in it has more, and few single paragraphs do."""
INDENT = re.compile(r"(?<=\S)[ \t]*(?=\u3000{2,}\S)")
"""A paragraph's two blanks inside a line."""
GAP = re.compile(r"(?<=\S)(?:[ \t\xa0]{3,}|[ \t\xa0]*(?=\u3000{2,}\S))")
"""On a page of one line, what parted its lines: three blanks and more."""
FEWEST = 3
"""Parts; with fewer the blanks may be a table's or a signature's."""
MOST_ROWS = 3
MOST_PARTS = 5000
BLANK = " \t\r\n"
ENDED = re.compile(r"[。！？”）…：；]\s*$")


def read_page(text: str, *, markdown: bool) -> tuple[tuple[Line, ...], tuple[Remark, ...]]:
    """Number a page's lines, also where its line ends were lost, which a remark then says."""
    rows, tagged = without_tags(NEWLINE.split(_without_page_breaks(text)))
    rows, parted = with_lines(rows)
    said = f"{parted + tagged} 行里连着几段文字，已分开，行号从分开后数起"
    remarks = (Remark("lines_parted", said),) if parted + tagged else ()
    return read_rows(rows, markdown=markdown), remarks


def _without_page_breaks(text: str) -> str:
    """The text with a line end, or the blank lines, that each form feed stands for.

    It begins a page of paper, and no paragraph: its own end and the blank line put in with it go.
    """
    first, *pages = text.split("\x0c")
    out = [first]
    for page in pages:
        above, below = out[-1].rstrip(BLANK), page.lstrip(BLANK)
        ends = out[-1].count("\n", len(above)) + page.count("\n", 0, len(page) - len(below))
        out[-1] = above
        out += ["\n" * max(1, ends - 2), below]
    return "".join(out)


def with_lines(rows: list[str]) -> tuple[list[str], int]:
    """Part the rows that hold several paragraphs; also how many rows were parted."""
    printed = [row for row in rows if row.strip()]
    alone = len(printed) <= MOST_ROWS
    out: list[str] = []
    parted = 0
    for row in rows:
        parts = _parts(row, alone=alone) if len(row) > LONGEST_WHOLE else [row]
        parted += len(parts) > 1
        out += parts
    return out, parted


def _parts(row: str, *, alone: bool) -> list[str]:
    parts = (GAP if alone else INDENT).split(row, maxsplit=MOST_PARTS)
    if len(parts) < FEWEST:
        return [row]
    ended = sum(ENDED.search(part) is not None for part in parts[:-1])
    return parts if ended or alone else [row]
