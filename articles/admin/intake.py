"""Batch 收稿批次 and File 来稿文件: what came in, what became of it, and the page itself."""

from typing import override

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import ReadOnlyDesk
from articles.admin.page import SHOWN, page_lines
from articles.models import Batch, File

FILES_SHOWN = 100
"""So many files stand on a batch's page, those that failed first; the list has the others."""


class BatchAdmin(ReadOnlyDesk[Batch]):
    """收稿批次: one run of the importer with its files."""

    list_display = ["__str__", "started_at", "finished_at", "file_count", "failed_count", "by"]
    list_select_related = ["by"]
    date_hierarchy = "started_at"
    fields = ["started_at", "finished_at", "importer_version", "by", "files_table"]
    readonly_fields = ["files_table"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        failed = Count("files", filter=Q(files__outcome="rejected"))
        return super().get_queryset(request).annotate(all_files=Count("files"), failed=failed)

    @admin.display(description="文件数")
    def file_count(self, batch: Batch) -> int:
        """How many files the run saw."""
        return int(getattr(batch, "all_files", 0))

    @admin.display(description="无法读取")
    def failed_count(self, batch: Batch) -> SafeString | str:
        """How many of them could not be read."""
        failed = getattr(batch, "failed", 0)
        return format_html('<span class="gk-count">{}</span>', failed) if failed else ""

    @admin.display(description="文件")
    def files_table(self, batch: Batch) -> SafeString:
        """The files of the run, refused ones first."""
        rejected_first = Q(outcome="rejected")
        files = batch.files.defer("text", "ledger").alias(bad=Count("pk", filter=rejected_first))
        shown = list(files.order_by("-bad", "pk")[: FILES_SHOWN + 1])
        url = f"{reverse('admin:articles_file_changelist')}?batch__id__exact={batch.pk}"
        context = {"files": shown[:FILES_SHOWN], "more": len(shown) > FILES_SHOWN, "all_url": url}
        return render_to_string("admin/articles/batch_files.html", context)


class FileAdmin(ReadOnlyDesk[File]):
    """来稿文件: the receipt, the articles that came out, the doubts, and the page line by line."""

    list_display = ["name", "outcome_badge", "reason", "article_count", "encoding", "size", "at"]
    list_filter = ["outcome", "format", "encoding"]
    search_fields = ["name", "sha256", "reason"]
    date_hierarchy = "at"
    fieldsets = [
        (None, {"fields": ["name", "outcome_badge", ("reason", "reason_code"), "articles_list"]}),
        (
            "文件",
            {
                "fields": [
                    ("format", "encoding", "size"),
                    "sha256",
                    ("batch", "importer_version"),
                    ("at", "seconds"),
                ],
                "classes": ["collapse"],
            },
        ),
        ("问题", {"fields": ["findings_list"]}),
        ("版面", {"fields": ["page"], "classes": ["gk-page"]}),
    ]
    readonly_fields = ["outcome_badge", "articles_list", "findings_list", "page"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[File]:
        return super().get_queryset(request).defer("text", "ledger")

    @override
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "batch__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="结果", ordering="outcome")
    def outcome_badge(self, file: File) -> SafeString:
        """What became of the file, as a coloured word."""
        return format_html(
            '<span class="gk-badge gk-{}">{}</span>', file.outcome, file.get_outcome_display()
        )

    @admin.display(description="稿件")
    def articles_list(self, file: File) -> SafeString:
        """The articles that came out of the page, in its order."""
        articles = file.articles.order_by("file_position")
        return render_to_string("admin/articles/file/articles.html", {"articles": articles})

    @admin.display(description="问题")
    def findings_list(self, file: File) -> SafeString:
        """What the checks doubted on the page."""
        found = file.findings.select_related("article")
        return render_to_string(
            "admin/articles/findings.html", {"findings": found, "name_article": True}
        )

    @admin.display(description="原文与去向")
    def page(self, file: File) -> SafeString:
        """Every line of the page with its number and where it went."""
        lines = page_lines(file)
        context = {"lines": lines, "cut": len(lines) == SHOWN}
        return render_to_string("admin/articles/file/page.html", context)
