"""Author 作者 and Credit 署名: who made an article, and in what part."""

import uuid
from typing import override

from django.db import models

from backend.vocabulary import AuthorKind, CreditRole


class Author(models.Model):
    """作者: a person or an organisation that signs articles."""

    public_id = models.UUIDField("公开编号", default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("姓名或名称", max_length=200)
    kind = models.CharField(
        "类型", max_length=20, choices=AuthorKind.choices(), default=AuthorKind.PERSON.value
    )
    note = models.CharField(
        "区别说明", max_length=200, blank=True, help_text="同名同姓时填写，例如“文体部”"
    )

    class Meta:
        verbose_name = "作者"
        verbose_name_plural = "作者"
        ordering = ["name", "note"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "kind", "note"],
                name="one_author_per_name_kind_and_note",
                violation_error_message="已有同名同类的作者；若不是同一人，请填写区别说明。",
            ),
            models.CheckConstraint(
                name="author_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message="作者必须有姓名或名称。",
            ),
            models.CheckConstraint(
                name="author_kind_is_known",
                condition=models.Q(kind__in=[kind.value for kind in AuthorKind]),
                violation_error_message="作者类型只能是个人或单位。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name


class Credit(models.Model):
    """署名: one author's part in one article, in printed order."""

    article = models.ForeignKey(
        "articles.Article", verbose_name="稿件", on_delete=models.CASCADE, related_name="credits"
    )
    author = models.ForeignKey(
        Author, verbose_name="作者", on_delete=models.PROTECT, related_name="credits"
    )
    role = models.CharField("职责", max_length=20, choices=CreditRole.choices())
    affiliation = models.CharField("单位（按原文）", max_length=200, blank=True)
    position = models.PositiveIntegerField("次序", default=0)
    lines = models.JSONField("原文行号", default=list, blank=True, editable=False)

    class Meta:
        verbose_name = "署名"
        verbose_name_plural = "署名"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"],
                name="one_credit_per_article_author_and_role",
                violation_error_message="同一作者的同一职责只能署一次。",
            ),
            models.CheckConstraint(
                name="credit_role_is_known",
                condition=models.Q(role__in=[role.value for role in CreditRole]),
                violation_error_message="没有这种署名职责。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{CreditRole(self.role).label} {self.author}"
