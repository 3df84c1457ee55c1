"""Evidence 分篇依据: how likely a group of head lines begins a story, and is no heading inside one.

Each sign that can be seen is weighed; the weights are a logistic regression over the heads of 131
pages with known stories (674 heads; of heads of pages left out of the fit 3.0 % were told wrongly).
"""

from collections.abc import Iterator
from math import exp

from backend.segmentation.pieces import Look, Piece
from backend.segmentation.signs import HEADS, Around, seen, words

START = -0.11
WEIGHTS = {
    "signed": 6.00,
    "several": 2.83,
    "dateline_below": 4.00,
    "notice": 4.50,
    "stamped": 4.00,
    "photo_story": 4.00,
    "closed_above": 3.50,
    "agrees_below": 1.62,
    "wide_gap": 1.07,
    "bracketed": 1.5,
    "shallower": 1.48,
    "gap": 0.72,
    "column": 0.86,
    "report_below": 1.17,
    "photo_below": 1.07,
    "brief": 0.73,
    "strange": 0.70,
    "signed_below": 0.96,
    "subtitle": 2.5,
    "caption_below": 0.34,
    "known_depth": 0.33,
    "headed": -0.83,
    "deeper": -0.18,
    "agrees_above": -0.38,
    "single": -0.65,
    "framed": -4.0,
    "journal": -3.0,
    "pictured": 4.0,
    "noted_below": 3.0,
    "quoted": -2.01,
    "comma": -0.89,
    "short_above": -0.67,
    "short_below": -1.09,
    "alike_above": -0.69,
    "unmeasured": -0.91,
    "close": -0.81,
    "colon": -1.57,
    "unmarked": -1.67,
    "akin": -1.69,
    "alike_below": -1.23,
}
"""Weights in log odds. A byline, a dateline below, a signature above, a subtitle, a notice's title
and a line that says when it was posted were raised until each is enough by itself; the last two and `bracketed` are too rare to be measured."""
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
