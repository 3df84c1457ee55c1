"""Page shape 版面样子: where a page's head ends and its text begins, what it repeats, its sections' numbers."""

from collections import Counter
from itertools import pairwise, takewhile

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.punctuation import SPACES, ends_sentence, width
from backend.chinese.signatures import read_signature
from backend.cleaning.label_keys import KEY
from backend.cleaning.patterns import BREADCRUMB
from backend.source import Line, Mark

LONGEST_TITLE = 34.0
SHORTEST_TITLE = 8.0
LONGEST_MENU = 12.0
"""Width of an entry of a menu."""
LONGEST = 120
TOP_LINES = 25
"""Lines with text in which a copied web page's breadcrumb stands, its menu above it."""
MENU_LINES = 3
LONGEST_RUNNING = 30
NEAR = 2
REPEATS = 3
"""A short line that stands so often on one page is a running head."""


def dated_title(line: Line, after: Line) -> Line | None:
    """The line above a web page's line with date and source: its title, however often it is printed."""
    dated = KEY.search(after.text) and find_full_date(narrow(after.text[:LONGEST]))
    long = width(line.text) >= SHORTEST_TITLE and not ends_sentence(line.text)
    return line if dated and long and not KEY.search(line.text) else None


def section_numbers(lines: list[Line]) -> frozenset[int]:
    """Lines with nothing but 1, 2, 3 … in order, each above a line that can be a heading."""
    found: list[int] = []
    for line, after in pairwise(lines):
        if line.text != str(len(found) + 1) or line.mark is not Mark.PLAIN:
            continue
        near = after.number - line.number <= NEAR and width(after.text) <= LONGEST_TITLE
        if near and not ends_sentence(after.text) and not after.text.isdecimal():
            found.append(line.number)
    return frozenset(found) if len(found) > 1 else frozenset()


def running_heads(lines: list[Line]) -> frozenset[str]:
    """Short lines that stand apart from their neighbours again and again, and sign nothing.

    A line that fills the column above the next one is the first of a paragraph.
    """
    counts: Counter[str] = Counter()
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        above = before is None or before.number < line.number - 1
        below = after is None or after.number > line.number + 1
        if not below and after is not None and width(line.text) >= width(after.text):
            continue
        if (above or below) and len(line.text) <= LONGEST_RUNNING and line.mark is Mark.PLAIN:
            counts[line.text] += 1
    return frozenset(
        text
        for text, count in counts.items()
        if count >= REPEATS and not ends_sentence(text) and read_signature(text) is None
    )


def begins_body(lines: list[Line], place: int) -> bool:
    """Whether running text begins here: a long sentence, or a line with marks and another below it."""
    line = lines[place]
    if not is_body(line.text):
        return False
    after = lines[place + 1] if place + 1 < len(lines) else None
    wrapped = after is not None and after.number == line.number + 1 and is_body(after.text)
    return wrapped or ends_sentence(line.text) or width(line.text) > LONGEST_TITLE


def site_top(lines: list[Line]) -> int:
    """The line above which a web page's own head stands: its menu, above a breadcrumb or a heading."""
    for place, line in enumerate(lines[:TOP_LINES]):
        menu = all(width(one.text) <= LONGEST_MENU for one in lines[:place])
        if place and menu and BREADCRUMB.match(narrow(line.text)):
            return line.number
    heading = next((line.number for line in lines if line.mark is Mark.HEADING), 0)
    plain = [line for line in lines if line.number < heading and line.mark is Mark.PLAIN]
    short = list(takewhile(lambda line: width(line.text) <= LONGEST_MENU, reversed(plain)))
    if heading and len(short) >= MENU_LINES:
        return heading
    above = [line for line in lines if line.number < heading and line.mark is Mark.NAVIGATION]
    return above[-1].number if above else 0


def is_body(text: str) -> bool:
    """Long lines with a sentence in them: a paragraph, or the wrapped middle of one."""
    bare = SPACES.sub("", text)
    return (
        len(bare) > 14
        and (ends_sentence(bare) or "，" in bare[:-1] or "。" in bare)
        and ":" not in bare.replace("：", ":")[:8]
    )
