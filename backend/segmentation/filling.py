"""Filling 排满: on a page set to a fixed width, whether a line broke for want of room or by intent.

A typesetter that never squeezes marks breaks a line when its next character does not fit. Where all
lines of a column obey that, one behind which the next word would have had room ends its paragraph.
"""

import re
from collections import Counter, defaultdict

from backend.chinese.punctuation import width
from backend.source import Line

LEAST_LINES = 8
"""Lines inside paragraphs from which a column is believed to be set to a fixed width."""
NEARLY = 2.0
"""Heads and last lines fall further short."""
OBEYING = 0.92
HANGING = 1.0
"""A mark may hang out of the column by its width."""
# what may not be parted: opening marks with what follows, closing marks with what stands before
CHUNK = re.compile(
    r"[“‘（《「『【〔(\[]*(?:[A-Za-z0-9.%℃‰\-]+|.)[，。、；：！？”’）》」』】〕…—,.;:!?)\]]*"
)


def with_room(
    texts: list[Line], widths: list[float], columns: list[float], ended: list[bool]
) -> list[bool]:
    """Say of each line whether the next one's first word would have had room behind it.

    `widths` are the printed ones, `columns` those that the lines are set in. False for every line of a
    column that is not set to a fixed width.
    """
    out = [False] * len(texts)
    groups: defaultdict[float, list[int]] = defaultdict(list)
    for place in range(len(texts) - 1):
        groups[columns[place]].append(place)
    for places in groups.values():
        inside = [
            place
            for place in places
            if not ended[place] and texts[place + 1].number == texts[place].number + 1
        ]
        limit = _limit([widths[place] for place in inside])
        if limit is None:
            continue
        room = {place: widths[place] + _chunk(texts[place + 1].text) <= limit for place in places}
        near = [place for place in inside if widths[place] >= limit - NEARLY]
        obeying = sum(not room[place] and widths[place] <= limit + HANGING for place in near)
        if obeying >= OBEYING * len(near):
            for place in places:
                out[place] = room[place]
    return out


def _limit(widths: list[float]) -> float | None:
    """The fixed width: what most lines inside paragraphs have."""
    if len(widths) < LEAST_LINES:
        return None
    (limit, count), *_ = Counter(widths).most_common(1)
    return limit if count * 2 >= len(widths) else None


def _chunk(text: str) -> float:
    """The width of what had to go on the next line together; marks at its end may hang."""
    found = CHUNK.match(text)
    chunk = found[0] if found else text[:1]
    return width(chunk) - (
        HANGING if len(chunk) > 1 and chunk[-1] in "，。、；：！？”’）》" else 0.0
    )
