"""PDF 版式: a page of columns is read in the order in which people read it."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.readers import read
from tests.backend.files import Compositor
from tests.backend.pages import EVERY
from tests.backend.pdfs import LEFTS, numbered, texts


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
