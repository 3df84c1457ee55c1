"""Rows 行: what every kind of table gives, row by row, before its columns have a meaning."""

from dataclasses import dataclass
from enum import StrEnum

from backend.errors import UnreadableFile

MOST_ROWS = 10_000
"""Rows of one file. One file is stored in one transaction, which takes a minute for so many."""
HEADER_ROWS = 5
"""Filled rows at the top among which the header stands; a table's name and its maker are above it."""
CELL_BREAK = "↵"
"""Stands for a line break inside a cell where a row is shown as one line."""


class Part(StrEnum):
    """Which part of a table a row is."""

    HEAD = "head"
    ROW = "row"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row with the headers that it stands under; `line` counts the table's rows from 1.

    `error` says why the row cannot be used; it costs nothing but the row.
    """

    line: int
    headers: tuple[str, ...]
    cells: tuple[str, ...]
    part: Part = Part.ROW
    error: UnreadableFile | None = None

    @property
    def text(self) -> str:
        """The row as one line of text; it keeps every cell, known or not."""
        cells = [cell.strip().replace("\r\n", "\n").replace("\r", "\n") for cell in self.cells]
        return "\t".join(cells).rstrip("\t").replace("\n", CELL_BREAK)


def refuse_length(name: str, line: int) -> None:
    """Raise UnreadableFile when a table goes on for longer than one file may."""
    if line > MOST_ROWS:
        reason = f"稿件表超过 {MOST_ROWS} 行，请拆成几个文件再导入"
        raise UnreadableFile(name, "too_large", reason, line=line)
