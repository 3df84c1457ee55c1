"""Rows 行: lines with their geometry, by which a wrapped column is told from whole paragraphs."""

import re
from collections import Counter
from dataclasses import dataclass

from backend.chinese.punctuation import ends_sentence, set_width, width
from backend.segmentation.columns import DEEPEST_INDENT, OVERHANG, measure_columns
from backend.segmentation.filling import with_room
from backend.segmentation.verse import verse_lines
from backend.source import Line, Mark

SLACK = 2.5
"""How much a full line may fall short: a comma that may not begin a line pulls a character over."""
STOP_SLACK = 0.5
"""A full stop at the end of a line prints in half its width."""
MOST_INDENT = 4.0
SPEAKER = re.compile(r"(?P<who>[\u4e00-\u9fff·]{2,8})[：:](?=.)")
FURTHER = 1.0
"""Chinese characters by which a line stands further in than a paragraph's first one."""
INDENTED = 0.08
"""Share of indented lines from which the page is one that prints its indents."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with text, and its measures.

    `gap` blank lines stand above it, `edged` says that a page's edge does; `column` is the width
    that it is set in, `width` its own with
    marks set close, `printed` with marks in full.
    `speaks` says that it begins with the name of one who speaks again and again.
    `room` says that the next line's first word would have fitted behind it.
    `resumes` says that the line above it said 上接: what stands here began elsewhere.
    `turned` says that the text above it goes on elsewhere 下转, so that nothing joins the two.
    `indent` is a printed paragraph indent; `page_indents` says that this page prints them; `apart`
    that the line is set in further than paragraphs are, as centred heads and signatures are.
    """

    line: int
    text: str
    gap: int
    edged: bool
    mark: Mark
    depth: int
    width: float
    printed: float
    column: float
    wrapped: bool
    verse: bool
    turned: bool
    resumes: bool
    indent: bool
    page_indents: bool
    apart: bool
    room: bool
    speaks: bool

    @property
    def full(self) -> bool:
        """Whether the line fills its column."""
        slack = SLACK + (STOP_SLACK if ends_sentence(self.text) else 0)
        return self.width >= self.column - slack and not self.room

    @property
    def opens(self) -> bool:
        """Whether the line fills its column, or falls short of it by no more than a lost indent."""
        return self.width >= self.column - DEEPEST_INDENT

    @property
    def fills(self) -> bool:
        """Whether the line fills its column to the last character or the last but one."""
        return max(self.width, self.printed) >= self.column - OVERHANG

    @property
    def indented(self) -> bool:
        """Whether it falls short as a paragraph's first line does: by the lost indent."""
        return self.opens and not self.fills


def measure(
    lines: tuple[Line, ...],
    *,
    may_wrap: bool,
    turns: frozenset[int] = frozenset(),
    resumed: frozenset[int] = frozenset(),
    edges: frozenset[int] = frozenset(),
) -> tuple[Row, ...]:
    """Measure every line that has text; blank lines and lifted furniture become the gap.

    `edges` are the lines that a page's edge left: its number, its running head.
    `may_wrap` is False for a format that marks its paragraphs; `turns` are the lines that said that
    the text goes on on another page.
    """
    texts = [line for line in lines if line.text]
    widths = [set_width(line.text) + _shown(line, may_wrap=may_wrap) for line in texts]
    numbers = [0, *(line.number for line in texts)]
    blanks = [line.number - before - 1 for before, line in zip(numbers, texts, strict=False)]
    gaps = [_room(line.number, gap, edges) for line, gap in zip(texts, blanks, strict=True)]
    ended = [ends_sentence(line.text) for line in texts]
    columns = measure_columns(widths, gaps, ended)
    printed = [width(line.text) + _shown(line, may_wrap=may_wrap) for line in texts]
    room = with_room(
        texts,
        printed,
        [
            line.column or (one.column if one.wrapped else 0.0)
            for line, one in zip(texts, columns, strict=True)
        ],
        ended,
    )
    verse = verse_lines(texts)
    speakers = {
        who
        for who, count in Counter(map(_speaker, (one.text for one in texts))).items()
        if who and count > 1
    }
    usual = _usual_indent(texts)
    indents = usual > 0
    return tuple(
        Row(
            line=line.number,
            text=line.text,
            gap=gaps[place],
            edged=gaps[place] < blanks[place],
            mark=line.mark,
            depth=line.depth,
            width=widths[place],
            printed=printed[place],
            column=line.column or columns[place].column,
            wrapped=may_wrap
            and (line.column > 0 or columns[place].wrapped)
            and not verse[place]
            and line.mark is Mark.PLAIN,
            verse=verse[place],
            turned=_holds(turns, line.number, blanks[place]),
            resumes=_holds(resumed, line.number, blanks[place]),
            indent=_is_indented(line, usual, columns[place].column),
            page_indents=indents,
            room=room[place],
            speaks=_speaker(line.text) in speakers,
            apart=bool(usual) and _is_apart(line, usual, columns[place].column),
        )
        for place, line in enumerate(texts)
    )


def _room(number: int, gap: int, edges: frozenset[int]) -> int:
    """The blank lines above a line, without those that a page's edge brought with it."""
    lifted = sum(line in edges for line in range(number - gap, number)) if edges else 0
    return max(gap - 2 * lifted, min(1, gap - lifted)) if lifted else gap


def _speaker(text: str) -> str:
    """The name before a speaker's colon, or nothing."""
    found = SPEAKER.match(text)
    return found["who"] if found else ""


def _holds(lines: frozenset[int], number: int, gap: int) -> bool:
    """Whether one of the lines stands in the gap above the line."""
    return bool(lines) and any(one in lines for one in range(number - gap, number))


def _shown(line: Line, *, may_wrap: bool) -> float:
    """The indent's share of the line's width."""
    return line.shift if line.indent and may_wrap else 0.0


def _usual_indent(texts: list[Line]) -> float:
    """How far paragraphs are set in on this page; 0 where it prints no indents."""
    shifts = [line.shift for line in texts if line.indent]
    if len(shifts) < max(2, len(texts) * INDENTED):
        return 0.0
    return min(mode for mode, _ in Counter(shifts).most_common(1))


def _is_indented(line: Line, usual: float, column: float) -> bool:
    return line.indent and not (usual and _is_apart(line, usual, column))


def _is_apart(line: Line, usual: float, column: float) -> bool:
    """Set in further than paragraphs, and too short for a paragraph with an indent of its own."""
    if line.shift < usual + FURTHER:
        return False
    return line.shift > MOST_INDENT or width(line.text) <= column / 2
