"""PDF: every character of the text layer, paragraphs by their indents, heads by their size."""

from itertools import pairwise

import pytest

from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.readers.glyphs import meaning
from backend.source import Mark
from backend.vocabulary import FurnitureReason
from tests.backend.files import Compositor, wrap
from tests.backend.pages import FIRST, SECOND
from tests.backend.pdfs import CHARACTERS, LEFTS, lines, numbered, texts

# Text


@pytest.mark.parametrize(
    "text",
    [
        "清晨五点，二十台收割机驶入麦田。",
        "“家门口修水管，既挣了工钱，又给自家修了水”",
        "《云溪志》（卷三）：〔光绪〕十二年——大水……",
        "全县GDP增长3.5%，达到120亿元",
        "He said hello to Yunxi",
        "本报记者　林岳　通讯员　方小满",
        "雲溪縣三萬畝小麥開鐮",
    ],
)
def test_every_character_of_the_text_layer_is_read(text: str) -> None:
    page = Compositor()
    page.line(text, 100, 100)
    assert texts(page.done()) == [text]


def test_the_text_is_read_as_it_stands_and_not_as_the_file_orders_it() -> None:
    page = Compositor()
    for place, text in reversed(list(enumerate(numbered(6)))):
        page.line(text, 100, 100 + place * 13.5)
    assert texts(page.done()) == numbered(6)


def test_a_line_whose_characters_are_set_one_by_one_is_one_line() -> None:
    page = Compositor()
    for place, char in enumerate("清晨五点，收割机驶入麦田。"):
        page.line(char, 100 + place * 9.4, 100)
    assert texts(page.done()) == ["清晨五点，收割机驶入麦田。"]


def test_a_character_printed_twice_to_make_it_bold_is_read_once() -> None:
    page = Compositor()
    for shift in (0, 0.3, 0.6):
        page.line("天天向上", 100 + shift, 100)
    assert texts(page.done()) == ["天天向上"]


def test_a_drop_cap_goes_back_to_its_paragraph() -> None:
    page = Compositor()
    page.line("春", 100, 121, 24)
    for place, text in enumerate(("天的云溪，油菜花开满了", "两岸的坡地，游人沿着河")):
        page.line(text, 126, 108 + place * 13.5)
    page.column(["堤一路走到柳湾村的码头，", "在那里等候过河的木船。"], 100, 135)
    found = texts(page.done())
    assert found[0] == "春天的云溪，油菜花开满了"
    assert len(found) == 4


def test_lines_printed_close_by_without_spaces_keep_words_apart() -> None:
    page = Compositor()
    page.line("Yunxi", 100, 100)
    page.line("Daily", 130, 100)
    assert texts(page.done()) == ["Yunxi Daily"]


@pytest.mark.parametrize(
    ("code", "char"),
    [
        pytest.param(0x2F00, "一", id="a radical that normalises"),
        pytest.param(0x2F54, "水", id="another"),
        pytest.param(0x2ED3, "长", id="a radical that does not"),
        pytest.param(0xF9B4, "領", id="a compatibility character"),
        pytest.param(0xFB01, "fi", id="a ligature"),
        pytest.param(0x0002, "-", id="a hyphen at a line's end"),
        pytest.param(0xFE12, "。", id="a full stop of vertical text"),
        pytest.param(0x9EA6, "麦", id="any other character"),
        pytest.param(0xE001, "", id="private use"),
        pytest.param(0xFFFD, "", id="nothing known"),
        pytest.param(0, "", id="nothing at all"),
    ],
)
def test_a_glyph_is_read_as_the_character_that_people_see(code: int, char: str) -> None:
    assert meaning(code) == char


# Paragraphs and heads


def test_a_column_keeps_its_line_breaks_and_marks_its_indents() -> None:
    page = Compositor()
    rows = wrap([FIRST, SECOND], CHARACTERS)
    page.column(rows, 100, 100)
    found = lines(page.done())
    assert [line.text for line in found] == [row.strip("\u3000") for row in rows]
    assert [line.indent for line in found] == [row.startswith("\u3000") for row in rows]
    assert {line.column for line in found} == {float(CHARACTERS)}


def test_paragraphs_of_two_lines_in_a_wide_column_are_put_together() -> None:
    page = Compositor(size=10.5, leading=20)
    page.line("三万亩小麦开镰", 200, 60, 22)
    page.column(wrap([FIRST, SECOND], 38), 90, 100)
    (article,) = page_from_bytes("page.pdf", page.done()).articles
    assert [one.value for one in article.draft.paragraphs()] == [FIRST, SECOND]


