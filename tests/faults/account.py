"""The account 账: all that a database holds, in one canonical form, without ids and times."""

from collections.abc import Iterable
from typing import Any

import orjson
from django.core import serializers
from django.db.models import Model

from articles.document import content, for_freezing
from articles.models import (
    Article,
    Author,
    Caption,
    Change,
    ChangeCounter,
    Event,
    File,
    Finding,
    Issue,
    Publication,
    Source,
    Tag,
)

Account = dict[str, Any]

PRIVATE = frozenset({"id", "published_at", "version_at"})
"""What no two runs have in common."""


def of_everything() -> Account:
    """The whole newsroom: files with their articles, the registers, the change feed."""
    return {
        "files": [_file(file) for file in File.objects.filter(outcome="imported").order_by("name")],
        "homeless": Article.objects.filter(file=None).count(),
        "authors": sorted(map(list, Author.objects.values_list("name", "kind", "note"))),
        "tags": sorted(map(list, Tag.objects.values_list("name", "kind"))),
        "sources": sorted(Source.objects.values_list("name", flat=True)),
        "issues": Issue.objects.count(),
        **of_changes(),
    }


def of_changes() -> Account:
    """The feed by number, the counter behind it, and what should be in it."""
    return {
        "changes": [
            [row.number, row.kind, row.version, row.publication.article.title]
            for row in Change.objects.order_by("number").select_related("publication__article")
        ],
        "counter": ChangeCounter.objects.get(pk=1).value,
        "publications": Publication.objects.count(),
        "withdrawals": Event.objects.filter(act=Event.Act.WITHDRAW).count(),
    }


def to_the_byte(pk: int) -> Account:
    """An article's rows as the database holds them, but for its place in the file.

    What a later reading notes about it is no part of it.
    """
    article = Article.objects.get(pk=pk)
    rows = serializers.serialize("python", [article])[0]["fields"]
    rows.pop("file_position")
    below: Iterable[Model] = [
        *article.sections.all(),
        *article.credits.all(),
        *article.captions.all(),
        *article.findings.exclude(code="reading_differs"),
        *article.revisions.all(),
        *article.events.all(),
        *article.publications.all(),
    ]
    plain: Account = {
        "article": {name: str(value) for name, value in rows.items()},
        "below": serializers.serialize("json", below),
    }
    return plain


def _file(file: File) -> Account:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "format": file.format,
        "encoding": file.encoding,
        "version": file.importer_version,
        "count": file.article_count,
        "text": file.text,
        "ledger": file.ledger,
        "articles": [_article(one) for one in file.articles.order_by("file_position")],
        "pictures": [_caption(one) for one in file.pictures.all()],
        "findings": [_finding(one) for one in file.findings.filter(article=None)],
    }


def _article(article: Article) -> Account:
    return {
        "position": article.file_position,
        "state": article.state,
        "lines": article.field_lines,
        **_bare(content(for_freezing(article.pk))),
        "credit_lines": [row.lines for row in article.credits.all()],
        "section_lines": [row.lines for row in article.sections.all()],
        "caption_lines": [row.lines for row in article.captions.all()],
        "findings": [_finding(row) for row in article.findings.all()],
        "revisions": [[row.number, _bare(row.content)] for row in article.revisions.all()],
        "events": [
            [row.act, row.revision_number, row.note] for row in article.events.order_by("pk")
        ],
        "publications": [_publication(row) for row in article.publications.order_by("version")],
    }


def _publication(row: Publication) -> Account:
    return {
        "version": row.version,
        "state": row.state,
        "card": _bare(orjson.loads(row.card)),
        "document": _bare(orjson.loads(row.document)),
        "search_text": row.search_text,
        "filters": [row.title, row.column, row.source_name, str(row.issue_date), row.page_number],
        "credits": [[one.name, one.kind, one.role] for one in row.credits.order_by("pk")],
        "tags": [[one.name, one.kind] for one in row.tags.order_by("pk")],
        "sections": [
            [
                one.position,
                one.heading,
                one.level,
                _bare(orjson.loads(one.document)),
                [tag.name for tag in one.tags.order_by("pk")],
            ]
            for one in row.sections.order_by("position")
        ],
        "changes": sorted(row.changes.values_list("kind", flat=True)),
    }


def _caption(row: Caption) -> list[Any]:
    return [row.position, row.text, row.credit, row.lines]


def _finding(row: Finding) -> list[Any]:
    place = [row.lines, row.section_position, row.paragraph_position, row.start, row.end]
    return [row.code, row.severity, row.message, row.excerpt, row.suggestion, *place]


def _bare(value: Any) -> Any:
    """The value without ids and times, however deep they stand."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if name not in PRIVATE}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value
