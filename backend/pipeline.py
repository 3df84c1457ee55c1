"""The pipeline 流水线: the one place that knows the order of the stages."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from backend.checks import check
from backend.cleaning import clean
from backend.cleaning.characters import mend
from backend.draft import CheckedDraft, PageDraft
from backend.enrichment import enrich
from backend.errors import LineLost
from backend.parsing import as_printed, parse, parse_row
from backend.readers import (
    Member,
    file_name,
    is_archive,
    is_table,
    load,
    members,
    read,
    read_columns,
    read_table,
)
from backend.segmentation import segment, segment_body
from backend.source import Columns, Furniture, SourceText, TableRow

VERSION = "2026.11.4"
"""The importer's version: changed with every rule that can change a draft."""


def page_from(path: Path, columns: Columns = ()) -> PageDraft:
    """Walk one file through the workshop; raises UnreadableFile."""
    return page_from_bytes(file_name(path), load(path), columns)


def page_from_bytes(name: str, data: bytes, columns: Columns = ()) -> PageDraft:
    """Walk a page's or a table's bytes through the workshop; raises UnreadableFile."""
    return (
        walk_table(*read_table(name, data, columns)) if is_table(name) else walk(read(name, data))
    )


def pages_from(name: str, data: bytes, columns: Columns = ()) -> Iterator[PageDraft]:
    """Walk whatever the file is: a page or a table yields one draft, an archive one per member.

    Raises UnreadableFile at the first member that cannot be read; `members` tells of each.
    """
    if not is_archive(name):
        yield page_from_bytes(name, data, columns)
        return
    for member in members(name, data):
        if member.error:
            raise member.error
        if not member.skipped:
            yield page_from_bytes(member.name, member.data, columns)


def walk(page: SourceText) -> PageDraft:
    """Clean the page, cut it into stories, and read, enrich and check each of them."""
    source = clean(page)
    stories, repeated = segment(source)
    printed = {line.number: mend(line.text) for line in page.lines}
    drafts = [enrich(as_printed(parse(story), printed)) for story in stories]
    checked = tuple(CheckedDraft(draft, tuple(check(draft))) for draft in drafts)
    furniture = tuple(replace(one, text=printed[one.line]) for one in source.furniture + repeated)
    whole = PageDraft(source=page, articles=checked, furniture=furniture)
    _account(page, whole)
    return whole


def walk_table(page: SourceText, articles: tuple[TableRow, ...]) -> PageDraft:
    """Read every row as an article: its body like a page's, its other fields from their columns."""
    checked: list[CheckedDraft] = []
    lifted: list[Furniture] = []
    remarks = list(page.remarks)
    for row in articles:
        body = clean(row.body)
        draft, unread = parse_row(row, segment_body(body))
        printed = "".join(mend(line.text) for line in row.body.lines)
        cells = "".join(text for _, text in row.cells)
        draft = enrich(as_printed(draft, {row.line: printed + cells}))
        checked.append(CheckedDraft(draft, tuple(check(draft))))
        lifted += [replace(one, line=row.line) for one in body.furniture]
        remarks += unread
    source = replace(page, furniture=(), remarks=tuple(remarks))
    whole = PageDraft(source=source, articles=tuple(checked), furniture=page.furniture)
    _account(page, whole)
    return replace(whole, furniture=(*page.furniture, *lifted))


def mapping_mark(name: str, columns: Columns) -> str:
    """What a table's mapping adds to the version it is read under: it is a rule like any other."""
    if not columns or not is_table(name):
        return ""
    mapping = ",".join(f"{field.value}={header}" for field, header in columns)
    return f" {hashlib.sha256(mapping.encode()).hexdigest()[:8]}"


def _account(page: SourceText, whole: PageDraft) -> None:
    """Every line with text has exactly one place, or the walk itself is wrong."""
    placed = Counter(line for one in whole.articles for line, _ in one.draft.places)
    placed.update(furniture.line for furniture in whole.furniture)
    missing = {line.number for line in page.lines if mend(line.text)} - set(placed)
    twice = {line for line, count in placed.items() if count > 1}
    if missing or twice:
        raise LineLost(page.name, tuple(sorted(missing | twice)))


__all__ = [
    "VERSION",
    "Member",
    "file_name",
    "is_archive",
    "load",
    "mapping_mark",
    "members",
    "page_from",
    "page_from_bytes",
    "pages_from",
    "read_columns",
    "walk",
]
