"""Change 变更: the feed that a client follows to miss nothing.

A change's number comes from one counter row that is locked as the last thing its transaction does;
numbers are therefore without gaps and in commit order on every database.
"""

import uuid
from typing import override

from django.db import models

from articles.models.publication import Publication


class ChangeCounter(models.Model):
    """变更计数: the one row that numbers changes; `epoch` changes when a database is restored."""

    value = models.PositiveBigIntegerField("最后编号", default=0)
    epoch = models.UUIDField("纪元", default=uuid.uuid4)

    class Meta:
        verbose_name = "变更计数"
        verbose_name_plural = "变更计数"
        constraints = [
            models.CheckConstraint(name="there_is_one_change_counter", condition=models.Q(id=1))
        ]

    @override
    def __str__(self) -> str:
        return str(self.value)


class Change(models.Model):
    """变更: one thing that happened to what readers see."""

    class Kind(models.TextChoices):
        """What happened 变更种类."""

        PUBLISHED = "published", "发布"
        CORRECTED = "corrected", "更正"
        WITHDRAWN = "withdrawn", "撤稿"

    number = models.PositiveBigIntegerField("编号", primary_key=True)
    kind = models.CharField("种类", max_length=20, choices=Kind.choices)
    public_id = models.UUIDField("稿件公开编号", db_index=True)
    version = models.PositiveIntegerField("版本")
    publication = models.ForeignKey(
        Publication, verbose_name="发布件", on_delete=models.PROTECT, related_name="changes"
    )
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "变更"
        verbose_name_plural = "变更"
        ordering = ["number"]

    @override
    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"
