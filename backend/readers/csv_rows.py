"""CSV tables: the delimiter is the one under which the header makes sense, quotes are read strictly."""

import csv
import re
from collections.abc import Iterator

from backend.errors import UnreadableFile
from backend.readers.columns import place_columns
from backend.readers.rows import HEADER_ROWS, Part, RawRow, refuse_length
from backend.source import Columns

DELIMITERS = (",", "\t", ";", "|")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LONGEST_CELL = 50 * 1024 * 1024
"""Characters; the module's own limit of 131,072 is less than a long report has."""
MOST_RESTARTS = 200
"""Rows with broken quotes, behind each of which reading begins anew; more and the file is broken."""


def csv_rows(name: str, text: str, columns: Columns) -> Iterator[RawRow]:
    """The rows of a CSV file; raises UnreadableFile when its header is none."""
    csv.field_size_limit(LONGEST_CELL)
    lines = LINE.findall(text)
    delimiter, header = _header(name, lines, columns)
    headers: tuple[str, ...] = ()
    for line, cells in enumerate(_records(name, lines, delimiter), start=1):
        refuse_length(name, line)
        if isinstance(cells, str):
            error = UnreadableFile(name, "row_quotes", "引号没有配对，这一行读不了", line=line)
            yield RawRow(line, headers, (cells,), error=error)
        elif headers or not any(cell.strip() for cell in cells):
            yield RawRow(line, headers, tuple(cells), error=_misfit(name, line, headers, cells))
        else:
            headers = tuple(cells) if cells == header else ()
            yield RawRow(line, headers, tuple(cells), Part.HEAD)


def _misfit(
    name: str, line: int, headers: tuple[str, ...], cells: list[str]
) -> UnreadableFile | None:
    """A row that is not blank has as many cells as the header; empty ones at its end are forgiven."""
    filled = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    if filled == 0 or (len(cells) >= len(headers) >= filled):
        return None
    reason = f"这一行有 {len(cells)} 格，表头有 {len(headers)} 格，可能缺引号或被截断"
    return UnreadableFile(name, "row_cells", reason, line=line)


def _header(name: str, lines: list[str], columns: Columns) -> tuple[str, list[str]]:
    """The delimiter that gives a header with most known columns, and it; raises UnreadableFile."""
    fitting: list[tuple[int, str, list[str]]] = []
    problems: list[tuple[bool, int, UnreadableFile]] = []
    for delimiter in DELIMITERS:
        for row in _top(lines, delimiter):
            try:
                known = len(place_columns(name, row, columns, line=1))
            except UnreadableFile as error:
                problems.append((error.code == "column_twice", len(row), error))
            else:
                fitting.append((known, delimiter, row))
                break
    if fitting:
        _, delimiter, row = max(fitting, key=lambda found: found[0])
        return delimiter, row
    raise max(problems, key=lambda found: found[:2])[2]


def _top(lines: list[str], delimiter: str) -> list[list[str]]:
    """The first filled rows, among which the header must be."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter, strict=True):
            rows += [row] if any(cell.strip() for cell in row) else []
            if len(rows) == HEADER_ROWS:
                break
    except csv.Error:
        pass
    return rows or [[]]


def _records(name: str, lines: list[str], delimiter: str) -> Iterator[list[str] | str]:
    """The records; one with broken quotes comes as it is printed, and reading begins anew below it."""
    start, restarts = 0, 0
    while start < len(lines):
        feed = _Feed(lines, start)
        try:
            for record in csv.reader(feed, delimiter=delimiter, strict=True):
                start = feed.place
                yield record
        except csv.Error as error:
            restarts += 1
            if restarts > MOST_RESTARTS:
                reason = f"引号没有配对的行超过 {MOST_RESTARTS} 处"
                raise UnreadableFile(name, "broken_file", reason) from error
            start += 1
            yield lines[start - 1].strip()
        else:
            return


class _Feed:
    """Hands out lines and remembers how far it has come."""

    def __init__(self, lines: list[str], place: int) -> None:
        self.lines, self.place = lines, place

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.place >= len(self.lines):
            raise StopIteration
        self.place += 1
        return self.lines[self.place - 1]
