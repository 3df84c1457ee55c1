"""Markdown: its marks become marks of the line; the words stay."""

import pytest

from backend.readers import read
from backend.source import Mark


def one(row: str, name: str = "page.md") -> tuple[str, Mark, int]:
    (line,) = read(name, row.encode()).lines
    return line.text, line.mark, line.depth


@pytest.mark.parametrize(
    ("row", "text", "depth"),
    [
        pytest.param("# 三万亩小麦开镰", "三万亩小麦开镰", 1, id="first depth"),
        pytest.param("###### 机手", "机手", 6, id="sixth depth"),
        pytest.param("## 机器进田 ##", "机器进田", 2, id="closed"),
        pytest.param("   ## 机器进田", "机器进田", 2, id="three spaces before"),
        pytest.param("## **机器进田**", "机器进田", 2, id="strong inside"),
        pytest.param("## [机器进田](/a)", "机器进田", 2, id="a link inside"),
        pytest.param("### 一、机器进田", "一、机器进田", 3, id="numbered"),
    ],
)
def test_a_heading_has_its_depth(row: str, text: str, depth: int) -> None:
    assert one(row) == (text, Mark.HEADING, depth)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("#标题", id="no space"),
        pytest.param("####### 七", id="seven marks"),
        pytest.param("麦田 # 一号", id="inside the line"),
        pytest.param("5*3*2", id="a product"),
        pytest.param("- 一把锄头", id="a list stays as printed"),
        pytest.param("2 * 3 = 6 * 1", id="stars with spaces"),
    ],
)
def test_what_is_no_mark_stays(row: str) -> None:
    assert one(row) == (row, Mark.PLAIN, 0)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param("**机器**进田", "机器进田", id="strong"),
        pytest.param("__机器__进田", "机器进田", id="strong by underscores"),
        pytest.param("*本报记者 林岳*", "本报记者 林岳", id="emphasis of a whole line"),
        pytest.param("***机器进田***", "机器进田", id="both"),
        pytest.param("请看[机器](http://a.cn/b)进田", "请看机器进田", id="a link in a sentence"),
        pytest.param('看[机器](http://a.cn "题")', "看机器", id="a link with a title"),
        pytest.param("> 机器进田", "机器进田", id="a quotation"),
        pytest.param("> > 机器进田", "机器进田", id="a quotation in another"),
        pytest.param(r"5\*3", "5*3", id="an escaped star"),
    ],
)
def test_marks_inside_a_line_go_and_the_words_stay(row: str, text: str) -> None:
    assert one(row) == (text, Mark.PLAIN, 0)


def test_a_row_of_links_is_navigation() -> None:
    assert one("[首页](/) | [新闻](/n) | [县情](/x)") == ("首页 | 新闻 | 县情", Mark.NAVIGATION, 0)


def test_an_image_with_chinese_words_is_a_caption() -> None:
    assert one("![农民在田里插秧。](a.png)") == ("农民在田里插秧。", Mark.CAPTION, 0)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param("![logo](a.png)", "logo", id="its words where it has any"),
        pytest.param("![](a.png)", "![](a.png)", id="the whole row where it has none"),
    ],
)
def test_an_image_without_chinese_words_is_kept_as_navigation(row: str, text: str) -> None:
    assert one(row) == (text, Mark.NAVIGATION, 0)


def test_a_text_file_with_markdown_headings_is_read_as_markdown() -> None:
    lines = read("page.txt", "# 三万亩小麦开镰\n\n**机器**进田。".encode()).lines
    assert [(line.text, line.mark) for line in lines] == [
        ("三万亩小麦开镰", Mark.HEADING),
        ("", Mark.PLAIN),
        ("机器进田。", Mark.PLAIN),
    ]


def test_a_text_file_without_headings_keeps_its_stars() -> None:
    assert one("**机器**进田。", "page.txt")[0] == "**机器**进田。"


def test_a_line_of_3000_characters_is_body_text_whatever_marks_it_has() -> None:
    row = "# **" + "麦" * 3000
    assert one(row) == (row, Mark.PLAIN, 0)
