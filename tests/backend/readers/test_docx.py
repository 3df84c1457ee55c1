"""Word 文档: every printed paragraph is a line; text boxes, notes and tables are in their place."""

import docx
import pytest

from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.source import Mark
from backend.vocabulary import FurnitureReason
from tests.backend.documents import lines, p, saved, texts
from tests.backend.files import docx_of, docx_xml
from tests.backend.pages import BODY, FIRST, REST, SECOND, WRAPPED

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
