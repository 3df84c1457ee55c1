"""Runs 连排字: characters that stand side by side on one base line, and the measures of a page."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from backend.chinese.punctuation import is_han
from backend.readers.glyphs import ABOVE, SPACES, Glyph, Rectangle

NEAR = 0.55
"""Em between characters of one run; a justified line is spaced by less, a gutter is wider."""
WORD_GAP = 0.2
"""Em between two Latin letters from which they are two words."""
OVERLAP = -0.5
HALF = frozenset("，。、；：！？”’）》】」』〉")
"""Marks that print in the left half of their square; at a line's end they may hang over the column."""
SAME_BASE = 0.3
MOST_SPACES = 4.0
"""Em that spaces of the file itself may fill within a run; wider ones set columns apart."""
LIKE = 1.4
"""Sizes that differ by less may stand in one run: a figure among Chinese characters."""
DROP = 1.8
"""Times the body's size from which a lone character at a paragraph's start is a drop cap 首字下沉."""
MOST_CAPS = 50
"""Drop caps of one page; more are something else, such as a line set with each character by itself."""
LATIN = re.compile(r"[0-9A-Za-z]")
USUAL_LEADING = 1.5


@dataclass(slots=True)
class Run:
    """Text on one base line, with the edges of its squares; a picture is a run without text."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.base - ABOVE * self.size

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.base + (1 - ABOVE) * self.size


def picture_run(box: Rectangle) -> Run:
    """A picture, which is no white although nothing can be read there."""
    left, top, right, bottom = box
    size = bottom - top
    return Run("", left, right, top + ABOVE * size, size)


@dataclass(frozen=True, slots=True)
class Measures:
    """What a document is set in: the body's type size, and from base line to base line, in points."""

    size: float
    leading: float


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Put the glyphs together in the order in which the file prints them."""
    runs: list[Run] = []
    pending = ""
    filled = 0.0
    for glyph in glyphs:
        if glyph.text in SPACES:
            pending += glyph.text
            filled += max(glyph.right - glyph.left, 0.0)
            continue
        run = runs[-1] if runs else None
        if run is not None and _goes_on(run, glyph, min(filled, MOST_SPACES * glyph.size)):
            run.text += (pending or _word_space(run, glyph)) + glyph.text
            run.right = max(run.right, glyph.right)
            run.size = max(run.size, glyph.size)
        else:
            runs.append(Run(glyph.text, glyph.left, glyph.right, glyph.base, glyph.size))
        pending, filled = "", 0.0
    for run in runs:
        if run.text[-1] in HALF:
            run.right -= run.size / 2
    return runs


def _goes_on(run: Run, glyph: Glyph, filled: float) -> bool:
    size = max(run.size, glyph.size)
    if abs(run.base - glyph.base) > SAME_BASE * min(run.size, glyph.size):
        return False
    if size > LIKE * min(run.size, glyph.size):
        return False
    return OVERLAP * size <= glyph.left - run.right <= filled + NEAR * size


def _word_space(run: Run, glyph: Glyph) -> str:
    wide = glyph.left - run.right > WORD_GAP * glyph.size
    return " " if wide and LATIN.match(run.text[-1]) and LATIN.match(glyph.text) else ""


def measure_runs(pages: list[list[Run]]) -> Measures:
    """The size that most characters are set in, and the usual distance of lines of that size."""
    sizes: Counter[float] = Counter()
    for run in (run for runs in pages for run in runs):
        sizes[round(run.size * 2) / 2] += sum(map(is_han, run.text)) * 2 + len(run.text)
    size = max(sizes, key=lambda one: (sizes[one], -one), default=10.0)
    steps = [step for runs in pages for step in _steps(runs, size)]
    leading = median(steps) if steps else USUAL_LEADING * size
    return Measures(size, leading)


def _steps(runs: list[Run], size: float) -> list[float]:
    """From each line of the body to the one right below it; lines of a column begin at one edge."""
    lines = sorted(
        (run for run in runs if abs(run.size - size) < 0.6), key=lambda run: (run.base, run.left)
    )
    columns: dict[int, float] = {}
    steps: list[float] = []
    for run in lines:
        edge = round(run.left / size)
        above = max((columns.get(edge + slip, -1.0) for slip in (-1, 0, 1)), default=-1.0)
        step = run.base - above
        if above >= 0 and 0.9 * size <= step <= 3 * size:
            steps.append(step)
        columns[edge] = run.base
    return steps


def with_drop_caps(runs: list[Run], size: float) -> list[Run]:
    """Give a paragraph back its first character, which is set large beside its first lines."""
    caps = [run for run in runs if len(run.text) == 1 and run.size >= DROP * size]
    if not 0 < len(caps) <= MOST_CAPS:
        return runs
    known = {id(run) for run in caps}
    out = [run for run in runs if id(run) not in known]
    for cap in caps:
        beside = [
            run
            for run in out
            if run.size < LIKE * size
            and -size < run.left - cap.right < size
            and cap.top - size <= run.top <= cap.bottom
        ]
        if len(beside) < 2 or not is_han(cap.text):
            out.append(cap)
            continue
        first = min(beside, key=lambda run: run.base)
        first.text = cap.text + first.text
        for run in beside:
            run.left = cap.left
    return out
