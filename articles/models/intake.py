"""Batch 批次 and File 来稿文件: what came in, what became of it, and the receipt for it."""

from typing import override

from django.conf import settings
from django.db import models

from backend.vocabulary import FileOutcome


class Batch(models.Model):
    """收稿批次: one run of the importer."""

    started_at = models.DateTimeField("开始时间", auto_now_add=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)
    importer_version = models.CharField("导入规则版本", max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="经手人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField("撤回时间", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="撤回人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "收稿批次"
        verbose_name_plural = "收稿批次"
        ordering = ["-pk"]

    @override
    def __str__(self) -> str:
        return f"批次 {self.pk}"


class File(models.Model):
    """来稿文件: one file of a batch; the row whose outcome is `imported` is its receipt.

    The receipt is written in the transaction that stores the articles, and there is one receipt
    for the same bytes (sha256) and for the same text (text_hash), so that no crash and no race can
    lose or double a page. A file that stored nothing of its own names the receipt in `same_as`.
    """

    batch = models.ForeignKey(
        Batch, verbose_name="批次", on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField("文件名", max_length=500)
    sha256 = models.CharField("校验值", max_length=64, db_index=True)
    text_hash = models.CharField("文字校验值", max_length=64, blank=True)
    same_as = models.ForeignKey(
        "self",
        verbose_name="所同文件",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
    )
    size = models.PositiveBigIntegerField("字节数", default=0)
    format = models.CharField("格式", max_length=20, blank=True)
    encoding = models.CharField("编码", max_length=20, blank=True)
    importer_version = models.CharField("导入规则版本", max_length=40)
    outcome = models.CharField("结果", max_length=20, choices=FileOutcome.choices())
    reason_code = models.CharField("原因代码", max_length=50, blank=True)
    reason = models.CharField("原因", max_length=500, blank=True)
    article_count = models.PositiveIntegerField("稿件数", default=0)
    text = models.TextField("原文", blank=True)
    ledger = models.JSONField("逐行去向", default=list, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    seconds = models.FloatField("用时（秒）", default=0.0)

    class Meta:
        verbose_name = "来稿文件"
        verbose_name_plural = "来稿文件"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=models.Q(outcome="imported"),
                name="one_receipt_per_file",
                violation_error_message="这个文件已经收过。",
            ),
            models.UniqueConstraint(
                fields=["text_hash"],
                condition=models.Q(outcome="imported") & ~models.Q(text_hash=""),
                name="one_receipt_per_text",
                violation_error_message="文字相同的文件已经收过。",
            ),
            models.CheckConstraint(
                name="duplicate_names_its_original",
                condition=~models.Q(outcome="duplicate") | models.Q(same_as__isnull=False),
                violation_error_message="文字相同的文件必须写明与哪个文件相同。",
            ),
            models.CheckConstraint(
                name="file_outcome_is_known",
                condition=models.Q(outcome__in=[outcome.value for outcome in FileOutcome]),
                violation_error_message="没有这种收稿结果。",
            ),
            models.CheckConstraint(
                name="rejected_file_has_a_reason",
                condition=~models.Q(outcome="rejected") | ~models.Q(reason_code=""),
                violation_error_message="拒收必须写明原因。",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.name
