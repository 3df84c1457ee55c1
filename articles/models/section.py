"""Section 段落组 and Caption 图片说明: the body of an article, in reading order."""

from typing import override

from django.db import models

from articles.models.article import Article
from articles.models.intake import File
from articles.models.tag import Tag


class Section(models.Model):
    """小节: a heading and its paragraphs; `level` makes the tree, level 0 has no heading."""

    article = models.ForeignKey(
        Article, verbose_name="稿件", on_delete=models.CASCADE, related_name="sections"
    )
    position = models.PositiveIntegerField("次序", default=0)
    level = models.PositiveSmallIntegerField("层级", default=0, help_text="0 表示没有小标题")
    number = models.CharField(
        "序号", max_length=20, blank=True, help_text="一、（一）、1 等，按原文"
    )
    heading = models.CharField("小标题", max_length=300, blank=True)
    body = models.TextField("正文", blank=True, help_text="每行一段")
    tags = models.ManyToManyField(Tag, verbose_name="标签", blank=True, related_name="sections")
    lines = models.JSONField("原文行号", default=list, blank=True, editable=False)

    class Meta:
        verbose_name = "小节"
        verbose_name_plural = "小节"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="heading_and_level_go_together",
                condition=models.Q(level=0, heading="")
                | (models.Q(level__gte=1) & ~models.Q(heading="")),
                violation_error_message="有小标题的小节层级从 1 起；没有小标题的层级为 0。",
            ),
            models.CheckConstraint(
                name="section_level_is_at_most_six",
                condition=models.Q(level__lte=6),
                violation_error_message="小标题最多六级。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.heading or "（导语）"

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs, blank lines left out."""
        return [line.strip() for line in self.body.splitlines() if line.strip()]


class Caption(models.Model):
    """图片说明: a caption, and the photographer who is credited in it.

    A photo that stands on its page without title or text is a picture, not an article: its caption
    waits here with its file and no article 待配图片, until an editor gives it one.
    """

    article = models.ForeignKey(
        Article,
        verbose_name="稿件",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="captions",
    )
    file = models.ForeignKey(
        File,
        verbose_name="来稿文件",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="pictures",
    )
    position = models.PositiveIntegerField("次序", default=0)
    text = models.TextField("说明")
    credit = models.CharField("摄影者", max_length=100, blank=True)
    lines = models.JSONField("原文行号", default=list, blank=True, editable=False)

    class Meta:
        verbose_name = "图片说明"
        verbose_name_plural = "图片说明"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="caption_belongs_somewhere",
                condition=models.Q(article__isnull=False) | models.Q(file__isnull=False),
                violation_error_message="图片说明必须属于稿件，或来自某个文件。",
            )
        ]

    @override
    def __str__(self) -> str:
        return self.text[:30]
