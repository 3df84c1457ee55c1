"""Excel 表格: values as people see them, all sheets, and what cannot be read told by a code."""

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import NamedStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from backend.pipeline import page_from_bytes
from backend.vocabulary import FurnitureReason
from tests.backend.files import parts_of, zip_of
from tests.backend.pages import BODY, REST
from tests.backend.tables import (
    MORNING,
    ROW,
    Rows,
    as_csv,
    as_jsonl,
    as_xlsx,
    code_of,
    page_of,
    remarks_of,
    saved,
)


def test_dates_and_numbers_are_read_as_excel_shows_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["标题", "正文", "日期", "栏目"])
    sheet.append(["甲", BODY, date(2025, 1, 3), 12.0])
    sheet.append(["乙", BODY, MORNING, 3.5])
    sheet.append(["丙", BODY, 45660, "012"])
    sheet.append(["丁", BODY, "2025年1月3日", None])
    book.add_named_style(NamedStyle("中文日期", number_format='yyyy"年"m"月"d"日";@'))
    sheet.append(["戊", BODY, 45660, None])
    sheet["C6"].style = "中文日期"
    page = page_from_bytes("a.xlsx", saved(book))
    assert {one.draft.published_on for one in page.articles} == {date(2025, 1, 3)}
    columns = [one.draft.column.value if one.draft.column else "" for one in page.articles]
    assert columns == ["12", "3.5", "012", "", ""]


def test_a_workbook_that_counts_from_1904_is_read_so() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(["标题", "正文", "日期"])
    sheet.append(["甲", BODY, date(2025, 1, 3)])
    page = page_from_bytes("a.xlsx", saved(book))
    assert page.articles[0].draft.published_on == date(2025, 1, 3)


def with_shared_texts(rows: Rows) -> dict[str, bytes]:
    """The parts of a workbook as Excel itself writes them: cells point to texts in a part of their own."""
    parts = parts_of(as_xlsx(rows))
    grid = [list(rows[0]), *(list(row.values()) for row in rows)]
    texts = [str(value) for row in grid for value in row]
    sheet = "".join(
        f'<row r="{n}">{"".join(cell(f"{chr(65 + m)}{n}", f"<v>{texts.index(str(one))}</v>", "s") for m, one in enumerate(row))}</row>'
        for n, row in enumerate(grid, start=1)
    )
    old = parts["xl/worksheets/sheet1.xml"]
    head, tail = old.split(b"<sheetData>")[0], old.split(b"</sheetData>")[1]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = "".join(f"<si><r><t>{one[:2]}</t></r><r><t>{one[2:]}</t></r></si>" for one in texts)
    link = (
        '<Relationship Id="shared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    relations = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", link.encode())
    return parts | {
        "xl/worksheets/sheet1.xml": head + f"<sheetData>{sheet}</sheetData>".encode() + tail,
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{shared}</sst>'.encode(),
        "xl/_rels/workbook.xml.rels": relations,
    }


def test_texts_that_cells_share_are_read() -> None:
    page = page_from_bytes("a.xlsx", zip_of(with_shared_texts([ROW, ROW | {"标题": "第二篇"}])))
    assert [one.draft.title.value for one in page.articles if one.draft.title] == [
        "三万亩小麦开镰",
        "第二篇",
    ]
    draft = page.articles[0].draft
    assert "".join(one.value for one in draft.paragraphs()) == BODY + REST
    assert draft.published_on == date(2025, 1, 3)


def sheet_xml(rows: str) -> bytes:
    """A workbook whose only sheet holds these cells, below a header of title and body."""
    parts = parts_of(as_xlsx([{"标题": "甲", "正文": BODY}]))
    sheet = parts["xl/worksheets/sheet1.xml"]
    return zip_of(
        parts
        | {
            "xl/worksheets/sheet1.xml": sheet.replace(
                b"</sheetData>", rows.encode() + b"</sheetData>"
            )
        }
    )


def cell(place: str, inner: str, kind: str = "") -> str:
    return f'<c r="{place}"{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}>{inner}</c>'


def text(place: str, value: str) -> str:
    return cell(place, f"<is><t>{value}</t></is>", "inlineStr")


def test_a_formula_gives_its_result() -> None:
    row = f'<row r="3">{cell("A3", "<f>B3</f><v>乙</v>", "str")}{text("B3", BODY)}</row>'
    titles = [one.draft.title for one in page_from_bytes("a.xlsx", sheet_xml(row)).articles]
    assert [one.value for one in titles if one] == ["甲", "乙"]


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(cell("A3", "<f>B3</f>"), id="a formula never calculated"),
        pytest.param(cell("A3", "<f>1/0</f><v>#DIV/0!</v>", "e"), id="an error"),
        pytest.param(cell("A3", "<v>9999</v>", "s"), id="a text that is not there"),
    ],
)
def test_a_cell_without_a_value_costs_its_row(bad: str) -> None:
    rows = f'<row r="3">{bad}{text("B3", BODY)}</row><row r="4">{text("A4", "丁")}{text("B4", BODY)}</row>'
    page = page_from_bytes("a.xlsx", sheet_xml(rows))
    assert [one.draft.title.value for one in page.articles if one.draft.title] == ["甲", "丁"]
    assert remarks_of(page) == [("row_value", 3)]
    assert "第 3 行" in page.source.remarks[0].message


