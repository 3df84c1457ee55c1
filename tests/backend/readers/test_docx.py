"""Word 文档: every printed paragraph is a line; what is not printed stays out and is told."""

import io
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from backend.draft import Line, Mark
from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes, pages_from
from backend.readers import read
from backend.readers.docx_numbers import in_style
from backend.vocabulary import FurnitureReason
from tests.backend.files import docx_of, docx_xml, parts_of, zip_of
from tests.backend.pages import BODY, FIRST, REST, SECOND, WRAPPED

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(data: bytes) -> list[Line]:
    return [line for line in read("page.docx", data).lines if line.text.strip()]


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def p(text: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def code_of(data: bytes, name: str = "page.docx") -> str:
    with pytest.raises(UnreadableFile) as raised:
        list(pages_from(name, data))
    return raised.value.code


# Text


@pytest.mark.parametrize(
    ("run", "rows"),
    [
        pytest.param("<w:r><w:t>麦田</w:t></w:r>", ["麦田"], id="one run"),
        pytest.param("<w:r><w:t>麦</w:t></w:r><w:r><w:t>田</w:t></w:r>", ["麦田"], id="two runs"),
        pytest.param("<w:r><w:t>麦</w:t><w:br/><w:t>田</w:t></w:r>", ["麦", "田"], id="soft break"),
        pytest.param(
            '<w:r><w:t>麦</w:t><w:br w:type="page"/><w:t>田</w:t></w:r>',
            ["麦", "田"],
            id="page break",
        ),
        pytest.param("<w:r><w:t>麦</w:t><w:cr/><w:t>田</w:t></w:r>", ["麦", "田"], id="line end"),
        pytest.param("<w:r><w:t>麦</w:t><w:tab/><w:t>田</w:t></w:r>", ["麦\t田"], id="tab"),
        pytest.param(
            '<w:r><w:t xml:space="preserve"> 麦 </w:t></w:r><w:r><w:t>田</w:t></w:r>',
            [" 麦 田"],
            id="spaces kept",
        ),
        pytest.param(
            '<w:hyperlink r:id="r9"><w:r><w:t>麦田</w:t></w:r></w:hyperlink>', ["麦田"], id="link"
        ),
        pytest.param(
            "<w:ins><w:r><w:t>麦</w:t></w:r></w:ins><w:del><w:r><w:delText>稻</w:delText></w:r></w:del>"
            "<w:r><w:t>田</w:t></w:r>",
            ["麦田"],
            id="insertion in, deletion out",
        ),
        pytest.param(
            "<w:moveFrom><w:r><w:t>稻</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>麦</w:t></w:r></w:moveTo>",
            ["麦"],
            id="moved text",
        ),
        pytest.param(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r><w:r><w:t>麦</w:t></w:r>",
            ["麦"],
            id="hidden text",
        ),
        pytest.param(
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>麦</w:t></w:r>', ["麦"], id="not hidden"
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SEQ 图</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>图1</w:t><w:fldChar w:fldCharType="end"/></w:r>',
            ["图1"],
            id="a field prints its result",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>mài</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>麦</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ["麦"],
            id="pinyin above a character",
        ),
        pytest.param("<w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>", ["2-3"], id="hyphen"),
        pytest.param('<w:r><w:sym w:char="F06E"/><w:t>麦</w:t></w:r>', ["■麦"], id="symbol"),
        pytest.param(
            "<w:sdt><w:sdtContent><w:r><w:t>麦</w:t></w:r></w:sdtContent></w:sdt>",
            ["麦"],
            id="content control",
        ),
        pytest.param(
            "<mc:AlternateContent><mc:Choice><w:r><w:t>麦</w:t></w:r></mc:Choice>"
            "<mc:Fallback><w:r><w:t>麦</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            ["麦"],
            id="the same for newer and older programs",
        ),
    ],
)
def test_a_paragraph_is_read_as_it_prints(run: str, rows: list[str]) -> None:
    assert texts(docx_xml(f"<w:p>{run}</w:p>")) == rows


def test_paragraphs_are_lines_and_empty_ones_are_blank() -> None:
    rows = read("page.docx", docx_of(["麦田", "", "收割"])).lines
    assert [(line.number, line.text) for line in rows] == [(1, "麦田"), (2, ""), (3, "收割")]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert texts(docx_xml(p("清晨", deleted) + p("五点", deleted) + p("开镰"))) == ["清晨五点开镰"]
    assert texts(docx_xml(p("清晨") + p("开镰", deleted))) == ["清晨", "开镰"]


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            "<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>",
            id="newer",
        ),
        pytest.param(
            "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>", id="older"
        ),
        pytest.param(
            "<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
            "</mc:Choice><mc:Fallback><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
            "</mc:Fallback></mc:AlternateContent>",
            id="both",
        ),
    ],
)
def test_a_text_box_stands_behind_its_paragraph(box: str) -> None:
    inner = box.replace("{}", p("框里的话") + p("第二段"))
    data = docx_xml(f"<w:p><w:r><w:t>正文</w:t>{inner}</w:r></w:p>{p('下一段')}")
    assert texts(data) == ["正文", "框里的话", "第二段", "下一段"]


