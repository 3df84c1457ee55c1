"""Verse 诗行: short lines whose breaks are the poet's and not the compositor's."""

import re

from backend.chinese.numerals import read_label
from backend.chinese.punctuation import width
from backend.chinese.signatures import read_signature
from backend.draft import Line, Mark

LINES = 4
"""A poem has four lines or more."""
WIDEST = 20.0
"""Width of a free verse line; the longest met had seventeen characters."""
WIDEST_STOPPED = 10.5
"""Width of a line of classical verse, which may have a mark at every end: seven characters and it."""
STANZA = 3
"""Lines; a shorter part is a poem's title, or its poet."""
INNER = re.compile(r"[，。；：！？、,;:!?](?=.)")
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
        if len(run) >= LINES and _is_verse(run):
            for first, last in stanzas:
                out[first:last] = [True] * (last - first)
        start = end + 1
    return out


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
        or INNER.search(text)
        or PROSE.search(text)
    ):
        return False
    return read_signature(text) is None and read_label(text) is None


def _is_verse(run: list[Line]) -> bool:
    stopped = sum(line.text[-1] in "，。；！？,;!?" for line in run)
    widest = max(width(line.text) for line in run)
    return stopped <= len(run) // 4 or (stopped == len(run) and widest <= WIDEST_STOPPED)
