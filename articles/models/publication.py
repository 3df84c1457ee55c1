"""Publication 发布件: what readers were given, frozen; the only thing the public side reads.

A publication's documents are never changed again. Beside it stand its filter rows (credits, tags,
sections): they exist only while the publication is live 在线, are written when it is published and
removed when it is superseded or withdrawn, so that nothing else can be filtered, counted or found.
"""

from typing import Self, override

from django.db import models

from backend.vocabulary import AuthorKind, CreditRole, TagKind

LAST_PAGE = 32767
"""Where an article without a page number stands when articles are in page order: behind the rest."""


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What a reader may ask for."""

    def live(self) -> Self:
        """The version that readers see now 在线."""
        return self.filter(state=Publication.State.LIVE)


class Publication(models.Model):
    """发布件: version n of an article, as JSON text, word for word what clients receive."""

    class State(models.TextChoices):
        """What became of the version."""

        LIVE = "live", "在线"
        SUPERSEDED = "superseded", "已有新版"
        WITHDRAWN = "withdrawn", "已撤稿"

    article = models.ForeignKey(
        "articles.Article",
        verbose_name="稿件",
        on_delete=models.PROTECT,
        related_name="publications",
    )
    public_id = models.UUIDField("公开编号", db_index=True)
    version = models.PositiveIntegerField("版本")
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.LIVE)
    card = models.TextField("卡片（JSON）")
    document = models.TextField("文档（JSON）")
    content_hash = models.CharField("内容校验值", max_length=64)

    # Frozen for filters and ordering; a list reads no other table for them.
    title = models.CharField("标题", max_length=300, blank=True)
    column = models.CharField("栏目", max_length=200, blank=True)
    source_id_public = models.UUIDField("报刊编号", null=True)
    source_name = models.CharField("报刊", max_length=200, blank=True)
    issue_date = models.DateField("期日期", null=True)
    issue_number = models.CharField("期号", max_length=50, blank=True)
    page_number = models.PositiveSmallIntegerField("版次", null=True)
    ordering_date = models.DateField("排序日期")
    ordering_page = models.PositiveSmallIntegerField("排序版次", default=LAST_PAGE)
    search_text = models.TextField("检索文字")

    published_at = models.DateTimeField("首次发布时间")
    version_at = models.DateTimeField("本版时间")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "发布件"
        verbose_name_plural = "发布件"
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(
                fields=["state", "-published_at", "-public_id"], name="publication_newest"
            ),
            models.Index(
                fields=["state", "-ordering_date", "-published_at", "-public_id"],
                name="publication_by_date",
            ),
            models.Index(
                fields=["state", "ordering_page", "-published_at", "-public_id"],
                name="publication_by_page",
            ),
            models.Index(fields=["state", "source_id_public"], name="publication_by_source"),
            models.Index(fields=["state", "column"], name="publication_by_column"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "version"], name="versions_of_an_article_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(state="live"),
                name="one_live_version_per_article",
                violation_error_message="一篇稿件只能有一个在线版本。",
            ),
            models.CheckConstraint(
                name="publication_state_is_known",
                condition=models.Q(state__in=["live", "superseded", "withdrawn"]),
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.title} 第 {self.version} 版"


class PublishedCredit(models.Model):
    """Frozen 署名 of a live publication."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="credits")
    author_id_public = models.UUIDField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=AuthorKind.choices())
    role = models.CharField(max_length=20, choices=CreditRole.choices())

    class Meta:
        verbose_name = "发布件署名"
        verbose_name_plural = "发布件署名"
        indexes = [
            models.Index(fields=["author_id_public", "role"], name="published_credit_author"),
            models.Index(fields=["name"], name="published_credit_name"),
            models.Index(fields=["role", "kind"], name="published_credit_role"),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class PublishedTag(models.Model):
    """Frozen 标签 of a live publication as a whole."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="tags")
    tag_id_public = models.UUIDField()
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=TagKind.choices())

    class Meta:
        verbose_name = "发布件标签"
        verbose_name_plural = "发布件标签"
        indexes = [
            models.Index(fields=["name"], name="published_tag_name"),
            models.Index(fields=["tag_id_public"], name="published_tag_id"),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class PublishedSection(models.Model):
    """Frozen 小节 of a live publication, with its own JSON."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    level = models.PositiveSmallIntegerField()
    document = models.TextField()
    search_text = models.TextField(default="")

    class Meta:
        verbose_name = "发布件小节"
        verbose_name_plural = "发布件小节"
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="published_sections_are_numbered"
            )
        ]

    @override
    def __str__(self) -> str:
        return self.heading


class PublishedSectionTag(models.Model):
    """Frozen 标签 of one section; `publication` is repeated so that a list needs one look-up."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="section_tags"
    )
    section = models.ForeignKey(PublishedSection, on_delete=models.CASCADE, related_name="tags")
    tag_id_public = models.UUIDField()
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=TagKind.choices())

    class Meta:
        verbose_name = "发布件小节标签"
        verbose_name_plural = "发布件小节标签"
        indexes = [
            models.Index(fields=["name"], name="published_section_tag_name"),
            models.Index(fields=["tag_id_public"], name="published_section_tag_id"),
        ]

    @override
    def __str__(self) -> str:
        return self.name
