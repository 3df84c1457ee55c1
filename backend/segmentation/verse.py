"""Verse 诗行: short lines whose breaks are the poet's and not the compositor's."""

import re
from collections.abc import Iterator
from itertools import pairwise

from backend.chinese.numerals import read_label
from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import ends_sentence, width
from backend.chinese.signatures import read_signature
from backend.segmentation.cues import is_subtitle
from backend.source import Line, Mark

LINES = 4
"""A poem has four lines or more."""
WIDEST = 20.0
"""Width of a free verse line; the longest met had seventeen characters."""
WIDEST_STOPPED = 10.5
"""Width of a line of classical verse, which may have a mark at every end: seven characters and it."""
STANZA = 3
"""Lines; a shorter part is a poem's title, or its poet."""
MANY = 6
SET_IN = 3
"""Lines below one another, all of them set in, from which they are verse: prose sets in the first."""
STOPPED = 0.5
COUPLET = re.compile(
    r"(?:[\u4e00-\u9fff]{5}[，,？！][\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7}[，,？！][\u4e00-\u9fff]{7})[。！？；]"
)
"""Two lines of classical verse printed as one."""
REGULAR = re.compile(r"(?:[\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7})[，。！？；]")
INNER = re.compile(r"[，。；：！？、,;:!?](?=.)")
BREATH = re.compile(r"[^。；：！？;:!?]*[^，。；：！？、,;:!?]")
"""A line of verse may pause inside, 说走就走，走到天明, where it has no mark at its end."""
MOST_BREATHS = 0.34
ALIKE = 1.0
"""A compositor's lines are all about as wide as the widest; a poet's are not."""
MOST_HEADS = 5
"""Lines of the longest head met, with its column and its kicker."""
FIGURES = re.compile(r"[/／□■]|\d{3}")
PROSE = re.compile(r"[:：/／（(—□■]|\d{3}")


def verse_lines(texts: list[Line]) -> list[bool]:
    """Say of each line whether it is verse: runs of short lines without punctuation inside them."""
    out = [False] * len(texts)
    start = 0
    for end in range(len(texts) + 1):
        if end < len(texts) and _may_be_verse(texts[end]):
            continue
        stanzas = _stanzas(texts, start, end)
        run = [line for first, last in stanzas for line in texts[first:last]]
        heads = len(run) <= MOST_HEADS and end < len(texts) and _below_heads(texts[end])
        if len(run) >= LINES and not heads and _is_verse(run):
            for first, last in stanzas:
                out[first:last] = [True] * (last - first)
        start = end + 1
    for first, last in _blocks(texts):
        if _is_set_in(texts[first:last]) or _are_couplets(texts[first:last]):
            out[first:last] = [True] * (last - first)
    for first, last in (*_regular(texts), *_spaced(texts)):
        out[first:last] = [True] * (last - first)
    _join_stanzas(texts, out)
    return out


def _below_heads(line: Line) -> bool:
    """Whether the line says that the short ones above it are a head: a subtitle, a dateline."""
    dashed = is_subtitle(line.text) and width(line.text) > WIDEST / 2
    return dashed or begins_with_dateline(line.text)


def _spaced(texts: list[Line]) -> Iterator[tuple[int, int]]:
    """Runs of short lines with a blank line between each two: a web page's paragraphs are a poem's lines.

    No article has so many headings without any text between them.
    """
    first = 0
    for place in range(1, len(texts) + 1):
        near = place < len(texts) and texts[place].number - texts[place - 1].number <= STANZA - 1
        if near and _may_be_verse(texts[place]) and _may_be_verse(texts[first]):
            continue
        run = texts[first:place]
        apart = sum(one.number + 2 == other.number for one, other in pairwise(run))
        if len(run) >= MANY and apart * 2 > len(run) and _is_verse(run):
            yield first, place
        first = place


def _regular(texts: list[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines of one length, five or seven characters and a mark, however far apart they stand."""
    first = 0
    for place in range(1, len(texts) + 1):
        like = place < len(texts) and len(texts[place].text) == len(texts[first].text)
        if like and REGULAR.fullmatch(texts[place].text):
            continue
        if place - first >= LINES and REGULAR.fullmatch(texts[first].text):
            yield first, place
        first = place


def _blocks(texts: list[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank between them and with one blank width in front."""
    first = 0
    for place in range(1, len(texts) + 1):
        if place < len(texts):
            before, line = texts[place - 1], texts[place]
            if line.number == before.number + 1 and line.shift == before.shift:
                continue
        yield first, place
        first = place


def _is_set_in(block: list[Line]) -> bool:
    if len(block) < SET_IN or block[0].shift <= 0:
        return False
    if any(width(line.text) > WIDEST or FIGURES.search(line.text) for line in block):
        return False
    if any(line.mark is not Mark.PLAIN or read_label(line.text) for line in block):
        return False
    stopped = sum(ends_sentence(line.text) for line in block)
    return stopped <= len(block) * STOPPED and not all(map(_signs, block))


def _signs(line: Line) -> bool:
    return read_signature(line.text) is not None


def _are_couplets(block: list[Line]) -> bool:
    return len(block) > 1 and all(COUPLET.fullmatch(line.text) for line in block)


def _join_stanzas(texts: list[Line], out: list[bool]) -> None:
    """A short stanza of the same blank width, one blank line below verse, is verse as well."""
    for first, last in _blocks(texts):
        if out[first] or first == 0 or not out[first - 1] or last - first > SET_IN:
            continue
        block = texts[first:last]
        near = block[0].number - texts[first - 1].number <= STANZA
        like = block[0].shift == texts[first - 1].shift > 0
        if near and like and last - first > 1 and all(width(one.text) <= WIDEST for one in block):
            out[first:last] = [True] * (last - first)


def _stanzas(texts: list[Line], start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    first = start
    for place in range(start + 1, end + 1):
        if place == end or texts[place].number - texts[place - 1].number > 1:
            parts.append((first, place))
            first = place
    return [part for part in parts if part[1] - part[0] >= STANZA]


def _may_be_verse(line: Line) -> bool:
    text = line.text
    if (
        line.mark is not Mark.PLAIN
        or width(text) > WIDEST
        or (INNER.search(text) and not BREATH.fullmatch(text))
        or PROSE.search(text)
    ):
        return False
    return read_signature(text) is None and read_label(text) is None


def _is_verse(run: list[Line]) -> bool:
    stopped = sum(line.text[-1] in "，。；！？,;!?" for line in run)
    widest = max(width(line.text) for line in run)
    breaths = sum(INNER.search(line.text) is not None for line in run)
    if breaths:
        full = sum(width(line.text) >= widest - ALIKE for line in run)
        uneven = len(run) >= MANY and full * 2 <= len(run) and not stopped
        return uneven and breaths <= len(run) * MOST_BREATHS
    return stopped <= len(run) // 4 or (stopped == len(run) and widest <= WIDEST_STOPPED)
