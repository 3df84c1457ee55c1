"""PDF: lines in the order in which a page of columns is read; what cannot be read is told by code."""

import re
import zlib
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.draft import Line, Mark
from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.readers.glyphs import meaning
from backend.readers.pdf import MOST_EXPANDED, MOST_PAGES
from backend.vocabulary import FurnitureReason
from tests.backend.files import Compositor, wrap
from tests.backend.pages import EVERY, FIRST, SECOND

LEFTS = (40.0, 250.0, 460.0)
CHARACTERS = 21


def lines(data: bytes) -> list[Line]:
    return [line for line in read("page.pdf", data).lines if line.text]


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def code_of(data: bytes, name: str = "page.pdf") -> str:
    with pytest.raises(UnreadableFile) as raised:
        page_from_bytes(name, data)
    return raised.value.code


def numbered(count: int, start: int = 1) -> list[str]:
    """Lines of one width that say which they are."""
    return [f"第{number:03d}行写的是云溪县的麦田和村庄" for number in range(start, start + count)]


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
        pytest.param(0x9EA6, "麦", id="any other character"),
        pytest.param(0xE001, "", id="private use"),
        pytest.param(0xFFFD, "", id="nothing known"),
        pytest.param(0, "", id="nothing at all"),
    ],
)
def test_a_glyph_is_read_as_the_character_that_people_see(code: int, char: str) -> None:
    assert meaning(code) == char


# Columns


@pytest.mark.parametrize("gutter", [9.0, 14.0, 30.0], ids=["one em", "usual", "wide"])
@pytest.mark.parametrize("columns", [2, 3, 5])
def test_columns_are_read_from_left_to_right(columns: int, gutter: float) -> None:
    page = Compositor()
    width = 18.5 * page.size
    rows = numbered(columns * 7)
    page = Compositor(page=(columns * (width + gutter) + 80, 400))
    page.columns(rows, [40 + place * (width + gutter) for place in range(columns)], 60)
    assert texts(page.done()) == rows


def test_columns_whose_lines_stand_at_different_heights_are_columns_too() -> None:
    page = Compositor()
    page.column(numbered(8), LEFTS[0], 100)
    page.column(numbered(8, 9), LEFTS[1], 106)
    assert texts(page.done()) == numbered(16)


def test_a_mark_that_hangs_over_the_column_closes_no_gutter() -> None:
    page = Compositor()
    rows = [f"{row}，" for row in numbered(12)]
    width = len(rows[0]) * page.size - page.size
    page.columns(rows, [40, 40 + width + page.size], 60)
    assert texts(page.done()) == rows


def test_a_last_column_of_a_few_characters_is_a_column() -> None:
    page = Compositor()
    page.column(numbered(4), LEFTS[0], 100)
    page.column(numbered(4, 5), LEFTS[1], 100)
    page.column(["茶。"], LEFTS[2], 100)
    assert texts(page.done()) == [*numbered(8), "茶。"]


def test_a_head_that_spans_columns_stands_above_them() -> None:
    page = Compositor()
    page.line("三万亩小麦开镰", 200, 100, 26)
    page.columns(numbered(12), LEFTS, 130)
    page.line("图书馆开到家门口", 200, 210, 22)
    page.columns(numbered(9, 13), LEFTS, 240)
    assert texts(page.done()) == [
        "三万亩小麦开镰", *numbered(12), "图书馆开到家门口", *numbered(9, 13)
    ]  # fmt: skip


def test_a_head_over_one_column_of_its_text_begins_that_text() -> None:
    page = Compositor()
    page.line("河长来了", LEFTS[0] + 10, 110, 20)
    page.column(numbered(6), LEFTS[0], 135)
    page.column(numbered(8, 7), LEFTS[1], 108)
    assert texts(page.done()) == ["河长来了", *numbered(14)]


def test_stories_side_by_side_are_read_one_after_the_other() -> None:
    page = Compositor()
    page.line("图书馆开到家门口", LEFTS[0] + 60, 110, 22)
    page.columns(numbered(10), LEFTS[:2], 140)
    page.line("周四有小雨", LEFTS[2] + 20, 108, 16)
    page.column(numbered(6, 11), LEFTS[2], 140)
    assert texts(page.done()) == [
        "图书馆开到家门口", *numbered(10), "周四有小雨", *numbered(6, 11)
    ]  # fmt: skip


