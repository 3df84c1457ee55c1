"""Tables of articles for tests: rows in every format, and the articles that come out of them."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from backend.record import page_record
from backend.source import Columns
from tests.backend.pages import TEXT

Rows = list[dict[str, Any]]
MORNING = datetime(2025, 1, 3, 10, 30)  # noqa: DTZ001  Excel knows no zone
ROW = {"标题": "三万亩小麦开镰", "正文": TEXT, "作者": "林岳", "日期": "2025-01-03"}


def as_csv(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_jsonl(rows: Rows) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def as_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMS: dict[str, Callable[[Rows], bytes]] = {
    "a.csv": as_csv,
    "a.jsonl": as_jsonl,
    "a.xlsx": as_xlsx,
}
every_format = pytest.mark.parametrize("name", FORMS)


def page_of(rows: Rows, name: str = "a.csv", columns: Columns = ()) -> PageDraft:
    return page_from_bytes(name, FORMS[name](rows), columns)


def articles_of(rows: Rows, name: str = "a.csv", columns: Columns = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page_record(page_of(rows, name, columns))["articles"]
    return found


def article_of(**cells: Any) -> dict[str, Any]:
    """The article of one row, whose usual cells may be overridden."""
    (article,) = articles_of([ROW | cells])
    return article


def remarks_of(page: PageDraft) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in page.source.remarks]


def code_of(name: str, data: bytes, columns: Columns = ()) -> str:
    with pytest.raises(UnreadableFile) as raised:
        page_from_bytes(name, data, columns)
    return raised.value.code
