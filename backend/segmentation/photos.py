"""Photo stories 图片新闻: a photo with its own caption and photographer that belongs to no article."""

from backend.segmentation import cues
from backend.segmentation.pieces import Look, Piece


def photo_stories(body: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Take the photos out of a body that stand on their own; hand on the rest and each photo.

    A paragraph above a photographer's line of his own is a caption. At the end of a body that has
    text or another photo, it is a story of its own when it reports something by itself: it begins
    with a date and has more than one sentence.
    """
    rest: list[Piece] = []
    photos: list[list[Piece]] = []
    place = 0
    while place < len(body):
        size = _photo(body, place)
        piece = body[place : place + max(size, 1)]
        if size:
            piece[0].look = Look.CAPTION
        own = (
            size
            and any(one.look in (Look.BODY, Look.CAPTION) for one in rest)
            and not any(one.look is Look.BODY for one in body[place + size :])
            and (cues.is_photo_report(piece[0].text) or size > 1)
        )
        if own:
            photos.append(piece)
        else:
            rest += piece
        place += len(piece)
    return rest, photos


def _photo(body: list[Piece], place: int) -> int:
    """How many pieces from `place` are one photo's caption with its photographer; 0 for none."""
    piece = body[place]
    if piece.splits_sentence or piece.look not in (Look.BODY, Look.CAPTION):
        return 0
    below = body[place + 1] if place + 1 < len(body) else None
    if (
        below
        and below.signature
        and below.look is Look.BYLINE
        and below.signature.only_photographers
    ):
        return 2
    return int(piece.look is Look.CAPTION and cues.names_photographer(piece.text))