def test_a_story_below_another_on_the_same_columns_waits_for_its_end() -> None:
    page = Compositor()
    page.columns(numbered(12), LEFTS, 100)
    page.line("白鹭来了", LEFTS[0] + 10, 190, 18)
    page.column(numbered(4, 13), LEFTS[0], 215)
    page.column(numbered(5, 17), LEFTS[1], 190)
    page.column(numbered(5, 22), LEFTS[2], 190)
    assert texts(page.done()) == [*numbered(12), "白鹭来了", *numbered(14, 13)]


def test_white_between_paragraphs_that_runs_through_all_columns_separates_nothing() -> None:
    page = Compositor()
    for place, left in enumerate(LEFTS):
        page.column(numbered(3, place * 6 + 1), left, 100)
        page.column(numbered(3, place * 6 + 4), left, 100 + 4.2 * page.leading)
    assert texts(page.done()) == numbered(18)


def test_a_list_of_names_is_read_row_by_row() -> None:
    page = Compositor()
    for row, names in enumerate((("林岳", "方小满", "苏见青"), ("何青禾", "魏成章", "童小禾"))):
        for place, name in enumerate(names):
            page.line(name, 100 + place * 36, 100 + row * 13.5)
    assert texts(page.done()) == ["林岳 方小满 苏见青", "何青禾 魏成章 童小禾"]


def test_a_caption_at_a_columns_foot_does_not_cut_the_sentence() -> None:
    page = Compositor()
    page.column(
        ["\u3000\u3000清晨五点，二十台收割机驶入云溪县的", "禾丰镇的麦田，村民们早早等在地头，他"],
        40,
        100,
    )
    page.line("收割机驶入麦田。 方小满 摄", 60, 260, 8)
    page.column(
        ["们盼着晴天。今年全县种植小麦三万亩，", "亩产比去年多了一成，六月收完。"], 250, 100
    )
    found = texts(page.done())
    assert found[1:3] == [
        "禾丰镇的麦田，村民们早早等在地头，他",
        "们盼着晴天。今年全县种植小麦三万亩，",
    ]
    assert found[-1] == "收割机驶入麦田。 方小满 摄"


@EVERY
@given(
    st.lists(
        st.tuples(
            st.integers(20, 500), st.integers(40, 380), st.sampled_from((9.0, 9.0, 9.0, 14.0, 24.0))
        ),
        min_size=1,
        max_size=25,
    )
)
def test_no_layout_loses_or_doubles_a_character(places: list[tuple[int, int, float]]) -> None:
    page = Compositor(page=(780, 400))
    pool = iter(chr(code) for code in range(0x4E00, 0x9FA5, 7))
    printed: list[str] = []
    for left, base, size in places:
        text = "".join(char for _, char in zip(range(5), pool, strict=False))
        page.line(text, left, base, size)
        printed += text
    found = Counter("".join(texts(page.done())).replace(" ", ""))
    known = {char for char in printed if char in found}
    assert all(found[char] == 1 for char in known)
    assert set(found) == known
    unmapped = len(printed) - len(known)
    told = sum(
        int(re.findall(r"\d+", one.message)[1])
        for one in read("a.pdf", page.out.getvalue()).remarks
    )
    assert unmapped == told


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


# What cannot be read


def test_a_page_that_is_only_a_picture_asks_for_character_recognition() -> None:
    page = Compositor()
    page.picture(20, 20, 740, 1060)
    with pytest.raises(UnreadableFile, match="OCR") as raised:
        read("scan.pdf", page.done())
    assert raised.value.code == "no_text_layer"


def test_a_scan_with_nothing_but_a_page_number_is_a_scan() -> None:
    page = Compositor()
    for number in (1, 2):
        page.picture(20, 20, 740, 1060)
        page.line(f"—{number}—", 380, 1080)
        page.turn()
    assert code_of(page.done()) == "no_text_layer"


def test_a_scanned_page_among_others_is_told_with_its_number() -> None:
    page = Compositor()
    page.column(wrap([FIRST, SECOND], CHARACTERS), 100, 100)
    page.turn()
    page.picture(20, 20, 740, 1060)
    page.turn()
    remarks = read("page.pdf", page.done()).remarks
    assert [one.code for one in remarks] == ["pdf_page_image"]
    assert "第 2 页" in remarks[0].message


def test_an_article_with_a_photo_is_no_scan() -> None:
    page = Compositor()
    page.picture(20, 20, 740, 700)
    page.column(wrap([FIRST], CHARACTERS), 100, 800)
    assert read("page.pdf", page.done()).remarks == ()


def test_a_page_without_anything_is_told() -> None:
    page = Compositor()
    page.turn()
    draft = page_from_bytes("page.pdf", page.done())
    assert draft.articles == ()
    assert [one.code for one in draft.source.remarks] == ["pdf_page_blank"]


