"""Finding 问题: what a check asks an editor to look at."""

from typing import override

from django.db import models

from articles.models.article import Article
from articles.models.intake import File
from backend.vocabulary import FindingCode, Severity


class Finding(models.Model):
    """问题: a doubt about an article of a file, with its place in the page.

    A reprint 转载 names in `other` the article that came first, and in `share` how many hundredths
    of the shorter text stand in both; it goes when either of the two goes.
    """

    file = models.ForeignKey(
        File,
        verbose_name="来稿文件",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="findings",
    )
    article = models.ForeignKey(
        Article,
        verbose_name="稿件",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="findings",
    )
    code = models.CharField("种类", max_length=50, choices=FindingCode.choices())
    severity = models.CharField("程度", max_length=20, choices=Severity.choices())
    message = models.CharField("说明", max_length=500)
    excerpt = models.CharField("原文", max_length=500, blank=True)
    lines = models.JSONField("原文行号", default=list, blank=True)
    section_position = models.PositiveIntegerField("小节次序", null=True, blank=True)
    paragraph_position = models.PositiveIntegerField("段落次序", null=True, blank=True)
    start = models.PositiveIntegerField("段内起点", null=True, blank=True)
    end = models.PositiveIntegerField("段内终点", null=True, blank=True)
    suggestion = models.CharField("建议", max_length=500, blank=True)
    other = models.ForeignKey(
        Article,
        verbose_name="先刊出的稿件",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reprint_findings",
    )
    share = models.PositiveSmallIntegerField("相同的文字（%）", null=True, blank=True)

    class Meta:
        verbose_name = "问题"
        verbose_name_plural = "问题"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_belongs_somewhere",
                condition=models.Q(file__isnull=False) | models.Q(article__isnull=False),
                violation_error_message="问题必须属于某个文件或稿件。",
            ),
            models.CheckConstraint(
                name="share_goes_with_the_other_article",
                condition=models.Q(other__isnull=True, share__isnull=True)
                | models.Q(other__isnull=False, share__gte=1, share__lte=100),
                violation_error_message="与另一篇相同的问题必须写明相同的比例。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.message

    @property
    def place(self) -> str:
        """Where it stands, as an editor counts: 第2节第3段第15字; empty where that cannot be told."""
        counted = [
            (self.section_position, "节"),
            (self.paragraph_position, "段"),
            (self.start, "字"),
        ]
        return "".join(f"第{value + 1}{unit}" for value, unit in counted if value is not None)
