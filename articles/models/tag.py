"""Tag 标签: a word that articles and their sections are found by."""

import uuid
from typing import override

from django.db import models

from backend.vocabulary import TagKind


class Tag(models.Model):
    """标签: a word of one kind, with other spellings that mean the same."""

    public_id = models.UUIDField("公开编号", default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("名称", max_length=100)
    kind = models.CharField(
        "种类", max_length=20, choices=TagKind.choices(), default=TagKind.KEYWORD.value
    )

    class Meta:
        verbose_name = "标签"
        verbose_name_plural = "标签"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "kind"],
                name="one_tag_per_name_and_kind",
                violation_error_message="这个标签已经存在。",
            ),
            models.CheckConstraint(
                name="tag_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message="标签必须有名称。",
            ),
            models.CheckConstraint(
                name="tag_kind_is_known",
                condition=models.Q(kind__in=[kind.value for kind in TagKind]),
                violation_error_message="没有这种标签。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class TagAlias(models.Model):
    """标签别名: another spelling that leads to the tag, so that an import finds the same one."""

    tag = models.ForeignKey(
        Tag, verbose_name="标签", on_delete=models.CASCADE, related_name="aliases"
    )
    name = models.CharField("别名", max_length=100, unique=True)

    class Meta:
        verbose_name = "标签别名"
        verbose_name_plural = "标签别名"
        ordering = ["name"]

    @override
    def __str__(self) -> str:
        return self.name
