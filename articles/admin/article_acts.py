"""Publish 签发 and withdraw 撤稿 as buttons: on an article's form, and for several in the list."""

from collections.abc import Callable
from typing import override

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import Desk
from articles.models import Article, Publication
from articles.workflow.actors import actor
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.withdraw import withdraw

EVERYWHERE = [admin.ActionLocation.CHANGE_LIST, admin.ActionLocation.CHANGE_FORM]

AT_ONCE = 200
"""So many articles in one request; at about 20 ms each that is within a browser's patience."""

NAMED = 10
"""So many articles are named in messages one by one; of the rest only the number is told."""


class ReasonForm(forms.Form):
    """Why the articles are withdrawn."""

    reason = forms.CharField(
        label="撤稿原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "class": "gk-prose", "autofocus": True}),
        error_messages={"required": "撤稿必须写明原因。"},
    )


def public_path(article: Article) -> str:
    """Where readers' programs find the article."""
    return f"{get_script_prefix()}api/v1/articles/{article.public_id}/"


class Acts(Desk[Article]):
    """The two acts; each article is a transaction of its own, and a refused one stops no other."""

    actions = ["publish_articles", "withdraw_articles"]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may publish 签发."""
        return request.user.has_perm("articles.publish_article")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Whether the user may withdraw 撤稿."""
        return request.user.has_perm("articles.withdraw_article")

    @admin.action(
        description="签发",
        description_plural="签发所选稿件",
        permissions=["publish"],
        location=EVERYWHERE,
    )
    def publish_articles(
        self, request: HttpRequest, queryset: QuerySet[Article]
    ) -> HttpResponse | None:
        """Publish each article as it was last saved."""
        if self._too_many(request, queryset):
            return None
        self.publish_each(request, list(queryset.order_by("pk")))
        return None

    @admin.action(
        description="撤稿",
        description_plural="撤回所选稿件",
        permissions=["withdraw"],
        location=EVERYWHERE,
    )
    def withdraw_articles(
        self, request: HttpRequest, queryset: QuerySet[Article]
    ) -> HttpResponse | None:
        """Ask for the reason, then withdraw each article."""
        if self._too_many(request, queryset):
            return None
        chosen = list(queryset.select_related("source", "issue__source").order_by("pk"))
        asked = ReasonForm(request.POST) if "confirmed" in request.POST else ReasonForm()
        if not asked.is_valid():
            return self._ask_for_reason(request, chosen, asked)
        reason, by = asked.cleaned_data["reason"], actor(request.user)

        def one(article: Article) -> SafeString:
            withdraw(article, by=by, reason=reason)
            return format_html("《{}》已撤稿，读者不再能看到。", article)

        self._each(request, chosen, one)
        back = chosen[0] if "from_form" in request.POST and len(chosen) == 1 else None
        return HttpResponseRedirect(self._form_url(back) if back else request.get_full_path())

    def publish_each(self, request: HttpRequest, chosen: list[Article]) -> None:
        """Publish 签发 the articles one by one and tell what became of each."""
        by = actor(request.user)

        def one(article: Article) -> SafeString:
            return _published(article, publish(article, by=by))

        self._each(request, chosen, one)

    @override
    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_publish" not in request.POST:
            return super().response_change(request, obj)
        if not self.has_publish_permission(request):
            raise PermissionDenied
        self.publish_each(request, [obj])
        return HttpResponseRedirect(request.get_full_path())

    def _each(
        self, request: HttpRequest, chosen: list[Article], one: Callable[[Article], SafeString]
    ) -> None:
        done: list[SafeString] = []
        refused: list[str] = []
        for article in chosen:
            try:
                done.append(one(article))
            except ActRefused as refusal:
                name = f"《{article}》"
                named = refusal.message.startswith(name)
                refused.append(refusal.message if named else f"{name}：{refusal.message}")
        self._tell(request, done, messages.SUCCESS, "另有 {} 篇已办妥。")
        self._tell(request, refused, messages.ERROR, "另有 {} 篇没有办成。")

    def _tell(
        self, request: HttpRequest, said: list[SafeString] | list[str], level: int, rest: str
    ) -> None:
        for sentence in said[:NAMED]:
            self.message_user(request, sentence, level)
        if len(said) > NAMED:
            self.message_user(request, rest.format(len(said) - NAMED), level)

    def _too_many(self, request: HttpRequest, queryset: QuerySet[Article]) -> bool:
        if len(queryset[: AT_ONCE + 1].values_list("pk")) <= AT_ONCE:
            return False
        self.message_user(request, f"一次最多办理 {AT_ONCE} 篇，请分批选择。", messages.ERROR)
        return True

    def _ask_for_reason(
        self, request: HttpRequest, chosen: list[Article], asked: ReasonForm
    ) -> HttpResponse:
        location = admin.ActionLocation.CHANGE_FORM.value
        from_form = f"{location}-action" in request.POST or "from_form" in request.POST
        change_list = reverse("admin:articles_article_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "撤稿",
            "opts": self.opts,
            "media": self.media,
            "articles": chosen,
            "form": asked,
            "from_form": from_form,
            "post_to": change_list if from_form else request.get_full_path(),
            "back_to": self._form_url(chosen[0]) if from_form else request.get_full_path(),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/article/withdraw.html", context)

    def _form_url(self, article: Article) -> str:
        return reverse("admin:articles_article_change", args=[article.pk])


def _published(article: Article, publication: Publication) -> SafeString:
    return format_html(
        '《{}》已签发为第 {} 版：<a href="{}">查看公开文档</a>',
        article,
        publication.version,
        public_path(article),
    )
