"""Excel tables 表格: rows of every sheet with values as people see them; formulas give their results.

The parts are read from the package as they stream: a cell in row 1,048,576 costs no million of
empty rows, and a formula that was never calculated is told instead of being taken for empty.
"""

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from backend.errors import UnreadableFile
from backend.readers.columns import place_columns
from backend.readers.packages import (
    Package,
    attribute,
    child,
    local,
    open_package,
    refuse_dtd,
)
from backend.readers.rows import HEADER_ROWS, Part, RawRow, refuse_length
from backend.source import Columns

LONGEST_JUMP = 100
"""Blank rows that are shown; a sheet with more has its next row right below."""
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Excel's own number formats that print dates, Chinese ones from 27 and 50."""
DATE_TOKEN = re.compile(r"[ymdhs]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
REFERENCE = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>\d{1,7})")
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a sheet knows no zone
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
LAST_DAY = 2_958_465
"""31 December 9999 as Excel counts days."""
FULL_CELL = 32_767
"""Characters; Excel keeps no more in a cell and cuts the rest off when a program writes it."""


class _Book:
    """A workbook: its shared texts, its date formats, its sheets."""

    def __init__(self, name: str, data: bytes) -> None:
        self.package = open_package(name, data, "xlsx")
        self.name = name
        root = self.package.needed(self.package.main)
        properties = child(root, "workbookPr")
        old = properties is not None and attribute(properties, "date1904") in ("1", "true")
        self.epoch = EPOCH_1904 if old else EPOCH
        self.texts = _shared(self.package)
        self.dates = _date_styles(self.package)
        paths = self.package.related("worksheet")
        sheets = child(root, "sheets")
        self.sheets = [
            (attribute(sheet, "name") or "", paths[attribute(sheet, "id") or ""])
            for sheet in (sheets if sheets is not None else ())
            if attribute(sheet, "id") in paths
        ]
        if any(path.lower() not in self.package.paths for _, path in self.sheets):
            raise UnreadableFile(name, "broken_file", "文件已损坏，缺少工作表")


def xlsx_rows(name: str, data: bytes, columns: Columns) -> Iterator[RawRow]:
    """The rows of all sheets, one sheet after another; raises UnreadableFile.

    The header is the first row with a title or a body column. A sheet without one is no table of
    articles: its rows are stray, unless no other sheet is one.
    """
    book = _Book(name, data)
    line, found = 0, False
    problems: list[UnreadableFile] = []
    for sheet, path in book.sheets:
        headers: tuple[str, ...] = ()
        tried, before = 0, 0
        for number, cells, error in _rows(book, sheet, path):
            if 1 < number - before <= LONGEST_JUMP and before:
                line += number - before - 1
            line, before = line + 1, number
            refuse_length(name, line)
            if headers:
                yield RawRow(line, headers, cells, error=error)
                continue
            tried += 1
            problem = _problem(name, cells, columns, line)
            headers = () if problem or tried > HEADER_ROWS else cells
            problems += [problem] if problem else []
            found = found or bool(headers)
            yield RawRow(line, headers, cells, Part.HEAD if headers else Part.STRAY)
    if not found:
        doubted = [one for one in problems if one.code == "column_twice"] or problems
        raise next(iter(doubted), UnreadableFile(name, "empty", "表格是空的"))


def _problem(
    name: str, cells: tuple[str, ...], columns: Columns, line: int
) -> UnreadableFile | None:
    try:
        place_columns(name, cells, columns, line=line)
    except UnreadableFile as error:
        return error
    return None


