"""Captions 图片说明 that stand between paragraphs or at the end, told from short paragraphs."""

import re
from itertools import pairwise

from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import width
from backend.segmentation import cues
from backend.segmentation.interposed import WIDE_GAP
from backend.segmentation.pieces import Look, Piece
from backend.vocabulary import CreditRole

OPENING = (Look.HEAD, Look.SUBTITLE, Look.BYLINE, Look.LABELLED)
ENOUGH = 2.0
"""Evidence from which a short sentence is a caption; a wide gap, or two weaker signs, suffice."""
SHORT = 36.0
SHOWS = re.compile(r"[左右上下前后中](?:[一二三四]|侧|图|边|方|排)?为|（[左右中前后]")
"""Where somebody or something is in the picture; said in captions alone."""
PICTURE = re.compile(r"[▲△▼]\s*[上下左右]?图")
"""▲图为…: what begins so tells of a picture, however many there are."""
POINTS = "●○□■◆◇▲△★☆"
LENT = re.compile(
    r"(?:资料图片?|(?:图片|照片)(?:来源|来自|由)[：:]?.{2,16}(?:提供)?|.{2,20}供图|(?:新华社|中新社|人民视觉|影像中国|视觉中国)(?:发|供图|图片)?)"
)
"""Where a picture is from, in a line of its own."""
TALK = re.compile(r"[“”「」？！、；]|我们|你们|我|了。$|已|将|据|目前|特此")


def find_captions(pieces: list[Piece]) -> None:
    """Give short sentences that stand apart the look of a caption."""
    gaps = sorted(piece.gap for piece in pieces if piece.look is Look.BODY)
    usual = gaps[len(gaps) // 2] if gaps else 0
    shot = any(
        one.role is CreditRole.PHOTOGRAPHER
        for piece in pieces
        if piece.signature
        for one in piece.signature.signed
    )
    _above_dateline(pieces)
    _above_lender(pieces)
    points = _summaries(pieces)
    for place, piece in enumerate(pieces):
        if place in points:
            continue
        if piece.look is Look.BODY and _evidence(pieces, place, usual=usual, shot=shot) >= ENOUGH:
            piece.look = Look.CAPTION


def _above_dateline(pieces: list[Piece]) -> None:
    """A sentence between the title and the dateline that opens the report tells of the picture."""
    for above, piece, below in zip(pieces, pieces[1:], pieces[2:], strict=False):
        short = piece.look is Look.BODY and width(piece.text) <= SHORT and above.look in OPENING
        if short and cues.is_caption_like(piece.text) and begins_with_dateline(below.text):
            piece.look = Look.CAPTION


def _above_lender(pieces: list[Piece]) -> None:
    """A sentence above a line that says where the picture is from is its caption; nobody is credited."""
    for piece, below in pairwise(pieces):
        offices = below.signature is None or below.signature.only_offices
        if not LENT.fullmatch(below.text) or not offices:
            continue
        below.look, below.signature = Look.SIGN_OFF, None
        if piece.look is Look.BODY and cues.is_caption_like(piece.text):
            piece.look = Look.CAPTION


def _summaries(pieces: list[Piece]) -> set[int]:
    """The places of points that begin with one mark, ● below ●: they are text and no captions."""
    points: set[int] = set()
    for place, (one, other) in enumerate(pairwise(pieces)):
        shown = PICTURE.match(one.text) or PICTURE.match(other.text)
        if one.text[0] in POINTS and other.text[0] == one.text[0] and not shown:
            points |= {place, place + 1}
            for piece in (one, other):
                if piece.look in OPENING and not piece.signature:
                    piece.look = Look.BODY
    return points


def _evidence(pieces: list[Piece], place: int, *, usual: int, shot: bool) -> float:
    """Weigh the signs that a short sentence is a caption; `shot` when somebody took photos."""
    piece = pieces[place]
    first = place == 0 and not cues.credited(piece.text)
    if first or not cues.is_caption_like(piece.text) or begins_with_dateline(piece.text):
        return 0.0
    if cues.names_photographer(piece.text):
        return 3.0
    if pieces[place - 1].look in OPENING:
        return 0.0  # a first paragraph may be short
    if width(piece.text) > SHORT or piece.rows > 1:
        return 0.0
    apart = piece.gap >= max(WIDE_GAP, usual + 1)
    score = 2.0 * apart + 0.8 * shot
    score += 1.5 * bool(SHOWS.search(piece.text))
    score += 0.7 * bool(cues.SCENE.search(piece.text)) - 1.0 * bool(TALK.search(piece.text))
    return score + _evidence_around(pieces, place)


def _evidence_around(pieces: list[Piece], place: int) -> float:
    piece = pieces[place]
    below = pieces[place + 1] if place + 1 < len(pieces) else None
    alone = piece.wrapped and piece.gap > 0 and (below is None or below.gap > 0)
    last = below is None or below.look is not Look.BODY
    beside = pieces[place - 1].look is Look.CAPTION or _like(below)
    return 0.6 * alone + 0.4 * last + 0.7 * beside + 1.0 * piece.flush


def _like(piece: Piece | None) -> bool:
    return (
        piece is not None
        and piece.look is Look.BODY
        and piece.rows == 1
        and piece.gap > 0
        and width(piece.text) <= SHORT
        and cues.is_caption_like(piece.text)
        and not TALK.search(piece.text)
    )
