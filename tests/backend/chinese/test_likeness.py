"""雷同: the same print is known again; how much two texts share, and that the thresholds hold."""

from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from backend.chinese.likeness import (
    FEWEST,
    REPRINT,
    SHINGLE,
    SKETCH,
    fingerprint,
    share,
    shingles,
    sketch,
)
from backend.pipeline import page_from
from tests.faults.pages import make_page

PAGES = sorted(
    page
    for page in (Path(__file__).parents[2] / "corpus" / "pages").iterdir()
    if page.suffix in (".txt", ".md", ".html")
)
TEXT = "清明前后，禾丰镇的茶农背着竹篓上了山，今年春茶比去年早采六天。"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "清明前后，\n禾丰镇的茶农背着竹篓\n上了山，今年春茶比\n去年早采六天。\n", id="wrapped"
        ),
        pytest.param(TEXT.replace("，", ", "), id="half-width commas"),
        pytest.param(
            "\ufeff　　" + TEXT.replace("禾", "禾\u200b"), id="a mark, an indent, a zero width"
        ),
    ],
)
def test_the_same_print_has_the_same_fingerprint(other: str) -> None:
    assert fingerprint(other) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other", [TEXT.replace("六", "七"), TEXT.replace("，今", "。今"), TEXT + "六", TEXT[:-2]]
)
def test_another_character_or_mark_is_another_print(other: str) -> None:
    assert fingerprint(other) != fingerprint(TEXT)


def test_what_tables_of_encodings_do_to_dashes_and_dots_is_the_same_print() -> None:
    assert fingerprint("哈利・波特――魔法") == fingerprint("哈利·波特——魔法")


@pytest.mark.parametrize("nothing", ["", " \n\u3000", "\u200b\ufeff", "\ud800"])
def test_nothing_printed_has_no_fingerprint(nothing: str) -> None:
    assert fingerprint(nothing) == ""


def test_a_text_too_short_to_be_compared_has_no_runs() -> None:
    text = "一二三四五六七八九十" * 20
    assert shingles(TEXT) == frozenset()
    assert len(shingles(text)) == 0  # ten different runs, however long it is
    long = "".join(map(chr, range(0x4E00, 0x4E00 + FEWEST + SHINGLE - 1)))
    assert len(shingles(long)) == FEWEST
    assert shingles(long[:-1]) == frozenset()


def test_punctuation_and_width_are_no_part_of_a_run() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4F00))) + "2026年"
    spaced = "，".join(text).replace("2", "\uff12")
    assert shingles(text) == shingles(spaced)
    assert all(0 <= number < 2**63 for number in shingles(text))


def test_a_sketch_is_the_smallest_numbers_in_order() -> None:
    numbers = frozenset(range(5, 500))
    assert sketch(numbers) == tuple(range(5, 5 + SKETCH))
    assert sketch(frozenset({3, 1})) == (1, 3)


def test_a_share_is_of_the_shorter_text() -> None:
    whole, half = frozenset(range(400)), frozenset(range(200))
    assert share(whole, half) == share(half, whole) == 1.0
    assert share(half, frozenset(range(100, 400))) == 0.5
    assert share(half, frozenset(range(FEWEST - 1))) == 0.0
    assert share(frozenset(), whole) == 0.0


# The thresholds, on our own pages


@pytest.fixture(scope="module")
def bodies() -> list[list[str]]:
    """The paragraphs of every article of the corpus that is long enough to be compared."""
    drafts = [one.draft for page in PAGES for one in page_from(page).articles]
    texts = [[text.value for text in draft.paragraphs()] for draft in drafts]
    return [text for text in texts if shingles("".join(text))]


def test_unrelated_articles_share_next_to_nothing(bodies: list[list[str]]) -> None:
    runs = [shingles("".join(body)) for body in bodies]
    assert len(runs) >= 25
    assert max(share(one, other) for one, other in combinations(runs, 2)) < REPRINT / 4


def test_the_same_sentences_with_other_names_are_no_reprint() -> None:
    random = Random(2)
    runs = [shingles(make_page(random, number)) for number in range(150)]
    assert max(share(one, other) for one, other in combinations(filter(None, runs), 2)) < REPRINT


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda body, _: body, id="word for word"),
        pytest.param(
            lambda body, random: [_misprinted(one, random) for one in body], id="misprints"
        ),
        pytest.param(lambda body, _: body[: (len(body) + 1) // 2], id="its first half"),
        pytest.param(
            lambda body, _: ["本报综合消息", *body, "（来源：云溪日报）"], id="with a frame"
        ),
    ],
)
def test_a_reprint_is_found_by_its_sketch_and_known_by_its_share(
    bodies: list[list[str]], make: object
) -> None:
    random = Random(7)
    for body in bodies:
        again = shingles("".join(make(body, random)))  # type: ignore[operator]
        if not again:
            continue
        original = shingles("".join(body))
        assert set(sketch(original)) & set(sketch(again)), body[0]
        assert share(original, again) >= REPRINT, body[0]


def _misprinted(text: str, random: Random) -> str:
    """Two characters in a hundred changed."""
    return "".join(random.choice("的一是在不") if random.random() < 0.02 else one for one in text)
