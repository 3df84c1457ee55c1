"""Words 词: the only importer of jieba; cuts text into words and weighs them.

jieba is slow on long runs without punctuation (a million times 的 does not finish in a minute), so
text reaches it in pieces of at most 500 characters, cut at punctuation where there is any.
"""

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

with warnings.catch_warnings():
    # jieba 0.42.1 was written before Python asked for raw strings; nothing of ours to mend
    warnings.simplefilter("ignore", SyntaxWarning)
    import jieba

PIECE = 500
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
SHORTEST_KEYWORD = 2

jieba.setLogLevel(logging.WARNING)


def cut(text: str) -> Iterator[str]:
    """Cut text into words, in order; nothing is lost or changed."""
    for piece in _pieces(text):
        yield from jieba.cut(piece)


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
    for word in jieba.cut(left + right, HMM=False):
        end = place + len(word)
        if place < len(left) < end:
            return _known(word)
        place = end
    return False


def keywords(weighted: Iterable[tuple[str, float]], *, most: int) -> list[tuple[str, float]]:
    """The words that tell these texts from others, strongest first, weights from 1 downwards.

    `weighted` are texts with the factor at which their words count (a title more than a paragraph).
    TF-IDF with jieba's own document frequencies; office words of the stop list never count.
    """
    counts: Counter[str] = Counter()
    for text, factor in weighted:
        for word in cut(text):
            if _is_keyword(word):
                counts[word] += factor  # type: ignore[assignment]
    frequencies, middle = _document_frequencies()
    scored = sorted(
        ((count * frequencies.get(word, middle), word) for word, count in counts.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )[:most]
    if not scored:
        return []
    strongest = scored[0][0]
    return [(word, round(score / strongest, 4)) for score, word in scored]


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
    return {word: frequencies.get(word, middle) for word in cut(text) if _is_keyword(word)}


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
def _document_frequencies() -> tuple[dict[str, float], float]:
    """The inverse document frequencies that jieba ships, and their median for words it has not."""
    text = files("jieba").joinpath("analyse/idf.txt").read_text("utf-8")
    table = {
        word: float(value) for word, _, value in (line.partition(" ") for line in text.splitlines())
    }
    return table, sorted(table.values())[len(table) // 2]


@cache
def _dictionary() -> dict[str, int]:
    jieba.initialize()
    frequencies: dict[str, int] = jieba.dt.FREQ
    return frequencies


def _known(word: str) -> bool:
    return len(word) > 1 and _dictionary().get(word, 0) > 0


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