def _rows(
    book: _Book, sheet: str, path: str
) -> Iterator[tuple[int, tuple[str, ...], UnreadableFile | None]]:
    """The filled rows of a sheet with their numbers in it, and what is wrong with one."""
    number = 0
    for row in _elements(book, path):
        printed = attribute(row, "r") or ""
        number = int(printed) if printed.isdecimal() and len(printed) <= 7 else number + 1
        cells: dict[int, str] = {}
        error: UnreadableFile | None = None
        for cell in (one for one in row if local(one) == "c"):
            place = _place(attribute(cell, "r") or "", len(cells))
            try:
                cells[place] = _value(book, cell)
            except ValueError as problem:
                reason = f"工作表“{sheet}”第 {number} 行：{problem}"
                error = UnreadableFile(book.name, "row_value", reason, line=number)
        if error is not None or any(text.strip() for text in cells.values()):
            last = max(cells, default=-1)
            yield number, tuple(cells.get(place, "") for place in range(last + 1)), error


def _elements(book: _Book, path: str) -> Iterator[Any]:
    """The row elements of a sheet, each forgotten when the next one is asked for."""
    data = book.package.part(path) or b""
    refuse_dtd(book.name, data)
    try:
        walk = etree.iterparse(
            io.BytesIO(data), events=("end",), tag="{*}row",
            resolve_entities=False, no_network=True, remove_comments=True,
        )  # fmt: skip
        for _, row in walk:
            yield row
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(book.name, "broken_file", "表格已损坏，里面的 XML 不完整") from error


def _place(reference: str, default: int) -> int:
    """The column of a cell from 0: A1 is 0, AA1 is 26."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        return default
    place = 0
    for letter in found["letters"]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _value(book: _Book, cell: Any) -> str:
    """A cell's value as text; raises ValueError with a Chinese reason."""
    kind = attribute(cell, "t") or "n"
    if kind == "inlineStr":
        return _rich(child(cell, "is"))
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    if value is None and child(cell, "f") is not None:
        raise ValueError("公式没有计算结果，请在 Excel 里打开并保存一次")
    if not text or kind in ("str", "d"):
        return text
    if kind == "s":
        return _text(book, text)
    if kind == "e":
        raise ValueError(f"单元格出错：{text[:20]}")
    if kind == "b":
        return "是" if text == "1" else "否"
    return _number(book, text, attribute(cell, "s") or "0")


def _text(book: _Book, place: str) -> str:
    """A text that several cells share."""
    if not place.isdecimal() or int(place) >= len(book.texts):
        raise ValueError("单元格的文字在文件里找不到")
    return book.texts[int(place)]


def _number(book: _Book, text: str, style: str) -> str:
    """A number as it is printed: a date in ISO form where its format is a date's, no .0 at the end."""
    try:
        value = float(text)
    except ValueError:
        return text
    if style in book.dates and 0 <= value <= LAST_DAY:
        moment = book.epoch + timedelta(days=value)
        return moment.strftime("%Y-%m-%d") if value >= 1 else moment.strftime("%H:%M")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else text


def _shared(package: Package) -> list[str]:
    path = next(iter(package.related("sharedStrings").values()), None)
    root = package.needed(path) if path else None
    return [] if root is None else [_rich(one) for one in root if local(one) == "si"]


def _rich(node: Any | None) -> str:
    """Text in one piece or in several that look different; how it is spoken (rPh) is left out."""
    if node is None:
        return ""
    out = ""
    for one in node:
        if local(one) == "t":
            out += one.text or ""
        elif local(one) == "r":
            out += _rich(one)
    return out.replace("_x000D_", "")


def _date_styles(package: Package) -> frozenset[str]:
    """The cell styles whose number format prints a date."""
    path = next(iter(package.related("styles").values()), None)
    root = package.needed(path) if path else None
    if root is None:
        return frozenset()
    formats = child(root, "numFmts")
    own = {
        attribute(one, "numFmtId"): attribute(one, "formatCode") or ""
        for one in (formats if formats is not None else ())
    }
    styles = child(root, "cellXfs")
    return frozenset(
        str(place)
        for place, one in enumerate(styles if styles is not None else ())
        if _is_date(attribute(one, "numFmtId") or "0", own)
    )


def _is_date(number: str, own: dict[str | None, str]) -> bool:
    if number in own:
        return DATE_TOKEN.search(QUOTED.sub("", own[number])) is not None
    return number.isdecimal() and int(number) in DATE_FORMATS
