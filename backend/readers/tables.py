"""Article tables 稿件表: csv, jsonl and xlsx whose rows are articles with their fields apart."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from backend.chinese.dates import read_date
from backend.errors import UnreadableFile
from backend.readers.columns import place_columns
from backend.readers.csv_rows import csv_rows
from backend.readers.decoding import decode
from backend.readers.json_rows import json_rows
from backend.readers.kinds import expect, kind_of, refuse_foreign
from backend.readers.markup import read_html
from backend.readers.pasted import with_columns
from backend.readers.plain import read_plain
from backend.readers.rows import Part, RawRow
from backend.readers.xlsx_rows import FULL_CELL, xlsx_rows
from backend.source import Columns, Furniture, Line, Remark, SourceText, TableRow
from backend.vocabulary import ArticleField as Field
from backend.vocabulary import FurnitureReason

LONGEST_BODY = 200_000
"""Characters of one article's body; the longest report met has 60,000."""
MARKUP = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|strong|b|em|i|u|a|img|ul|ol|li|table|tr|td|section|article|figure|"
    r"font|center|blockquote)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
ONE_CELL = re.compile(r"(?<=[。！？”…])[ \t]*(?=\u3000\u3000)")
"""Where a paragraph begins in a cell that has lost its line breaks: an indent behind a full stop."""


@dataclass(slots=True)
class _Reading:
    """A table while its rows are read."""

    name: str
    kind: str
    columns: Columns
    lines: list[Line] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    placed: dict[tuple[str, ...], dict[int, Field]] = field(default_factory=dict)


def read_table(
    name: str, data: bytes, columns: Columns = ()
) -> tuple[SourceText, tuple[TableRow, ...]]:
    """Read a table: its rows as lines of text, and those that are articles; raises UnreadableFile.

    A row that cannot be used is furniture, and a remark says why; so is every unknown column.
    """
    kind = kind_of(name)
    encoding, rows = _raw(name, data, kind, columns)
    reading = _Reading(name, kind, columns)
    for row in rows:
        while len(reading.lines) < row.line - 1:
            reading.lines.append(Line(len(reading.lines) + 1, ""))
        reading.lines.append(Line(row.line, row.text))
        _take(reading, row)
    _refuse_missing(reading)
    source = SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        format=kind,
        lines=tuple(reading.lines),
        furniture=tuple(reading.furniture),
        remarks=(*_unknown(reading), *reading.remarks),
    )
    return source, tuple(reading.rows)


def _raw(name: str, data: bytes, kind: str, columns: Columns) -> tuple[str, Iterator[RawRow]]:
    if kind == "xlsx":
        expect(name, data, kind)
        return "", xlsx_rows(name, data, columns)
    refuse_foreign(name, data)
    decoded = decode(name, data)
    text = decoded.text.replace("\x00", "")
    if not text.strip():
        raise UnreadableFile(name, "empty", "文件里没有文字")
    rows = json_rows(name, text) if kind == "jsonl" else csv_rows(name, text, columns)
    return decoded.encoding, rows


def _take(reading: _Reading, row: RawRow) -> None:
    """Put the row where it belongs: among the articles, or among the furniture with its reason."""
    if row.part is not Part.ROW:
        head = row.part is Part.HEAD
        reason = FurnitureReason.TABLE_HEAD if head else FurnitureReason.STRAY
        reading.furniture.append(Furniture(row.line, row.text, reason))
        return
    if row.error is None and not any(cell.strip() for cell in row.cells):
        return
    try:
        if row.error is not None:
            raise row.error
        reading.rows.append(_article(reading, row))
    except UnreadableFile as error:
        reading.remarks.append(Remark(error.code, error.reason, row.line))
        refused = FurnitureReason.REFUSED_ROW
        reading.furniture.append(Furniture(row.line, row.text, refused))


def _article(reading: _Reading, row: RawRow) -> TableRow:
    """The row's cells under their fields; raises UnreadableFile when they make no article."""
    name, line = reading.name, row.line
    placed = reading.placed.get(row.headers)
    if placed is None:
        placed = place_columns(name, row.headers, _present(reading, row), line=line)
        reading.placed[row.headers] = placed
    cells: list[tuple[Field, str]] = []
    for place, cell in enumerate(row.cells):
        known = placed.get(place)
        if cell.strip() and known is not None:
            cells.append((known, cell.strip()))
        elif cell.strip():
            header = row.headers[place].strip() if place < len(row.headers) else ""
            reading.unknown[header or f"第 {place + 1} 列"] += 1
    given = dict(cells)
    if not given.get(Field.BODY) and not given.get(Field.CAPTION):
        raise UnreadableFile(name, "row_without_text", "没有正文，也没有图片说明", line=line)
    body = _body(reading, given.get(Field.BODY, ""), line)
    return TableRow(line, tuple(cells), body, _date(name, given.get(Field.PUBLISHED_ON), line))


def _present(reading: _Reading, row: RawRow) -> Columns:
    """The mapping as far as this row has its columns: objects of a JSON file may leave some out."""
    if reading.kind != "jsonl":
        return reading.columns
    return tuple(pair for pair in reading.columns if pair[1] in row.headers)


def _refuse_missing(reading: _Reading) -> None:
    """A column that the operator has named must be somewhere in the file."""
    headers = {header for known in reading.placed for header in known}
    for _, header in reading.columns if reading.placed else ():
        if header not in headers:
            reason = f"没有“{header}”这一列"
            raise UnreadableFile(reading.name, "column_missing", reason)


def _date(name: str, text: str | None, line: int) -> date | None:
    if text is None:
        return None
    found = read_date(text)
    if found is None:
        raise UnreadableFile(name, "row_date", f"看不懂日期“{text[:30]}”", line=line)
    return found


def _body(reading: _Reading, text: str, line: int) -> SourceText:
    """The body cell as a page of its own: markup through its reader, text line by line."""
    name = reading.name
    if len(text) > LONGEST_BODY:
        raise UnreadableFile(
            name, "row_too_long", f"正文超过 {LONGEST_BODY // 10_000} 万字", line=line
        )
    if len(text) >= FULL_CELL and reading.kind == "xlsx":
        message = f"正文正好装满一格（{FULL_CELL} 字），多半被 Excel 截断"
        reading.remarks.append(Remark("cell_full", message, line))
    if MARKUP.search(text):
        return SourceText(name, "", "", "html", read_html(name, text))
    lines = with_columns(read_plain(_broken(text), markdown=False))
    return SourceText(name, "", "", "cell", lines)


def _broken(text: str) -> str:
    """Give a cell back the paragraph breaks that it has lost."""
    return text if "\n" in text or "\r" in text else ONE_CELL.sub("\n", text)


def _unknown(reading: _Reading) -> Iterator[Remark]:
    for header, count in reading.unknown.items():
        message = f"列“{header}”没有对应的字段，{count} 行的内容没有收入稿件"
        yield Remark("unknown_column", message)
