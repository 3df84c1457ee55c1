"""Segmentation 分稿: one page of lines becomes its stories, each a row of labelled blocks.

Lines are measured (rows), put together into pieces (joining), the pieces are told apart (cues),
the page is cut at the heads that begin stories (stories), and each head is read (heads).
"""

from backend.draft import Furniture, Mark, SourceText, Story
from backend.segmentation.facts import with_turns
from backend.segmentation.joining import join_rows
from backend.segmentation.rows import measure
from backend.segmentation.stories import cut_stories
from backend.vocabulary import FurnitureReason


def segment(source: SourceText) -> tuple[tuple[Story, ...], tuple[Furniture, ...]]:
    """Cut the page into stories; a printed title that stands twice is handed back as furniture."""
    turns = frozenset(
        one.line for one in source.furniture if one.reason is FurnitureReason.CONTINUATION
    )
    rows = measure(source.lines, may_wrap=source.format != "html", turns=turns)
    pieces = join_rows(rows, marked=_marks_headings(source))
    stories, repeated = cut_stories(pieces, source.facts)
    return with_turns(stories, source.furniture), repeated


def _marks_headings(source: SourceText) -> bool:
    return source.format != "html" and any(line.mark is Mark.HEADING for line in source.lines)
