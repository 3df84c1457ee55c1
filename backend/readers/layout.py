"""Layout 版式: the order in which a page of columns is read, found from where its text stands.

A region is cut along the white that runs through it: across above a head, down along a gutter 栏沟,
across wherever a head spans columns. What cannot be cut any further is one column.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from backend.readers.runs import Measures, Run

GUTTER = 0.6
"""Em; newspapers leave 1 to 2 between columns, characters of a line stand closer than 0.55."""
PITCH = 6.0
"""Em from one column's edge to the next; a list of names stands in steps of 3 to 5."""
NARROWEST = 5.0
"""Em; the least that a column to the left of a gutter is wide."""
HEAD = 1.2
"""Times the body's size from which a line is clearly larger; the smallest head above 9 points is 11."""
WIDE = 1.8
"""Times the usual white between lines from which a white across the page separates."""
HEAD_WHITE = 2.2
"""Lines of white beside a head that is set over the middle one of its columns."""
MOST_HEADS = 200
VERY_WIDE = 2.5
"""Lines of white that separate even where no head stands below."""
SHRINK = 0.06
"""Share of its size by which a run is taken smaller, so that lines that touch can be told apart."""
DEEPEST = 60
"""Cuts within cuts; a broadsheet's page takes about 12."""
MOST_RUNS = 8_000
"""Runs of one page; a broadsheet has about 1,000. A page of more is read line by line."""
FIRST_ROW = 40
"""Runs above and below a white that are looked at; a broadsheet has 8 columns."""


@dataclass(slots=True)
class Column:
    """Runs that are read from top to bottom; `apart` says that white stands above them all."""

    runs: list[Run]
    apart: bool = False


def columns_of(runs: list[Run], measures: Measures) -> list[Column]:
    """Cut a page into its columns, in reading order: 先上后下, within a block 先左后右."""
    if not runs:
        return []
    if len(runs) > MOST_RUNS:
        return _columns(runs)
    return _cut(sorted(runs, key=_base), measures, DEEPEST)


def _columns(runs: list[Run]) -> list[Column]:
    """The runs as one column; pictures have done their part."""
    texts = [run for run in runs if run.text]
    return [Column(texts, apart=True)] if texts else []


def is_head(run: Run, measures: Measures) -> bool:
    """Whether the run is clearly larger than the body."""
    return bool(run.text) and run.size >= HEAD * measures.size


def _cut(runs: list[Run], measures: Measures, depth: int) -> list[Column]:
    """Cut a region, whose runs come sorted by their base lines."""
    if depth == 0 or runs[-1].base - runs[0].base <= measures.size / 2:
        return _columns(runs)
    whites, gutters = _whites(runs), _open_gutters(runs, measures)
    across = _separator(runs, whites, measures) if gutters else None
    if across is None and not gutters and _side_by_side(runs, measures):
        across = _loosest(runs, whites, measures)
        if across is None:
            gutters = _gutters([run for run in runs if not is_head(run, measures)], measures)
    if across is not None:
        cut = bisect_right(runs, across, key=_base)
        return [*_cut(runs[:cut], measures, depth - 1), *_cut(runs[cut:], measures, depth - 1)]
    return _down(runs, gutters, measures, depth) if gutters else _columns(runs)


def _base(run: Run) -> float:
    return run.base


def _down(runs: list[Run], gutters: list[float], measures: Measures, depth: int) -> list[Column]:
    """Columns from left to right; the text of one goes on at the top of the next."""
    out: list[Column] = []
    for left, right in pairwise((float("-inf"), *gutters, float("inf"))):
        inside = [run for run in runs if left <= (run.left + run.right) / 2 < right]
        columns = _cut(inside, measures, depth - 1) if inside else []
        if columns and out:
            columns[0].apart = is_head(min(columns[0].runs, key=lambda run: run.top), measures)
        out += columns
    return out


def _whites(runs: list[Run]) -> list[tuple[float, float]]:
    """The bands of white that run across all of the region: where each begins and ends."""
    rows = sorted(
        (
            run.top + SHRINK * run.size * bool(run.text),
            run.bottom - SHRINK * run.size * bool(run.text),
        )
        for run in runs
    )
    out: list[tuple[float, float]] = []
    lowest = rows[0][1]
    for top, bottom in rows[1:]:
        if top > lowest:
            out.append((lowest, top))
        lowest = max(lowest, bottom)
    return out


def _gutters(runs: list[Run], measures: Measures) -> list[float]:
    """The middles of the white strips that run down through all of the region, left to right."""
    strips: list[tuple[float, float]] = []
    for left, right in sorted((run.left, run.right) for run in runs if run.text):
        if strips and left - strips[-1][1] < GUTTER * measures.size:
            strips[-1] = strips[-1][0], max(strips[-1][1], right)
        else:
            strips.append((left, right))
    return [
        (right + after) / 2
        for (left, right), (after, _) in pairwise(strips)
        if after - left >= PITCH * measures.size and right - left >= NARROWEST * measures.size
    ]


