"""The page 版面 as it was read, line by line, and where each line went."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.models import File
from backend.vocabulary import FurnitureReason

SHOWN = 20_000
"""So many lines are shown; the longest real page measured has 12,000."""

FIELDS = {
    "title": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "column": "栏目",
    "byline": "署名",
    "credits": "署名",
    "review_credits": "审校",
    "dateline": "电头",
    "source": "来源",
    "source_url": "原文网址",
    "published_on": "发布日期",
    "heading": "小标题",
    "sections": "正文",
    "section": "正文",
    "body": "正文",
    "paragraph": "正文",
    "captions": "图片说明",
    "caption": "图片说明",
    "note": "编者按",
    "record": "整行一篇",
}
"""What the ledger's fields are called; one that is not listed stands under its own name."""

REASONS = {reason.value: reason.label for reason in FurnitureReason}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one line went: a field of an article, or the furniture for a reason."""

    label: str
    article: str = ""
    url: str = ""
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page with its places; a line without any is blank or unaccounted for."""

    number: int
    text: str
    places: tuple[Place, ...]


def page_lines(file: File) -> list[PageLine]:
    """Put the file's text and its ledger side by side."""
    titles = {
        position: (str(pk), title or "（无标题）")
        for pk, position, title in file.articles.values_list("pk", "file_position", "title")
    }
    places: defaultdict[int, list[Place]] = defaultdict(list)
    for entry in file.ledger if isinstance(file.ledger, list) else []:
        if isinstance(entry, dict) and isinstance(number := entry.get("line"), int):
            places[number].append(_place(entry, titles))
    return [
        PageLine(number, text, tuple(places[number]))
        for number, text in enumerate(file.text.split("\n")[:SHOWN], start=1)
    ]


def _place(entry: dict[str, Any], titles: dict[int | None, tuple[str, str]]) -> Place:
    if "furniture" in entry:
        reason = str(entry["furniture"])
        return Place(REASONS.get(reason, reason), furniture=True)
    name, position = str(entry.get("field", "")), entry.get("article")
    label = FIELDS.get(name.partition(".")[0].partition("[")[0], name)
    if not isinstance(position, int) or position not in titles:
        return Place(label, f"第 {position + 1} 篇" if isinstance(position, int) else "")
    pk, title = titles[position]
    return Place(label, title, reverse("admin:articles_article_change", args=[pk]))
