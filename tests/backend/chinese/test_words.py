"""词: cutting loses nothing, no piece is too long for the cutter, keywords say what a text is of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.chinese import words
from backend.chinese.words import PIECE, content_words, cut, is_word, word_crosses

ARTICLE = [
    ("云溪县推广油茶嫁接技术", 4.0),
    (
        "清明前后，云溪县禾丰镇的油茶林里，技术员正在给老树嫁接新枝。油茶是当地的老产业，过去低产林多，一亩只收几十斤茶籽。",
        1.0,
    ),
    (
        "县林业局从去年起推广嫁接技术，把良种接穗嫁接到低产的油茶树上，成活率达到九成。嫁接后的油茶第三年挂果，亩产茶油可以翻两番。",
        1.0,
    ),
    ("六十岁的茶农说，油茶嫁接是细活，刀要快，手要稳。", 1.0),
]


def keywords(texts: list[tuple[str, float]], *, most: int) -> list[tuple[str, float]]:
    return words.keywords([(content_words(text), factor) for text, factor in texts], most=most)


@given(st.text(max_size=1500))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_cutting_into_words_loses_nothing(text: str) -> None:
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("麦" * 1700, id="no punctuation at all"),
        pytest.param("麦田，" * 700, id="commas"),
        pytest.param("麦" * 499 + "。" + "田" * 700, id="a full stop at the edge"),
        pytest.param("麦" * PIECE, id="exactly one piece"),
        pytest.param("", id="nothing"),
    ],
)
def test_the_cutter_gets_pieces_of_500_characters(text: str) -> None:
    pieces = list(words._pieces(text))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= PIECE for piece in pieces)


def test_a_piece_ends_behind_a_mark_where_there_is_one() -> None:
    first, *_ = words._pieces("麦" * 400 + "。" + "田" * 400)
    assert first.endswith("。")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("丰收", True, id="a word"),
        pytest.param("收割机", True, id="a word of three"),
        pytest.param("禾丰镇", False, id="an invented place"),
        pytest.param("麦", False, id="one character is no word here"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_the_dictionary_knows_words(text: str, *, known: bool) -> None:
    assert is_word(text) is known


@pytest.mark.parametrize(
    ("before", "after", "crosses"),
    [
        pytest.param("今年的收割", "机来得早", True, id="收割机"),
        pytest.param("全县经", "济工作", True, id="经济"),
        pytest.param("今年丰收了", "大家高兴", False, id="a word ends here"),
        pytest.param("今年丰收。", "大家高兴", False, id="a mark stands between"),
        pytest.param("", "大家", False, id="nothing above"),
        pytest.param("大家", "", False, id="nothing below"),
        pytest.param("2024", "年丰收", False, id="a figure"),
    ],
)
def test_a_word_may_lie_across_a_line_break(before: str, after: str, *, crosses: bool) -> None:
    assert word_crosses(before, after) is crosses


def test_keywords_say_what_the_article_is_about() -> None:
    found = [word for word, _ in keywords(ARTICLE, most=8)]
    assert {"油茶", "嫁接"} <= set(found[:3])
    assert not {"去年", "达到", "可以", "当地", "正在"} & set(found)


def test_keywords_weigh_from_one_downwards() -> None:
    weights = [weight for _, weight in keywords(ARTICLE, most=8)]
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)


def test_no_more_keywords_than_asked_for() -> None:
    assert len(keywords(ARTICLE, most=3)) == 3


def test_a_word_of_the_title_counts_more() -> None:
    body = "苹果熟了。梨子熟了。"
    assert keywords([("梨子", 4.0), (body, 1.0)], most=1)[0][0] == "梨子"
    assert keywords([("苹果", 4.0), (body, 1.0)], most=1)[0][0] == "苹果"


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="no text"),
        pytest.param([("", 1.0)], id="empty text"),
        pytest.param([("的了在是", 1.0)], id="nothing but particles"),
        pytest.param([("2024 GDP", 1.0)], id="figures and Latin"),
    ],
)
def test_a_text_without_words_has_no_keywords(texts: list[tuple[str, float]]) -> None:
    assert keywords(texts, most=8) == []
