"""Captions 图片说明 that stand between paragraphs or at the end, told from short paragraphs."""

import re

from backend.chinese.punctuation import width
from backend.segmentation import cues
from backend.segmentation.joining import WIDE_GAP, Look, Piece
from backend.vocabulary import CreditRole

ENOUGH = 2.0
"""Evidence from which a short sentence is a caption; a wide gap, or two weaker signs, suffice."""
SHORT = 36.0
TALK = re.compile(r"[“”「」？！、；]|我们|你们|我|了。$|已|将|据|目前")


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
    for place, piece in enumerate(pieces):
        if piece.look is Look.BODY and _evidence(pieces, place, usual=usual, shot=shot) >= ENOUGH:
            piece.look = Look.CAPTION


def _evidence(pieces: list[Piece], place: int, *, usual: int, shot: bool) -> float:
    piece = pieces[place]
    if place == 0 or not cues.is_caption_like(piece.text) or cues.begins_with_dateline(piece.text):
        return 0.0
    if cues.names_photographer(piece.text):
        return 3.0
    if width(piece.text) > SHORT or piece.rows > 1:
        return 0.0
    below = pieces[place + 1] if place + 1 < len(pieces) else None
    score = 0.0
    if piece.gap >= max(WIDE_GAP, usual + 1):
        score += 2.0
    if shot:
        score += 0.8
    if cues.SCENE.search(piece.text):
        score += 0.7
    if TALK.search(piece.text):
        score -= 1.0
    if piece.wrapped and piece.gap and (below is None or below.gap):
        score += 0.6
    last = below is None or below.look is not Look.BODY
    beside = pieces[place - 1].look is Look.CAPTION or _like(below)
    score += 0.4 * last + 0.7 * beside
    return score


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
