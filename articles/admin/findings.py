"""Finding 问题: everything the checks doubted, across all articles."""

from typing import override

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import ReadOnlyDesk
from articles.models import Finding


class FindingAdmin(ReadOnlyDesk[Finding]):
    """问题 of all articles and files; each leads to its article."""

    list_display = [
        "severity_badge",
        "code",
        "message",
        "excerpt",
        "suggestion",
        "article_link",
        "file",
    ]
    list_display_links = ["message"]
    list_select_related = ["article", "file"]
    list_filter = ["severity", "code", "article__state"]
    search_fields = ["message", "excerpt", "article__title", "file__name"]
    fields = [
        "severity_badge",
        "code",
        "message",
        "excerpt",
        "suggestion",
        "article_link",
        "file",
        "lines",
        "place",
        "other",
    ]
    readonly_fields = ["severity_badge", "article_link", "place"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        found = super().get_queryset(request).select_related("article", "file")
        return found.defer("file__text", "file__ledger", "article__abstract")

    @override
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        by_batch = lookup == "file__batch__id__exact"
        return by_batch or super().lookup_allowed(lookup, value, request)

    @admin.display(description="程度", ordering="severity")
    def severity_badge(self, finding: Finding) -> SafeString:
        """How urgent it is, as a coloured word."""
        return format_html(
            '<span class="gk-badge gk-{}">{}</span>',
            finding.severity,
            finding.get_severity_display(),
        )

    @admin.display(description="位置", empty_value="—")
    def place(self, finding: Finding) -> str:
        """Section, paragraph and character, where they can be told."""
        return finding.place

    @admin.display(description="稿件", ordering="article__title")
    def article_link(self, finding: Finding) -> SafeString | str:
        """The article in question."""
        if finding.article is None:
            return ""
        url = reverse("admin:articles_article_change", args=[finding.article.pk])
        return format_html('<a href="{}">{}</a>', url, finding.article)
