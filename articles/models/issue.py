"""Issue 期: one day's or one number's edition of a source."""

from typing import override

from django.db import models

from articles.models.source import Source


class Issue(models.Model):
    """期: a source's edition of one date; the printed number is kept where it is known."""

    source = models.ForeignKey(
        Source, verbose_name="报刊", on_delete=models.PROTECT, related_name="issues"
    )
    date = models.DateField("日期")
    number = models.CharField("期号", max_length=50, blank=True)

    class Meta:
        verbose_name = "期"
        verbose_name_plural = "期"
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "date", "number"],
                name="one_issue_per_source_date_and_number",
                violation_error_message="这一期已经存在。",
            )
        ]

    @override
    def __str__(self) -> str:
        number = f" 第{self.number}期" if self.number else ""
        return f"{self.source} {self.date:%Y-%m-%d}{number}"
