"""稿件表的列: bylines, captions and dates as people write them; which column holds which field."""

from datetime import date

import openpyxl
import pytest

from backend.pipeline import mapping_mark, page_from_bytes, read_columns
from backend.vocabulary import ArticleField
from tests.backend.pages import BODY, REST, credits, paragraphs
from tests.backend.tables import (
    FORMS,
    ROW,
    Rows,
    article_of,
    articles_of,
    as_jsonl,
    code_of,
    every_format,
    page_of,
    remarks_of,
    saved,
)

# Bylines, captions, dates


@pytest.mark.parametrize(
    ("byline", "office", "made"),
    [
        pytest.param("林岳", "", ["author 林岳"], id="a name"),
        pytest.param(
            "林岳;方小满", "", ["author 林岳", "author 方小满"], id="names with semicolons"
        ),
        pytest.param(
            "林岳 / 方小满", "", ["author 林岳", "author 方小满"], id="names with a slash"
        ),
        pytest.param("记者 林岳", "", ["reporter 林岳"], id="with a role"),
        pytest.param("林岳", "云溪县水务局", ["author 林岳@云溪县水务局"], id="with an office"),
        pytest.param("", "云溪县水务局", ["author 云溪县水务局"], id="an office alone"),
        pytest.param("云溪县水务局", "", ["author 云溪县水务局"], id="an office as author"),
        pytest.param("新华社记者 林岳", "", ["reporter 林岳@新华社"], id="an agency's"),
        pytest.param("", "", [], id="nobody"),
    ],
)
def test_a_byline_column_names_the_makers(byline: str, office: str, made: list[str]) -> None:
    article = article_of(作者=byline, 单位=office)
    assert credits(article) == made
    assert article["byline"] == (byline or None)


def test_a_byline_that_names_nobody_is_kept_and_told() -> None:
    page = page_of([ROW | {"作者": "根据网络综合整理而成"}])
    draft = page.articles[0].draft
    assert draft.byline
    assert (draft.byline.value, draft.credits) == ("根据网络综合整理而成", ())
    assert remarks_of(page) == [("byline_unread", 2)]


def test_a_maker_named_in_body_and_column_is_credited_once() -> None:
    assert credits(article_of(正文=f"本报讯（记者 林岳）{BODY}", 作者="林岳")) == ["reporter 林岳"]


def test_captions_may_fill_several_columns_and_lines() -> None:
    article = article_of(图片说明1="图一。\n图二。", 图片说明2="图三。")
    assert [one["text"] for one in article["captions"]] == ["图一。", "图二。", "图三。"]


def test_a_photo_with_its_caption_needs_no_body() -> None:
    (article,) = articles_of([ROW | {"正文": "", "图片说明": "收割机驶入麦田。"}])
    assert article["captions"] == [{"text": "收割机驶入麦田。", "credit": None}]


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-03", "2025/1/3", "2025.1.3", "2025年1月3日", "２０２５年１月３日", "二〇二五年一月三日",
        "20250103", "2025-01-03 10:30", "2025-01-03T10:30:00+08:00", "2025-01-03T02:30:00.000Z",
        "2025年1月3日 星期五", "2025-01-03（周五）", "45660", "45660.4375", " 2025-01-03 ",
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert article_of(日期=text)["published_on"] == "2025-01-03"


@pytest.mark.parametrize(
    "text",
    ["1/3/2025", "03-01-25", "昨天", "2025年", "2025-13-01", "2025-02-30", "2025-01-03起", "12"],
)
def test_a_date_that_can_be_misread_costs_its_row(text: str) -> None:
    page = page_of([ROW | {"日期": text}, ROW])
    assert len(page.articles) == 1
    assert remarks_of(page) == [("row_date", 2)]
    assert text in page.source.remarks[0].message


# Columns


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(["title", "body", "author", "date"], id="English"),
        pytest.param(["Headline", "Full Text", "By-line", "Pub_Date"], id="loose"),
        pytest.param(["新闻标题", "文章内容", "署名", "见报日期"], id="usual"),
        pytest.param(["標題", "內容", "責任者", "發布日期"], id="traditional"),
        pytest.param(["标题（必填）", "正文*", "作者：", "发布日期"], id="forms"),
    ],
)
def test_usual_headers_are_known(headers: list[str]) -> None:
    cells = ["三万亩小麦开镰", BODY, "林岳", "2025-01-03"]
    page = page_of([dict(zip(headers, cells, strict=True))])
    draft = page.articles[0].draft
    assert draft.title
    assert draft.byline
    assert (draft.title.value, draft.byline.value) == ("三万亩小麦开镰", "林岳")
    assert draft.published_on == date(2025, 1, 3)
    assert page.source.remarks == ()


