"""稿件表: every row of a csv, jsonl or xlsx file is one article; a bad row costs nothing but itself."""

import pytest

from backend.pipeline import page_from_bytes, pages_from
from backend.readers.rows import MOST_ROWS
from backend.vocabulary import FurnitureReason
from tests.backend.pages import BODY, REST, TEXT, credits, headings, paragraphs
from tests.backend.tables import (
    FORMS,
    ROW,
    article_of,
    articles_of,
    as_csv,
    code_of,
    every_format,
    page_of,
    remarks_of,
)

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
