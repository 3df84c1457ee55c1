"""Joining 并行: lines that a paragraph, headline or heading was broken into are put together again."""

import re

from backend.chinese.names import is_name
from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import (
    closed_too_often,
    ends_sentence,
    join_lines,
    still_open,
    width,
)
from backend.chinese.signatures import signs_surely
from backend.chinese.signers import read_authors
from backend.chinese.words import word_crosses
from backend.segmentation import cues
from backend.segmentation.interposed import interposed, is_photographer
from backend.segmentation.pieces import Look, Piece, make_piece
from backend.segmentation.rows import Row
from backend.segmentation.wrapping import Text, goes_on
from backend.source import Mark

LONGEST_PIECE = 5000
"""Characters; the longest paragraph met has 700, and a page that never ends one must not grow for ever."""
SECTION_NUMBER = re.compile(r"\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,2}")
TAIL = re.compile(r"[\u4e00-\u9fff](?:，|[\u4e00-\u9fff]?[。；])")
"""The end of a sentence that begins a line: 亩，… or 鸡蛋。…; 今年，… may well begin one of its own."""
SET_WIDE = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,3}")
"""A name set wide, as below a title: 付 长 河."""
BEGUN = re.compile(r"[。！？”](?:□|■)?本[报刊网台](?:见习|实习|首席|特约)?$")
"""A signature that begins at the end of a line: ……损失。本报 / 记者 林岳."""
ATTACHED = re.compile(
    r"附(?:件|录|表)?\s*[\d一二三四五]?\s*[：:]|(?:抄送|抄报|主送|主题词)\s*[：:]"
)
SENT_TO = re.compile(r"(?:抄送|抄报)\s*[：:]")
"""What stands below an official notice, a line each."""
SPEAKER_ALONE = re.compile(r"[\u4e00-\u9fff·、“”]{2,24}[：:]")
"""Who speaks, in a line of its own: 主持人：, 林岳：."""
TALK = 60
"""Lines among which a speaker speaks again."""
SHORT_HEAD = 8.0
"""Width up to which a line without a mark, on a page that marks its headings, still stands alone."""


def join_rows(rows: tuple[Row, ...], *, marked: bool) -> list[Piece]:
    """Put rows together into pieces, in page order; every row ends in exactly one piece.

    `marked` says that the page marks all its headings (Markdown does), so that a short line without
    a mark is the piece of a paragraph.
    """
    pieces: list[Piece] = []
    place = 0
    while place < len(rows):
        taken, captions = _gather(rows, place, marked=marked)
        pieces.append(_piece(rows, taken))
        for caption in captions:
            pieces += _caption_pieces(rows, caption)
        place = taken[-1] + 1
    return pieces


def _gather(
    rows: tuple[Row, ...], start: int, *, marked: bool
) -> tuple[list[int], list[list[int]]]:
    """The rows of the piece that begins at `start`, and captions that stand inside a sentence of it."""
    taken = [start]
    captions: list[list[int]] = []
    so_far = Text(rows, start, start, rows[start].text)
    place = start + 1
    while place < len(rows) and len(so_far.text) < LONGEST_PIECE:
        between = interposed(rows, so_far.text, so_far.first, so_far.last)
        after = between[-1][-1] + 1 if between else place
        if not between and not _joins(so_far, place, marked=marked):
            break
        captions += between
        taken.append(after)
        so_far = Text(rows, start, after, join_lines(so_far.text, rows[after].text))
        place = after + 1
    return taken, captions


def _piece(rows: tuple[Row, ...], taken: list[int]) -> Piece:
    text = rows[taken[0]].text
    for place in taken[1:]:
        text = join_lines(text, rows[place].text)
    return make_piece([rows[place] for place in taken], text)


def _caption_pieces(rows: tuple[Row, ...], places: list[int]) -> list[Piece]:
    """A caption that stood inside a sentence, and the line below it that names its photographer."""
    signed = len(places) > 1 and is_photographer(rows[places[-1]])
    caption = _piece(rows, places[:-1] if signed else places)
    caption.look, caption.splits_sentence = Look.CAPTION, True
    return [caption, _piece(rows, places[-1:])] if signed else [caption]


