"""Rows 行: lines with their geometry, by which a wrapped column is told from whole paragraphs."""

import re
from dataclasses import dataclass

from backend.chinese.numerals import read_label
from backend.chinese.punctuation import ends_sentence, width
from backend.chinese.signatures import read_signature
from backend.draft import Line, Mark

NARROWEST_COLUMN = 10.5
"""Chinese characters; newspaper columns are set in 11 to 25, poems in 4 to 10."""
WIDEST_COLUMN = 46.0
"""A line longer than this was not wrapped by a newspaper's column."""
WINDOW = 8
"""Lines on each side from which a line's column is measured; columns change within one page."""
SHARE = 0.4
"""Share of the lines around that must nearly fill the column for the text to be wrapped."""
SLACK = 2.5
"""How much a full line may fall short: a comma that may not begin a line pulls a character over."""
INDENT = 1.4
"""A paragraph's first line is two characters short of the column where its indent was lost."""
DEEPEST_INDENT = 3.6
VERSE_LINES = 4
VERSE_WIDTH = 20.0
INNER = re.compile(r"[，。；：！？、,;:!?](?=.)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with text: `gap` blank lines stand above it, `column` is the width it is set in.

    `turned` says that the text above it goes on elsewhere 下转, so that nothing joins the two.
    """

    line: int
    text: str
    gap: int
    mark: Mark
    depth: int
    width: float
    column: float
    wrapped: bool
    verse: bool
    turned: bool

    @property
    def full(self) -> bool:
        """Whether the line fills its column."""
        return self.width >= self.column - SLACK - (0.5 if ends_sentence(self.text) else 0)

    @property
    def opens(self) -> bool:
        """Whether the line fills its column, or falls short of it by no more than a lost indent."""
        return self.width >= self.column - DEEPEST_INDENT

    @property
    def fills(self) -> bool:
        """Whether the line fills its column to the last character or the last but one."""
        return self.width >= self.column - INDENT

    @property
    def indented(self) -> bool:
        """Whether it falls short as a paragraph's first line does: by the lost indent."""
        return self.column - DEEPEST_INDENT <= self.width < self.column - INDENT


def measure(
    lines: tuple[Line, ...], *, may_wrap: bool, turns: frozenset[int] = frozenset()
) -> tuple[Row, ...]:
    """Measure every line that has text; blank lines and lifted furniture become the gap.

    `may_wrap` is False for a format that marks its paragraphs; `turns` are the lines that said that
    the text goes on on another page.
    """
    texts = [line for line in lines if line.text]
    widths = [width(line.text) for line in texts]
    verse = _verse(texts)
    gaps = [
        line.number - (texts[place - 1].number if place else 0) - 1
        for place, line in enumerate(texts)
    ]
    rows: list[Row] = []
    for place, line in enumerate(texts):
        column, wrapped = _column(widths, gaps, place, ended=ends_sentence(line.text))
        rows.append(
            Row(
                line=line.number,
                text=line.text,
                gap=gaps[place],
                mark=line.mark,
                depth=line.depth,
                width=widths[place],
                column=column,
                wrapped=may_wrap and wrapped and not verse[place] and line.mark is Mark.PLAIN,
                verse=verse[place],
                turned=any(line.number - gaps[place] <= turn < line.number for turn in turns),
            )
        )
    return tuple(rows)


def _column(widths: list[float], gaps: list[int], place: int, *, ended: bool) -> tuple[float, bool]:
    """The column a line stands in, measured from the lines of the side that it belongs to.

    Where one article's column ends and another's begins, the lines above and below are set in
    different widths; a line belongs to the side to which no blank line parts it.
    """
    above = _side(widths[max(0, place - WINDOW) : place + 1])
    below = _side(widths[place : place + WINDOW + 1])
    own = widths[place]
    if abs(above[0] - below[0]) <= INDENT:
        best = max(above, below, key=lambda side: side[1])
        return max(above[0], below[0]) if best[1] else best[0], _fits(own, best)
    gap_above = gaps[place]
    gap_below = gaps[place + 1] if place + 1 < len(gaps) else WINDOW
    sides = [above, below] if gap_above < gap_below else [below, above]
    # A line that stops inside a sentence nearly fills the column it is set in.
    sides.sort(
        key=lambda side: not _fits(own, side) or (not ended and own < side[0] - DEEPEST_INDENT)
    )
    return sides[0][0], _fits(own, sides[0])


def _side(window: list[float]) -> tuple[float, float]:
    """The width that a good part of the window reaches, and the share of lines that nearly do."""
    near = sorted((value for value in window if value <= WIDEST_COLUMN), reverse=True)
    if len(near) < len(window) * SHARE or not near:
        return max(window), 0.0
    column = near[len(near) // 4]
    reaching = sum(column - DEEPEST_INDENT <= value <= column + INDENT for value in near)
    return column, reaching / len(window)


def _fits(own: float, side: tuple[float, float]) -> bool:
    return own <= side[0] + INDENT and side[0] >= NARROWEST_COLUMN and side[1] >= SHARE


def _verse(texts: list[Line]) -> list[bool]:
    """Runs of short lines without punctuation inside them 诗行; their breaks are the poet's."""
    out = [False] * len(texts)
    start = 0
    for end in range(len(texts) + 1):
        if end < len(texts) and _may_be_verse(texts[end]):
            continue
        run = texts[start:end]
        if len(run) >= VERSE_LINES and _is_verse(run):
            out[start:end] = [True] * len(run)
        start = end + 1
    return out


def _may_be_verse(line: Line) -> bool:
    return (
        line.mark is Mark.PLAIN
        and width(line.text) <= VERSE_WIDTH
        and not INNER.search(line.text)
        and not re.search(r"[:：/／（(—□■]|\d{3}", line.text)
        and not ((found := read_signature(line.text)) and found.sure)
        and read_label(line.text) is None
    )


def _is_verse(run: list[Line]) -> bool:
    stopped = sum(line.text[-1] in "，。；！？,;!?" for line in run)
    tight = sum(b.number - a.number == 1 for a, b in zip(run, run[1:], strict=False))
    return tight >= len(run) * 0.7 and (stopped <= len(run) // 4 or stopped >= len(run) - 1)
