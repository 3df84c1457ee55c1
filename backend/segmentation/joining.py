"""Joining 并行: lines that one paragraph, headline or heading was broken into are put together again."""

from dataclasses import dataclass, field
from enum import StrEnum

from backend.chinese.numerals import read_label
from backend.chinese.punctuation import (
    closed_too_often,
    ends_sentence,
    join_lines,
    still_open,
    width,
)
from backend.chinese.signatures import Signature
from backend.chinese.words import word_crosses
from backend.draft import Lines, Mark
from backend.segmentation import cues
from backend.segmentation.rows import Row
from backend.vocabulary import AuthorKind

WIDE_GAP = 2
"""Blank lines from which something stands apart on a page that sets paragraphs one line apart."""


class Look(StrEnum):
    """What a piece looks like by itself."""

    HEAD = "head"
    SUBTITLE = "subtitle"
    LABELLED = "labelled"
    BYLINE = "byline"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    CAPTION = "caption"
    BODY = "body"


@dataclass(slots=True)
class Piece:
    """Rows that belong together, and what they look like."""

    look: Look
    text: str
    lines: Lines
    gap: int = 0
    depth: int = 0
    rows: int = 1
    wrapped: bool = False
    verse: bool = False
    signature: Signature | None = None
    splits_sentence: bool = False
    after: list[int] = field(default_factory=list)


def join_rows(rows: tuple[Row, ...], *, marked: bool) -> list[Piece]:
    """Put rows together into pieces, in page order; every row ends in exactly one piece.

    `marked` says that the page marks all its headings (Markdown does), so that a short line without
    a mark is the piece of a paragraph.
    """
    pieces: list[Piece] = []
    place = 0
    while place < len(rows):
        taken, interposed = _gather(rows, place, marked=marked)
        pieces.append(_piece(rows, taken))
        for caption in interposed:
            piece = _piece(rows, [caption])
            piece.look, piece.splits_sentence = Look.CAPTION, True
            pieces.append(piece)
        place = max((*taken, *interposed)) + 1
    return pieces


def _gather(rows: tuple[Row, ...], start: int, *, marked: bool) -> tuple[list[int], list[int]]:
    """The rows of the piece that begins at `start`, and captions that stand inside a sentence of it."""
    taken, interposed = [start], []
    text = rows[start].text
    place = start
    while place + 1 < len(rows):
        if _interposed(rows, text, taken[-1], place + 1):
            interposed.append(place + 1)
            place += 1
            continue
        if not _joins(rows, text, taken[-1], place + 1, marked=marked, first=start):
            break
        place += 1
        taken.append(place)
        text = join_lines(text, rows[place].text)
    # A caption that nothing follows was none inside a sentence.
    while interposed and interposed[-1] > taken[-1]:
        interposed.pop()
    return taken, interposed


def _piece(rows: tuple[Row, ...], taken: list[int]) -> Piece:
    first = rows[taken[0]]
    text = first.text
    for place in taken[1:]:
        text = join_lines(text, rows[place].text)
    piece = Piece(
        look=Look.BODY,
        text=text,
        lines=tuple(rows[place].line for place in taken),
        gap=first.gap,
        depth=first.depth if first.mark is Mark.HEADING else 0,
        rows=len(taken),
        wrapped=first.wrapped,
        verse=first.verse,
    )
    _look(piece, first)
    return piece


def _look(piece: Piece, first: Row) -> None:
    text = piece.text
    if first.mark is Mark.CAPTION:
        piece.look = Look.CAPTION
        return
    if first.verse:
        return
    if cues.is_subtitle(text):
        piece.look = Look.SUBTITLE
    elif cues.is_review(text):
        piece.look = Look.REVIEW
    elif cues.is_sign_off(text):
        piece.look = Look.SIGN_OFF
    elif found := cues.signature(text):
        piece.look = Look.BYLINE
        piece.signature = found
        office_only = all(one.kind is AuthorKind.ORGANISATION for one in found.signed)
        if piece.depth and (office_only or not found.sure):
            piece.look = Look.HEAD
    elif piece.depth:
        piece.look = Look.LABELLED if cues.is_heading_label(text) else Look.HEAD
    elif cues.is_heading_label(text):
        piece.look = Look.LABELLED
    elif cues.may_be_head(text) and not text.endswith(("：", ":")):
        piece.look = Look.HEAD


def _stands_alone(row: Row) -> bool:
    """Lines that never continue the line above them."""
    return (
        row.mark in (Mark.HEADING, Mark.CAPTION)
        or row.verse
        or cues.is_subtitle(row.text)
        or cues.begins_with_dateline(row.text)
        or cues.is_review(row.text)
        or cues.is_sign_off(row.text)
    )


def _joins(
    rows: tuple[Row, ...], text: str, last: int, place: int, *, marked: bool, first: int
) -> bool:
    above, below = rows[last], rows[place]
    if (
        above.mark in (Mark.HEADING, Mark.CAPTION)
        or above.verse
        or below.turned
        or _stands_alone(below)
    ):
        return False
    if cues.is_subtitle(text) or cues.is_review(text) or cues.is_sign_off(above.text):
        return False
    open_marks = still_open(text) and not ends_sentence(text)
    found = cues.signature(below.text)
    if found and found.sure and not (open_marks and closed_too_often(below.text)):
        return False
    if (known := cues.signature(text)) and known.sure and not open_marks:
        return False
    if last == first and _upper_head(rows, last):
        return False
    if above.wrapped:
        return _joins_wrapped(rows, text, last, place, first=first)
    return _joins_whole(text, above, below, marked=marked)


