"""标点: where a sentence ends, what is still open, how wide a line prints."""

import pytest

from backend.chinese.punctuation import (
    closed_too_often,
    ends_sentence,
    han_count,
    is_han,
    join_lines,
    sentence_ends,
    set_width,
    squeeze,
    still_open,
    width,
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("今年丰收了。", id="full stop"),
        pytest.param("今年丰收了！", id="exclamation"),
        pytest.param("今年丰收了吗？", id="question"),
        pytest.param("今年丰收了!", id="half-width exclamation"),
        pytest.param("今年丰收了……", id="dots"),
        pytest.param("他说：“今年丰收了。”", id="inside quotation marks"),
        pytest.param("“你说‘丰收了。’”", id="two closing quotes"),
        pytest.param("今年丰收了。）", id="inside brackets"),
        pytest.param("今年丰收了。（林岳）", id="signed behind the full stop"),
        pytest.param("今年丰收了。 （云溪县气象局）", id="signed by an office, with a space"),
        pytest.param("“别急——”", id="a dash that a closing quote follows"),
        pytest.param("今年丰收了。  ", id="spaces behind it"),
    ],
)
def test_a_sentence_ends_here(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("今年丰收", id="no mark"),
        pytest.param("今年丰收，", id="comma"),
        pytest.param("今年丰收；", id="semicolon"),
        pytest.param("今年丰收：", id="colon"),
        pytest.param("今年丰收——", id="dash"),
        pytest.param("村民们说的“丰收”", id="a closing quote alone"),
        pytest.param("《麦田》", id="a book's name"),
        pytest.param("（林岳）", id="a bracket without a sentence before it"),
        pytest.param("", id="nothing"),
        pytest.param("亩产3.5", id="a decimal"),
    ],
)
def test_no_sentence_ends_here(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("他说：“今年", "“", id="a quotation"),
        pytest.param("他说：“今年‘丰收", "“‘", id="one in another"),
        pytest.param("（见《麦田", "（《", id="brackets and a title"),
        pytest.param("他说：“今年丰收。”", "", id="closed"),
        pytest.param("今年丰收。”", "", id="closed too often"),
        pytest.param("“（今年”", "", id="the outer one closes both"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_still_open(text: str, left: str) -> None:
    assert still_open(text) == left


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        pytest.param("丰收。”他说。", "”", id="a quotation from above"),
        pytest.param("丰收’。”他说。", "’”", id="two from above"),
        pytest.param("“丰收。”他说。", "", id="opened here"),
        pytest.param("丰收", "", id="no marks"),
    ],
)
def test_what_is_closed_without_having_been_opened(text: str, extra: str) -> None:
    assert closed_too_often(text) == extra


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        pytest.param("麦田", 2.0, id="Chinese characters"),
        pytest.param("麦田。", 3.0, id="a full-width mark"),
        pytest.param("2024年", 3.0, id="half-width figures count one half"),
        pytest.param("２０２４年", 5.0, id="full-width figures"),
        pytest.param("GDP", 1.5, id="Latin letters"),
        pytest.param("", 0.0, id="nothing"),
    ],
)
def test_the_printed_width_of_a_line(text: str, wide: float) -> None:
    assert width(text) == wide


def test_marks_are_set_close_in_a_column() -> None:
    assert set_width("麦田") == 2.0
    assert 2.0 < set_width("麦田。") < 3.0


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("收割", "机来了", "收割机来了", id="Chinese"),
        pytest.param("harvest", "festival", "harvest festival", id="Latin words"),
        pytest.param("20", "24年", "2024年", id="figures"),
        pytest.param("亩产", "500", "亩产500", id="Chinese and figures"),
        pytest.param("", "麦田", "麦田", id="nothing above"),
        pytest.param("麦田", "", "麦田", id="nothing below"),
    ],
)
def test_a_broken_line_is_put_together(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second) == joined


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        pytest.param("林 岳", "林岳", id="between Chinese characters"),
        pytest.param("林　岳", "林岳", id="full-width"),
        pytest.param("John  Smith", "John Smith", id="one stays between Latin words"),
        pytest.param(" 麦田 ", "麦田", id="at the edges"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_spaces_are_squeezed(text: str, squeezed: str) -> None:
    assert squeeze(text) == squeezed


def test_chinese_characters_are_counted() -> None:
    assert han_count("2024年麦田。") == 3
    assert is_han("麥")
    assert is_han("𠮷")
    assert not is_han("。")
    assert sentence_ends("好。好！好？好") == 3
