"""分词: rjieba cuts exactly as jieba does, whatever the text; our own words stay whole in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.chinese.cutting import Cutter, Jieba, Rjieba, cutter, own_words
from backend.chinese.words import PIECE, _pieces
from backend.pipeline import page_from
from tests.backend.pages import EVERY
from tests.corpus.test_corpus import PAGES

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
COMMON = st.sampled_from("的一了是我不在人有他这中大来上个国到说们为子和你地出道也时年得就那要下")
LATIN = st.sampled_from(list("0123456789abcXYZ.%+#&_- ,"))
OTHER = st.sampled_from(list("，。“”（）—…　\r\n\t㐀𠀀\uff19\uff41"))


@pytest.fixture(scope="module")
def jieba() -> Cutter:
    return Jieba(own_words())


@pytest.fixture(scope="module")
def rjieba() -> Cutter:
    return Rjieba(own_words())


def test_rjieba_is_used_where_it_is_installed() -> None:
    assert isinstance(cutter(), Rjieba)


@pytest.mark.parametrize("guess", [True, False])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_both_cut_our_pages_alike(
    page: object, *, guess: bool, jieba: Cutter, rjieba: Cutter
) -> None:
    text = "\n".join(line.text for line in page_from(page).source.lines)  # type: ignore[arg-type]
    for piece in _pieces(text):
        assert rjieba.cut(piece, guess=guess) == jieba.cut(piece, guess=guess)


def alike(text: str, jieba: Cutter, rjieba: Cutter) -> None:
    for guess in (True, False):
        words = rjieba.cut(text, guess=guess)
        assert "".join(words) == text
        assert words == jieba.cut(text, guess=guess)


@given(text=st.text(HAN | COMMON, max_size=PIECE))
@EVERY
def test_both_cut_any_chinese_characters_alike(text: str, jieba: Cutter, rjieba: Cutter) -> None:
    alike(text, jieba, rjieba)


@given(text=st.text(HAN | COMMON | LATIN | OTHER, max_size=PIECE))
@EVERY
def test_both_cut_anything_alike(text: str, jieba: Cutter, rjieba: Cutter) -> None:
    alike(text, jieba, rjieba)


@given(unit=st.text(HAN | COMMON, min_size=1, max_size=8), times=st.integers(2, 60))
@EVERY
def test_both_cut_text_that_repeats_itself_alike(
    unit: str, times: int, jieba: Cutter, rjieba: Cutter
) -> None:
    alike((unit * times)[:PIECE], jieba, rjieba)


@given(words=st.lists(st.sampled_from(own_words()) | st.text(COMMON, max_size=4), max_size=40))
@EVERY
def test_both_cut_our_own_words_alike(words: list[str], jieba: Cutter, rjieba: Cutter) -> None:
    alike("".join(words)[:PIECE], jieba, rjieba)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("哈" * 40, id="one character"),
        pytest.param("无如" * 20 + "无", id="two characters the dictionary leaves apart"),
        # both cuts of 究根究 weigh the same, so that rounding decides: the totals must be the same
        pytest.param("究根究根究漏看漏看漏看漏反唱" * 12, id="cuts of equal weight"),
        pytest.param("型号PB-4A的1.3nm芯片", id="Latin letters, a hyphen, a decimal"),
        pytest.param("本年917.02914.06万元，占12.5%%", id="figures that run together"),
        pytest.param(
            "去AT&T买T恤和B超机，住1号店对面的4S店", id="words of the dictionary with letters"
        ),
    ],
)
def test_both_cut_the_hard_cases_alike(text: str, jieba: Cutter, rjieba: Cutter) -> None:
    alike(text, jieba, rjieba)


@pytest.mark.parametrize("word", own_words())
def test_a_word_of_our_own_stays_whole(word: str) -> None:
    assert word in cutter().cut(f"县里推进{word}，大家都说好。", guess=True)
    assert cutter().knows(word)


def test_none_of_our_own_words_is_in_the_dictionary_anyway() -> None:
    plain = Rjieba(())
    assert [word for word in own_words() if plain.knows(word)] == []
    assert len(set(own_words())) == len(own_words())


def test_a_word_is_known_to_both_or_to_neither(jieba: Cutter, rjieba: Cutter) -> None:
    for word in ("丰收", "收割机", "禾丰镇", "融媒体", "麦", "", "\ue000\ue001x"):
        assert jieba.knows(word) == rjieba.knows(word)