def _upper_head(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row and the one below it are two lines of a head: a byline or —— stands below both."""
    if place + 2 >= len(rows):
        return False
    row, below, third = rows[place : place + 3]
    if (
        ends_sentence(row.text)
        or not cues.may_be_head(row.text)
        or not cues.may_be_head(below.text)
    ):
        return False
    found = cues.signature(third.text)
    return (cues.is_subtitle(third.text) or (found is not None and found.sure)) and third.gap <= 1


def _joins_whole(text: str, above: Row, below: Row, *, marked: bool) -> bool:
    """One paragraph a line: only a line that stops inside a sentence goes on."""
    if ends_sentence(text) or text.endswith(("：", ":")) or cues.ENDS_IN_DASH.search(text):
        return False
    if read_label(below.text) and cues.is_heading_label(below.text):
        return False
    if cues.is_heading_label(text):
        return False
    if cues.is_unfinished_prose(text) or not cues.may_be_head(text):
        return True
    return (
        marked
        and above.depth == 0
        and not _head_like_byline(text)
        and width(text) > 8
        and (  # noqa: PLR2004
            word_crosses(text, below.text) or "，" in text or "," in text
        )
    )


def _head_like_byline(text: str) -> bool:
    return cues.signature(text) is not None


def _joins_wrapped(rows: tuple[Row, ...], text: str, last: int, place: int, *, first: int) -> bool:
    above, below = rows[last], rows[place]
    if cues.is_heading_label(text):
        return _heading_goes_on(rows, text, last, place)
    full = above.opens if last == first else above.full
    if not ends_sentence(text):
        if text.endswith(("：", ":")) and (below.gap or not full):
            return False
        if cues.ends_open(text):
            return True
        if full and not _is_head_block(rows, first, last, place):
            return not cues.is_heading_label(below.text) or below.gap == 0
        return False
    if below.gap or not full:
        return bool(still_open(text)) and bool(closed_too_often(below.text))
    return not _begins_paragraph(rows, place)


def _begins_paragraph(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row, right below a full line that ended a sentence, begins a new paragraph."""
    row = rows[place]
    after = rows[place + 1] if place + 1 < len(rows) else None
    if cues.is_heading_label(row.text):
        return True
    if ends_sentence(row.text) or after is None or not row.opens:
        return False
    # The lost indent shows, and a line below it fills the column or slipped away from it.
    return row.indented and (after.gap > 0 or after.fills or not after.full)


def _is_head_block(rows: tuple[Row, ...], first: int, last: int, place: int) -> bool:
    """A full line without any punctuation, set apart above, is a headline and not a paragraph's start."""
    if (
        last != first
        or rows[first].gap == 0
        and first > 0
        and not ends_sentence(rows[first - 1].text)
        and rows[first - 1].wrapped
        and rows[first - 1].full
    ):
        return False
    text = rows[first].text
    if any(mark in text for mark in "，。；、,;") or not cues.may_be_head(text):
        return False
    below = rows[place]
    if word_crosses(text, below.text):
        return False
    return below.gap > 0 or not below.full or below.indented


def _heading_goes_on(rows: tuple[Row, ...], text: str, last: int, place: int) -> bool:
    """A numbered heading takes a second line when that is short and stands before a new paragraph."""
    above, below = rows[last], rows[place]
    if not above.opens or cues.is_heading_label(below.text):
        return False
    if cues.ends_open(text):
        return True
    if ends_sentence(below.text):
        return False
    return word_crosses(text, below.text) if below.opens else True


def _interposed(rows: tuple[Row, ...], text: str, last: int, place: int) -> bool:
    """Whether the row is a caption that cuts a sentence of the text above it in two."""
    above, row = rows[last], rows[place]
    after = rows[place + 1] if place + 1 < len(rows) else None
    if after is None or ends_sentence(text) or cues.is_heading_label(text):
        return False
    if row.mark is Mark.CAPTION:
        return cues.is_unfinished_prose(text) and after.mark is Mark.PLAIN
    if row.gap == 0 or after.gap == 0 or not cues.is_caption_like(row.text):
        return False
    if above.wrapped:
        prose = above.full and (above.line != rows[0].line)
        scene = cues.SCENE.search(row.text) is not None or word_crosses(text, after.text)
        goes_on = after.fills and not word_crosses(text, row.text) and scene
        return (
            prose
            and not row.full
            and (goes_on or cues.names_photographer(row.text))
            and not closed_too_often(row.text)
        )
    if not cues.is_unfinished_prose(text):
        return False
    return _apart(row, after) or _balances(text, row.text, after.text)


def _apart(row: Row, after: Row) -> bool:
    return row.gap >= WIDE_GAP and (after.gap >= WIDE_GAP or cues.names_photographer(row.text))


def _balances(text: str, between: str, after: str) -> bool:
    """The quotation left open above is closed below the caption, not in it."""
    if still_open(text) and closed_too_often(after) and not closed_too_often(between):
        return True
    return word_crosses(text, after) and not word_crosses(text, between)