def test_a_mapping_names_columns_that_nobody_would_know() -> None:
    rows = [{"A": "三万亩小麦开镰", "B": BODY, "作者": "林岳"}]
    columns = read_columns("title=A，正文=B")
    assert columns == ((ArticleField.TITLE, "A"), (ArticleField.BODY, "B"))
    (article,) = articles_of(rows, columns=columns)
    assert (article["title"], paragraphs(article)) == ("三万亩小麦开镰", [BODY])
    assert credits(article) == ["author 林岳"]


def test_a_mapping_goes_before_the_usual_headers() -> None:
    rows = [ROW | {"导语": REST, "正文": BODY}]
    (article,) = articles_of(rows, columns=read_columns("body=导语"))
    assert paragraphs(article) == [REST]
    page = page_of(rows, columns=read_columns("body=导语"))
    assert [one.code for one in page.source.remarks] == ["unknown_column"]
    assert "正文" in page.source.remarks[0].message


@pytest.mark.parametrize(
    "text", ["", "title", "title=", "=标题", "题图=标题", "title=A,title=B", "title=A,,body=B"]
)
def test_a_mapping_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"列对应|只能对应"):
        read_columns(text)


@every_format
def test_unknown_columns_are_told_with_how_many_rows_they_fill(name: str) -> None:
    rows = [ROW | {"字数": "120", "备注": ""}, ROW | {"字数": "80", "备注": ""}]
    page = page_of(rows, name)
    assert remarks_of(page) == [("unknown_column", 0)]
    assert "字数" in page.source.remarks[0].message
    assert "2 行" in page.source.remarks[0].message
    assert "120" in page.source.lines[-2].text


@pytest.mark.parametrize(
    ("rows", "columns", "code"),
    [
        pytest.param([{"甲": "a", "乙": "b"}], "", "no_columns", id="nothing known"),
        pytest.param(
            [{"作者": "林岳", "日期": "2025-01-03"}], "", "no_columns", id="no title, no body"
        ),
        pytest.param(
            [{"标题": "a", "正文": BODY, "内容": REST}], "", "column_twice", id="two bodies"
        ),
        pytest.param([ROW], "body=全文", "column_missing", id="mapped to nothing"),
    ],
)
def test_a_header_that_leaves_doubt_refuses_the_file(rows: Rows, columns: str, code: str) -> None:
    for name in ("a.csv", "a.xlsx"):
        assert code_of(name, FORMS[name](rows), read_columns(columns) if columns else ()) == code


def test_a_mapped_column_that_no_json_object_has_refuses_the_file() -> None:
    assert code_of("a.jsonl", as_jsonl([ROW]), read_columns("kicker=肩题甲")) == "column_missing"
    some = as_jsonl([ROW, ROW | {"肩题甲": "机器进田"}])
    page = page_from_bytes("a.jsonl", some, read_columns("kicker=肩题甲"))
    assert [one.draft.kicker is None for one in page.articles] == [True, False]


def test_a_mapping_is_a_rule_under_which_a_table_is_read() -> None:
    columns = read_columns("title=A")
    assert mapping_mark("a.csv", ()) == mapping_mark("a.txt", columns) == ""
    assert mapping_mark("a.csv", columns) != mapping_mark("a.csv", read_columns("title=B"))


def test_the_header_may_stand_below_the_tables_name() -> None:
    rows = [["云溪县三月来稿汇总", ""], ["填表人：林岳", ""], ["标题", "正文"], ["甲", BODY]]
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    text = "".join(f"{','.join(row)}\n" for row in rows)
    for name, data in (("a.csv", text.encode()), ("a.xlsx", saved(book))):
        page = page_from_bytes(name, data)
        assert [one.draft.title.value for one in page.articles if one.draft.title] == ["甲"]
        assert [one.line for one in page.furniture] == [1, 2, 3]
        assert page.articles[0].draft.places == ((4, "record"),)


def test_a_row_that_looks_like_a_header_far_below_is_none() -> None:
    rows = [["甲", "乙"]] * 6 + [["标题", "正文"], ["甲", BODY]]
    text = "".join(f"{','.join(row)}\n" for row in rows)
    assert code_of("a.csv", text.encode()) == "no_columns"
