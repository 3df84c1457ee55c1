"""The pipeline 流水线: the one place that knows the order of the stages."""

from pathlib import Path

from backend.checks import check
from backend.cleaning import clean
from backend.cleaning.characters import mend
from backend.draft import CheckedDraft, PageDraft, SourceText
from backend.enrichment import enrich
from backend.errors import LineLost
from backend.parsing import parse
from backend.readers import file_name, load, read
from backend.segmentation import segment

VERSION = "2026.11.2"
"""The importer's version: changed with every rule that can change a draft."""


def page_from(path: Path) -> PageDraft:
    """Walk one file through the workshop; raises UnreadableFile."""
    return page_from_bytes(file_name(path), load(path))


def page_from_bytes(name: str, data: bytes) -> PageDraft:
    """Walk a file's bytes through the workshop; raises UnreadableFile."""
    return walk(read(name, data))


def walk(page: SourceText) -> PageDraft:
    """Clean the page, cut it into stories, and read, enrich and check each of them."""
    source = clean(page)
    stories, repeated = segment(source)
    drafts = [enrich(parse(story)) for story in stories]
    checked = tuple(CheckedDraft(draft, tuple(check(draft))) for draft in drafts)
    whole = PageDraft(source=page, articles=checked, furniture=source.furniture + repeated)
    _account(page, whole)
    return whole


def _account(page: SourceText, whole: PageDraft) -> None:
    """Every line with text has exactly one place, or the walk itself is wrong."""
    placed = [line for one in whole.articles for line, _ in one.draft.places]
    placed += [furniture.line for furniture in whole.furniture]
    printed = {line.number for line in page.lines if mend(line.text)}
    missing = printed - set(placed)
    twice = (
        {line for line in placed if placed.count(line) > 1}
        if len(placed) > len(set(placed))
        else set()
    )
    if missing or twice:
        raise LineLost(page.name, tuple(sorted(missing | twice)))


__all__ = ["VERSION", "file_name", "load", "page_from", "page_from_bytes", "walk"]
