"""What all pages of the admin 后台 have in common: generic bases, and a guard for hostile text."""

import re
from typing import TYPE_CHECKING, Any, override

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

if TYPE_CHECKING:
    ModelPage = admin.ModelAdmin
    type AnyPage = admin.ModelAdmin[Any]
else:
    # The stubs know these classes as generic, Django itself does not.
    class ModelPage[M](admin.ModelAdmin):
        """Django's ModelAdmin, taking its model in brackets."""

    AnyPage = admin.ModelAdmin


STYLE = "articles/admin.css"

# Surrogates come in through a multipart body in UTF-7; no database and no answer can carry them.
UNSTORABLE = re.compile("[\ud800-\udfff]")

# Eighteen digits are the longest that fit every database's big integer.
KEY = re.compile(r"[0-9]{1,18}")


def is_key(value: str) -> bool:
    """Whether the text from a request can be a row's key."""
    return KEY.fullmatch(value) is not None


class Desk[M: Model](ModelPage[M]):
    """A page of the admin: calm defaults, and requests that never reach the database as nonsense."""

    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    class Media:
        css = {"all": [STYLE]}

    @override
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        refuse_unstorable(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    @override
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if "\0" in "".join(value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(request.path)
        refuse_unstorable(request)
        return super().changelist_view(request, extra_context)

    @override
    def response_action(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST,
    ) -> HttpResponse | None:
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("selected rows must be given by their keys")
        return super().response_action(request, queryset, action_location)

    @override
    def get_action_choices(
        self,
        request: HttpRequest,
        default_choices: list[tuple[str, str]] | None = None,
        action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST,
    ) -> list[tuple[str, str]]:
        choices = [("", "请选择")] if default_choices is None else default_choices
        return super().get_action_choices(request, choices, action_location)

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))


class ReadOnlyDesk[M: Model](Desk[M]):
    """A page that shows what the machine recorded; nobody adds, changes or deletes there."""

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False


def refuse_unstorable(request: HttpRequest) -> None:
    """Turn characters that cannot be stored into NUL, which every text field refuses by name."""
    if request.method != "POST" or not any(
        UNSTORABLE.search(text) for key, texts in request.POST.lists() for text in (key, *texts)
    ):
        return
    mended = QueryDict(mutable=True)
    for key, texts in request.POST.lists():
        if not UNSTORABLE.search(key):
            mended.setlist(key, [UNSTORABLE.sub("\0", str(text)) for text in texts])
    request.POST = mended  # type: ignore[assignment]  # the setter takes what the getter gives
