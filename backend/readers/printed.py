"""Printed lines 印刷行: the columns of every page become lines with their indents, gaps and heads."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from backend.chinese.punctuation import ends_sentence, is_han
from backend.readers.glyphs import PrintedPage
from backend.readers.layout import HEAD, Column, columns_of
from backend.readers.runs import Measures, Run, measure_runs, picture_run, runs_of, with_drop_caps
from backend.source import Line, Mark

GAP = 1.45
"""Times the usual step from which a blank line stands between two lines."""
WIDE_GAP = 2.6
SMALLER = 0.95
"""Times the body's size below which type is a caption's or a note's; 8.5 points beside 9 are."""
SPACE = 0.55
"""Em of white inside a line that was printed as a space."""
FURTHEST_INDENT = 3.0
"""Em; a paragraph's first line stands two in, a bracket or quotation mark at its start adds a half."""
LEAST_SHIFT = 1.0
LEAST_FULL = 2
NARROWEST = 10.0
"""Characters of a column; newspapers set 11 to 25."""
FULL = 2.0
"""Em by which a full line may fall short."""
SHARED_EDGE = 0.2
"""Share of a column's lines that begin at its edge, at the least; the others may be indented."""
TITLE = 1.5
"""Times the body's size from which a head is a title's and not a heading's within an article."""
MOST_HEAD_LINES = 3
"""Lines of one headline; a larger text of more is a paragraph set large 导语."""
HEAD_STEP = 1.8
"""Times its size that the next line of one headline stands lower, at the most."""
LONGEST_HEAD = 40
EDGE = 0.1
"""Share of a page's height at its top and bottom in which running heads 书眉 and page numbers stand."""
FIGURE = re.compile(r"\d+|[〇一二三四五六七八九十百]+")


@dataclass(slots=True)
class PrintedLine:
    """One printed line; `gap` blank lines stand above it, `depth` is a head's depth."""

    text: str
    top: float
    base: float
    left: float
    right: float
    size: float
    gap: int = 0
    depth: int = 0
    shift: float = 0.0
    column: float = 0.0
    running: bool = False


def lines_of(pages: list[PrintedPage]) -> tuple[Line, ...]:
    """Number the printed lines of all pages in reading order."""
    runs = [runs_of(page.glyphs) for page in pages]
    measures = measure_runs(runs)
    printed = [
        _page(one, [picture_run(box) for box in page.pictures], measures)
        for one, page in zip(runs, pages, strict=True)
    ]
    _find_running(printed, pages)
    rows: list[Line] = []
    for line in (line for page in printed for line in _joined(page)):
        rows += [Line(len(rows) + n, "") for n in range(1, (line.gap if rows else 0) + 1)]
        mark = Mark.RUNNING if line.running else Mark.HEADING if line.depth else Mark.PLAIN
        depth = 0 if line.running else line.depth
        shift = line.shift if mark is Mark.PLAIN else 0.0
        indent = 0 < shift <= FURTHEST_INDENT
        column = line.column if mark is Mark.PLAIN else 0.0
        rows.append(Line(len(rows) + 1, line.text, mark, depth, indent, shift, column))
    return tuple(rows)


def _page(runs: list[Run], pictures: list[Run], measures: Measures) -> list[PrintedLine]:
    out: list[PrintedLine] = []
    flow: list[PrintedLine] = []
    for column in columns_of([*with_drop_caps(runs, measures.size), *pictures], measures):
        lines = _column(column, measures)
        if column.apart:
            out += _flowing(flow, measures)
            lines[0].gap = max(1, _gap(out[-1], lines[0], measures)) if out else 1
            flow = []
        flow += lines
    out += _flowing(flow, measures)
    _mark_heads(out, measures)
    return out


def _flowing(lines: list[PrintedLine], measures: Measures) -> list[PrintedLine]:
    """A text that flows through columns, without the captions in smaller type that cut its sentences.

    A caption below a picture at a column's foot or head comes behind the text.
    """
    widest = max((line.column for line in lines), default=0.0)
    for line in lines:
        short = line.right - line.left <= (widest + 1) * measures.size
        line.column = line.column or (widest if short and line.size < HEAD * measures.size else 0.0)
    small = [line.size < SMALLER * measures.size for line in lines]
    moved: set[int] = set()
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and small[end] == small[place]:
            end += 1
        between = small[place] and place > 0 and end < len(lines)
        if between and not ends_sentence(lines[place - 1].text) and not lines[end].shift:
            moved.update(range(place, end))
            lines[end].gap = 0
            lines[place].gap = 1
        elif place > 0 and small[place] != small[place - 1]:
            lines[place].gap = max(1, lines[place].gap)
        place = end
    kept = [line for number, line in enumerate(lines) if number not in moved]
    return kept + [lines[number] for number in sorted(moved)]


def _column(column: Column, measures: Measures) -> list[PrintedLine]:
    """The lines of a column from top to bottom, with their gaps and indents."""
    lines = [_line(row, measures) for row in _rows(column.runs)]
    for above, below in pairwise(lines):
        below.gap = _gap(above, below, measures)
    body = [line for line in lines if line.size < HEAD * measures.size]
    if body:
        edge = _edge(body, measures)
        for line in body:
            line.shift = round((line.left - edge) / measures.size * 2) / 2
        _straighten(body, measures)
        _measure(body, measures)
    return lines


