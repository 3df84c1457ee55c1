"""Caption 图片说明: pictures of a page that wait for an article 待配图片, and those that have one."""

from collections.abc import Iterable, Iterator
from typing import Any, override

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse

from articles.admin.base import AnyPage, Desk
from articles.models import Caption
from articles.workflow import editing
from articles.workflow.actors import actor


class WaitingFilter(admin.SimpleListFilter):
    """Whether the picture has an article; those that wait are shown first of all."""

    title = "配图"
    parameter_name = "placed"

    @override
    def lookups(self, request: HttpRequest, model_admin: AnyPage) -> Iterable[tuple[str, str]]:
        return [("no", "待配图片"), ("yes", "已配稿件"), ("all", "全部")]

    @override
    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for value, label in self.lookup_choices:
            yield {
                "selected": (self.value() or "no") == value,
                "query_string": changelist.get_query_string({"placed": value}),
                "display": label,
            }

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(article__isnull=self.value() != "yes")


class CaptionAdmin(Desk[Caption]):
    """A waiting picture is given its article here; one that has it is mended in the article."""

    list_display = ["text", "credit", "article", "file"]
    list_select_related = ["article", "file"]
    list_filter = [WaitingFilter]
    search_fields = ["text", "credit", "file__name"]
    autocomplete_fields = ["article"]
    fields = ["text", "credit", "file", "article"]
    readonly_fields = ["text", "credit", "file"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Caption]:
        pictures = super().get_queryset(request).select_related("article", "file")
        return pictures.defer("file__text", "file__ledger")

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Caption | None = None) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Caption | None = None) -> bool:
        """It changes the text of an article; hence who may change articles may do it."""
        waiting = obj is None or obj.article_id is None
        return waiting and request.user.has_perm("articles.change_article")

    @override
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        waiting = request.GET.get("placed", "no") == "no"
        title = {"title": "待配图片"} if waiting else {}
        return super().changelist_view(request, title | (extra_context or {}))

    @override
    def save_model(self, request: HttpRequest, obj: Caption, form: Any, change: Any) -> None:
        """Put the picture last among the article's captions; that is a revision of the article."""
        if obj.article is None:
            return
        article = editing.lock(obj.article.pk, seen=None)
        last = article.captions.aggregate(last=Max("position"))["last"]
        obj.position = 0 if last is None else last + 1
        obj.save(update_fields=["article", "position"])
        editing.record(article, by=actor(request.user))
