"""The parts of an article in its form: credits 署名, sections 小节, captions 图片说明.

They are the article's own text: who may change the article may change them, and nobody else.
"""

from typing import TYPE_CHECKING, Any, override

from django.contrib import admin
from django.db.models import QuerySet, TextField
from django.forms import Textarea
from django.http import HttpRequest

from articles.admin.article_form import PartForm, ProseField, SectionForm
from articles.admin.picking import CaptionFormSet, CreditFormSet, Picking, SectionFormSet
from articles.models import Article, Caption, Credit, Section

if TYPE_CHECKING:
    from django.contrib.admin.options import InlineModelAdmin

    Part = InlineModelAdmin[Any, Article]
    StackedPart = admin.StackedInline[Any, Article]
    TabularPart = admin.TabularInline[Any, Article]
else:
    Part = object
    StackedPart, TabularPart = admin.StackedInline, admin.TabularInline


class OwnPart(Picking, Part):
    """Rights of a part: those of its article."""

    extra = 0

    @override
    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_change_permission(request, obj) or _may(request, "view")

    @override
    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return _may(request, "add" if obj is None else "change")

    @override
    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return _may(request, "add" if obj is None else "change")

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_change_permission(request, obj)


def _may(request: HttpRequest, verb: str) -> bool:
    return request.user.has_perm(f"articles.{verb}_article")


def prose(rows: int) -> dict[Any, dict[str, Any]]:
    """A text area of so many lines, in reading type."""
    widget = Textarea(attrs={"rows": rows, "class": "gk-prose"})
    return {TextField: {"form_class": ProseField, "widget": widget}}


class CreditInline(OwnPart, TabularPart):
    """署名 in printed order."""

    model = Credit
    form = PartForm
    formset = CreditFormSet
    fields = ["position", "author", "role", "affiliation"]
    autocomplete_fields = ["author"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        return super().get_queryset(request).select_related("author")


class SectionInline(OwnPart, StackedPart):
    """小节 in reading order, each with tags of its own."""

    model = Section
    form = SectionForm
    formset = SectionFormSet
    fields = [("position", "level", "number", "heading"), "body", "tags"]
    autocomplete_fields = ["tags"]
    formfield_overrides = prose(10)

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).prefetch_related("tags")


class CaptionInline(OwnPart, TabularPart):
    """图片说明 of the article."""

    model = Caption
    form = PartForm
    formset = CaptionFormSet
    fields = ["position", "text", "credit"]
    formfield_overrides = prose(3)
