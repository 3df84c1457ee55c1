"""Readings 读数: an article as plain values, whether the importer has just read it or its rows say it.

The two are comparable unit by unit, which is what lets a better importer tell an editor's word from
an older importer's. Rows of other tables stand as their keys.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson
from django.db.models import Model

from articles.models import (
    Article,
    Author,
    Caption,
    Credit,
    Issue,
    Section,
    Source,
    Tag,
)
from backend.draft import ArticleDraft, CreditDraft, TagDraft, Text
from backend.vocabulary import CreditRole

DIGITS = 12
"""Hexadecimal digits of a mark; one chance in 10**14 that a change goes unnoticed."""

Marks = dict[str, Any]
"""What the importer last read or agreed to, as one short hash per unit; the shape is `marks_of`'s."""


class Shelf(Protocol):
    """The rows that a draft's names lead to."""

    @property
    def authors(self) -> dict[tuple[str, str], Author]: ...  # noqa: D102
    @property
    def tags(self) -> dict[str, Tag]: ...  # noqa: D102
    @property
    def sources(self) -> dict[str, Source]: ...  # noqa: D102
    @property
    def issue(self) -> Issue | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Part:
    """A section or a caption: its values by unit, its source lines, and the row it stands in."""

    values: dict[str, Any]
    lines: tuple[int, ...] = ()
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's values by unit, and the source lines of those that have any."""

    fields: dict[str, Any]
    sections: tuple[Part, ...] = ()
    captions: tuple[Part, ...] = ()
    field_lines: dict[str, list[int]] = field(default_factory=dict, compare=False)
    credit_lines: dict[tuple[int, str], list[int]] = field(default_factory=dict, compare=False)
    confidence: dict[str, float] = field(default_factory=dict, compare=False)


def mark(value: object) -> str:
    """A short hash of a plain value."""
    return hashlib.sha256(orjson.dumps(value)).hexdigest()[:DIGITS]


def marks_of(reading: Reading) -> Marks:
    """One mark for each unit: `fields` by name, `sections` and `captions` as lines with units."""
    return {
        "fields": {name: mark(value) for name, value in reading.fields.items()},
        "sections": [part_marks(part) for part in reading.sections],
        "captions": [part_marks(part) for part in reading.captions],
    }


def part_marks(part: Part) -> Marks:
    """The marks of a section or caption with the lines by which it is known again."""
    units = {name: mark(value) for name, value in part.values.items()}
    return {"lines": list(part.lines), "units": units}


# From the workshop


def of_draft(
    draft: ArticleDraft, on: Shelf, *, source: str | None, page_number: int | None
) -> Reading:
    """What the importer reads; `source` and `page_number` are the operator's, who knows better."""
    dateline = draft.dateline
    signed = _credits((*draft.credits, *draft.review_credits), on)
    name = source or printed_source(draft)
    fields: dict[str, Any] = {
        **{key: fit(text.value if text else "", key) for key, text in _texts(draft).items()},
        "dateline": [
            fit(dateline.agency if dateline else "", "dateline_agency"),
            fit((dateline.place or "") if dateline else "", "dateline_place"),
            (dateline.date or "") if dateline else "",
        ],
        "abstract": fit(draft.abstract, "abstract"),
        "printed_source": fit(draft.source.value if draft.source else "", "printed_source"),
        "source_url": _url(draft.source_url),
        "published_on": draft.published_on,
        "source": on.sources[name].pk if name else None,
        "issue": on.issue.pk if on.issue else None,
        "page_number": page_number,
        "tags": sorted({on.tags[tag_name(tag)].pk for tag in draft.tags}),
        "credits": [row for row, _ in signed.values() if not handles_text(row)],
        "review_credits": [row for row, _ in signed.values() if handles_text(row)],
    }
    return Reading(
        fields=fields,
        sections=tuple(_drafted_sections(draft, on)),
        captions=tuple(_drafted_captions(draft)),
        field_lines=_field_lines(draft),
        confidence=dict(draft.confidence),
        credit_lines={key: lines for key, (_, lines) in signed.items()},
    )


def _texts(draft: ArticleDraft) -> dict[str, Text | None]:
    return {
        "kicker": draft.kicker,
        "title": draft.title,
        "subtitle": draft.subtitle,
        "column": draft.column,
        "byline": draft.byline,
    }


def _url(text: Text | None) -> str:
    """Half an address is none."""
    url = text.value if text else ""
    return url if fit(url, "source_url") == url else ""


