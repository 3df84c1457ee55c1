"""Article 稿件: the working copy that editors correct; readers never see it directly."""

import uuid
from typing import Self, override

from django.conf import settings
from django.db import models

from articles.models.intake import File
from articles.models.issue import Issue
from articles.models.source import Source
from articles.models.tag import Tag


class ArticleQuerySet(models.QuerySet["Article"]):
    """What an editor asks for, in the editor's words."""

    def drafts(self) -> Self:
        """Never published 草稿."""
        return self.filter(state=Article.State.DRAFT)

    def published(self) -> Self:
        """Before readers now 已发布."""
        return self.filter(state=Article.State.PUBLISHED)

    def with_findings(self) -> Self:
        """Articles in which a check found something 有问题."""
        return self.filter(findings__isnull=False).distinct()


class Article(models.Model):
    """稿件: one article with its head, its source and its place in the paper."""

    class State(models.TextChoices):
        """Where the article stands 状态."""

        DRAFT = "draft", "草稿"
        PUBLISHED = "published", "已发布"
        WITHDRAWN = "withdrawn", "已撤稿"

    public_id = models.UUIDField("公开编号", default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(
        "状态", max_length=20, choices=State.choices, default=State.DRAFT, editable=False
    )
    revision_number = models.PositiveIntegerField("稿次", default=0, editable=False)
    edited_by_hand = models.BooleanField("编辑改过", default=False, editable=False)

    kicker = models.CharField("引题", max_length=300, blank=True)
    title = models.CharField("标题", max_length=300, blank=True)
    subtitle = models.CharField("副题", max_length=300, blank=True)
    column = models.CharField("栏目", max_length=200, blank=True)
    byline = models.CharField("署名（按原文）", max_length=500, blank=True)
    dateline_agency = models.CharField("电头：机构", max_length=100, blank=True)
    dateline_place = models.CharField("电头：地点", max_length=100, blank=True)
    dateline_date = models.CharField(
        "电头：日期", max_length=10, blank=True, help_text="月-日，或年-月-日，按原文"
    )
    abstract = models.TextField("提要", max_length=1000, blank=True)

    source = models.ForeignKey(
        Source,
        verbose_name="报刊",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    printed_source = models.CharField("来源（按原文）", max_length=200, blank=True)
    source_url = models.URLField("原文网址", max_length=1000, blank=True)
    issue = models.ForeignKey(
        Issue,
        verbose_name="期",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    page_number = models.PositiveSmallIntegerField("版次", null=True, blank=True)
    published_on = models.DateField("原发布日期", null=True, blank=True)
    tags = models.ManyToManyField(Tag, verbose_name="标签", blank=True, related_name="articles")

    file = models.ForeignKey(
        File,
        verbose_name="来稿文件",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
    )
    file_position = models.PositiveIntegerField("在文件中的次序", null=True, editable=False)
    field_lines = models.JSONField("各栏原文行号", default=dict, blank=True, editable=False)
    confidence = models.JSONField("各栏把握", default=dict, blank=True, editable=False)
    as_read = models.JSONField("机器所读各栏校验值", default=dict, blank=True, editable=False)
    created_at = models.DateTimeField("收稿时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "稿件"
        verbose_name_plural = "稿件"
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("publish_article", "可以签发稿件"),
            ("withdraw_article", "可以撤回稿件"),
        ]
        indexes = [models.Index(fields=["state", "-created_at"], name="article_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "file_position"],
                name="one_article_per_place_in_a_file",
                violation_error_message="同一文件的同一位置只能有一篇稿件。",
            ),
            models.CheckConstraint(
                name="article_state_is_known",
                condition=models.Q(state__in=["draft", "published", "withdrawn"]),
                violation_error_message="没有这种稿件状态。",
            ),
            models.CheckConstraint(
                name="page_number_counts_from_one",
                condition=models.Q(page_number__isnull=True) | models.Q(page_number__gte=1),
                violation_error_message="版次从 1 开始。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.title or "（无标题）"


class Revision(models.Model):
    """稿次: the article's whole content as one save left it, and who saved it."""

    article = models.ForeignKey(
        Article, verbose_name="稿件", on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveIntegerField("稿次")
    content = models.JSONField("内容")
    content_hash = models.CharField("内容校验值", max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="经手人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "稿次"
        verbose_name_plural = "稿次"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="revisions_of_an_article_are_numbered"
            )
        ]

    @override
    def __str__(self) -> str:
        return f"第 {self.number} 稿"


class Event(models.Model):
    """经手记录: one act on an article, by whom and when; written in the act's own transaction.

    It stays when a draft is discarded: `public_id` still names the article.
    """

    class Act(models.TextChoices):
        """What was done 动作."""

        INTAKE = "intake", "收稿"
        REPARSE = "reparse", "按新规则重读"
        EDIT = "edit", "修改"
        PUBLISH = "publish", "签发"
        WITHDRAW = "withdraw", "撤稿"
        DISCARD = "discard", "废稿"
        UNDO = "undo", "撤回导入"

    article = models.ForeignKey(
        Article,
        verbose_name="稿件",
        on_delete=models.SET_NULL,
        null=True,
        related_name="events",
    )
    public_id = models.UUIDField("稿件公开编号", db_index=True)
    act = models.CharField("动作", max_length=20, choices=Act.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="经手人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("时间", auto_now_add=True)
    revision_number = models.PositiveIntegerField("稿次", default=0)
    note = models.CharField("说明", max_length=500, blank=True)

    class Meta:
        verbose_name = "经手记录"
        verbose_name_plural = "经手记录"
        ordering = ["-pk"]

    @override
    def __str__(self) -> str:
        return self.get_act_display()
