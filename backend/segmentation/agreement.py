"""Agreement 题文相符: whether titles stand before or after their bodies, told by shared words."""

from collections import Counter
from collections.abc import Iterable

from backend.chinese.punctuation import is_han

LEAD = 0.15
"""How much better the titles must agree with the bodies above them than with those below, as a
share of what they could agree at most, before a page is read backwards."""


def titles_stand_after(parts: list[tuple[bool, list[str]]]) -> bool:
    """Whether the page's heads belong to the bodies above them.

    `parts` are the page's heads (True) and bodies (False) in order, each with its texts. Only a
    page that begins with a body can be set that way.
    """
    heads = [place for place, (is_head, _) in enumerate(parts) if is_head]
    if not parts or parts[0][0] or not heads:
        return False
    bodies = {place: _pairs(texts) for place, (is_head, texts) in enumerate(parts) if not is_head}
    spread = Counter(pair for pairs in bodies.values() for pair in pairs)
    above = below = 0.0
    for place in heads:
        title = _pairs(parts[place][1])
        above += _shared(title, bodies.get(place - 1), spread)
        below += _shared(title, bodies.get(place + 1), spread)
    if heads[-1] == len(parts) - 1 and len(heads) == len(bodies):
        return above >= below
    return above > below + LEAD * len(heads)


def _pairs(texts: Iterable[str]) -> set[str]:
    text = "\n".join(texts)
    return {
        text[i : i + 2] for i in range(len(text) - 1) if is_han(text[i]) and is_han(text[i + 1])
    }


def _shared(title: set[str], body: set[str] | None, spread: Counter[str]) -> float:
    """The share of the title's character pairs that the body has; pairs of every body count little."""
    if not title or not body:
        return 0.0
    return sum(1 / spread[pair] for pair in title if pair in body) / len(title)