def _open_gutters(runs: list[Run], measures: Measures) -> list[float]:
    """The gutters that no head bridges: one that stands over the middle of its columns crosses none.

    Such a head has as many columns to its left as to its right, white beside it and text below.
    """
    gutters = _gutters(runs, measures)
    edges = (float("-inf"), *gutters, float("inf"))
    closed: set[int] = set()
    heads = [run for run in runs if is_head(run, measures)] if len(gutters) > 1 else []
    for head in heads[:MOST_HEADS]:
        left = right = bisect_right(gutters, (head.left + head.right) / 2)
        while left > 0 and right < len(gutters):
            beside = edges[left - 1 : left + 1], edges[right + 1 : right + 3]
            if not all(_hangs_over(head, runs, column, measures) for column in beside):
                break
            closed |= {left - 1, right}
            left, right = left - 1, right + 1
    return [gutter for place, gutter in enumerate(gutters) if place not in closed]


def _hangs_over(head: Run, runs: list[Run], column: tuple[float, ...], measures: Measures) -> bool:
    """Whether the column beside a head's own is white where the head stands, and has text below it."""
    beside = [run for run in runs if column[0] < (run.left + run.right) / 2 < column[1]]
    cut = bisect_right(beside, head.base, key=_base)
    if cut == len(beside) or is_head(beside[cut], measures):
        return False
    ends = beside[cut - 1].bottom if cut else float("-inf")
    high = beside[cut].top - ends >= HEAD_WHITE * measures.leading
    return high and ends <= head.top and beside[cut].top >= head.bottom


def _separator(
    runs: list[Run], whites: list[tuple[float, float]], measures: Measures
) -> float | None:
    """The first white across columns that ends a block: a head, a lone line or nothing is near it.

    A white that only happens to run through all columns, between paragraphs, separates nothing.
    """
    usual = max(measures.leading - measures.size, 0.2 * measures.size)
    for start, end in whites:
        if end - start < max(WIDE * usual, 0.7 * measures.size):
            continue
        cut = bisect_right(runs, start, key=_base)
        lone = _is_strip(runs, cut, measures) or _is_foot(runs, cut, measures)
        if lone or end - start >= VERY_WIDE * measures.leading or _is_headed(runs, cut, measures):
            return start
    return None


def _is_strip(runs: list[Run], cut: int, measures: Measures) -> bool:
    """Whether the runs above the cut are one line across the page, as a lone title or its name is.

    Heads side by side, or one a little higher than the other, stand each over its own columns.
    """
    if runs[cut - 1].base - runs[0].base > measures.size / 2:
        return False
    above, below = runs[:cut], runs[cut : cut + FIRST_ROW]
    heads = sum(is_head(run, measures) for run in above)
    if heads > 1:
        return False
    if not heads or len(above) > 1:
        return True
    return not any(
        is_head(run, measures) and _nearest_above(run, [*above, *below[:place]]) is None
        for place, run in enumerate(below)
    )


def _is_foot(runs: list[Run], cut: int, measures: Measures) -> bool:
    """Whether the runs below the cut are one line, as a page number is, and no caption of a picture."""
    if runs[-1].base - runs[cut].base > measures.size / 2:
        return False
    above = _nearest_above(runs[cut], runs[max(0, cut - FIRST_ROW) : cut])
    return above is None or bool(above.text)


def _nearest_above(run: Run, runs: list[Run]) -> Run | None:
    """The last of the runs, sorted by their base lines, that stands over or under the run."""
    over = (one for one in reversed(runs) if one.left < run.right and run.left < one.right)
    return next(over, None)


def _is_headed(runs: list[Run], cut: int, measures: Measures) -> bool:
    """Whether a head begins below the cut, and right above it, in its own columns, a text ends."""
    above, below = runs[max(0, cut - FIRST_ROW) : cut], runs[cut : cut + FIRST_ROW]
    top = min(run.top for run in below) + measures.size
    nearest = (
        _nearest_above(run, above) for run in below if is_head(run, measures) and run.top <= top
    )
    return any(run is not None and not is_head(run, measures) for run in nearest)


def _loosest(
    runs: list[Run], whites: list[tuple[float, float]], measures: Measures
) -> float | None:
    """The best white to cut a head off that spans columns: beside a head, else the highest of all."""
    near = measures.size / 2
    edges = sorted(edge for run in runs if is_head(run, measures) for edge in (run.top, run.bottom))

    def worth(white: tuple[float, float]) -> tuple[bool, float]:
        at = bisect_left(edges, white[0] - near)
        return at < len(edges) and edges[at] <= white[1] + near, white[1] - white[0]

    best = max(whites, key=worth, default=None)
    return best[0] if best else None


def _side_by_side(runs: list[Run], measures: Measures) -> bool:
    """Whether any line of the region has a white in it that could be a gutter."""
    ordered = sorted(runs, key=lambda run: (round(run.base / (measures.size / 2)), run.left))
    return any(
        abs(one.base - other.base) < measures.size / 2
        and other.left - one.right >= GUTTER * measures.size
        for one, other in pairwise(ordered)
    )