def handles_text(credit: list[Any]) -> bool:
    """Whether a credit's plain value (author, role, affiliation) stands in the review line 审校."""
    return CreditRole(credit[1]).handles_text


def _credits(
    rows: Iterable[CreditDraft], on: Shelf
) -> dict[tuple[int, str], tuple[list[Any], list[int]]]:
    """Author, role and affiliation in printed order; who is printed twice is credited once."""
    found: dict[tuple[int, str], tuple[list[Any], list[int]]] = {}
    for one in rows:
        author, role = on.authors[author_key(one)].pk, one.role.value
        affiliation = fit(one.affiliation or "", "affiliation", Credit)
        found.setdefault((author, role), ([author, role, affiliation], list(one.lines)))
    return found


def _drafted_sections(draft: ArticleDraft, on: Shelf) -> Iterable[Part]:
    for section in draft.sections:
        number = fit(section.number or "", "number", Section)
        heading = fit(section.heading or "", "heading", Section)
        values = {
            "heading": [section.level, number, heading],
            "body": "\n".join(paragraph.value for paragraph in section.paragraphs),
            "tags": sorted({on.tags[tag_name(tag)].pk for tag in section.tags}),
        }
        below = (line for paragraph in section.paragraphs for line in paragraph.lines)
        yield Part(values, (*section.heading_lines, *below))


def _drafted_captions(draft: ArticleDraft) -> Iterable[Part]:
    for one in draft.captions:
        yield Part(
            {"text": one.text, "credit": fit(one.credit or "", "credit", Caption)}, one.lines
        )


def _field_lines(draft: ArticleDraft) -> dict[str, list[int]]:
    placed = _texts(draft) | {"printed_source": draft.source, "source_url": draft.source_url}
    found = {name: list(one.lines) for name, one in placed.items() if one}
    if draft.dateline:
        found["dateline"] = list(draft.dateline.lines)
    if draft.published_on:
        found["published_on"] = list(draft.published_lines)
    return found | {"all": [line for line, _ in draft.places]}


def printed_source(draft: ArticleDraft) -> str:
    """The source's name as the page gives it, empty for none."""
    return fit(draft.source.value, "name", Source) if draft.source else ""


def author_key(credit: CreditDraft) -> tuple[str, str]:
    """The name and kind under which a credit's author is entered."""
    return fit(credit.name, "name", Author), credit.kind.value


def tag_name(tag: TagDraft) -> str:
    """The name under which a tag is entered."""
    return fit(tag.name, "name", Tag)


def fit(value: str, name: str, model: type[Model] = Article) -> str:
    """Cut what no column can hold; the page's text keeps it whole. Longest met: 120 characters."""
    longest = getattr(model._meta.get_field(name), "max_length", None)
    return value if longest is None or len(value) <= longest else value[: longest - 1] + "…"


# From the rows


ROWS = ("credits", "tags", "sections__tags", "captions")
"""What `of_article` reads below an article; prefetch it where there are several."""


def of_article(article: Article) -> Reading:
    """What the article's rows say now."""
    rows = list(article.credits.all())
    signed = [[row.author_id, row.role, row.affiliation] for row in rows]
    plain = ("kicker", "title", "subtitle", "column", "byline", "abstract", "printed_source")
    fields: dict[str, Any] = {
        **{name: getattr(article, name) for name in plain},
        "dateline": [article.dateline_agency, article.dateline_place, article.dateline_date],
        "source_url": article.source_url,
        "published_on": article.published_on,
        "source": article.source_id,
        "issue": article.issue_id,
        "page_number": article.page_number,
        "tags": sorted(tag.pk for tag in article.tags.all()),
        "credits": [row for row in signed if not handles_text(row)],
        "review_credits": [row for row in signed if handles_text(row)],
    }
    return Reading(
        fields=fields,
        sections=tuple(map(_stored_section, article.sections.all())),
        captions=tuple(map(_stored_caption, article.captions.all())),
        field_lines=article.field_lines,
        confidence=article.confidence,
        credit_lines={(row.author_id, row.role): row.lines for row in rows},
    )


def _stored_section(row: Section) -> Part:
    values = {
        "heading": [row.level, row.number, row.heading],
        "body": row.body,
        "tags": sorted(tag.pk for tag in row.tags.all()),
    }
    return Part(values, tuple(row.lines), row.pk)


def _stored_caption(row: Caption) -> Part:
    return Part({"text": row.text, "credit": row.credit}, tuple(row.lines), row.pk)
