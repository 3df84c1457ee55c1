"""Directories 名录: authors, sources and tags, counted from the rows of live publications.

One row stands for each person, source or tag: the one that was frozen last, whose name is the
newest. There is no table of them on the public side, so none can be listed before its first
article is published, or stay behind after its last one is withdrawn.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, override
from uuid import UUID

from django.db.models import (
    FETCH_RAISE,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from articles.api import examples, shapes
from articles.api.base import ListView
from articles.api.filters import AuthorFilter, SourceFilter, TagFilter
from articles.api.paging import Key, Ordering, Rows
from articles.models import Publication, PublishedCredit, PublishedSectionTag, PublishedTag
from backend.vocabulary import CreditRole


def orderings(name: str, known: str) -> tuple[Ordering, ...]:
    """Make the orderings of a directory whose rows have this name column and id column."""
    return (
        Ordering(
            "-article_count",
            (Key("article_count", int, descending=True), Key(name, str), Key(known, UUID)),
        ),
        Ordering("name", (Key(name, str), Key(known, UUID))),
    )


class AuthorList(ListView):
    """Authors 作者 of published articles: people and organisations."""

    operation_id = "authors_list"
    summary = "已发布稿件的作者"
    description = "个人与单位，及其署过的职责、署名的在线稿件数（含审校署名）。"
    shape = shapes.Author
    example = examples.AUTHOR
    scope = "authors"
    filters = AuthorFilter
    orderings = orderings("name", "author_id_public")

    @override
    def branches(self) -> Sequence[Rows]:
        credits = PublishedCredit.objects.all()
        rows = _newest(credits, "author_id_public").annotate(
            article_count=_count(credits, "author_id_public", "publication")
        )
        return [rows.only("author_id_public", "name", "kind").fetch_mode(FETCH_RAISE)]

    @override
    def items(self, rows: Sequence[Any]) -> list[object]:
        roles = _roles([row.author_id_public for row in rows])
        return [
            {
                "id": row.author_id_public,
                "name": row.name,
                "kind": row.kind,
                "roles": [role for role in CreditRole if role in roles[row.author_id_public]],
                "article_count": row.article_count,
            }
            for row in rows
        ]


class SourceList(ListView):
    """Sources 报刊 of published articles."""

    operation_id = "sources_list"
    summary = "已发布稿件的报刊"
    description = "报刊及其在线稿件数。"
    shape = shapes.SourceWithCount
    example = examples.SOURCE
    scope = "sources"
    filters = SourceFilter
    orderings = orderings("source_name", "source_id_public")

    @override
    def branches(self) -> Sequence[Rows]:
        live = Publication.objects.live().filter(source_id_public__isnull=False)
        rows = _newest(live, "source_id_public").annotate(
            article_count=_count(live, "source_id_public", "pk")
        )
        return [rows.only("source_id_public", "source_name").fetch_mode(FETCH_RAISE)]

    @override
    def items(self, rows: Sequence[Any]) -> list[object]:
        return [
            {
                "id": row.source_id_public,
                "name": row.source_name,
                "article_count": row.article_count,
            }
            for row in rows
        ]


class TagList(ListView):
    """Tags 标签 of published articles and of their sections."""

    operation_id = "tags_list"
    summary = "已发布稿件及其小节的标签"
    description = (
        "article_count 是以它为文章标签的在线稿件数，section_count 是以它为小节标签的小节数。"
    )
    shape = shapes.TagWithCounts
    example = examples.TAG
    scope = "tags"
    filters = TagFilter
    orderings = orderings("name", "tag_id_public")

    @override
    def branches(self) -> Sequence[Rows]:
        """Tags of articles, and those that only sections carry."""
        of_articles = PublishedTag.objects.all()
        of_sections = PublishedSectionTag.objects.all()
        only_sections = of_sections.filter(
            ~Exists(of_articles.filter(tag_id_public=OuterRef("tag_id_public")))
        )
        counts = {
            "article_count": _count(of_articles, "tag_id_public", "publication"),
            "section_count": _count(of_sections, "tag_id_public", "section"),
        }
        return [
            _newest(rows, "tag_id_public")
            .annotate(**counts)
            .only("tag_id_public", "name", "kind")
            .fetch_mode(FETCH_RAISE)
            for rows in (of_articles, only_sections)
        ]

    @override
    def items(self, rows: Sequence[Any]) -> list[object]:
        return [
            {
                "id": row.tag_id_public,
                "name": row.name,
                "kind": row.kind,
                "article_count": row.article_count,
                "section_count": row.section_count,
            }
            for row in rows
        ]


def _newest(rows: Rows, known: str) -> Rows:
    """One row for each id: the last that was written."""
    last = rows.order_by().values(known).annotate(last=Max("pk")).values("last")
    return rows.filter(pk__in=last)


def _count(rows: Rows, known: str, what: str) -> Coalesce:
    """How many different `what` stand in the rows with the outer row's id."""
    counted = (
        rows.filter(**{known: OuterRef(known)})
        .order_by()
        .values(known)
        .annotate(count=Count(F(what), distinct=True))
        .values("count")
    )
    return Coalesce(Subquery(counted), Value(0))


def _roles(authors: Sequence[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    pairs = PublishedCredit.objects.filter(author_id_public__in=authors)
    for author, role in pairs.values_list("author_id_public", "role").distinct():
        found[author].add(role)
    return found
