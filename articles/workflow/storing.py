"""Storing 入库: a draft from the workshop becomes the rows of an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

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
from backend.draft import ArticleDraft, CheckedDraft, CreditDraft, TagDraft, Text
from backend.draft import Finding as FoundProblem


@dataclass(frozen=True, slots=True)
class Home:
    """Where the operator says that the pages come from: source, issue date, page number."""

    source: str | None = None
    issue_date: date | None = None
    page_number: int | None = None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Everything the rows of one file refer to, fetched before the first of them is written."""

    authors: dict[registers.AuthorKey, Author]
    tags: dict[str, Tag]
    sources: dict[str, Source]
    issue: Issue | None


def shelf(drafts: Iterable[CheckedDraft], home: Home) -> _Shelf:
    """Look up or enter the authors, tags and sources of all drafts of a file at once."""
    rows = [checked.draft for checked in drafts]
    people = registers.authors(
        _author(one) for row in rows for one in (*row.credits, *row.review_credits)
    )
    tags = registers.tags(
        _tag(tag)
        for row in rows
        for tag in (*row.tags, *(tag for section in row.sections for tag in section.tags))
    )
    names = {home.source} if home.source else {_source(row) for row in rows}
    sources = {name: registers.source(name) for name in sorted(name for name in names if name)}
    own = sources.get(home.source or "")
    issue = registers.issue(own, home.issue_date) if own and home.issue_date else None
    return _Shelf(people, tags, sources, issue)


def write(
    article: Article, checked: CheckedDraft, place: tuple[File, int], on: _Shelf, home: Home
) -> Article:
    """Write the draft into the article's rows, whatever stood in them before."""
    draft = checked.draft
    article.file, article.file_position = place
    _set_fields(article, draft, on, home)
    article.save()
    for rows in (article.credits, article.sections, article.captions, article.findings):
        rows.all().delete()
    _write_credits(article, draft, on)
    _write_sections(article, draft, on)
    Caption.objects.bulk_create(
        Caption(
            article=article,
            position=position,
            text=one.text,
            credit=_fit(one.credit or "", "credit", Caption),
            lines=list(one.lines),
        )
        for position, one in enumerate(draft.captions)
    )
    article.tags.set([on.tags[_tag(tag)] for tag in draft.tags], clear=True)
    write_findings(checked.findings, file=place[0], article=article)
    return article


def write_picture(checked: CheckedDraft, file: File) -> None:
    """Keep a photo without title and text as a picture that waits for an article 待配图片."""
    Caption.objects.bulk_create(
        Caption(
            file=file,
            position=position,
            text=one.text,
            credit=_fit(one.credit or "", "credit", Caption),
            lines=list(one.lines),
        )
        for position, one in enumerate(checked.draft.captions)
    )
    write_findings(checked.findings, file=file, article=None)


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


def _set_fields(article: Article, draft: ArticleDraft, on: _Shelf, home: Home) -> None:
    texts = {"title": draft.title, "kicker": draft.kicker, "subtitle": draft.subtitle}
    texts |= {"column": draft.column, "byline": draft.byline}
    for name, text in texts.items():
        setattr(article, name, _fit(text.value if text else "", name))
    dateline = draft.dateline
    article.dateline_agency = _fit(dateline.agency if dateline else "", "dateline_agency")
    article.dateline_place = _fit((dateline.place or "") if dateline else "", "dateline_place")
    article.dateline_date = (dateline.date or "") if dateline else ""
    article.printed_source = _fit(draft.source.value if draft.source else "", "printed_source")
    article.source = on.sources.get(home.source or _source(draft))
    url = draft.source_url.value if draft.source_url else ""
    article.source_url = url if _fit(url, "source_url") == url else ""  # half an address is none
    article.issue = on.issue
    article.page_number = home.page_number
    article.published_on = draft.published_on
    article.abstract = _fit(draft.abstract, "abstract")
    placed = texts | {"dateline": dateline, "printed_source": draft.source}
    placed |= {"source_url": draft.source_url}
    article.field_lines = {name: list(one.lines) for name, one in placed.items() if one} | {
        "all": [line for line, _ in draft.places]
    }
    if draft.published_on:
        article.field_lines["published_on"] = list(draft.published_lines)


def _fit(value: str, name: str, model: type[Model] = Article) -> str:
    """Cut what no column can hold; the page's text keeps it whole. Longest met: 120 characters."""
    longest = getattr(model._meta.get_field(name), "max_length", None)
    return value if longest is None or len(value) <= longest else value[: longest - 1] + "…"


def _author(credit: CreditDraft) -> registers.AuthorKey:
    return _fit(credit.name, "name", Author), credit.kind.value


def _tag(tag: TagDraft) -> str:
    return _fit(tag.name, "name", Tag)


def _source(draft: ArticleDraft) -> str:
    return _fit(draft.source.value, "name", Source) if draft.source else ""


def _write_credits(article: Article, draft: ArticleDraft, on: _Shelf) -> None:
    rows: dict[tuple[int, str], Credit] = {}
    for position, one in enumerate((*draft.credits, *draft.review_credits)):
        credit = Credit(
            article=article,
            author=on.authors[_author(one)],
            role=one.role.value,
            affiliation=_fit(one.affiliation or "", "affiliation", Credit),
            position=position,
            lines=list(one.lines),
        )
        rows.setdefault((credit.author_id, credit.role), credit)  # printed twice, credited once
    Credit.objects.bulk_create(rows.values())


def _write_sections(article: Article, draft: ArticleDraft, on: _Shelf) -> None:
    rows = Section.objects.bulk_create(
        Section(
            article=article,
            position=position,
            level=section.level,
            number=_fit(section.number or "", "number", Section),
            heading=_fit(section.heading or "", "heading", Section),
            body="\n".join(paragraph.value for paragraph in section.paragraphs),
            lines=[*section.heading_lines, *_lines(section.paragraphs)],
        )
        for position, section in enumerate(draft.sections)
    )
    through = Section.tags.through
    through.objects.bulk_create(
        through(section_id=row.pk, tag_id=pk)
        for row, section in zip(rows, draft.sections, strict=True)
        for pk in dict.fromkeys(on.tags[_tag(tag)].pk for tag in section.tags)
    )


def _lines(paragraphs: tuple[Text, ...]) -> list[int]:
    return [line for paragraph in paragraphs for line in paragraph.lines]