def test_a_page_whose_content_is_lost_is_told() -> None:
    page = Compositor()
    for text in numbered(2):
        page.line(text, 100, 100)
        page.turn()
    data = page.done()
    place = data.rindex(b"/Contents")
    broken = data[:place] + b"/Contentz" + data[place + 9 :]
    remarks = read("page.pdf", broken).remarks
    assert [one.code for one in remarks] == ["pdf_page_blank"]
    assert "第 2 页" in remarks[0].message


def test_text_beside_the_page_is_told_and_not_read() -> None:
    page = Compositor()
    page.column(wrap([FIRST], CHARACTERS), 100, 100)
    page.line("机密", 100, 1400)
    source = read("page.pdf", page.done())
    assert "机密" not in "".join(line.text for line in source.lines)
    assert [(one.code, "2 个字" in one.message) for one in source.remarks] == [
        ("pdf_outside", True)
    ]


def test_a_locked_file_is_told_so() -> None:
    page = Compositor(password="mima")  # noqa: S106
    page.column(numbered(3), 100, 100)
    assert code_of(page.done()) == "encrypted"


def test_a_file_cut_anywhere_is_told_so() -> None:
    page = Compositor()
    page.columns(wrap([FIRST, SECOND], CHARACTERS), LEFTS[:2], 100)
    data = page.done()
    for cut in range(len(data) - 10, 8, -53):
        assert code_of(data[:cut]) == "broken_file", cut


def test_damaged_bytes_never_cost_text_in_silence() -> None:
    page = Compositor()
    page.columns(wrap([FIRST, SECOND] * 4, CHARACTERS), LEFTS, 100)
    data = page.done()
    whole = texts(data)
    start = data.index(b"stream", data.index(b"/FlateDecode")) + 8
    end = data.index(b"endstream", start)
    told: list[str] = []
    for place in range(start + 4, end, 41):
        broken = data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        try:
            found = texts(broken)
        except UnreadableFile as error:
            told.append(error.code)
            continue
        assert found == whole, place
    assert len(told) > 10
    assert set(told) == {"broken_file"}


def test_a_file_with_a_bomb_in_it_is_refused() -> None:
    packer = zlib.compressobj(9)
    size = MOST_EXPANDED + 1
    packed = (
        b"".join(packer.compress(bytes(2**20)) for _ in range(size // 2**20 + 1)) + packer.flush()
    )
    page = Compositor()
    page.line("麦田", 100, 100)
    head, tail = page.done().split(b"endobj", 1)
    bomb = b"<< /Filter /FlateDecode /Length %d >> stream\n%b\nendstream endobj" % (
        len(packed),
        packed,
    )
    assert code_of(head + b"endobj\n99 0 obj " + bomb + tail) == "expands_too_much"


def test_more_pages_than_a_bound_year_are_refused() -> None:
    page = Compositor()
    for _ in range(MOST_PAGES + 1):
        page.turn()
    assert code_of(page.done()) == "too_large"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("三万亩小麦开镰".encode(), id="text"),
        pytest.param(b"PK\x03\x04", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="picture"),
        pytest.param(b"<html>%PDF-1.7 %%EOF</html>", id="a page that speaks of PDF"),
    ],
)
def test_a_file_that_is_none_is_told(data: bytes) -> None:
    assert code_of(data) == "wrong_kind"


@pytest.mark.parametrize(
    "name", ["a.txt", "a.docx", "a.xlsx", "a.csv", "a.zip", "a.html", "a.jsonl"]
)
def test_a_pdf_under_another_name_is_told(name: str) -> None:
    page = Compositor()
    page.line("麦田", 100, 100)
    assert code_of(page.done(), name) in {"wrong_kind", "unknown_format"}


def test_a_caption_below_a_photo_stays_with_the_columns_above_it() -> None:
    page = Compositor()
    page.line("图书馆开到家门口", LEFTS[0] + 60, 110, 22)
    page.columns(numbered(8), LEFTS[:2], 140)
    page.picture(LEFTS[0], 205, 380, 120)
    page.line("孩子们在分馆里读书。", LEFTS[0] + 10, 338, 8)
    page.line("周四有小雨", LEFTS[2] + 20, 108, 16)
    page.column(numbered(4, 9), LEFTS[2], 140)
    page.line("3", 390, 1080, 8)
    assert texts(page.done()) == [
        "图书馆开到家门口", *numbered(8), "孩子们在分馆里读书。", "周四有小雨", *numbered(4, 9), "3"
    ]  # fmt: skip
