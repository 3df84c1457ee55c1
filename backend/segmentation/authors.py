"""Authors 作者 told by where they stand: below a title, or set apart below a text."""

import re

from backend.chinese.signers import read_apart, read_author, read_authors, read_office, read_posted
from backend.segmentation.pieces import Look, Piece

HEADS = (Look.HEAD, Look.SUBTITLE)
TEXTS = (Look.BODY, Look.CAPTION)
SIGNED = (*TEXTS, Look.BYLINE, Look.HEAD)
LONGEST_NAME = 6
"""Characters of a name set wide, in brackets."""
DAY = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿卅]{1,3}日)?"
)
"""A day without its year, as it stands below a letter's signature."""


def find_authors(pieces: list[Piece]) -> None:
    """Give names and offices the look of a byline where makers are named."""
    _below_titles(pieces)
    _days(pieces)
    _below_texts(pieces)


def _days(pieces: list[Piece]) -> None:
    """A day below a short line at a text's end dates the signature; an office that heads a title is no signer."""
    for place, piece in enumerate(pieces):
        below = pieces[place + 1] if place + 1 < len(pieces) else None
        above = pieces[place - 1] if place else None
        ends = below is None or below.look not in TEXTS
        signed = above is not None and above.look in (Look.HEAD, Look.BYLINE)
        if signed and ends and place > 1 and DAY.fullmatch(piece.text.strip("（）() ")):
            piece.look = Look.SIGN_OFF
        if (
            piece.flush
            and _is_office(piece)
            and below
            and below.look is Look.HEAD
            and not below.gap
        ):
            piece.look, piece.signature = Look.HEAD, None


def _is_office(piece: Piece) -> bool:
    """Whether the piece is an office's name alone, and nothing says that it signs."""
    found = piece.signature
    return found is not None and piece.text == found.text and found.only_offices


def _below_texts(pieces: list[Piece]) -> None:
    """What is set apart below a text signs it: a reader's name, the office that gives notice."""
    for place in range(len(pieces) - 1, 0, -1):
        above, piece = pieces[place - 1 : place + 1]
        below = pieces[place + 1] if place + 1 < len(pieces) else None
        if above.look in SIGNED and piece.look is Look.HEAD and _ends(piece, below):
            dated = below is not None and below.look is Look.SIGN_OFF
            office = read_office(piece.text, expected=dated) or (
                read_apart(piece.text, close=False) if " " in piece.text else None
            )
            if office:
                piece.look, piece.signature = Look.BYLINE, office
                continue
        if _in_brackets(above, piece, below) and (found := read_author(piece.text.strip("（）()"))):
            piece.look, piece.signature = Look.BYLINE, found
            continue
        if not piece.apart or piece.look not in (Look.HEAD, Look.BODY) or above.look not in SIGNED:
            continue
        found = read_apart(piece.text, close=not piece.gap)
        if found:
            piece.look, piece.signature = Look.BYLINE, found


def _in_brackets(above: Piece, piece: Piece, below: Piece | None) -> bool:
    """Whether a short bracket stands below the last paragraph: （林岳）."""
    short = len(piece.text) <= LONGEST_NAME and piece.text[0] in "（(" and piece.text[-1] in "）)"
    return short and above.look in TEXTS and (below is None or below.look not in TEXTS)


def _ends(piece: Piece, below: Piece | None) -> bool:
    """Whether the text ends with the piece: a date of issue, a wide gap or nothing stands below it."""
    if piece.depth:
        return False
    return (
        below is None
        or below.look in (Look.SIGN_OFF, Look.BYLINE)
        or (below.gap > 0 and (below.look in HEADS or not piece.gap))
    )


def _below_titles(pieces: list[Piece]) -> None:
    """Give a bare name of a rare family, or a padded pen name, the look of a byline there."""
    for place in range(1, len(pieces) - 1):
        above, piece, below = pieces[place - 1 : place + 2]
        bare = above.signature is not None and not above.signature.sure
        if bare and piece.look is Look.BYLINE and (place == 1 or above.gap) and not piece.gap:
            above.look, above.signature = Look.HEAD, None  # 麦田 over 林岳: two names make no head
        if above.look is Look.SIGN_OFF and place > 1:
            above = pieces[place - 2]  # the day of a speech stands between its title and who spoke
        between = above.look in HEADS and piece.look is Look.HEAD
        dated = below.look is Look.SIGN_OFF and below.text[0] in "（("
        between &= below.look in TEXTS or dated
        if not between or piece.gap > 1 or piece.depth:
            continue
        found = read_author(piece.text) or read_posted(piece.text)
        if found is None and " " in piece.text:
            found = read_apart(piece.text, close=False) or read_authors(piece.text)
        if found:
            piece.look, piece.signature = Look.BYLINE, found
