"""The desk's own lists 词表: authors 作者, tags 标签, sources 报刊 and their issues 期."""

from typing import TYPE_CHECKING, Any, override

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import Desk
from articles.models import Article, Author, Credit, Issue, Section, Source, Tag, TagAlias

if TYPE_CHECKING:
    AliasPart = admin.TabularInline[TagAlias, Tag]
else:
    AliasPart = admin.TabularInline


def used_in(rows: QuerySet[Any], name: str) -> Coalesce:
    """Count per row of the list, in the list's own query, how many of `rows` point to it."""
    counted = (
        rows.filter(**{name: OuterRef("pk")})
        .order_by()
        .values(name)
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(counted), 0)


class Listed[M: Model](Desk[M]):
    """A list that says how many articles use each row, and leads to them."""

    filter_parameter: str

    @admin.display(description="稿件", ordering="used")
    def articles_link(self, row: Model) -> SafeString | str:
        """The number of articles, leading to their list."""
        used = getattr(row, "used", 0)
        if not used:
            return ""
        url = f"{reverse('admin:articles_article_changelist')}?{self.filter_parameter}={row.pk}"
        return format_html('<a href="{}">{} 篇</a>', url, used)


class SourceAdmin(Listed[Source]):
    """报刊."""

    filter_parameter = "source"
    list_display = ["name", "url", "articles_link", "created_at"]
    search_fields = ["name"]
    fields = ["name", "url"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(used=used_in(Article.objects.all(), "source"))


class IssueAdmin(Listed[Issue]):
    """期."""

    filter_parameter = "issue"
    list_display = ["__str__", "source", "date", "number", "articles_link"]
    list_select_related = ["source"]
    list_filter = ["date"]
    date_hierarchy = "date"
    search_fields = ["source__name", "date", "number"]
    search_help_text = "搜报刊名、日期（如 2025-11）或期号"
    autocomplete_fields = ["source"]
    fields = ["source", "date", "number"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        queryset = super().get_queryset(request).select_related("source")
        return queryset.annotate(used=used_in(Article.objects.all(), "issue"))


class AuthorAdmin(Listed[Author]):
    """作者: a person or an organisation."""

    filter_parameter = "author"
    list_display = ["name", "kind", "note", "articles_link"]
    list_filter = ["kind"]
    search_fields = ["name", "note"]
    fields = ["name", "kind", "note"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Author]:
        return super().get_queryset(request).annotate(used=used_in(Credit.objects.all(), "author"))


class AliasInline(AliasPart):
    """别名: other spellings of the tag."""

    model = TagAlias
    extra = 1


class TagAdmin(Desk[Tag]):
    """标签 with its other spellings."""

    list_display = ["name", "kind", "whole_count", "section_count", "found_link"]
    list_filter = ["kind"]
    search_fields = ["name", "aliases__name"]
    fields = ["name", "kind"]
    inlines = [AliasInline]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                used=used_in(Article.tags.through.objects.all(), "tag"),
                used_in_sections=used_in(Section.tags.through.objects.all(), "tag"),
            )
        )

    @admin.display(description="全文标签", ordering="used")
    def whole_count(self, tag: Tag) -> str:
        """How many articles carry it as a whole."""
        return f"{used} 篇" if (used := getattr(tag, "used", 0)) else ""

    @admin.display(description="小节标签", ordering="used_in_sections")
    def section_count(self, tag: Tag) -> str:
        """How many sections carry it."""
        return f"{used} 节" if (used := getattr(tag, "used_in_sections", 0)) else ""

    @admin.display(description="稿件")
    def found_link(self, tag: Tag) -> SafeString | str:
        """The articles that carry it as a whole or in a section; their number is another question."""
        if not getattr(tag, "used", 0) and not getattr(tag, "used_in_sections", 0):
            return ""
        url = reverse("admin:articles_article_changelist")
        return format_html('<a href="{}?tag={}">查看</a>', url, tag.pk)
