"""Pieces 文块: rows that belong together, and what they look like by themselves."""

from dataclasses import dataclass
from enum import StrEnum

from backend.chinese.punctuation import wider
from backend.chinese.signatures import Signature
from backend.segmentation import cues
from backend.segmentation.rows import Row
from backend.source import Lines, Mark


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
    """Rows that belong together; `gap` blank lines stand above the first of them.

    `flush` says that it begins without an indent on a page that prints its indents, `apart` that it
    is set in further than paragraphs are.
    """

    look: Look
    text: str
    lines: Lines
    gap: int = 0
    depth: int = 0
    rows: int = 1
    wrapped: bool = False
    signature: Signature | None = None
    splits_sentence: bool = False
    flush: bool = False
    apart: bool = False
    resumes: bool = False


def make_piece(rows: list[Row], text: str) -> Piece:
    """Put rows together; `text` is them joined."""
    first = rows[0]
    depth = first.depth if first.mark is Mark.HEADING else 0
    signature = cues.signature(text) if first.mark is not Mark.CAPTION else None
    look = _look(first, text, signature, depth=depth)
    return Piece(
        look=look,
        text=text,
        lines=tuple(row.line for row in rows),
        gap=first.gap,
        depth=depth,
        rows=len(rows),
        wrapped=first.wrapped,
        signature=signature if look is Look.BYLINE else None,
        flush=first.page_indents and not first.indent,
        apart=first.apart,
        resumes=first.resumes,
    )


def _look(first: Row, text: str, signature: Signature | None, *, depth: int) -> Look:
    if first.mark is Mark.CAPTION:
        return Look.CAPTION
    if first.verse or first.mark is Mark.ROW or cues.SAID_BY.fullmatch(text):
        return Look.BODY
    if marked := _marked(text, depth=depth):
        return marked
    if (signature and _signs(signature, depth=depth)) or cues.is_dateline_alone(text):
        return Look.BYLINE
    if cues.is_heading_label(text):
        return Look.LABELLED
    depth = 0 if text.endswith("。") and wider(text, cues.LONGEST_HEAD) else depth
    head = depth or signature or (cues.may_be_head(text) and not text.endswith(("：", ":")))
    return Look.HEAD if head else Look.BODY


def _marked(text: str, *, depth: int) -> Look | None:
    """Looks that a line's own marks give away."""
    if not depth and cues.is_picture_line(text):
        return Look.CAPTION
    if cues.is_subtitle(text):
        return Look.SUBTITLE
    if cues.is_review(text):
        return Look.REVIEW
    return Look.SIGN_OFF if cues.is_sign_off(text) else None


def _signs(signature: Signature, *, depth: int) -> bool:
    """In a line that the format marks as a heading an office's name is part of the headline."""
    return not depth or (signature.sure and not signature.only_offices)
