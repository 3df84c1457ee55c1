"""Assembly 成篇: a head and a body become one story of labelled blocks."""

from itertools import accumulate, takewhile

from backend.draft import Block, BlockKind, Story
from backend.segmentation import cues
from backend.segmentation.heads import read_head, without_repeats
from backend.segmentation.pieces import Look, Piece
from backend.source import Furniture
from backend.vocabulary import FurnitureReason

KINDS = {
    Look.HEAD: BlockKind.HEADING,
    Look.SUBTITLE: BlockKind.HEADING,
    Look.LABELLED: BlockKind.HEADING,
    Look.BYLINE: BlockKind.BYLINE,
    Look.REVIEW: BlockKind.REVIEW,
    Look.SIGN_OFF: BlockKind.SIGN_OFF,
    Look.CAPTION: BlockKind.CAPTION,
    Look.BODY: BlockKind.BODY,
}


def assemble(head: list[Piece], body: list[Piece], *, after: bool) -> tuple[Story, list[Furniture]]:
    """Make the story; a title line that is printed twice is handed back as furniture."""
    lines, repeated = without_repeats(head)
    again = _title_again(lines, body)
    repeated, body = repeated + again, [piece for piece in body if piece not in again]
    last = max((n for n, piece in enumerate(body) if piece.look is Look.BODY), default=-1)
    blocks = (
        *read_head(lines),
        *(_block(piece, closing=place > last) for place, piece in enumerate(body)),
    )
    story = Story(
        blocks=blocks,
        title_after_body=after,
        title_repeated=bool(repeated),
        lines=tuple(sorted(line for block in blocks for line in block.lines)),
    )
    return story, [
        Furniture(line, piece.text, FurnitureReason.REPEATED_TITLE)
        for piece in repeated
        for line in piece.lines
    ]


def _title_again(head: list[Piece], body: list[Piece]) -> list[Piece]:
    """The title once more, above the text or close below its first paragraph.

    A page's own table of facts stands between the two, or a summary that is printed with the first.
    """
    titles = {piece.text for piece in head if piece.look is Look.HEAD}
    texts = accumulate(piece.look is Look.BODY for piece in body)
    opening = takewhile(lambda one: one[1] <= 1, zip(body, texts, strict=True))
    return [piece for piece, _ in opening if piece.look is Look.HEAD and piece.text in titles]


def _block(piece: Piece, *, closing: bool) -> Block:
    """A line below the last paragraph heads nothing; names above one sign nothing; —— leads into it."""
    kind = KINDS[piece.look]
    if piece.look is Look.BYLINE and not closing and piece.signature and not piece.signature.sure:
        kind = BlockKind.BODY  # a list of names in the text
    leads = cues.ENDS_IN_DASH.search(piece.text) is not None or closing
    if piece.look is Look.HEAD and leads and not piece.depth:
        kind = BlockKind.BODY
    return Block(
        kind, piece.text, piece.lines, level=piece.depth, splits_sentence=piece.splits_sentence
    )
