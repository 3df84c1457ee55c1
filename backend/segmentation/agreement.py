"""Agreement 题文相符: which body each head speaks of, the one above it or the one below.

Most pages print a title above its text; what a PDF gives up may have it below, for a whole page or
for some of its articles. Words decide: a title shares its words with its own text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from backend.chinese.punctuation import han_pairs

LEAD = 0.15
"""How much better titles must agree with the other side before a page is read the other way, as a
share of what they could agree at most; every page begins with titles that stand above."""
HEADLESS = 0.3
"""What a body without any title costs, in the same measure; so that no title is left over."""
LEFT_OVER = 0.6
"""What a title without any body costs."""


@dataclass(frozen=True, slots=True)
class Between:
    """The heads between two bodies, and the bodies' places; None at the page's ends."""

    heads: tuple[int, ...]
    above: int | None
    below: int | None


def heads_above(parts: list[tuple[bool, list[str]]]) -> frozenset[int]:
    """The places of the heads that belong to the body above them; all others head the one below.

    `parts` are the page's heads (True) and bodies (False) in order, each with its texts.
    """
    if all(is_head for is_head, _ in parts):
        return frozenset()
    agree = _agreements(parts)
    best: dict[_State, _Way] = {_State(): _Way(0.0, (), None)}
    for between in _betweens(parts):
        following: dict[_State, _Way] = {}
        for state, way in best.items():
            for count in _choices(between, headed=state.headed):
                gain, after = _gain(between, count, agree, state)
                known = following.get(after)
                if known is None or way.score + gain > known.score:
                    following[after] = _Way(way.score + gain, between.heads[:count], way)
        best = following
    return frozenset(max(best.values(), key=lambda way: way.score).chosen())


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the page so far: what it is worth, its last choice, and the way before that."""

    score: float
    heads: tuple[int, ...]
    before: "_Way | None"

    def chosen(self) -> Iterator[int]:
        """All heads that belong to the body above them."""
        way: _Way | None = self
        while way is not None:
            yield from way.heads
            way = way.before


@dataclass(frozen=True, slots=True)
class _State:
    """Whether the body above has its head, and whether titles stand after their texts so far."""

    headed: bool = False
    after: bool = False


def _choices(between: Between, *, headed: bool) -> tuple[int, ...]:
    """How many of the heads, from the first on, may belong to the body above."""
    if between.above is None or headed or not between.heads:
        return (0,)
    if between.below is None:
        return (0, len(between.heads))
    return (0, 1)


def _gain(
    between: Between, count: int, agree: "_Agreements", state: _State
) -> tuple[float, _State]:
    """What the choice is worth, and the state that it leads to."""
    gain, after = 0.0, state.after
    if count:
        gain += agree.of(between.heads[:count], between.above) - LEAD * (not after)
        after = True
    elif between.above is not None and not state.headed:
        gain -= HEADLESS
    rest = between.heads[count:]
    if rest and between.below is None:
        gain -= LEFT_OVER
    elif rest:
        gain += agree.of(rest, between.below) - LEAD * after
        after = False
    return gain, _State(headed=bool(rest), after=after)


def _betweens(parts: list[tuple[bool, list[str]]]) -> Iterator[Between]:
    heads: list[int] = []
    above: int | None = None
    for place, (is_head, _) in enumerate(parts):
        if is_head:
            heads.append(place)
        else:
            yield Between(tuple(heads), above, place)
            heads, above = [], place
    yield Between(tuple(heads), above, None)


@dataclass(frozen=True, slots=True)
class _Agreements:
    pairs: list[set[str]]
    spread: Counter[str]

    def of(self, heads: tuple[int, ...], body: int | None) -> float:
        """The share of the heads' character pairs that the body has; pairs of every body count little."""
        title = set().union(*(self.pairs[place] for place in heads))
        if not title or body is None:
            return 0.0
        text = self.pairs[body]
        return sum(1 / self.spread[pair] for pair in title if pair in text) / len(title)


def _agreements(parts: list[tuple[bool, list[str]]]) -> _Agreements:
    pairs = [_pairs(texts) for _, texts in parts]
    bodies = (found for found, (is_head, _) in zip(pairs, parts, strict=True) if not is_head)
    return _Agreements(pairs, Counter(pair for found in bodies for pair in found))


def _pairs(texts: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(map(han_pairs, texts)))
