"""Words 词: cuts text into words and weighs them.

A cutter is slow on long runs without punctuation (a million times 的 does not finish in a minute), so
text reaches it in pieces of at most 500 characters, cut at punctuation where there is any.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import nsmallest
from importlib.resources import files

from backend.chinese.cutting import cutter

PIECE = 500
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
SHORTEST_KEYWORD = 2
BESIDE = 6
"""Characters on either side that are cut to learn whether a word lies across a place."""


def cut(text: str) -> Iterator[str]:
    """Cut text into words, in order; nothing is lost or changed."""
    for piece in _pieces(text):
        yield from cutter().cut(piece, guess=True)


def cut_plainly(text: str) -> Iterator[str]:
    """Cut text into words of the dictionary only, without guessing at new ones."""
    for piece in _pieces(text):
        yield from cutter().cut(piece, guess=False)


def splits_word(text: str, place: int) -> bool:
    """Whether the place lies inside a word of the dictionary, as the text around it is cut."""
    start = max(0, place - BESIDE)
    end = start
    for word in cut_plainly(text[start : place + BESIDE]):
        if end < place < end + len(word):
            return True
        end += len(word)
    return False


def is_function_word(text: str) -> bool:
    """Whether the text is one of the words of grammar that are never doubled: 我们, 以及."""
    return text in _grammar_words()


def is_word(text: str) -> bool:
    """Whether the dictionary knows the text as one word."""
    return _known(text)


def word_crosses(before: str, after: str) -> bool:
    """Whether a dictionary word of two or more characters lies across the place between the texts."""
    left = _last_han(before)[-6:]
    right = _first_han(after)[:6]
    if not left or not right:
        return False
    place = 0
    for word in cutter().cut(left + right, guess=False):
        end = place + len(word)
        if place < len(left) < end:
            return _known(word)
        place = end
    return False


def content_words(text: str) -> Counter[str]:
    """The words that say what a text is of, with how often each stands: no grammar, no figures."""
    return Counter({word: n for word, n in Counter(cut(text)).items() if _is_keyword(word)})


def keywords(
    weighted: Iterable[tuple[Counter[str], float]], *, most: int
) -> list[tuple[str, float]]:
    """The words that tell these texts from others, strongest first, weights from 1 downwards.

    `weighted` are the texts' words with the factor at which they count (a title more than a
    paragraph). TF-IDF with jieba's own document frequencies.
    """
    counts: dict[str, float] = {}
    for words, factor in weighted:
        for word, n in words.items():
            counts[word] = counts.get(word, 0.0) + n * factor
    frequencies, middle = _document_frequencies()
    scored = nsmallest(
        most,
        ((-count * frequencies.get(word, middle), word) for word, count in counts.items()),
    )
    return [(word, round(score / scored[0][0], 4)) for score, word in scored]


COUNTING = re.compile(r"^[一二两三四五六七八九十百千万亿兩萬億几數数多每各某该本此这那這第]")
"""Beginnings of words that count or point: 二十四名, 每年, 这项."""


def cohesion(first: str, second: str) -> float | None:
    """How much the rarer words of the shorter text occur in the other, 0 to 1; None for no words.

    Weighed by inverse document frequency. Two parts of one article share 0.12 (median), an article
    and the next one on its page 0.00; measured on 224 pairs.
    """
    one, other = _content(first), _content(second)
    smaller = min(sum(one.values()), sum(other.values()))
    return sum(one[word] for word in one.keys() & other.keys()) / smaller if smaller else None


@lru_cache(maxsize=256)
def _content(text: str) -> dict[str, float]:
    frequencies, middle = _document_frequencies()
    return {word: frequencies.get(word, middle) for word in content_words(text)}


def _is_keyword(word: str) -> bool:
    return (
        len(word) >= SHORTEST_KEYWORD
        and HAN_RUN.fullmatch(word) is not None
        and not COUNTING.match(word)
        and word not in _stop_words()
    )


@cache
def _stop_words() -> frozenset[str]:
    text = files("backend.chinese").joinpath("data/stopwords.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def _grammar_words() -> frozenset[str]:
    text = files("backend.chinese").joinpath("data/grammar-words.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def _document_frequencies() -> tuple[dict[str, float], float]:
    """The inverse document frequencies that jieba ships, and their median for words it has not."""
    text = files("jieba").joinpath("analyse/idf.txt").read_text("utf-8")
    table = {
        word: float(value) for word, _, value in (line.partition(" ") for line in text.splitlines())
    }
    return table, sorted(table.values())[len(table) // 2]


def _known(word: str) -> bool:
    return len(word) > 1 and cutter().knows(word)


def _pieces(text: str) -> Iterator[str]:
    """Pieces of at most PIECE characters, cut behind a punctuation mark where possible."""
    start = 0
    while len(text) - start > PIECE:
        end = start + PIECE
        for place in range(end, start + PIECE // 2, -1):
            if text[place - 1] in "。！？；，、：\n ":
                end = place
                break
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _last_han(text: str) -> str:
    found = re.search(r"[\u4e00-\u9fff]+$", text)
    return found[0] if found else ""


def _first_han(text: str) -> str:
    found = re.match(r"[\u4e00-\u9fff]+", text)
    return found[0] if found else ""