def test_text_in_several_looks_is_one_text_and_how_it_is_spoken_is_left_out() -> None:
    rich = "<is><r><t>三万亩</t></r><r><t>小麦</t></r><rPh><t>xiaomai</t></rPh></is>"
    row = f'<row r="3">{cell("A3", rich, "inlineStr")}{text("B3", BODY)}</row>'
    draft = page_from_bytes("a.xlsx", sheet_xml(row)).articles[1].draft
    assert draft.title
    assert draft.title.value == "三万亩小麦"


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing() -> None:
    row = f'<row r="1048576">{text("A1048576", "乙")}{text("B1048576", BODY)}{text("XFD1048576", "远")}</row>'
    page = page_from_bytes("a.xlsx", sheet_xml(row))
    assert len(page.articles) == 2
    assert len(page.source.lines) == 3
    assert [one.code for one in page.source.remarks] == ["unknown_column"]


def test_a_body_that_fills_a_cell_to_the_last_character_is_doubted() -> None:
    body = (BODY * 2000)[:32_767]
    page = page_of([ROW | {"正文": body}], "a.xlsx")
    assert remarks_of(page) == [("cell_full", 2)]
    assert len(page.articles) == 1


def test_every_sheet_of_articles_is_read_and_other_sheets_are_kept() -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.append(["标题", "正文"])
    first.append(["甲", BODY])
    other = book.create_sheet("编辑名单")
    other.append(["姓名", "电话"])
    other.append(["林岳", "12"])
    last = book.create_sheet("二月")
    last.append([None, None])
    last.append(["正文", "标题"])
    last.append([REST, "乙"])
    page = page_from_bytes("a.xlsx", saved(book))
    assert [one.draft.title.value for one in page.articles if one.draft.title] == ["甲", "乙"]
    strays = [one.text for one in page.furniture if one.reason is FurnitureReason.STRAY]
    assert strays == ["姓名\t电话", "林岳\t12"]


@pytest.mark.parametrize(
    "rows", [[["姓名", "电话"], ["林岳", "12"]], []], ids=["no table of articles", "nothing"]
)
def test_a_workbook_without_articles_is_refused(rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    assert code_of("a.xlsx", saved(book)) == ("no_columns" if rows else "empty")


@pytest.mark.parametrize(
    "member", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]
)
def test_a_declaration_in_a_workbook_is_refused(member: str) -> None:
    parts = with_shared_texts([ROW])
    head = b'<!DOCTYPE a [<!ENTITY x "y">]>'
    parts[member] = head + parts[member].removeprefix(b"<?xml version='1.0' encoding='utf-8'?>\n")
    assert code_of("a.xlsx", zip_of(parts)) == "dtd_refused"


def test_a_sheet_that_expands_without_end_is_refused() -> None:
    row = "<row><c><v>1</v></c></row>" * 1_000_000
    assert code_of("a.xlsx", sheet_xml(row)) == "expands_too_much"


def test_a_workbook_cut_or_broken_is_told() -> None:
    data = zip_of(with_shared_texts([ROW]))
    for cut in range(len(data) - 1, 4, -497):
        assert code_of("a.xlsx", data[:cut]) == "broken_file", cut
    for member in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        parts = parts_of(data)
        broken = zip_of(parts | {member: parts[member][:-60]})
        assert code_of("a.xlsx", broken) == "broken_file"
        del parts[member]
        assert code_of("a.xlsx", zip_of(parts)) == "broken_file"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.csv", as_xlsx([ROW]), "wrong_kind", id="a workbook called csv"),
        pytest.param("a.xlsx", as_csv([ROW]), "wrong_kind", id="csv called a workbook"),
        pytest.param("a.docx", as_xlsx([ROW]), "wrong_kind", id="a workbook called a document"),
        pytest.param("a.csv", as_jsonl([ROW]), "no_columns", id="JSON called csv"),
        pytest.param("a.jsonl", as_csv([ROW]), "wrong_kind", id="csv called JSON"),
        pytest.param("a.csv", b"", "empty", id="nothing"),
        pytest.param("a.jsonl", b" \n", "empty", id="nothing but a line end"),
        pytest.param("a.xls", b"\xd0\xcf\x11\xe0", "unknown_format", id="an older workbook"),
        pytest.param("a.csv", bytes(range(256)) * 40, "binary", id="no text"),
        pytest.param(
            "a.csv",
            as_csv([ROW], encoding="gb18030")[:-3] + b"\xff\xff",
            "encoding_unknown",
            id="broken",
        ),
    ],
)
def test_name_and_content_must_agree(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code