def _joins(so_far: Text, place: int, *, marked: bool) -> bool:
    below = so_far.rows[place]
    if _is_number_above(so_far, below):
        return True
    if _is_speaker(so_far):
        return _is_speech(below)
    pictured = ends_sentence(so_far.text) and cues.PHOTO_HEAD.match(below.text)
    if pictured or _is_closed(so_far) or _stands_alone(below):
        return False
    open_marks = bool(still_open(so_far.text)) and not ends_sentence(so_far.text)
    signs = not (open_marks and closed_too_often(below.text)) and _signs(so_far, below)
    if signs or (not open_marks and cues.signature(so_far.text)):
        return False
    if so_far.above.wrapped:
        return goes_on(so_far, place)
    return _sentence_goes_on(so_far, below, marked=marked)


def _is_speaker(so_far: Text) -> bool:
    """Whether the text is nothing but who speaks, in a talk where speakers have lines of their own."""
    text = so_far.text
    if so_far.last != so_far.first or not SPEAKER_ALONE.fullmatch(text):
        return False
    asks = text[:-1].endswith(("记者", "主持人", "主播", "发言人"))
    after = so_far.rows[so_far.first + 1 : so_far.first + TALK]
    before = so_far.rows[max(0, so_far.first - TALK) : so_far.first]
    again = any(row.text == text for row in (*before, *after))
    return again and (asks or is_name(text[:-1]))


def _is_speech(below: Row) -> bool:
    return below.mark is Mark.PLAIN and below.gap <= 1 and not SPEAKER_ALONE.fullmatch(below.text)


def _signs(so_far: Text, below: Row) -> bool:
    """Whether the row names who made the text: surely, or as names do that stand below a title."""
    if BEGUN.search(so_far.text):
        return False
    if signs_surely(below.text) or SET_WIDE.fullmatch(below.text):
        return True
    return cues.may_be_head(so_far.text) and read_authors(below.text) is not None


def _is_number_above(so_far: Text, below: Row) -> bool:
    """Whether the text is nothing but the number of the heading right below it: 01 over 一支笔."""
    number = SECTION_NUMBER.fullmatch(so_far.text) is not None
    return number and below.gap <= 1 and cues.may_be_head(below.text)


def _is_closed(so_far: Text) -> bool:
    """Texts that nothing is added to: a heading of the format, a byline, a caption's end."""
    above, text = so_far.above, so_far.text
    return (
        above.mark in (Mark.HEADING, Mark.CAPTION, Mark.ROW)
        or above.verse
        or above.apart
        or cues.is_subtitle(text)
        or cues.is_review(text)
        or cues.is_sign_off(above.text)
        or cues.credited(text)
        or cues.IN_BRACKETS.fullmatch(text) is not None
        or SENT_TO.match(text) is not None
        or cues.ADOPTED.match(text) is not None
        or (so_far.last == so_far.first and _is_upper_head(so_far.rows, so_far.last))
    )


def _stands_alone(row: Row) -> bool:
    """Lines that never continue the line above them."""
    return (
        row.mark in (Mark.HEADING, Mark.CAPTION, Mark.ROW)
        or row.verse
        or row.turned
        or row.apart
        or cues.begins_list(row.text)
        or row.speaks
        or cues.ADOPTED.match(row.text) is not None
        or ATTACHED.match(row.text) is not None
        or cues.TURN.match(row.text) is not None
        or (row.indent and row.page_indents)
        or cues.is_subtitle(row.text)
        or begins_with_dateline(row.text)
        or cues.is_review(row.text)
        or cues.is_sign_off(row.text)
    )


def _is_upper_head(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row and the one below it are two lines of a head: a byline or —— stands below both."""
    if place + 2 >= len(rows) or ends_sentence(rows[place].text):
        return False
    row, below, third = rows[place : place + 3]
    if not cues.may_be_head(row.text) or not cues.may_be_head(below.text) or third.gap > 1:
        return False
    found = cues.signature(third.text)
    return cues.is_subtitle(third.text) or (found is not None and found.sure)


def _sentence_goes_on(so_far: Text, below: Row, *, marked: bool) -> bool:
    """One paragraph a line: only a line that stops inside a sentence goes on."""
    text = so_far.text
    if ends_sentence(text) or text.endswith(("：", ":", "；")) or cues.ENDS_IN_DASH.search(text):
        return False
    if cues.is_heading_label(below.text) or cues.is_heading_label(text):
        return False
    opens = begins_with_dateline(text) and not below.gap
    if opens or cues.is_unfinished_prose(text) or not cues.may_be_head(text):
        return True
    clause = "，" in text or "," in text or word_crosses(text, below.text)
    if clause and not below.gap and TAIL.match(below.text):
        return True
    return marked and not so_far.above.depth and width(text) > SHORT_HEAD and clause
