"""Source 报刊: the paper, magazine, agency or account that a page comes from."""

import uuid
from typing import override

from django.db import models


class Source(models.Model):
    """报刊: a paper or other outlet, known by its name."""

    public_id = models.UUIDField("公开编号", default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("名称", max_length=200, unique=True)
    url = models.URLField("网址", blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        verbose_name = "报刊"
        verbose_name_plural = "报刊"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="source_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message="报刊必须有名称。",
            )
        ]

    @override
    def __str__(self) -> str:
        return self.name
