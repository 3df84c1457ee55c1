"""Publication 发布件 and Change 变更: what readers were given, and the feed that told them."""

import json
from typing import override

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import ReadOnlyDesk
from articles.models import Change, Publication


class PublicationAdmin(ReadOnlyDesk[Publication]):
    """发布件: every version, frozen."""

    list_display = ["title", "version", "state_badge", "source_name", "issue_date", "version_at"]
    list_filter = ["state"]
    search_fields = ["title", "source_name", "=public_id"]
    date_hierarchy = "version_at"
    fieldsets = [
        (None, {"fields": ["title", ("version", "state_badge"), "article", "public_id"]}),
        (
            "版面",
            {
                "fields": [
                    ("source_name", "column"),
                    ("issue_date", "issue_number", "page_number"),
                    ("published_at", "version_at"),
                    "content_hash",
                ]
            },
        ),
        ("文档", {"fields": ["readable_document"], "classes": ["gk-page"]}),
    ]
    readonly_fields = ["state_badge", "readable_document"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).defer("card", "document", "search_text")

    @admin.display(description="状态", ordering="state")
    def state_badge(self, publication: Publication) -> SafeString:
        """Whether readers see this version, as a coloured word."""
        return format_html(
            '<span class="gk-badge gk-{}">{}</span>',
            publication.state,
            publication.get_state_display(),
        )

    @admin.display(description="客户端收到的文档")
    def readable_document(self, publication: Publication) -> SafeString:
        """The frozen JSON, indented for reading."""
        text = json.dumps(json.loads(publication.document), ensure_ascii=False, indent=2)
        return format_html('<pre class="gk-json">{}</pre>', text)


class ChangeAdmin(ReadOnlyDesk[Change]):
    """变更: the numbered feed."""

    list_display = ["number", "kind", "publication", "version", "at"]
    list_select_related = ["publication"]
    list_filter = ["kind"]
    search_fields = ["publication__title"]
    date_hierarchy = "at"
    ordering = ["-number"]
    fields = ["number", "kind", "publication", "public_id", "version", "at"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        changes = super().get_queryset(request).select_related("publication")
        return changes.defer(
            "publication__card", "publication__document", "publication__search_text"
        )
