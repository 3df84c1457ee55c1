"""Filters 筛选 of the article list; a filter over a long table is an autocomplete, not a list of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR, ChangeList
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest

from articles.admin.base import AnyPage, is_key
from articles.admin.picking import PickOne
from articles.models import Article, Credit, Finding, Section
from backend.vocabulary import CreditRole, FindingCode

COLUMNS_SHOWN = 30
"""So many columns 栏目 stand in the sidebar, the most used first; the search finds the others."""


class PickFilter(admin.ListFilter):
    """Filter by one row of a long table, found by autocomplete; asks the database only when used."""

    template = "admin/articles/pick_filter.html"
    parameter: ClassVar[str]
    asks: ClassVar[tuple[type[Model], str]]

    def __init__(
        self,
        request: HttpRequest,
        params: dict[str, list[str]],
        model: type[Model],
        model_admin: AnyPage,
    ) -> None:
        super().__init__(request, params, model, model_admin)
        self.site = model_admin.admin_site
        self.value = (params.pop(self.parameter, None) or [""])[-1]
        if self.value and not is_key(self.value):
            raise IncorrectLookupParameters

    @override
    def has_output(self) -> bool:
        return True

    @override
    def expected_parameters(self) -> list[str | None]:
        return [self.parameter]

    @override
    def choices(self, changelist: ChangeList) -> Iterator[Mapping[str, object]]:
        model, name = self.asks
        field = model._meta.get_field(name)
        picker = forms.ModelChoiceField(
            queryset=field.related_model._default_manager.all(),  # type: ignore[union-attr]
            widget=PickOne(field, self.site, attrs={"aria-label": str(self.title)}),
            required=False,
        )
        others = [
            (key, value)
            for key, values in self.request.GET.lists()
            for value in values
            if key not in {self.parameter, PAGE_VAR, ERROR_FLAG}
        ]
        form = forms.Form({self.parameter: self.value}, auto_id=f"filter_%s_{self.parameter}")
        form.fields[self.parameter] = picker
        clear = changelist.get_query_string(remove=[self.parameter])
        yield {"picker": form[self.parameter], "others": others, "clear": clear}

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(self.condition(int(self.value))) if self.value else queryset

    def condition(self, key: int) -> Q | Exists:
        """What the picked row asks of an article."""
        raise NotImplementedError


class SourceFilter(PickFilter):
    """By source 报刊."""

    title = "报刊"
    parameter = "source"
    asks = (Article, "source")

    @override
    def condition(self, key: int) -> Q:
        return Q(source=key)


class IssueFilter(PickFilter):
    """By issue 期."""

    title = "期"
    parameter = "issue"
    asks = (Article, "issue")

    @override
    def condition(self, key: int) -> Q:
        return Q(issue=key)


class TagFilter(PickFilter):
    """By a tag 标签 of the article or of one of its sections."""

    title = "标签（全文或小节）"
    parameter = "tag"
    asks = (Article, "tags")

    @override
    def condition(self, key: int) -> Q:
        whole = Article.tags.through.objects.filter(article=OuterRef("pk"), tag=key)
        part = Section.tags.through.objects.filter(section__article=OuterRef("pk"), tag=key)
        return Q(Exists(whole)) | Q(Exists(part))


class AuthorFilter(PickFilter):
    """By an author 作者, whatever the role."""

    title = "作者"
    parameter = "author"
    asks = (Credit, "author")

    @override
    def condition(self, key: int) -> Exists:
        return Exists(Credit.objects.filter(article=OuterRef("pk"), author=key))


class RoleFilter(admin.SimpleListFilter):
    """By a role 职责 that somebody has in the article."""

    title = "署名职责"
    parameter_name = "role"

    @override
    def lookups(self, request: HttpRequest, model_admin: AnyPage) -> Iterable[tuple[str, str]]:
        return CreditRole.choices()

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not (role := self.value()):
            return queryset
        return queryset.filter(Exists(Credit.objects.filter(article=OuterRef("pk"), role=role)))


class FindingFilter(admin.SimpleListFilter):
    """Whether the checks found something 问题, and what."""

    title = "问题"
    parameter_name = "finding"

    @override
    def lookups(self, request: HttpRequest, model_admin: AnyPage) -> Iterable[tuple[str, str]]:
        return [("any", "有问题"), ("none", "没有问题"), *FindingCode.choices()]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not (code := self.value()):
            return queryset
        found = Finding.objects.filter(article=OuterRef("pk"))
        if code == "none":
            return queryset.filter(~Exists(found))
        return queryset.filter(Exists(found if code == "any" else found.filter(code=code)))


class ColumnFilter(admin.SimpleListFilter):
    """By column 栏目: the most used ones."""

    title = "栏目"
    parameter_name = "column"

    @override
    def lookups(self, request: HttpRequest, model_admin: AnyPage) -> Iterable[tuple[str, str]]:
        used = (
            Article.objects.exclude(column="")
            .order_by()
            .values("column")
            .annotate(times=Count("pk"))
            .order_by("-times", "column")
            .values_list("column", flat=True)[:COLUMNS_SHOWN]
        )
        return [(column, column) for column in used]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(column=self.value()) if self.value() else queryset
