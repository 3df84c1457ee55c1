"""Article 稿件: the list that an editor starts from, and the form in which a text is mended."""

import uuid
from typing import TYPE_CHECKING, Any, override

from django.contrib import admin, messages
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import smart_split

from articles.admin import article_filters as filters
from articles.admin.article_acts import Acts
from articles.admin.article_form import PROSE, ArticleForm
from articles.admin.article_panels import panels
from articles.admin.article_parts import CaptionInline, CreditInline, SectionInline
from articles.admin.picking import Picking, PickOne
from articles.models import Article, Credit, Finding, Issue, Section
from articles.workflow import editing
from articles.workflow.actors import actor
from articles.workflow.discard import discard

if TYPE_CHECKING:
    from django.forms import Media

TERMS = 8
"""So many words of a search are looked at; each one searches every text."""


class ArticleAdmin(Picking, Acts):
    """稿件: all that editors do to a text before and after it is published."""

    form = ArticleForm
    inlines = [CreditInline, SectionInline, CaptionInline]
    autocomplete_fields = ["source", "issue", "tags"]
    formfield_overrides = PROSE
    fieldsets = [
        ("版面", {"fields": [("source", "issue"), ("page_number", "column")]}),
        ("标题", {"fields": ["kicker", "title", "subtitle"]}),
        (
            "署名与电头",
            {"fields": ["byline", ("dateline_agency", "dateline_place", "dateline_date")]},
        ),
        ("提要与标签", {"fields": ["abstract", "tags"]}),
        ("来源", {"fields": ["printed_source", "source_url", "published_on"]}),
    ]

    list_display = [
        "headline",
        "state_badge",
        "finding_count",
        "source",
        "issue_date",
        "page_number",
        "column",
        "received",
        "changed",
    ]
    list_filter = [
        "state",
        filters.FindingFilter,
        filters.SourceFilter,
        filters.IssueFilter,
        ("issue__date", admin.DateFieldListFilter),
        filters.ColumnFilter,
        filters.TagFilter,
        filters.AuthorFilter,
        filters.RoleFilter,
    ]
    date_hierarchy = "created_at"
    search_fields = ["title", "kicker", "subtitle", "byline"]
    search_help_text = "搜标题、引题、副题、署名、小标题、正文和作者姓名，也可粘贴公开编号"

    @property
    @override
    def media(self) -> "Media":
        """The filters' autocompletes stand in the list, where Django brings no script for them."""
        return super().media + PickOne(Article._meta.get_field("source"), self.admin_site).media

    @admin.display(description="标题", ordering="title")
    def headline(self, article: Article) -> str:
        """The title, or that there is none."""
        return str(article)

    @admin.display(description="状态", ordering="state")
    def state_badge(self, article: Article) -> SafeString:
        """The state as a coloured word."""
        return format_html(
            '<span class="gk-badge gk-{}">{}</span>', article.state, article.get_state_display()
        )

    @admin.display(description="期", ordering="issue__date")
    def issue_date(self, article: Article) -> str:
        """The date of the issue."""
        return f"{article.issue.date:%Y-%m-%d}" if article.issue else ""

    @admin.display(description="收稿", ordering="created_at")
    def received(self, article: Article) -> str:
        """When it came in, by the newsroom's clock."""
        return f"{timezone.localtime(article.created_at):%Y-%m-%d %H:%M}"

    @admin.display(description="修改", ordering="updated_at")
    def changed(self, article: Article) -> str:
        """When it was last touched."""
        return f"{timezone.localtime(article.updated_at):%Y-%m-%d %H:%M}"

    @admin.display(description="问题", ordering="found")
    def finding_count(self, article: Article) -> SafeString | str:
        """How many doubts the checks raised."""
        found = getattr(article, "found", 0)
        return format_html('<span class="gk-count">{}</span>', found) if found else ""

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        found = (
            Finding.objects.filter(article=OuterRef("pk"))
            .order_by()
            .values("article")
            .annotate(n=Count("pk"))
            .values("n")
        )
        articles: QuerySet[Article] = super().get_queryset(request)
        beside = articles.select_related("source", "issue__source", "file")
        # A page may be megabytes of text; beside its article only its name is shown.
        return beside.defer("file__text", "file__ledger").annotate(
            found=Coalesce(Subquery(found), 0)
        )

    @override
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        by_batch = lookup == "file__batch__id__exact"
        return by_batch or super().lookup_allowed(lookup, value, request)

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Every word must stand somewhere in the article; EXISTS keeps one row per article."""
        for word in list(smart_split(search_term.replace("\0", "")))[:TERMS]:
            queryset = queryset.filter(_mentions(word.strip("\"'")))
        return queryset, False

    @override
    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "issue":
            kwargs["queryset"] = Issue.objects.select_related("source")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @override
    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: Any) -> None:
        """Write only what was typed: state and numbers belong to the acts."""
        if not change:
            obj.save()
            return
        own = {field.name for field in obj._meta.concrete_fields}
        if typed := [name for name in form.changed_data if name in own]:
            obj.save(update_fields=[*typed, "updated_at"])

    @override
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """One save, one revision: taken when credits, sections, captions and tags are stored."""
        super().save_related(request, form, formsets, change)
        if editing.record(form.instance, by=actor(request.user)) is None:
            self.message_user(request, "内容没有变化，稿次不变。", messages.INFO)

    @override
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if isinstance(response, TemplateResponse) and request.method == "POST":
            page = (response.context_data or {}).get("adminform")
            if page is not None and getattr(page.form, "is_stale", False):
                response.status_code = 409
        return response

    @override
    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        if obj is not None:
            published = obj.state == Article.State.PUBLISHED
            context |= {
                "panels": panels(obj, request),
                "may_publish": self.has_publish_permission(request),
                "may_withdraw": published and self.has_withdraw_permission(request),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    @override
    def get_actions(
        self,
        request: HttpRequest,
        action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST,
    ) -> dict[str, Any]:
        actions = super().get_actions(request, action_location)
        actions.pop("delete_selected", None)
        return actions

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Only what was made by hand and never published; the rest is record and stays."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or _is_loose(obj))

    @override
    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """The parts go with their article, and so do the notes of who wrote the draft."""
        shown, counts, _, _ = super().get_deleted_objects(objs, request)
        return shown, counts, set(), [str(article) for article in objs if not _is_loose(article)]

    @override
    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        discard(obj, by=actor(request.user))


def _is_loose(article: Article) -> bool:
    return article.file_id is None and not article.publications.exists()


def _mentions(word: str) -> Q:
    own = Q()
    for name in ("title", "kicker", "subtitle", "byline"):
        own |= Q(**{f"{name}__icontains": word})
    here = Q(article=OuterRef("pk"))
    section = Section.objects.filter(here & (Q(heading__icontains=word) | Q(body__icontains=word)))
    credit = Credit.objects.filter(here, author__name__icontains=word)
    found = own | Q(Exists(section)) | Q(Exists(credit))
    try:
        return found | Q(public_id=uuid.UUID(word))
    except ValueError:
        return found
