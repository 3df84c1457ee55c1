"""分稿: what lines make a paragraph, what is a heading or a caption among them."""

import pytest

from tests.backend.pages import (
    BODY,
    FIRST,
    REST,
    SECOND,
    WRAPPED,
    article_of,
    credits,
    headings,
    paragraphs,
)


def test_a_wrapped_column_is_joined() -> None:
    article = article_of(WRAPPED)
    assert article["title"] == "三万亩小麦开镰"
    assert paragraphs(article) == [FIRST, SECOND]


def test_a_wrapped_column_without_blank_lines_is_cut_at_its_lost_indents() -> None:
    article = article_of(WRAPPED.replace("笑容。\n\n今年", "笑容。\n今年"))
    assert paragraphs(article) == [FIRST, SECOND]


def test_printed_indents_cut_paragraphs() -> None:
    page = WRAPPED.replace("清晨五点", "　　清晨五点").replace("\n\n今年全县", "\n　　今年全县")
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "村民们早早等在地头。六\n十岁", "村民们早早等在地头。六\n\n十岁", id="at a column's end"
        ),
        pytest.param(
            "二十台收割机驶入云溪县\n禾丰",
            "二十台收割机驶入云溪县\n\n禾丰",
            id="after the first line",
        ),
        pytest.param("每片都有专人\n调度", "每片都有专人\n\n\n调度", id="two of them"),
    ],
)
def test_a_false_blank_line_inside_a_sentence_is_closed(before: str, after: str) -> None:
    assert before in WRAPPED
    assert paragraphs(article_of(WRAPPED.replace(before, after))) == [FIRST, SECOND]


def test_a_false_blank_line_before_a_closing_quotation_is_closed() -> None:
    page = """校长的早餐

本报记者 林岳

三年级学生石小雨最盼周一。她捧着比脸
还大的搪瓷碗，先喝一口汤，再把面条卷在筷
子上。“奶奶说我胖了，”她不好意思地笑，

“我现在跑步能跑第三名。”
"""
    assert paragraphs(article_of(page)) == [
        "三年级学生石小雨最盼周一。她捧着比脸还大的搪瓷碗，先喝一口汤，再把面条卷在筷子上。“奶奶说我胖了，”她不好意思地笑，“我现在跑步能跑第三名。”"
    ]


@pytest.mark.parametrize("furniture", ["—5—", "第2版", "禾丰周报·04"])
def test_a_page_number_inside_a_sentence_does_not_cut_it(furniture: str) -> None:
    page = WRAPPED.replace("每片都有专人\n调度", f"每片都有专人\n\n{furniture}\n\n调度")
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


def test_lines_of_whole_paragraphs_are_not_joined() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n{REST}\n{BODY[:-1]}，一直忙到天黑。"
    assert paragraphs(article_of(page)) == [BODY, REST, f"{BODY[:-1]}，一直忙到天黑。"]


def test_a_paragraph_a_line_is_joined_where_its_sentence_is_broken() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{FIRST[:40]}\n\n{FIRST[40:]}\n\n{SECOND}"
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


def test_a_numbered_heading_over_two_lines_is_one_heading() -> None:
    page = """治水之路

林岳

一、把分散在多个部门的治水职责拧
成一股绳

　　治水之难，首先难在水是流动的。上
游排一车污水，下游几个村子都要跟着受
罪；左岸修了护坡，右岸却在倾倒渣土。

二、把责任落到人

　　其次难在账算不清。疏浚一条村渠，
花的是公共的钱，受益的是沿岸每一户人
家，可真要分摊费用时谁都不肯。
"""
    assert headings(article_of(page)) == [
        ("把分散在多个部门的治水职责拧成一股绳", 1, "一"),
        ("把责任落到人", 1, "二"),
    ]


def test_numbered_headings_nest_in_official_style() -> None:
    page = f"治水之路\n\n林岳\n\n一、总则\n\n{BODY}\n\n（一）范围\n\n{REST}\n\n（二）原则\n\n{BODY}\n\n二、附则\n\n{REST}"
    assert headings(article_of(page)) == [
        ("总则", 1, "一"),
        ("范围", 2, "（一）"),
        ("原则", 2, "（二）"),
        ("附则", 1, "二"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一是摸清家底，把每一口机井都登记在册。", id="一是"),
        pytest.param("首先，要把每一口机井都登记在册，不留死角。", id="首先"),
        pytest.param("第三条 每一口机井都应当登记在册，不留死角。", id="第三条"),
        pytest.param("1.每一口机井都应当登记在册，不留死角。", id="a numbered sentence"),
    ],
)
def test_a_lead_that_runs_into_its_sentence_is_no_heading(line: str) -> None:
    article = article_of(f"治水之路\n\n林岳\n\n{BODY}\n\n{line}\n\n{REST}")
    assert headings(article) == []
    assert paragraphs(article) == [BODY, line, REST]


CAPTION = "村民在地头检修收割机。"


@pytest.mark.parametrize(
    ("caption", "photographer"),
    [
        pytest.param(f"{CAPTION}（沈青青 摄）", "沈青青", id="named in brackets"),
        pytest.param(f"{CAPTION}\n□沈青青 摄", "沈青青", id="a line of the photographer's own"),
        pytest.param(f"{CAPTION} 沈青青 摄", "沈青青", id="named behind the full stop"),
        pytest.param("村民在地头检修收割机。", None, id="without a photographer"),
    ],
)
def test_a_caption_inside_a_sentence_is_lifted_out(caption: str, photographer: str | None) -> None:
    page = WRAPPED.replace("完毕。县\n农机站", f"完毕。县\n\n{caption}\n\n农机站")
    article = article_of(page)
    assert paragraphs(article) == [FIRST, SECOND]
    assert article["captions"] == [{"text": CAPTION, "credit": photographer}]
    assert "caption_inside_sentence" in article["flags"]
    assert ("photographer 沈青青" in credits(article)) is (photographer is not None)


def test_a_short_sentence_inside_a_text_is_no_caption() -> None:
    page = WRAPPED.replace("\n\n今年全县", "\n\n他笑了。\n\n今年全县")
    article = article_of(page)
    assert paragraphs(article) == [FIRST, "他笑了。", SECOND]
    assert article["captions"] == []


@pytest.mark.parametrize("pointer", ["（见右图）", "（如图）", "（见上图）"])
def test_a_paragraph_that_points_to_a_photo_is_no_caption(pointer: str) -> None:
    article = article_of(f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n{REST}{pointer}")
    assert article["captions"] == []
    assert paragraphs(article) == [BODY, REST + pointer]


def test_a_first_paragraph_of_one_sentence_is_no_caption() -> None:
    article = article_of(f"三万亩小麦开镰\n\n本报记者 林岳 文/图\n\n{BODY}\n\n{REST}\n\n{FIRST}")
    assert paragraphs(article) == [BODY, REST, FIRST]


def test_a_short_sentence_does_not_swallow_the_heading_above_it() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n{REST}\n\n夜里的粮站\n夜，很静。{BODY}\n\n{REST}"
    assert [heading for heading, *_ in headings(article_of(page))] == ["夜里的粮站"]
