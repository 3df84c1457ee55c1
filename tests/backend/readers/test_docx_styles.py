"""Word 样式: headings, captions and indents by style; the numbers that Word counts."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from backend.pipeline import page_from_bytes
from backend.readers.docx_numbers import in_style
from backend.source import Mark
from tests.backend.documents import lines, p, saved, texts
from tests.backend.files import docx_of, docx_xml
from tests.backend.pages import BODY, REST

# Styles


def test_headings_have_the_depth_of_their_style() -> None:
    data = docx_of([("Heading 1", "大题"), ("Heading 3", "小题"), "正文"])
    assert [(line.mark, line.depth) for line in lines(data)] == [
        (Mark.HEADING, 1),
        (Mark.HEADING, 3),
        (Mark.PLAIN, 0),
    ]


def test_headings_stand_below_a_title() -> None:
    data = docx_of([("Title", "三万亩小麦开镰"), ("Heading 1", "机器进田"), ("Heading 2", "夜里")])
    assert [line.depth for line in lines(data)] == [1, 2, 3]


def test_a_title_and_its_headings_are_one_article() -> None:
    data = docx_of(
        [("Title", "三万亩小麦开镰"), "本报记者 林岳", BODY, ("Heading 1", "机器进田"), REST]
    )
    (article,) = page_from_bytes("page.docx", data).articles
    assert [section.heading for section in article.draft.sections] == [None, "机器进田"]


@pytest.mark.parametrize(
    ("style", "mark", "depth"),
    [
        pytest.param("文章标题", Mark.HEADING, 1, id="a title by its name"),
        pytest.param("小标题", Mark.HEADING, 2, id="a heading by its name"),
        pytest.param("标题 2", Mark.HEADING, 2, id="a heading in Chinese"),
        pytest.param("图片说明", Mark.CAPTION, 0, id="a caption in Chinese"),
        pytest.param("TOC 1", Mark.NAVIGATION, 0, id="a table of contents"),
        pytest.param("正文首行", Mark.PLAIN, 0, id="any other"),
    ],
)
def test_a_style_says_what_its_paragraph_is(style: str, mark: Mark, depth: int) -> None:
    document = docx.Document()
    document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("麦田", style=style)
    assert [(line.mark, line.depth) for line in lines(saved(document))] == [(mark, depth)]


def test_a_style_inherits_what_it_is_based_on_and_a_ring_of_styles_ends() -> None:
    styles = (
        '<w:root><w:style w:styleId="a"><w:name w:val="甲"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="caption"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="丙"/><w:basedOn w:val="c"/></w:style></w:root>'
    )
    body = p("图注", '<w:pStyle w:val="a"/>') + p("正文", '<w:pStyle w:val="c"/>')
    assert [line.mark for line in lines(docx_xml(body, styles=styles))] == [
        Mark.CAPTION,
        Mark.PLAIN,
    ]


@pytest.mark.parametrize(
    ("settings", "depth"),
    [
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:outlineLvl w:val="8"/>', 6),
        ('<w:outlineLvl w:val="9"/>', 0),
        ("", 0),
    ],
)
def test_an_outline_level_makes_a_heading(settings: str, depth: int) -> None:
    assert [line.depth for line in lines(docx_xml(p("麦田", settings)))] == [depth]


@pytest.mark.parametrize(
    ("settings", "shift"),
    [
        ('<w:ind w:firstLineChars="200"/>', 2.0),
        ('<w:ind w:firstLine="420"/>', 2.0),
        ('<w:ind w:firstLine="0"/>', 0.0),
        ('<w:ind w:left="840"/>', 0.0),
        ('<w:jc w:val="right"/>', 10.0),
        ('<w:jc w:val="center"/><w:ind w:firstLine="420"/>', 10.0),
        ("", 0.0),
    ],
)
def test_indents_of_the_first_line_are_told(settings: str, shift: float) -> None:
    (line,) = lines(docx_xml(p("麦田", settings)))
    assert (line.shift, line.indent) == (shift, shift == 2.0)


def test_a_soft_break_does_not_indent_again() -> None:
    body = '<w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>'
    assert [line.indent for line in lines(docx_xml(body))] == [True, False]


# Numbers


def numbering(*levels: tuple[str, str, str]) -> str:
    """A list with these formats, texts and endings at its levels."""
    rows = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:suff w:val="{glue}"/></w:lvl>'
        for place, (style, text, glue) in enumerate(levels)
    )
    return (
        f'<w:root><w:abstractNum w:abstractNumId="7">{rows}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:root>'
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


OFFICIAL = (
    ("chineseCountingThousand", "%1、", "nothing"),
    ("chineseCounting", "（%2）", "nothing"),
    ("decimal", "%3.", "tab"),
    ("decimalEnclosedCircle", "%4", "tab"),
)


def test_numbers_that_word_counts_stand_in_the_text() -> None:
    body = "".join(
        item(text, level)
        for text, level in (
            ("总体要求", 0), ("指导思想", 1), ("基本原则", 1), ("统筹", 2), ("节约", 2), ("用水", 3),
            ("主要任务", 0), ("水利", 1),
        )
    )  # fmt: skip
    assert texts(docx_xml(body, numbering=numbering(*OFFICIAL))) == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "1. 统筹", "2. 节约", "① 用水",
        "二、主要任务", "（一）水利",
    ]  # fmt: skip


def test_a_list_that_starts_anew_counts_from_one() -> None:
    body = item("甲") + item("乙") + item("丙", number=2) + item("丁")
    assert texts(docx_xml(body, numbering=numbering(*OFFICIAL))) == [
        "一、甲", "二、乙", "一、丙", "三、丁",
    ]  # fmt: skip


def test_numbered_headings_keep_number_and_level() -> None:
    heading = '<w:outlineLvl w:val="{}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        p("三万亩小麦开镰", '<w:outlineLvl w:val="0"/>') + p("本报记者 林岳") + p(BODY)
        + p("机器进田", heading.format(1)) + p(REST) + p("颗粒归仓", heading.format(1)) + p(BODY + REST)
    )  # fmt: skip
    (article,) = page_from_bytes("a.docx", docx_xml(body, numbering=numbering(*OFFICIAL))).articles
    assert [(one.number, one.heading) for one in article.draft.sections] == [
        (None, None),
        ("一", "机器进田"),
        ("二", "颗粒归仓"),
    ]


@pytest.mark.parametrize(
    ("part", "row"),
    [
        pytest.param(numbering(("bullet", "\uf0b7", "tab")), "麦田", id="a bullet"),
        pytest.param(numbering(("decimal", "第%1条", "nothing")), "第1条麦田", id="words around"),
        pytest.param(numbering(("decimalZero", "%1", "space")), "01 麦田", id="with a zero"),
        pytest.param(numbering(("upperRoman", "%1.", "space")), "I. 麦田", id="Roman"),
        pytest.param(numbering(("strange", "%1)", "space")), "1) 麦田", id="an unknown style"),
        pytest.param("<w:root/>", "麦田", id="no such list"),
    ],
)
def test_any_list_gives_its_printed_number(part: str, row: str) -> None:
    assert texts(docx_xml(item("麦田"), numbering=part)) == [row]


@pytest.mark.parametrize(
    ("count", "style", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (34, "chineseCounting", "三十四"),
        (105, "chineseCounting", "一〇五"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (27, "lowerLetter", "aa"),
        (49, "lowerRoman", "xlix"),
        (4, "upperRoman", "IV"),
    ],
)
def test_a_number_is_printed_in_its_style(count: int, style: str, text: str) -> None:
    assert in_style(count, style) == text
