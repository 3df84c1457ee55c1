"""Segmentation 分稿: one page of lines becomes its stories, each a row of labelled blocks.

Lines are measured (rows), put together into pieces (joining), the pieces are told apart (cues),
the page is cut at the heads that begin stories (stories), and each head is read (heads).
"""

import re
from dataclasses import replace

from backend.draft import Story
from backend.segmentation.assembly import assemble
from backend.segmentation.captions import find_captions
from backend.segmentation.facts import with_facts
from backend.segmentation.joining import join_rows
from backend.segmentation.rows import measure
from backend.segmentation.signs import Page
from backend.segmentation.stories import cut_stories
from backend.segmentation.turns import resumed, with_turns
from backend.source import Furniture, Mark, SourceText
from backend.vocabulary import FurnitureReason

JOURNAL = re.compile(r"关键词|关键字|中图分类号|文献标识码|参考文献")
STAMP = re.compile(r"\d{1,2}[:：]\d{2}|\d{4}\s?[-/年.]\s?\d{1,2}")


def segment(source: SourceText) -> tuple[tuple[Story, ...], tuple[Furniture, ...]]:
    """Cut the page into stories; a printed title that stands twice is handed back as furniture."""
    rows = measure(
        source.lines,
        may_wrap=_may_wrap(source),
        turns=_lines(source, FurnitureReason.CONTINUATION),
        resumed=resumed(source.furniture),
        edges=_lines(source, FurnitureReason.PAGE_NUMBER, FurnitureReason.RUNNING_HEAD),
    )
    pieces = join_rows(rows, marked=_marks_headings(source))
    page = _page(source)
    stories, repeated = cut_stories(pieces, source.facts, page)
    if page.web:  # a web page prints its title for phones once more
        stories = tuple(replace(story, title_repeated=False) for story in stories)
    again = any(one.reason is FurnitureReason.REPEATED_TITLE for one in source.furniture)
    if again and stories:
        stories = (replace(stories[0], title_repeated=True), *stories[1:])
    return with_turns(stories, source.furniture), repeated


def _page(source: SourceText) -> Page:
    """What the lines that have been set aside tell of the page."""
    posted = (one for one in source.furniture if STAMP.search(one.text))
    return Page(
        framed=source.framed,
        stamps=frozenset(one.line for one in posted if one.reason is FurnitureReason.LABEL),
        web=source.format == "html",
        journal=any(
            one.reason is FurnitureReason.APPARATUS and JOURNAL.search(one.text)
            for one in source.furniture
        ),
    )


def _lines(source: SourceText, *reasons: FurnitureReason) -> frozenset[int]:
    return frozenset(one.line for one in source.furniture if one.reason in reasons)


def segment_body(source: SourceText) -> Story:
    """Put a text together that is known to be one article's body, without looking for other heads."""
    pieces = join_rows(measure(source.lines, may_wrap=_may_wrap(source)), marked=False)
    find_captions(pieces)
    story, _ = assemble([], pieces, after=False)
    return with_facts([story], source.facts)[0]


def _may_wrap(source: SourceText) -> bool:
    """Whether lines may be parts of paragraphs; some formats mark theirs, unless text was pasted."""
    if source.format in ("docx", "cell"):
        return any(line.column for line in source.lines)
    return source.format != "html"


def _marks_headings(source: SourceText) -> bool:
    """Whether the format marks all headings, as Markdown does; Word and PDF mark only some."""
    least = {"md": 1, "txt": 2}.get(source.format)  # a copied web page's title is marked as well
    return least is not None and sum(one.mark is Mark.HEADING for one in source.lines) >= least
