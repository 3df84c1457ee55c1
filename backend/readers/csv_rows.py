"""CSV tables: the delimiter is the one under which the header makes sense, quotes are read strictly."""

import csv
import re
from collections.abc import Iterator

from backend.draft import Columns
from backend.errors import UnreadableFile
from backend.readers.columns import place_columns
from backend.readers.rows import Part, RawRow, refuse_length

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
    delimiter = _delimiter(name, lines, columns)
    headers: tuple[str, ...] = ()
    for line, cells in enumerate(_records(name, lines, delimiter), start=1):
        refuse_length(name, line)
        if isinstance(cells, str):
            error = UnreadableFile(name, "row_quotes", "引号没有配对，这一行读不了", line=line)
            yield RawRow(line, headers, (cells,), error=error)
        elif not headers and any(cell.strip() for cell in cells):
            headers = tuple(cells)
            yield RawRow(line, headers, headers, Part.HEAD)
        else:
            yield RawRow(line, headers, tuple(cells), error=_misfit(name, line, headers, cells))


def _misfit(
    name: str, line: int, headers: tuple[str, ...], cells: list[str]
) -> UnreadableFile | None:
    """A row that is not blank has as many cells as the header; empty ones at its end are forgiven."""
    filled = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    if filled == 0 or (len(cells) >= len(headers) >= filled):
        return None
    reason = f"这一行有 {len(cells)} 格，表头有 {len(headers)} 格，可能缺引号或被截断"
    return UnreadableFile(name, "row_cells", reason, line=line)


def _delimiter(name: str, lines: list[str], columns: Columns) -> str:
    """The delimiter that gives the header most known columns; raises UnreadableFile."""
    fitting: list[tuple[int, str]] = []
    problems: list[tuple[int, UnreadableFile]] = []
    for delimiter in DELIMITERS:
        header = _first(lines, delimiter)
        try:
            fitting.append((len(place_columns(name, header, columns, line=1)), delimiter))
        except UnreadableFile as error:
            problems.append((len(header), error))
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    raise max(problems, key=lambda pair: pair[0])[1]


def _first(lines: list[str], delimiter: str) -> list[str]:
    try:
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        return next((row for row in rows if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return []


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