def test_headers_footers_and_notes_are_kept_as_furniture() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "云溪县文联内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 3 页 共 8 页"
    for text in ("三万亩小麦开镰", "本报记者 林岳", BODY, REST):
        document.add_paragraph(text)
    page = page_from_bytes("page.docx", saved(document))
    lifted = {one.text: one.reason for one in page.furniture}
    assert lifted == {
        "云溪县文联内部资料": FurnitureReason.RUNNING_HEAD,
        "第 3 页 共 8 页": FurnitureReason.RUNNING_HEAD,
    }
    (article,) = page.articles
    assert [one.value for one in article.draft.paragraphs()] == [BODY, REST]


def test_footnotes_and_endnotes_follow_the_text_in_their_order() -> None:
    body = (
        '<w:p><w:r><w:t>麦田很大</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:p><w:r><w:t>收成很好</w:t><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    notes = f'<w:root><w:footnote w:id="2">{p("据县统计局。")}</w:footnote></w:root>'
    ends = f'<w:root><w:endnote w:id="1">{p("据县农业局。")}{p("又据村志。")}</w:endnote></w:root>'
    found = lines(docx_xml(body, footnotes=notes, endnotes=ends))
    assert [(line.text, line.mark) for line in found] == [
        ("麦田很大", Mark.PLAIN),
        ("收成很好", Mark.PLAIN),
        ("[1] 据县统计局。", Mark.NOTE),
        ("[2] 据县农业局。", Mark.NOTE),
        ("又据村志。", Mark.NOTE),
    ]


def test_what_a_footnote_names_as_its_source_is_not_the_articles_source() -> None:
    body = f'{p("三万亩小麦开镰")}<w:p><w:r><w:t>{BODY}</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:root><w:footnote w:id="2">{p("来源：青石统计年鉴")}</w:footnote></w:root>'
    page = page_from_bytes("page.docx", docx_xml(body, footnotes=notes))
    assert page.articles[0].draft.source is None
    assert [one.reason for one in page.furniture] == [FurnitureReason.APPARATUS]


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


# Tables


def test_a_table_of_data_has_a_line_for_each_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(
        table.rows, (("乡镇", "面积", "亩产"), ("禾丰镇", "三千亩", "")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("表后的话")
    assert texts(saved(document)) == ["乡镇\t面积\t亩产", "禾丰镇\t三千亩", "表后的话"]


def test_a_table_that_lays_out_a_page_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = f"左栏标题\n{BODY}", f"右栏标题\n{REST}"
    right.add_table(rows=1, cols=2).rows[0].cells[1].text = "表中表"
    assert texts(saved(document)) == ["左栏标题", BODY, "右栏标题", REST, "表中表"]


def test_a_deleted_row_stays_out() -> None:
    row = "<w:tr>{}<w:tc>" + p("甲") + "</w:tc></w:tr>"
    table = f"<w:tbl>{row.format('')}{row.format('<w:trPr><w:del/></w:trPr>')}</w:tbl>"
    assert texts(docx_xml(table)) == ["甲"]


# What is told


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("<w:p><w:del><w:r/></w:del></w:p>", "docx_deleted", id="deletions"),
        pytest.param("<w:p><w:ins><w:r/></w:ins></w:p>", "docx_inserted", id="insertions"),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r></w:p>",
            "docx_hidden",
            id="hidden",
        ),
        pytest.param(
            "<w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>", "docx_chart", id="chart"
        ),
        pytest.param(
            "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>", "docx_object", id="object"
        ),
        pytest.param("<w:altChunk/>", "docx_chunk", id="another document inside"),
    ],
)
def test_what_is_not_printed_or_not_read_is_told(body: str, code: str) -> None:
    body = body.replace("<c:chart/>", '<c:chart xmlns:c="c"/>')
    body = body.replace("<o:OLEObject/>", '<o:OLEObject xmlns:o="o"/>')
    remarks = read("page.docx", docx_xml(body + p("麦田"))).remarks
    assert [one.code for one in remarks] == [code]
    assert "1 处" in remarks[0].message


def test_comments_stay_out_and_are_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("麦田")
    document.add_comment(runs=paragraph.runs, text="这里要核实", author="编辑", initials="编")
    source = read("page.docx", saved(document))
    assert [line.text for line in source.lines] == ["麦田"]
    assert [one.code for one in source.remarks] == ["docx_comment"]


def test_a_plain_document_leaves_nothing_to_tell() -> None:
    assert read("page.docx", docx_of(["麦田"])).remarks == ()


# Hostile


def test_a_document_type_declaration_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田")))
    document = parts["word/document.xml"]
    entity = b'<!DOCTYPE w:document [<!ENTITY x "' + b"x" * 50 + b'">]>' + document
    for data in (
        entity,
        entity.replace("麦田".encode(), b"&x;"),
        b"<!DOCTYPE w:document>" + document,
    ):
        assert code_of(zip_of(parts | {"word/document.xml": data})) == "dtd_refused"


