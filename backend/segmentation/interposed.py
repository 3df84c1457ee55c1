"""Interposed captions 插入的图片说明: lines of a caption that cut a sentence of the text in two."""

import re

from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import (
    closed_too_often,
    ends_sentence,
    join_lines,
    still_open,
    width,
)
from backend.chinese.words import word_crosses
from backend.segmentation import cues
from backend.segmentation.rows import Row
from backend.source import Mark

MOST_ROWS = 5
"""A caption in a narrow column is set in two or three lines, and its photographer in one more."""
SHOWN = re.compile(r"[^的了着过地得里上下中来去起到，。；：“”][^，。；：]{5,33}。")
DAY = re.compile(r"(?:[昨今前]日|[昨今前]天|日前|近日|图为|\d{1,2}月\d{1,2}日)")
SHOT = re.compile(r"[摄攝影图圖]")
SAME_COLUMN = 1.0
MOST_BLOCKS = 4
WIDEST = 130.0
"""Width of all lines of a caption; the longest met inside a sentence had 96 characters."""
WIDE_GAP = 2
"""Blank lines from which something stands apart on a page that sets paragraphs one line apart."""


def interposed(rows: tuple[Row, ...], text: str, first: int, last: int) -> list[list[int]]:
    """The rows of captions that stand inside the sentence that `text` leaves unfinished.

    `text` is what stands in the rows from `first` to `last`. Empty when there is none; the row after
    the captions goes on with the sentence.
    """
    if ends_sentence(text) or cues.credited(text) or not cues.is_prose(text):
        return []
    one = _one_caption(rows, text, last, last + 1)
    return [one] if one else _between_indents(rows, text, first, last)


def _between_indents(rows: tuple[Row, ...], text: str, first: int, last: int) -> list[list[int]]:
    """On a page that prints its indents: what stands apart between a line and one without an indent.

    A new paragraph would begin with its indent, so the line below goes on with the sentence.
    """
    if not (rows[first].page_indents and rows[first].indent) or not (
        rows[last].full or not rows[last].wrapped
    ):
        return []
    blocks: list[list[int]] = []
    place = last + 1
    while len(blocks) < MOST_BLOCKS and place < len(rows):
        block = _block(rows, place)
        if not block or word_crosses(text, rows[place].text) or _is_head(rows, block):
            return []
        if _runs_on(rows, last, block):
            return []
        blocks.append(block)
        place = block[-1] + 1
        if _goes_on(rows, place) and _same_column(rows[place], rows[last]):
            return blocks
    return []


def _block(rows: tuple[Row, ...], place: int) -> list[int]:
    """The rows that stand together from `place`, apart from all others; empty when they are prose."""
    places = [place]
    while places[-1] + 1 < len(rows) and not rows[places[-1] + 1].gap:
        places.append(places[-1] + 1)
    text = _caption(rows, places)
    apart = rows[place].gap and len(places) <= MOST_ROWS and width(text) <= WIDEST
    plain = all(rows[one].mark is Mark.PLAIN and not rows[one].indent for one in places)
    column = rows[places[-1]].fills and not ends_sentence(text)
    return places if apart and plain and not column and not begins_with_dateline(text) else []


def _same_column(one: Row, other: Row) -> bool:
    return not other.wrapped or abs(one.column - other.column) < SAME_COLUMN


def _runs_on(rows: tuple[Row, ...], last: int, block: list[int]) -> bool:
    """Whether the block's lines fill the column that the text above is set in: it is text itself."""
    inner = [rows[place] for place in block[:-1]]
    return bool(inner) and all(row.full and _same_column(row, rows[last]) for row in inner)


def _is_head(rows: tuple[Row, ...], block: list[int]) -> bool:
    """Whether the block is a title or a byline, and no caption."""
    text = _caption(rows, block)
    found = cues.signature(text)
    if found is not None and not found.only_photographers:
        return True
    below = cues.signature(rows[block[-1] + 1].text) if block[-1] + 1 < len(rows) else None
    return below is not None and not below.only_photographers and not ends_sentence(text)


