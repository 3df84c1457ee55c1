"""Evidence 分篇依据: how likely a group of head lines begins a story, and is no heading inside one.

Each sign that can be seen is weighed; the weights are a logistic regression over the heads of 91
pages with known stories (478 heads; of heads of pages left out of the fit 2.3 % were told wrongly).
"""

from collections.abc import Iterator
from math import exp

from backend.segmentation.pieces import Look, Piece
from backend.segmentation.signs import HEADS, Around, seen, words

START = -0.54
WEIGHTS = {
    "signed": 4.2,
    "several": 2.81,
    "dateline_below": 2.34,
    "notice": 3.0,
    "closed_above": 1.78,
    "agrees_below": 1.62,
    "wide_gap": 1.59,
    "bracketed": 1.5,
    "shallower": 1.42,
    "gap": 1.34,
    "column": 1.17,
    "report_below": 0.95,
    "photo_below": 0.87,
    "brief": 0.85,
    "strange": 0.70,
    "signed_below": 0.49,
    "subtitle": 2.5,
    "caption_below": 0.31,
    "known_depth": 0.17,
    "headed": -0.24,
    "deeper": -0.26,
    "agrees_above": -0.28,
    "single": -0.32,
    "comma": -0.48,
    "short_above": -0.64,
    "short_below": -0.88,
    "alike_above": -0.90,
    "unmeasured": -0.95,
    "close": -0.99,
    "colon": -1.22,
    "unmarked": -1.32,
    "akin": -1.49,
    "alike_below": -1.75,
}
"""Weights in log odds. `notice`, `subtitle` and `bracketed` are too rare to be measured, `signed` was
raised until a byline alone suffices; these were set by hand."""
UNSEEN = 2.2
"""The most that the words can change; beyond it they are not looked at."""
EVEN = 0.5


def begins_story(group: list[Piece], around: Around) -> float:
    """The likelihood, 0 to 1, that the group begins a story."""
    heads = [piece for piece in group if piece.look in HEADS]
    if not heads or all(piece.look is Look.LABELLED for piece in heads):
        return float(not around.body and not heads)
    if not around.body:
        return 1.0
    odds = START + _weigh(seen(group, heads, around))
    if abs(odds) < UNSEEN:
        odds += _weigh(words(heads, around))
    return 1 / (1 + exp(-odds))


def _weigh(signs: Iterator[tuple[str, float]]) -> float:
    return sum(WEIGHTS[name] * value for name, value in signs)