def test_a_declaration_in_any_part_and_any_encoding_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田"), styles="<w:root/>"))
    style = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    assert code_of(zip_of(parts | {"word/styles.xml": style.encode("utf-16")})) == "dtd_refused"


def test_laughs_by_the_billion_are_refused_at_once() -> None:
    laughs = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
    )
    parts = parts_of(docx_xml(p("&l11;")))
    bomb = f"<!DOCTYPE w:document [{laughs}]>".encode() + parts["word/document.xml"]
    assert code_of(zip_of(parts | {"word/document.xml": bomb})) == "dtd_refused"


def test_a_part_that_expands_without_end_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田")))
    bomb = parts["word/document.xml"].replace("麦田".encode(), b"a" * 20_000_000)
    assert code_of(zip_of(parts | {"word/document.xml": bomb})) == "expands_too_much"
    larger = parts["word/document.xml"].replace("麦田".encode(), b"a" * 40_000_000)
    assert code_of(zip_of(parts | {"word/document.xml": larger})) == "too_large"


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    assert code_of(docx_xml(deep)) == "nested_too_deep"


@pytest.mark.parametrize(
    ("member", "data"),
    [
        pytest.param("word/document.xml", b"<w:document", id="cut XML"),
        pytest.param("word/document.xml", b"", id="an empty part"),
        pytest.param("word/_rels/document.xml.rels", b"<", id="cut relationships"),
        pytest.param("[Content_Types].xml", b"\xff\xfe\x00", id="no XML at all"),
    ],
)
def test_a_broken_part_is_told(member: str, data: bytes) -> None:
    assert code_of(zip_of(parts_of(docx_xml(p("麦田"))) | {member: data})) == "broken_file"


def test_a_document_cut_anywhere_is_told() -> None:
    data = docx_of([BODY, REST])
    for cut in range(len(data) - 1, 4, -997):
        assert code_of(data[:cut]) == "broken_file", cut


def test_a_flipped_bit_is_told_or_harms_no_text() -> None:
    data = docx_xml(p(BODY) + p(REST))
    whole = texts(data)
    told: set[str] = set()
    for place in range(0, len(data), 7):
        broken = data[:place] + bytes([data[place] ^ 0x04]) + data[place + 1 :]
        try:
            found = texts(broken)
        except UnreadableFile as error:
            told.add(error.code)
            continue
        assert found == whole, place
    assert told >= {"broken_file"}


def test_a_document_with_a_password_is_told() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    assert code_of(locked) == "encrypted"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.docx", "三万亩小麦开镰".encode(), "wrong_kind", id="text"),
        pytest.param("a.docx", b"%PDF-1.7", "wrong_kind", id="PDF"),
        pytest.param(
            "a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "wrong_kind", id="an older document"
        ),
        pytest.param("a.docx", zip_of({"a.txt": b"a"}), "wrong_kind", id="a plain zip"),
        pytest.param("a.docx", b"", "empty", id="nothing"),
        pytest.param("a.xlsx", docx_of(["麦田"]), "wrong_kind", id="a document called a workbook"),
        pytest.param("a.zip", docx_of(["麦田"]), "wrong_kind", id="a document called a zip"),
        pytest.param("a.txt", docx_of(["麦田"]), "wrong_kind", id="a document called text"),
        pytest.param("a.doc", docx_of(["麦田"]), "unknown_format", id="an older ending"),
    ],
)
def test_name_and_content_must_agree(name: str, data: bytes, code: str) -> None:
    assert code_of(data, name) == code


# Pasted text


def test_paragraphs_of_like_length_stay_apart() -> None:
    rows = ["三万亩小麦开镰", "本报记者 林岳", BODY, REST, BODY[::-1][1:] + "。", REST[1:]]
    (article,) = page_from_bytes("page.docx", docx_of(rows)).articles
    assert [one.value for one in article.draft.paragraphs()] == rows[2:]


@pytest.mark.parametrize("soft", [False, True], ids=["a paragraph a line", "soft breaks"])
def test_text_pasted_with_its_line_breaks_is_put_together(soft: bool) -> None:
    rows = WRAPPED.split("\n")[4:]
    head = ["三万亩小麦开镰", "本报记者 林岳", ""]
    document = docx.Document()
    for text in [*head, *(() if soft else rows)]:
        document.add_paragraph(text)
    for block in "\n".join(rows).strip().split("\n\n") if soft else ():
        document.add_paragraph(block)
    (article,) = page_from_bytes("page.docx", saved(document)).articles
    assert [one.value for one in article.draft.paragraphs()] == [FIRST, SECOND]


def test_a_table_of_names_heads_and_signs_nothing() -> None:
    document = docx.Document()
    for text in ("三万亩小麦开镰", "本报记者 林岳", BODY):
        document.add_paragraph(text)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("值班", "日期"), ("林岳", "周五")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(REST)
    (article,) = page_from_bytes("page.docx", saved(document)).articles
    paragraphs = [one.value for one in article.draft.paragraphs()]
    assert paragraphs == [BODY, "值班 日期", "林岳 周五", REST]