def test_clearly_larger_lines_are_heads_with_a_depth_by_size() -> None:
    page = Compositor()
    page.line("全县麦收过半", 100, 60, 12)
    page.line("三万亩小麦开镰", 100, 92, 26)
    page.column(wrap([FIRST], CHARACTERS), 100, 120)
    page.line("机器进田", 100, 240, 9.5)
    found = {line.text: (line.mark, line.depth) for line in lines(page.done())}
    assert found["三万亩小麦开镰"] == (Mark.HEADING, 1)
    assert found["全县麦收过半"] == (Mark.HEADING, 2)
    assert found["机器进田"] == (Mark.PLAIN, 0)


def test_a_title_set_in_two_lines_is_one_line() -> None:
    page = Compositor()
    page.line("云溪县城乡供水一体化工程", 100, 60, 26)
    page.line("二期建设全面启动", 140, 94, 26)
    page.column(wrap([FIRST], CHARACTERS), 100, 130)
    (article,) = page_from_bytes("page.pdf", page.done()).articles
    assert article.draft.title
    assert article.draft.title.value == "云溪县城乡供水一体化工程 二期建设全面启动"


def test_a_paragraph_set_large_is_no_head() -> None:
    page = Compositor()
    page.line("三万亩小麦开镰", 100, 60, 26)
    for place, row in enumerate(wrap([FIRST], 14)):
        page.line(row.strip("\u3000"), 100, 100 + place * 18, 12)
    page.column(wrap([SECOND, FIRST, SECOND], CHARACTERS), 100, 240)
    assert [line.text for line in lines(page.done()) if line.depth] == ["三万亩小麦开镰"]


def test_white_between_lines_becomes_blank_lines() -> None:
    page = Compositor()
    page.column([*numbered(3), "", *numbered(3, 4)], 100, 100)
    rows = read("page.pdf", page.done()).lines
    gaps = [
        below.number - above.number for above, below in pairwise(one for one in rows if one.text)
    ]
    assert gaps == [1, 1, 2, 1, 1]


# Several pages


def test_running_heads_and_page_numbers_are_furniture() -> None:
    page = Compositor()
    rows = wrap([FIRST, SECOND] * 3, CHARACTERS)
    for number in (1, 2, 3):
        page.line("云溪文艺 夏之卷", 300, 40, 8)
        if number == 1:
            page.line("三万亩小麦开镰", 200, 100, 26)
        page.columns(rows, LEFTS[:2], 150)
        page.line(f"· {number} ·", 380, 1080, 8)
        page.turn()
    draft = page_from_bytes("page.pdf", page.done())
    lifted = [(one.text, one.reason) for one in draft.furniture]
    assert lifted.count(("云溪文艺 夏之卷", FurnitureReason.RUNNING_HEAD)) == 3
    assert [f"· {number} ·" for number in (1, 2, 3)] == [text for text, _ in lifted if "·" in text]
    (article,) = draft.articles
    paragraphs = [one.value for one in article.draft.paragraphs()]
    assert paragraphs == [FIRST, SECOND] * 9


def test_a_sentence_goes_on_over_the_page() -> None:
    page = Compositor()
    page.line("三万亩小麦开镰", 100, 60, 26)
    rows = wrap([FIRST, SECOND], CHARACTERS)
    page.column(rows[:5], 100, 100)
    page.turn()
    page.column(rows[5:], 100, 60)
    (article,) = page_from_bytes("page.pdf", page.done()).articles
    assert [one.value for one in article.draft.paragraphs()] == [FIRST, SECOND]


def test_a_vertical_page_is_read_from_right_to_left() -> None:
    page = Compositor(leading=16)
    rows = [row.strip("\u3000") for row in numbered(9)]
    page.upright(rows, 700, 100)
    assert texts(page.done()) == rows


def test_the_bands_of_a_vertical_page_are_read_from_top_to_bottom() -> None:
    page = Compositor(leading=16)
    rows = numbered(16)
    page.upright(rows[:8], 700, 100)
    page.upright(rows[8:], 700, 320)
    assert texts(page.done()) == rows


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turned: int) -> None:
    page = Compositor(page=(600, 600))
    canvas = page.canvas
    canvas.setPageRotation(turned)
    canvas.translate(300, 300)
    canvas.rotate(turned)
    canvas.translate(-300, -300)
    page.columns(numbered(8), (60, 260), 100)
    assert texts(page.done()) == numbered(8)
