"""Storing 入库: a reading of an article becomes its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.models import (
    Article,
    Author,
    Caption,
    Credit,
    File,
    Finding,
    Issue,
    Section,
    Source,
    Tag,
)
from articles.workflow import registers
from articles.workflow.readings import (
    Part,
    Reading,
    author_key,
    fit,
    of_draft,
    printed_source,
    tag_name,
)
from backend.draft import ArticleDraft, CheckedDraft
from backend.draft import Finding as FoundProblem


@dataclass(frozen=True, slots=True)
class Home:
    """Where the operator says that the pages come from: source, issue date, page number."""

    source: str | None = None
    issue_date: date | None = None
    page_number: int | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything the rows of one file refer to, fetched before the first of them is written."""

    authors: dict[registers.AuthorKey, Author]
    tags: dict[str, Tag]
    sources: dict[str, Source]
    issue: Issue | None
    home: Home

    def reading(self, draft: ArticleDraft) -> Reading:
        """What the importer reads of one article, its names led to their rows."""
        return of_draft(draft, self, source=self.home.source, page_number=self.home.page_number)


def shelf(drafts: Iterable[CheckedDraft], home: Home) -> Shelf:
    """Look up or enter the authors, tags and sources of all drafts of a file at once."""
    rows = [checked.draft for checked in drafts]
    people = registers.authors(
        author_key(one) for row in rows for one in (*row.credits, *row.review_credits)
    )
    tags = registers.tags(
        tag_name(tag)
        for row in rows
        for tag in (*row.tags, *(tag for section in row.sections for tag in section.tags))
    )
    names = {home.source} if home.source else {printed_source(row) for row in rows}
    sources = {name: registers.source(name) for name in sorted(name for name in names if name)}
    own = sources.get(home.source or "")
    issue = registers.issue(own, home.issue_date) if own and home.issue_date else None
    return Shelf(people, tags, sources, issue, home)


def write(article: Article, reading: Reading, was: Reading | None = None) -> None:
    """Put the reading into the article's rows; `was` is what they say now, None for a new article.

    Rows that a part of the reading names stay the same rows; those that none names go.
    """
    _set_fields(article, reading)
    article.save()
    old = was or Reading({})
    if _credits(reading) != _credits(old):
        _write_credits(article, reading, was)
    if reading.fields["tags"] != old.fields.get("tags", []):
        article.tags.set(reading.fields["tags"])
    if reading.sections != old.sections:
        _write_sections(article, reading.sections, old.sections)
    if reading.captions != old.captions:
        _write_captions(article, reading.captions, old.captions)


def write_pictures(drafts: Iterable[CheckedDraft], file: File) -> int:
    """Keep photos without title and text as pictures that wait for an article 待配图片; how many.

    Those that an editor has given an article since an earlier reading are there already.
    """
    waiting = [one for one in drafts if is_picture(one.draft)]
    there = file.pictures.exclude(article=None) if waiting else []
    placed = {line for row in there for line in row.lines}
    for checked in waiting:
        Caption.objects.bulk_create(
            Caption(
                file=file,
                position=position,
                text=one.text,
                credit=fit(one.credit or "", "credit", Caption),
                lines=list(one.lines),
            )
            for position, one in enumerate(checked.draft.captions)
            if not placed & set(one.lines)
        )
        write_findings(checked.findings, file=file, article=None)
    return len(waiting)


def is_picture(draft: ArticleDraft) -> bool:
    """Whether the draft is a photo with its caption and nothing else."""
    return draft.title is None and bool(draft.captions) and next(draft.paragraphs(), None) is None


def write_findings(
    findings: Iterable[FoundProblem], *, file: File, article: Article | None
) -> None:
    """Keep what the checks found, with the place in the page."""
    Finding.objects.bulk_create(
        Finding(
            file=file,
            article=article,
            code=one.code.value,
            severity=one.severity.value,
            message=one.message[:500],
            excerpt=one.excerpt[:500],
            lines=list(one.lines),
            section_position=one.section,
            paragraph_position=one.paragraph,
            start=one.start,
            end=one.end,
            suggestion=one.suggestion[:500],
        )
        for one in findings
    )


def _set_fields(article: Article, reading: Reading) -> None:
    values = dict(reading.fields)
    agency, place, day = values.pop("dateline")
    article.dateline_agency, article.dateline_place, article.dateline_date = agency, place, day
    article.source_id, article.issue_id = values.pop("source"), values.pop("issue")
    for rows in ("tags", "credits", "review_credits"):
        values.pop(rows)
    for name, value in values.items():
        setattr(article, name, value)
    article.field_lines, article.confidence = reading.field_lines, reading.confidence


def _credits(reading: Reading) -> list[object]:
    return [*reading.fields.get("credits", []), *reading.fields.get("review_credits", [])]


def _write_credits(article: Article, reading: Reading, was: Reading | None) -> None:
    if was is not None:
        article.credits.all().delete()
    signed = [*reading.fields["credits"], *reading.fields["review_credits"]]
    Credit.objects.bulk_create(
        Credit(
            article=article,
            author_id=author,
            role=role,
            affiliation=affiliation,
            position=position,
            lines=reading.credit_lines.get((author, role), []),
        )
        for position, (author, role, affiliation) in enumerate(signed)
    )


def _write_sections(article: Article, parts: tuple[Part, ...], old: tuple[Part, ...]) -> None:
    rows = [
        Section(
            pk=part.pk,
            article=article,
            position=position,
            level=part.values["heading"][0],
            number=part.values["heading"][1],
            heading=part.values["heading"][2],
            body=part.values["body"],
            lines=list(part.lines),
        )
        for position, part in enumerate(parts)
    ]
    Section.objects.filter(pk__in=_gone(parts, old)).delete()
    Section.objects.bulk_update(
        [row for row in rows if row.pk], ["position", "level", "number", "heading", "body", "lines"]
    )
    Section.objects.bulk_create([row for row in rows if not row.pk])
    through = Section.tags.through
    if old:
        through.objects.filter(section__article=article).delete()
    through.objects.bulk_create(
        through(section_id=row.pk, tag_id=tag)
        for row, part in zip(rows, parts, strict=True)
        for tag in part.values["tags"]
    )


def _write_captions(article: Article, parts: tuple[Part, ...], old: tuple[Part, ...]) -> None:
    rows = [
        Caption(
            pk=part.pk,
            article=article,
            position=position,
            text=part.values["text"],
            credit=part.values["credit"],
            lines=list(part.lines),
        )
        for position, part in enumerate(parts)
    ]
    Caption.objects.filter(pk__in=_gone(parts, old)).delete()
    Caption.objects.bulk_update(
        [row for row in rows if row.pk], ["position", "text", "credit", "lines"]
    )
    Caption.objects.bulk_create([row for row in rows if not row.pk])


def _gone(parts: tuple[Part, ...], old: tuple[Part, ...]) -> set[int]:
    kept = {part.pk for part in parts}
    return {part.pk for part in old if part.pk is not None} - kept
