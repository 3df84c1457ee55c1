"""Articles 稿件 and sections 小节: the frozen documents, and lists of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, override
from uuid import UUID

import orjson
from django.db.models import FETCH_RAISE
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api import examples, shapes
from articles.api.base import ListView, ReadView
from articles.api.errors import Problem
from articles.api.fields import public_id
from articles.api.filters import ArticleFilter, SectionFilter
from articles.api.paging import Key, Ordering, Rows
from articles.models import Publication, PublishedSection

WITHOUT_PARAMETERS = "接口不接受未列出的参数；空值、重复、写错的参数一律返回 400，并指明参数名。"


def orderings(path: str, *rest: Key) -> tuple[Ordering, ...]:
    """Make the orderings of publications for rows that reach theirs by `path`."""

    def published(*, descending: bool) -> Key:
        return Key(f"{path}published_at", datetime, descending=descending)

    def dated(*, descending: bool) -> Key:
        return Key(f"{path}ordering_date", date, descending=descending)

    def known(*, descending: bool) -> Key:
        return Key(f"{path}public_id", UUID, descending=descending)

    down, up = {"descending": True}, {"descending": False}
    return (
        Ordering("-published_at", (published(**down), known(**down), *rest)),
        Ordering("published_at", (published(**up), known(**up), *rest)),
        Ordering("-issue_date", (dated(**down), published(**down), known(**down), *rest)),
        Ordering("issue_date", (dated(**up), published(**up), known(**up), *rest)),
        Ordering(
            "page_number", (Key(f"{path}ordering_page", int), published(**up), known(**up), *rest)
        ),
    )


class ArticleList(ListView):
    """Published articles 已发布稿件, as cards."""

    operation_id = "articles_list"
    summary = "已发布稿件"
    description = (
        "稿件卡片，不含正文。issue_date 排序用期日期，无期日期的用原发布日期或首次发布日期；"
        f"page_number 排序时无版次的在最后。{WITHOUT_PARAMETERS}"
    )
    shape = shapes.ArticleCard
    example = examples.CARD
    scope = "articles"
    filters = ArticleFilter
    orderings = orderings("")

    @override
    def branches(self) -> Sequence[Rows]:
        return [Publication.objects.live().only("card").fetch_mode(FETCH_RAISE)]

    @override
    def items(self, rows: Sequence[Publication]) -> list[object]:
        return [orjson.Fragment(row.card) for row in rows]


class ArticleDetail(ReadView):
    """One published article 发布文档, word for word as it was frozen."""

    operation_id = "articles_retrieve"
    summary = "一篇稿件的全文"
    description = "发布时冻结的文档，含小节、小节标签、图片说明、审校署名。已撤稿的返回 410。"
    shape = shapes.Article
    example = examples.ARTICLE

    def get(self, _request: Request, id: str) -> Response:
        """Answer the live document; the last version decides whether there is one."""
        found = public_id(id)
        last = found and (
            Publication.objects.filter(public_id=found)
            .order_by("-version")
            .only("state", "document")
            .fetch_mode(FETCH_RAISE)
            .first()
        )
        if not last:
            raise Problem("not_found", "没有这篇稿件。")
        if last.state != Publication.State.LIVE:
            raise Problem("withdrawn", "这篇稿件已撤稿，请从您的页面和缓存中移除。")
        return Response(orjson.Fragment(last.document))


class SectionList(ListView):
    """Sections 小节 of published articles, each with its own tags and its article's head."""

    operation_id = "sections_list"
    summary = "已发布稿件的小节"
    description = (
        "小节连同所在稿件的题头。筛选条件 source、author、tag、column 等指所在稿件；"
        f"section_tag、heading、level 指小节本身。同一稿件的小节按文中次序排列。{WITHOUT_PARAMETERS}"
    )
    shape = shapes.SectionWithArticle
    example = examples.SECTION
    scope = "sections"
    filters = SectionFilter
    orderings = orderings("publication__", Key("position", int))

    @override
    def branches(self) -> Sequence[Rows]:
        live = PublishedSection.objects.filter(publication__state=Publication.State.LIVE)
        return [live.only("document").fetch_mode(FETCH_RAISE)]

    @override
    def items(self, rows: Sequence[Any]) -> list[object]:
        return [orjson.Fragment(row.document) for row in rows]