def _measure(lines: list[PrintedLine], measures: Measures) -> None:
    """Say how wide the column is where its lines leave no doubt: some are full, some are indented."""
    right = max(line.right for line in lines)
    full = sum(line.right >= right - measures.size for line in lines)
    if full < LEAST_FULL or not any(0 < line.shift <= FURTHEST_INDENT for line in lines):
        return
    for line in lines:
        width = (right - line.left) / measures.size + line.shift
        line.column = (
            round(width * 2) / 2 if width >= NARROWEST and line.shift <= FURTHEST_INDENT else 0.0
        )


def _straighten(lines: list[PrintedLine], measures: Measures) -> None:
    """Lines that begin at one place far in are a column beside a picture, and not set apart."""
    right = max(line.right for line in lines) - FULL * measures.size
    inset = [line.shift > FURTHEST_INDENT for line in lines]
    beside = [
        one and any(0 <= other < len(lines) and lines[other].shift == line.shift and
                    max(line.right, lines[other].right) >= right for other in (place - 1, place + 1))
        for place, (one, line) in enumerate(zip(inset, lines, strict=True))
    ]  # fmt: skip
    for line, straight in zip(lines, beside, strict=True):
        line.shift = 0.0 if straight or line.shift < LEAST_SHIFT else line.shift


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs that stand on one line; a small raised figure stands on the line that it overlaps."""
    row: list[Run] = []
    main: Run | None = None
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if main is not None and not _on_line(main, run):
            yield row
            row, main = [], None
        main = run if main is None or run.size > main.size else main
        row.append(run)
    if row:
        yield row


def _on_line(main: Run, run: Run) -> bool:
    overlap = min(main.bottom, run.bottom) - max(main.top, run.top)
    return overlap >= min(main.size, run.size) / 2


def _line(row: list[Run], measures: Measures) -> PrintedLine:
    row = sorted(row, key=lambda run: run.left)
    text, right = row[0].text, row[0].right
    for run in row[1:]:
        text += (" " if run.left - right > SPACE * measures.size else "") + run.text
        right = max(right, run.right)
    size = max(row, key=lambda run: (len(run.text), run.size)).size
    base = max(run.base for run in row)
    return PrintedLine(text, min(run.top for run in row), base, row[0].left, right, size)


def _gap(above: PrintedLine, below: PrintedLine, measures: Measures) -> int:
    """How many blank lines the white between two lines is worth, measured in their own sizes."""
    step = below.base - above.base
    usual = measures.leading * max(below.size / measures.size, 1.0)
    if step < 0 or step >= WIDE_GAP * usual:
        return 2
    return int(step >= GAP * usual)


def _edge(lines: list[PrintedLine], measures: Measures) -> float:
    """The left edge of a column: the leftmost place at which enough of its lines begin."""
    lefts, near = sorted(line.left for line in lines), 0.4 * measures.size
    for left in lefts:
        sharing = bisect_right(lefts, left + near) - bisect_left(lefts, left - near)
        if sharing >= SHARED_EDGE * len(lefts):
            return left
    return lefts[0]


def _mark_heads(lines: list[PrintedLine], measures: Measures) -> None:
    """Give the lines that are clearly larger than the body the depth of a head, by their size."""
    for line in lines:
        ratio = line.size / measures.size
        head = ratio >= HEAD and len(line.text) <= LONGEST_HEAD and any(map(is_han, line.text))
        if head and not line.text.endswith(("。", "，", "；")):
            line.depth = 1 if ratio >= TITLE else 2
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _one_head(lines[end - 1], lines[end]):
            end += 1
        if end - start > MOST_HEAD_LINES:
            for line in lines[start:end]:
                line.depth = 0
        start = end


def _one_head(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether two lines are set alike and close, as the lines of one headline are."""
    alike = abs(above.size - below.size) < 0.05 * above.size
    step = below.base - above.base
    return bool(above.depth and below.depth) and alike and 0 < step <= HEAD_STEP * above.size


def _joined(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines of one headline as one line; a blank line between a head and what is no head."""
    before: PrintedLine | None = None
    for line in lines:
        if before is not None and _one_head(before, line) and not line.running:
            before.text += f" {line.text}"
            before.base = line.base
            continue
        if before is not None:
            if bool(before.depth) != bool(line.depth) or before.running != line.running:
                line.gap = max(line.gap, 1)
            yield before
        before = line
    if before is not None:
        yield before


def _find_running(printed: list[list[PrintedLine]], pages: list[PrintedPage]) -> None:
    """Mark what stands at the edge of several pages and differs in its figures alone."""
    at_edge: list[tuple[tuple[str, int], PrintedLine]] = []
    on_pages: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for lines, page in zip(printed, pages, strict=True):
        for line in lines:
            place = median((0.0, line.base / max(page.height, 1.0), 1.0))
            if not EDGE < place < 1 - EDGE:
                key = FIGURE.sub("#", line.text), round(place * 50)
                at_edge.append((key, line))
                on_pages[key].add(page.number)
    for key, line in at_edge:
        line.running = len(on_pages[key]) > 1
