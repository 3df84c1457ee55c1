"""Sketch 雷同索引: the few numbers by which an article with the same text is found again."""

from typing import override

from django.db import models

from articles.models.article import Article


class Sketch(models.Model):
    """雷同索引: one number of an article's sketch; at most 16 rows an article.

    The number is the hash, below 2**63, of eight characters in a row, punctuation left out; an
    article has the 16 smallest of its text. A number that already leads to 100 articles is a stock
    phrase 套话 and is not written again, so that no look-up ever reads more than 1,600 rows. The
    measurements behind 8 and 16 stand in `backend.chinese.likeness`.
    """

    pk = models.CompositePrimaryKey("number", "article")
    number = models.BigIntegerField("数字")
    article = models.ForeignKey(Article, verbose_name="稿件", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "雷同索引"
        verbose_name_plural = "雷同索引"

    @override
    def __str__(self) -> str:
        return str(self.number)
