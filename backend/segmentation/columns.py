"""Columns 栏宽: the width that wrapped lines are set in, measured from the lines themselves.

Lines without a blank line between them are set in one column; the second longest of such a run is
its width, or in a long run the one that a quarter of its lines reach (marks hang over the edge). Short runs and single lines belong
to the nearest long run that they fit. A page without any long run is measured by windows.
"""

from bisect import bisect_right
from dataclasses import dataclass

NARROWEST = 10.5
"""Chinese characters; newspaper columns are set in 11 to 25, poems in 4 to 10."""
WIDEST = 46.0
"""A line longer than this was not wrapped by a newspaper's column."""
OVERHANG = 1.4
"""How far a line may stand over its column: a mark that may not begin the next line."""
HANGING = 2.2
"""How far a line may stand over and still be one of the column: 。” may both hang."""
DEEPEST_INDENT = 3.6
"""A paragraph's first line falls short by a lost indent of two, a mark that moved down, and rounding."""
LONG_RUN = 4
WINDOW = 8
"""Lines on each side from which a page without long runs is measured."""
SHARE = 0.5
"""Share of the lines that must nearly fill the column for the text to be wrapped."""
UNENDED = 0.5
"""Share of the lines of a window that must stop inside a sentence: whole paragraphs do not."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A line's column, and whether the line is one of a wrapped text."""

    column: float
    wrapped: bool


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    column: float


def measure_columns(widths: list[float], gaps: list[int], ended: list[bool]) -> list[Measure]:
    """Measure each line; `gaps` are the blank lines above it, `ended` whether it ends a sentence."""
    runs = _runs(widths, gaps)
    starts = [run.first for run in runs]
    out: list[Measure] = []
    for place, own in enumerate(widths):
        before = bisect_right(starts, place) - 1
        run = runs[before] if before >= 0 and place <= runs[before].last else None
        if run is None:
            near = _near(runs, before, place)
            run = _fitting(near, own, ended=ended[place]) if near else None
            if run is None and near:
                out.append(Measure(near[0].column, wrapped=False))
                continue
        column = run.column if run else _by_window(widths, ended, place)
        fits = column is not None and own <= column + HANGING
        out.append(Measure(column or own, wrapped=fits))
    return out


def _runs(widths: list[float], gaps: list[int]) -> list[_Run]:
    runs: list[_Run] = []
    first = 0
    for place in range(1, len(widths) + 1):
        if place < len(widths) and gaps[place] == 0:
            continue
        column = _column(widths[first : place - 1]) if place - first >= LONG_RUN else None
        if column is not None:
            runs.append(_Run(first, place - 1, column))
        first = place
    return runs


def _column(widths: list[float]) -> float | None:
    """The column of lines that stand together, the last one left out; None when they are not wrapped."""
    near = sorted((value for value in widths if value <= WIDEST), reverse=True)
    if len(near) < len(widths) * SHARE or len(near) < LONG_RUN - 1:
        return None
    column = near[max(1, len(near) // 4)]
    reaching = sum(column - DEEPEST_INDENT <= value <= column + OVERHANG for value in near)
    return column if reaching >= len(widths) * SHARE and column >= NARROWEST else None


def _near(runs: list[_Run], before: int, place: int) -> list[_Run]:
    """The long runs right above and below, the nearer first; `before` is the index of the one above."""
    around = runs[max(before, 0) : before + 2]
    return sorted(around, key=lambda run: min(abs(run.first - place), abs(run.last - place)))


def _fitting(runs: list[_Run], own: float, *, ended: bool) -> _Run | None:
    """The run whose column the line fits; one that stops inside a sentence nearly fills it."""
    fitting = [run for run in runs if own <= run.column + OVERHANG]
    filling = [run for run in fitting if ended or own >= run.column - DEEPEST_INDENT]
    if len(filling) > 1 and not ended:
        filling.sort(key=lambda run: abs(run.column - own))
    return next(iter(filling or fitting), None)


def _by_window(widths: list[float], ended: list[bool], place: int) -> float | None:
    """The column of the lines around, where no line stands right below another."""
    start, end = max(0, place - WINDOW), place + WINDOW + 1
    window = widths[start:end]
    near = sorted((value for value in window if value <= WIDEST), reverse=True)
    if not near or len(near) < len(window) * SHARE:
        return None
    column = near[len(near) // 4]
    reaching = sum(column - DEEPEST_INDENT <= value <= column + OVERHANG for value in near)
    open_lines = sum(not one for one in ended[start:end])
    if reaching < len(window) * SHARE or open_lines < len(window) * UNENDED:
        return None
    return column if column >= NARROWEST else None
