"""连成一行的文字: pages whose line ends were lost, and pages with tags left in them, are read line by line."""

import pytest

from backend.readers import read
from backend.source import Mark
from tests.backend.pages import BODY, REST, article_of, paragraphs

THIRD = (
    "镇上的烘干塔也没有闲着，收下来的麦子直接拉进粮站，过磅、取样、烘干、入仓，前后不过两个小时。"
)
FLAT = (
    "三万亩小麦开镰   2024年06月03日 09:15 来源：青石晚报 【字体：大 中 小】    "
    + "".join(f"\u3000\u3000{text}" for text in (BODY, REST, THIRD) * 3)
    + "    责任编辑：何秋"
)


def texts(text: str, name: str = "page.txt") -> list[str]:
    return [line.text.strip() for line in read(name, text.encode()).lines if line.text.strip()]


def test_a_page_in_one_line_is_parted_at_its_blanks() -> None:
    article = article_of(FLAT)
    assert article["title"] == "三万亩小麦开镰"
    assert article["source"] == "青石晚报"
    assert article["published_on"] == "2024-06-03"
    assert article["review_credits"] == [{"role": "editor", "name": "何秋"}]
    assert paragraphs(article) == [BODY, REST, THIRD] * 3


def test_the_operator_is_told_that_lines_were_parted() -> None:
    (remark,) = read("page.txt", FLAT.encode()).remarks
    assert remark.code == "lines_parted"
    assert "已分开" in remark.message


def test_a_long_line_with_paragraphs_inside_other_lines_is_parted() -> None:
    whole = "".join(f"\u3000\u3000{text}" for text in (BODY, REST, THIRD) * 3)
    page = f"三万亩小麦开镰\n本报记者 林岳\n{whole}\n一行\n又一行\n末行\n"
    assert texts(page).count(BODY) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BODY}\u3000\u3000{REST}", id="too short to have lost its lines"),
        pytest.param("林岳    何秋    高建川    周远山", id="names in columns"),
        pytest.param(BODY * 20, id="one long paragraph"),
    ],
)
def test_other_lines_stay_whole(text: str) -> None:
    source = read("page.txt", text.encode())
    assert [line.text for line in source.lines] == [text]
    assert source.remarks == ()


def test_tags_left_in_a_markdown_file_are_read_as_a_browser_shows_them() -> None:
    page = f"# 三万亩小麦开镰\n\n<p><strong>本报讯</strong> {BODY}<br></p><p>{REST}</p>\n"
    article = article_of(page, "page.md")
    assert article["title"] == "三万亩小麦开镰"
    assert paragraphs(article) == [BODY, REST]


def test_headings_in_tags_keep_their_depth() -> None:
    lines = read("page.md", f"<h2>三万亩小麦开镰</h2>\n\n{BODY}\n".encode()).lines
    assert (lines[0].text, lines[0].mark, lines[0].depth) == ("三万亩小麦开镰", Mark.HEADING, 2)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("<!-- 正文开始 -->禾丰镇开镰", ["禾丰镇开镰"]),
        ("亩产&nbsp;五百公斤", ["亩产 五百公斤"]),
        ("第一句。<br/>第二句。", ["第一句。", "第二句。"]),
        ("<b>禾丰镇</b>开镰", ["禾丰镇开镰"]),
        ("气温 < 5 度，湿度 > 8 成", ["气温 < 5 度，湿度 > 8 成"]),
    ],
)
def test_tags_and_entities_inside_a_row(row: str, shown: list[str]) -> None:
    assert texts(row) == shown


def test_a_caption_in_italics_below_a_picture_says_more_than_its_alt_text() -> None:
    page = f"# 三万亩小麦开镰\n\n{BODY}\n\n![麦田](1.jpg)\n\n*收割机驶入禾丰镇的麦田。*\n\n{REST}\n"
    article = article_of(page, "page.md")
    assert [one["text"] for one in article["captions"]] == ["收割机驶入禾丰镇的麦田。"]
    assert paragraphs(article) == [BODY, REST]


def test_tags_nested_too_deep_leave_the_row_and_refuse_nothing() -> None:
    row = "<div>" * 15_000 + "禾丰镇开镰。" + "</div>" * 15_000
    assert texts(row, "page.md") == ["禾丰镇开镰。"]