def _goes_on(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row begins with running text that is no new paragraph."""
    if place >= len(rows):
        return False
    row = rows[place]
    if row.indent or row.apart or row.mark is not Mark.PLAIN or not row.gap:
        return False
    below = rows[place + 1] if place + 1 < len(rows) else None
    short = below is None or below.gap > 0 or below.indent
    return ends_sentence(row.text) if short else cues.is_prose(row.text) or row.fills


def _one_caption(rows: tuple[Row, ...], text: str, last: int, place: int) -> list[int]:
    """The rows from `place` that are one caption, told by its own words."""
    places = _group(rows, place)
    after = rows[places[-1] + 1] if places and places[-1] + 1 < len(rows) else None
    if not places or after is None or after.mark is not Mark.PLAIN or after.indent:
        return []
    caption = _caption(rows, places)
    if rows[place].mark is Mark.CAPTION:
        return places if cues.is_unfinished_prose(text) else []
    named = cues.credited(caption) and len(places) == 1 and cues.is_unfinished_prose(text)
    apart = (rows[place].gap and after.gap) or (named and (rows[place].gap or rows[place].edged))
    apart = apart or _says_when(rows, place, caption)
    if not apart or not _can_be_caption(caption):
        return []
    if rows[last].wrapped:
        return places if _in_column(rows, text, last, places) else []
    return places if _between_paragraphs(rows, text, places) else []


def _says_when(rows: tuple[Row, ...], place: int, caption: str) -> bool:
    """Whether it begins with a day and ends with who took it, flush on a page that prints its indents."""
    flush = rows[place].page_indents and not rows[place].indent
    return flush and DAY.match(caption) is not None and cues.credited(caption)


def is_photographer(row: Row) -> bool:
    """Whether the row is a line of its own that names a photographer: □李泓摄."""
    found = cues.signature(row.text) if SHOT.search(row.text) else None
    return found is not None and found.sure and found.only_photographers


def _group(rows: tuple[Row, ...], place: int) -> list[int]:
    """The rows that stand together from `place`, with a photographer's line below them."""
    places = [place]
    while len(places) < MOST_ROWS and places[-1] + 1 < len(rows):
        below = rows[places[-1] + 1]
        if is_photographer(below):
            return [*places, places[-1] + 1]
        last = rows[places[-1]].text
        if below.gap or below.indent or ends_sentence(last) or cues.credited(last):
            break
        places.append(places[-1] + 1)
    return places if len(places) < MOST_ROWS else []


def _caption(rows: tuple[Row, ...], places: list[int]) -> str:
    text = rows[places[0]].text
    for place in places[1:]:
        if not is_photographer(rows[place]):
            text = join_lines(text, rows[place].text)
    return text


def _can_be_caption(caption: str) -> bool:
    found = cues.signature(caption)
    if found is not None and found.sure:
        return False
    if caption[0] in "“「" or cues.TALK.search(caption) or closed_too_often(caption):
        return False
    return cues.is_caption_like(caption) or cues.credited(caption)


def _in_column(rows: tuple[Row, ...], text: str, last: int, places: list[int]) -> bool:
    """In a wrapped column: the line above is full, and the one below is no paragraph's first line."""
    above, after, caption = rows[last], rows[places[-1] + 1], _caption(rows, places)
    if not above.full or last == 0:
        return False
    if cues.names_photographer(caption) or is_photographer(rows[places[-1]]):
        return True
    if rows[places[-1]].fills:
        return False
    scene = cues.SCENE.search(caption) is not None or word_crosses(text, after.text)
    if after.page_indents:
        goes_on = _goes_on(rows, places[-1] + 1)
    else:
        goes_on = after.fills or (ends_sentence(after.text) and not after.full)
    return scene and goes_on and not word_crosses(text, caption)


def _shows(caption: str) -> bool:
    """Whether it is one clause that shows a scene, and not the rest of a sentence."""
    return SHOWN.fullmatch(caption) is not None and cues.SCENE.search(caption) is not None


def _between_paragraphs(rows: tuple[Row, ...], text: str, places: list[int]) -> bool:
    """One paragraph a line: the sentence is open, and what stands apart does not close it."""
    named = "，" in text and cues.names_photographer(_caption(rows, places))
    if not (cues.is_unfinished_prose(text) or named):
        return False
    row, after, caption = rows[places[0]], rows[places[-1] + 1], _caption(rows, places)
    if word_crosses(text, caption):
        return False
    named = cues.names_photographer(caption) or is_photographer(rows[places[-1]])
    if named or (row.gap >= WIDE_GAP and after.gap >= WIDE_GAP):
        return True
    if still_open(text) and closed_too_often(after.text):
        return True
    return word_crosses(text, after.text) or _shows(caption)
