"""Batch 收稿批次 and File 来稿文件: what came in, what became of it, and the page itself."""

from typing import override

from django.contrib import admin
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import ReadOnlyDesk
from articles.admin.drafts import HUES, articles_of
from articles.admin.page import SHOWN, page_of
from articles.models import Batch, File, Finding
from articles.workflow.ledger import batch_entry
from backend.vocabulary import FileOutcome, FindingCode

FILES_SHOWN = 100
"""So many files stand on a batch's page, those that failed first; the list has the others."""

REPEATS_SHOWN = 20
"""So many repetitions of a file are named, the newest; the list has the others."""


class BatchAdmin(ReadOnlyDesk[Batch]):
    """收稿批次: one run of the importer with its files."""

    list_display = [
        "__str__", "started_at", "finished_at", "file_count", "failed_count", "undone_at", "by",
    ]  # fmt: skip
    list_select_related = ["by"]
    date_hierarchy = "started_at"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("started_at", "finished_at"),
                    ("importer_version", "by"),
                    ("undone_at", "undone_by"),
                    "summary",
                ]
            },
        ),
        ("文件", {"fields": ["files_table"], "classes": ["gk-page"]}),
    ]
    readonly_fields = ["summary", "files_table"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        failed = Count("files", filter=Q(files__outcome="rejected"))
        batches = super().get_queryset(request).select_related("by", "undone_by")
        return batches.annotate(all_files=Count("files"), failed=failed)

    @admin.display(description="文件数")
    def file_count(self, batch: Batch) -> int:
        """How many files the run saw."""
        return int(getattr(batch, "all_files", 0))

    @admin.display(description="无法读取")
    def failed_count(self, batch: Batch) -> SafeString | str:
        """How many of them could not be read."""
        failed = getattr(batch, "failed", 0)
        return format_html('<span class="gk-count">{}</span>', failed) if failed else ""

    @admin.display(description="结果")
    def summary(self, batch: Batch) -> SafeString:
        """How many files came to what, how long it took, and what the checks found."""
        entry = batch_entry(batch)
        context = {
            "outcomes": [
                row | {"label": FileOutcome(outcome).label, "outcome": outcome}
                for outcome, row in entry["outcomes"].items()
            ],
            "findings": [
                {"code": code, "label": FindingCode(code).label, "n": n}
                for code, n in entry["findings"].items()
            ],
            "seconds": entry["seconds"],
            "slowest": entry["slowest"],
            "files_url": _list_url("file", "batch__id__exact", batch),
            "findings_url": _list_url("finding", "file__batch__id__exact", batch),
            "articles_url": _list_url("article", "file__batch__id__exact", batch),
        }
        return render_to_string("admin/articles/batch_summary.html", context)

    @admin.display(description="文件")
    def files_table(self, batch: Batch) -> SafeString:
        """The files of the run, refused ones first."""
        refused_last = Case(When(outcome="rejected", then=Value(0)), default=Value(1))
        found = Finding.objects.filter(file=OuterRef("pk")).order_by().values("file")
        counted = Subquery(found.annotate(n=Count("pk")).values("n"))
        files = batch.files.defer("text", "ledger", "same_as__text", "same_as__ledger")
        files = files.select_related("same_as").annotate(doubts=Coalesce(counted, 0))
        shown = list(files.order_by(refused_last, "pk")[: FILES_SHOWN + 1])
        url = _list_url("file", "batch__id__exact", batch)
        context = {"files": shown[:FILES_SHOWN], "more": len(shown) > FILES_SHOWN, "all_url": url}
        return render_to_string("admin/articles/batch_files.html", context)


def _list_url(noun: str, lookup: str, batch: Batch) -> str:
    return f"{reverse(f'admin:articles_{noun}_changelist')}?{lookup}={batch.pk}"


class FileAdmin(ReadOnlyDesk[File]):
    """来稿文件: the receipt, the articles that came out, the doubts, and the page line by line."""

    list_display = [
        "name", "outcome_badge", "reason", "article_count", "encoding", "size", "seconds", "at",
    ]  # fmt: skip
    list_filter = ["outcome", "format", "encoding"]
    search_fields = ["name", "sha256", "reason"]
    date_hierarchy = "at"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("outcome_badge", "batch"),
                    ("reason", "reason_code"),
                    ("at", "seconds"),
                    "articles_list",
                ]
            },
        ),
        (
            "文件",
            {
                "fields": [("format", "encoding", "size"), "sha256", "importer_version"],
                "classes": ["collapse"],
            },
        ),
        ("问题", {"fields": ["findings_list"]}),
        ("版面", {"fields": ["page"], "classes": ["gk-page"]}),
    ]
    readonly_fields = ["outcome_badge", "articles_list", "findings_list", "page"]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[File]:
        may_see = request.user.has_perm("articles.view_article")
        files = super().get_queryset(request).defer("text", "ledger")
        return files.annotate(with_drafts=Value(may_see))

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
        """The articles that came out of the page, in its order, each in its colour."""
        articles = list(articles_of(file).prefetch_related(None))
        rows = [
            {
                "pk": one.pk,
                "title": str(one),
                "state": one.state,
                "state_label": one.get_state_display(),
                "edited": one.edited_by_hand,
                "doubted": getattr(one, "doubted", 0),
                "hue": (one.file_position or 0) % HUES + 1,
                "line": min(one.field_lines.get("all", []), default=None),
            }
            for one in articles
        ]
        repeats = file.repeats.select_related("batch").defer("text", "ledger").order_by("-pk")
        context = {"articles": rows, "same_as": file.same_as, "repeats": repeats[:REPEATS_SHOWN]}
        return render_to_string("admin/articles/file/articles.html", context)

    @admin.display(description="问题")
    def findings_list(self, file: File) -> SafeString:
        """What the checks doubted on the page."""
        found = file.findings.select_related("article", "other")
        here = reverse("admin:articles_file_change", args=[file.pk])
        context = {"findings": found, "name_article": True, "file_url": here}
        return render_to_string("admin/articles/findings.html", context)

    @admin.display(description="原文与去向")
    def page(self, file: File) -> SafeString:
        """Every line of the page with its number, where it went, and what it became there."""
        page = page_of(file, with_drafts=bool(getattr(file, "with_drafts", False)))
        return render_to_string("admin/articles/file/page.html", {"page": page, "shown": SHOWN})
