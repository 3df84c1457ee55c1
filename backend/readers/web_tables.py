"""Tables of web pages 网页表格: a row of data is one line; a table that only lays out a page is none."""

from typing import Any

LONGEST_CELL = 120
"""Characters; a longer cell is a column of the page and not a figure or a name."""
LAYOUT = (
    "table", "h1", "h2", "h3", "h4", "ul", "ol", "form", "script", "nav", "article", "iframe", "hr"
)  # fmt: skip
"""Elements that stand in cells by which a page is laid out."""
MOST_PARTS = 3
"""Blocks in one cell: the paragraphs of a column are more, a name with its post is two."""


def table_row(row: Any) -> str:
    """The cells of a data table's row, joined with spaces; empty for a row that only lays out."""
    table = next(row.iterancestors("table"), None)
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if table is None or len(cells) < 2 or not _holds_data(table):
        return ""
    texts = (" ".join("".join(cell.itertext()).split()) for cell in cells)
    return " ".join(text for text in texts if text)


def _holds_data(table: Any) -> bool:
    if any(next(table.iter(tag), None) is not None for tag in LAYOUT[1:]):
        return False
    if sum(1 for _ in table.iter("table")) > 1:
        return False
    rows = list(table.iter("tr"))
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    linked = sum(len("".join(link.itertext())) for link in table.iter("a"))
    total = sum(len("".join(cell.itertext()).strip()) for cell in cells)
    return len(rows) > 1 and linked * 2 <= total and all(_is_short(cell) for cell in cells)


def _is_short(cell: Any) -> bool:
    parts = sum(1 for _ in cell.iter("p", "div", "br"))
    return len("".join(cell.itertext()).strip()) <= LONGEST_CELL and parts <= MOST_PARTS
