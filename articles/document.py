"""What a client sees 发布文档: the only file that decides it.

`content` is an article's whole working copy as plain values; a revision stores it, a hash is taken
of it, and `freeze` turns it into the JSON that is stored when the article is published.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from articles.models import Article, Credit, Section, Tag
from backend.vocabulary import CreditRole

Content = dict[str, Any]

CARD_FIELDS = (
    "id",
    "version",
    "title",
    "kicker",
    "subtitle",
    "byline",
    "credits",
    "source",
    "issue_date",
    "page_number",
    "column",
    "published_at",
    "tags",
    "abstract",
)
"""What a list shows of an article; the rest comes with its document."""

SECTION_ARTICLE_FIELDS = (
    "id",
    "version",
    "title",
    "byline",
    "source",
    "issue_date",
    "page_number",
    "column",
    "published_at",
)
"""What a section says of the article that it stands in."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version's documents, ready to be stored word for word."""

    card: str
    document: str
    sections: tuple[str, ...]
    section_texts: tuple[str, ...]
    search_text: str


def for_freezing(pk: int) -> Article:
    """Fetch an article with all that `content` reads, in a fixed number of queries."""
    return (
        Article.objects.select_related("source", "issue")
        .prefetch_related("credits__author", "tags", "sections__tags", "captions")
        .get(pk=pk)
    )


def content(article: Article) -> Content:
    """Say everything that the working copy says, as values that JSON can carry."""
    credits = list(article.credits.all())
    issue, source = article.issue, article.source
    return {
        "title": article.title or None,
        "kicker": article.kicker or None,
        "subtitle": article.subtitle or None,
        "byline": article.byline or None,
        "credits": [_credit(row) for row in credits if not CreditRole(row.role).handles_text],
        "review_credits": [_credit(row) for row in credits if CreditRole(row.role).handles_text],
        "dateline": _dateline(article),
        "source": {"id": str(source.public_id), "name": source.name} if source else None,
        "printed_source": article.printed_source or None,
        "source_url": article.source_url or None,
        "issue_date": issue.date.isoformat() if issue else None,
        "issue_number": (issue.number or None) if issue else None,
        "page_number": article.page_number,
        "column": article.column or None,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "tags": [_tag(tag) for tag in article.tags.all()],
        "abstract": article.abstract or None,
        "sections": [_section(section) for section in article.sections.all()],
        "captions": [
            {"text": caption.text, "credit": caption.credit or None}
            for caption in article.captions.all()
        ],
    }


def content_hash(value: Content) -> str:
    """SHA-256 of the content in one canonical form; equal content has an equal hash."""
    return hashlib.sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()


def freeze(
    article: Article, value: Content, *, version: int, published_at: datetime, version_at: datetime
) -> Frozen:
    """Make the documents of one version; times are written in UTC with a trailing Z."""
    whole = {
        "id": str(article.public_id),
        "version": version,
        "published_at": _time(published_at),
        "version_at": _time(version_at),
        **value,
    }
    home = {name: whole[name] for name in SECTION_ARTICLE_FIELDS}
    return Frozen(
        card=_json({name: whole[name] for name in CARD_FIELDS}),
        document=_json(whole),
        sections=tuple(
            _json({"id": f"{article.public_id}.{position}", **section, "article": home})
            for position, section in enumerate(value["sections"])
        ),
        section_texts=tuple(
            "\n".join(word for word in (value["title"], _section_text(section)) if word)
            for section in value["sections"]
        ),
        search_text=_search_text(value),
    )


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _time(value: datetime) -> str:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z).decode().strip('"')


def _credit(row: Credit) -> Content:
    return {
        "id": str(row.author.public_id),
        "name": row.author.name,
        "kind": row.author.kind,
        "role": row.role,
        "affiliation": row.affiliation or None,
    }


def _tag(tag: Tag) -> Content:
    return {"id": str(tag.public_id), "name": tag.name, "kind": tag.kind}


def _section(section: Section) -> Content:
    return {
        "heading": section.heading or None,
        "level": section.level,
        "number": section.number or None,
        "paragraphs": section.paragraphs,
        "tags": [_tag(tag) for tag in section.tags.all()],
    }


def _dateline(article: Article) -> Content | None:
    if not article.dateline_agency:
        return None
    return {
        "agency": article.dateline_agency,
        "place": article.dateline_place or None,
        "date": article.dateline_date or None,
    }


def _search_text(value: Content) -> str:
    words = [value[name] for name in ("kicker", "title", "subtitle", "byline")]
    words += [_section_text(section) for section in value["sections"]]
    words += [caption["text"] for caption in value["captions"]]
    return "\n".join(word for word in words if word)


def _section_text(section: Content) -> str:
    return "\n".join(word for word in (section["heading"], *section["paragraphs"]) if word)
