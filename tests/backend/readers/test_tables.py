"""稿件表: every row of a csv, jsonl or xlsx file is one article; a bad row costs nothing but itself."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import NamedStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from backend.draft import Columns, PageDraft
from backend.errors import UnreadableFile
from backend.pipeline import mapping_mark, page_from_bytes, pages_from, read_columns
from backend.readers.rows import MOST_ROWS
from backend.record import page_record
from backend.vocabulary import ArticleField, FurnitureReason
from tests.backend.files import parts_of, zip_of
from tests.backend.pages import BODY, REST, TEXT, credits, headings, paragraphs

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


# Rows become articles


@every_format
def test_each_row_is_an_article_with_its_fields(name: str) -> None:
    rows = [
        {
            "栏目": "走基层",
            "引题": "机器进田 颗粒归仓",
            "标题": "三万亩小麦开镰",
            "副题": "禾丰镇麦收记",
            "作者": "本报记者 林岳 通讯员 方小满",
            "单位": "云溪县融媒体中心",
            "正文": f"{BODY}\n一、机器进田\n{REST}",
            "来源": "云溪日报",
            "日期": "2025-06-03",
            "图片说明": "收割机驶入麦田。（苏见青 摄）",
            "责编": "何青禾",
            "网址": "https://paper.yunxi.example/1.html",
        },
        ROW | {"标题": "第二篇"},
    ]
    rows[1] = dict.fromkeys(rows[0], "") | {"标题": "第二篇", "正文": BODY, "日期": "2025-06-04"}
    first, second = articles_of(rows, name)
    assert (first["column"], first["kicker"]) == ("走基层", "机器进田 颗粒归仓")
    assert (first["title"], first["subtitle"]) == ("三万亩小麦开镰", "禾丰镇麦收记")
    assert first["byline"] == "本报记者 林岳 通讯员 方小满"
    assert credits(first) == [
        "reporter 林岳@云溪县融媒体中心",
        "correspondent 方小满@云溪县融媒体中心",
        "photographer 苏见青",
    ]
    assert paragraphs(first) == [BODY, REST]
    assert headings(first) == [("机器进田", 1, "一")]
    assert (first["source"], first["published_on"]) == ("云溪日报", "2025-06-03")
    assert first["captions"] == [{"text": "收割机驶入麦田。", "credit": "苏见青"}]
    assert first["review_credits"] == [{"role": "editor", "name": "何青禾"}]
    assert first["source_url"] == "https://paper.yunxi.example/1.html"
    assert (second["title"], paragraphs(second)) == ("第二篇", [BODY])


@every_format
def test_every_row_is_one_line_and_has_one_place(name: str) -> None:
    page = page_of([ROW, ROW | {"标题": "第二篇"}], name)
    head = 0 if name == "a.jsonl" else 1
    ledger = [(row["line"], row.get("article"), row.get("field")) for row in page.ledger()]
    assert ledger[head:] == [(head + 1, 0, "record"), (head + 2, 1, "record")]
    assert [one.reason for one in page.furniture] == [FurnitureReason.TABLE_HEAD] * head
    assert len(page.source.lines) == head + 2
    assert not any("\n" in line.text for line in page.source.lines)
    for number, checked in enumerate(page.articles, start=head + 1):
        assert checked.draft.title
        assert checked.draft.title.lines == (number,)
        assert {one.lines for one in checked.draft.paragraphs()} == {(number,)}


@every_format
def test_a_table_yields_one_page(name: str) -> None:
    assert len(list(pages_from(name, FORMS[name]([ROW, ROW])))) == 1


def test_articles_of_a_table_have_tags_abstract_and_findings_like_any_other() -> None:
    (checked,) = page_of([ROW | {"标题": "", "正文": f"{TEXT}\n他说：“今年好"}]).articles
    assert checked.draft.tags
    assert checked.draft.abstract.startswith("清晨五点")
    assert {"missing_title", "truncated_end"} <= {one.code.value for one in checked.findings}


# Bodies


def test_a_body_is_read_as_a_page_is() -> None:
    wrapped = "　　清晨五点，二十台收割机驶入云溪县\n禾丰镇的麦田，村民们早早等在地头。他\n们盼着晴天，收割的人也盼着晴天，谁都\n怕雨。等了三天，云终于散了，收割机一台\n接一台进了田。\n　　今年全县种植小麦三万亩。"
    assert paragraphs(article_of(正文=wrapped)) == [
        "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。他们盼着晴天，收割的人也盼着晴天，谁都怕雨。等了三天，云终于散了，收割机一台接一台进了田。",
        "今年全县种植小麦三万亩。",
    ]


def test_a_body_that_lost_its_line_breaks_has_paragraphs_where_indents_are() -> None:
    assert paragraphs(article_of(正文=f"　　{BODY}　　{REST}")) == [BODY, REST]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p>{BODY}</p><h3>机器进田</h3><p>{REST}</p>", id="paragraphs"),
        pytest.param(f"<div>{BODY}<br/><br>\n<h2>机器进田</h2>{REST}</div>", id="line breaks"),
        pytest.param(
            f"<p>{BODY}</p><script>alert('机密')</script><h2>机器进田</h2>"
            f'<p style="text-indent:2em">{REST}</p><!-- 机密 -->',
            id="with what is not printed",
        ),
    ],
)
def test_markup_in_a_body_goes_through_the_web_reader(body: str) -> None:
    article = article_of(正文=body)
    assert paragraphs(article) == [BODY, REST]
    assert headings(article) == [("机器进田", 1, None)]


@pytest.mark.parametrize("sign", ["x<5 且 y>3", "《麦田》<第二版>", "A < B"])
def test_a_bare_angle_bracket_is_no_markup(sign: str) -> None:
    assert paragraphs(article_of(正文=f"{sign}，{BODY}")) == [f"{sign}，{BODY}"]


def test_a_dateline_and_its_reporter_are_read_off_the_body() -> None:
    article = article_of(正文=f"本报讯（记者 林岳）{BODY}", 作者="")
    assert article["dateline"]["agency"] == "本报"
    assert credits(article) == ["reporter 林岳"]
    assert paragraphs(article) == [BODY]


def test_what_a_web_page_carries_for_itself_is_lifted_out_of_the_body() -> None:
    page = page_of([ROW | {"正文": f"{TEXT}\n\n长按识别二维码关注我们\n"}])
    assert [one.value for one in page.articles[0].draft.paragraphs()] == [BODY, REST]
    assert [(one.line, one.reason) for one in page.furniture] == [
        (1, FurnitureReason.TABLE_HEAD),
        (2, FurnitureReason.PROMPT),
    ]


def test_a_body_that_begins_with_its_title_says_it_once() -> None:
    article = article_of(正文=f"三万亩小麦开镰\n\n{TEXT}")
    assert paragraphs(article) == [BODY, REST]
    assert headings(article) == []
    assert "repeated_title" in article["flags"]


def test_headings_of_a_body_never_begin_another_article() -> None:
    body = f"{BODY}\n\n机器进田\n\n本报记者 方小满\n\n{REST}\n\n颗粒归仓\n\n{BODY}{REST}"
    (article,) = articles_of([ROW | {"正文": body}])
    assert "".join(paragraphs(article)).count(BODY) == 2


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


# Bad rows


@every_format
def test_a_bad_row_costs_only_itself(name: str) -> None:
    page = page_of([ROW, ROW | {"正文": ""}, ROW | {"标题": "第三篇"}], name)
    titles = [one.draft.title.value for one in page.articles if one.draft.title]
    assert titles == ["三万亩小麦开镰", "第三篇"]
    line = 2 if name == "a.jsonl" else 3
    assert remarks_of(page) == [("row_without_text", line)]
    assert page.refused_rows() == 1
    refused = [one for one in page.furniture if one.reason is FurnitureReason.REFUSED_ROW]
    assert [(one.line, "三万亩小麦开镰" in one.text) for one in refused] == [(line, True)]


def test_a_body_longer_than_any_report_costs_its_row() -> None:
    page = page_of([ROW | {"正文": "麦" * 200_001}, ROW])
    assert remarks_of(page) == [("row_too_long", 2)]


def test_a_body_longer_than_the_csv_modules_limit_is_read_whole() -> None:
    body = "\n".join([BODY] * 5_000)
    assert len(body) > 131_072
    assert len(paragraphs(article_of(正文=body))) == 5_000


def test_blank_rows_are_no_rows() -> None:
    data = as_csv([ROW]) + b"\r\n,,,\r\n" + as_csv([ROW]).split(b"\r\n", 1)[1]
    page = page_from_bytes("a.csv", data)
    assert len(page.articles) == 2
    assert page.source.remarks == ()


def test_a_table_of_more_rows_than_one_act_can_hold_is_refused() -> None:
    data = "标题,正文\n".encode() + f"甲,{BODY}\n".encode() * MOST_ROWS
    assert code_of("a.csv", data) == "too_large"


# CSV


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5"]
)
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    row = {
        "標題": "三萬畝小麥開鐮",
        "正文": f"清晨五點，麥田裡已經很熱鬧{delimiter}今年的天氣很好，大家都來幫忙。",
    }
    page = page_from_bytes("a.csv", as_csv([row], delimiter=delimiter, encoding=encoding))
    draft = page.articles[0].draft
    assert draft.title
    assert draft.title.value == row["標題"]
    assert [one.value for one in draft.paragraphs()] == [row["正文"].replace("\t", " ")]
    assert page.source.encoding in encoding.replace("utf-8-sig", "utf-8").replace(
        "utf-16", "utf-16-le-le"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quoted_line_breaks_stay_in_their_cell(end: str) -> None:
    data = f'标题,正文{end}三万亩小麦开镰,"{BODY}{end}{end}{REST}"{end}第二篇,"他说""好""。{BODY}"{end}'
    page = page_from_bytes("a.csv", data.encode())
    first, second = page.articles
    assert [one.value for one in first.draft.paragraphs()] == [BODY, REST]
    assert next(second.draft.paragraphs()).value.startswith('他说"好"。')
    assert [one.draft.places[0][0] for one in page.articles] == [2, 3]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param('坏,"没有收尾的引号\n', "row_quotes", id="a quote never closed"),
        pytest.param('坏,"引号"后面还有字\n', "row_quotes", id="text behind a quote"),
        pytest.param("坏,正文,多了一格\n", "row_cells", id="a cell too many"),
        pytest.param("坏\n", "row_cells", id="a cell too few"),
    ],
)
def test_a_broken_row_costs_only_itself(row: str, code: str) -> None:
    data = f"标题,正文\n甲,{BODY}\n{row}乙,{REST}\n丙,{BODY}\n"
    page = page_from_bytes("a.csv", data.encode())
    assert remarks_of(page) == [(code, 3)]
    titles = [one.draft.title.value for one in page.articles if one.draft.title]
    assert titles == ["甲", "乙", "丙"]


def test_empty_cells_behind_the_last_column_do_no_harm() -> None:
    page = page_from_bytes("a.csv", f"标题,正文\n甲,{BODY},,\n".encode())
    assert (len(page.articles), page.source.remarks) == (1, ())


def test_a_file_full_of_broken_quotes_is_refused() -> None:
    assert code_of("a.csv", "标题,正文\n".encode() + '坏,"坏"坏\n'.encode() * 500) == "broken_file"


def test_a_table_cut_inside_a_row_tells_of_that_row() -> None:
    data = as_csv([ROW, ROW, ROW], encoding="utf-8")
    last = data.rindex("清晨".encode())
    page = page_from_bytes("a.csv", data[: last + 60])
    assert len(page.articles) == 2
    assert [line for _, line in remarks_of(page)] == [4, 5][: len(page.source.remarks)]


# JSON lines


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param('{"标题": "甲", "正文": ', "row_not_json", id="cut"),
        pytest.param("[1, 2]", "row_not_json", id="a list"),
        pytest.param('"甲"', "row_not_json", id="a text"),
        pytest.param('{"标题": {"a": 1}, "正文": "乙"}', "row_value", id="an object in an object"),
        pytest.param('{"标题": true, "正文": "乙"}', "row_value", id="a truth value"),
        pytest.param('{"标题": "甲"}', "row_without_text", id="no body"),
        pytest.param('{"甲": "a"}', "no_columns", id="no column known"),
        pytest.param('{"正文": "a", "内容": "b"}', "column_twice", id="two bodies"),
        pytest.param('{"标题": "\\ud800", "正文": "乙"}', "row_not_json", id="half a character"),
        pytest.param("[" * 5_000, "row_not_json", id="nesting without end"),
    ],
)  # fmt: skip
def test_a_bad_json_line_costs_only_itself(line: str, code: str) -> None:
    good = json.dumps(ROW, ensure_ascii=False)
    page = page_from_bytes("a.jsonl", f"{good}\n{line}\n\n{good}\n".encode())
    assert len(page.articles) == 2
    assert remarks_of(page) == [(code, 2)]


def test_lists_and_numbers_are_values_too() -> None:
    row = {
        "title": "三万亩小麦开镰",
        "body": [BODY, REST],
        "authors": ["林岳", "方小满"],
        "date": 20250103,
    }
    (article,) = articles_of([row, row], "a.jsonl")[:1]
    assert paragraphs(article) == [BODY, REST]
    assert credits(article) == ["author 林岳", "author 方小满"]
    assert article["published_on"] == "2025-01-03"


def test_json_that_is_no_row_of_objects_is_told() -> None:
    assert code_of("a.jsonl", b'[{"title": 1}]') == "wrong_kind"


# Excel


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
