"""Authors 作者 who stand between a title and its text with nothing but their name."""

from backend.chinese.signatures import read_author
from backend.segmentation.pieces import Look, Piece

HEADS = (Look.HEAD, Look.SUBTITLE)
TEXTS = (Look.BODY, Look.CAPTION)


def find_authors(pieces: list[Piece]) -> None:
    """Give a bare name of a rare family, or a padded pen name, the look of a byline there."""
    for place in range(1, len(pieces) - 1):
        above, piece, below = pieces[place - 1 : place + 2]
        bare = above.signature is not None and not above.signature.sure
        if bare and piece.look is Look.BYLINE and (place == 1 or above.gap) and not piece.gap:
            above.look, above.signature = Look.HEAD, None  # 麦田 over 林岳: two names make no head
        between = above.look in HEADS and piece.look is Look.HEAD and below.look in TEXTS
        if between and piece.gap <= 1 and not piece.depth and (found := read_author(piece.text)):
            piece.look, piece.signature = Look.BYLINE, found
