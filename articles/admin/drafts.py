"""Drafts 稿件 as pieces to lay beside their page: each value, its lines, and whether it was edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from articles.models import Article, Caption, File
from articles.workflow.merging import Edited, edited
from articles.workflow.readings import ROWS, Reading, of_article
from articles.workflow.wording import LABELS
from backend.vocabulary import CreditRole

HUES = 8
"""So many colours tell the articles of a page apart, then they begin again."""

HEAD = (
    "column",
    "kicker",
    "title",
    "subtitle",
    "byline",
    "dateline",
    "printed_source",
    "source_url",
    "published_on",
)
"""The units that are laid beside their lines; the others were named by the operator or made."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of an article, in paragraphs, with the heading of a section.

    `doubt` is the importer's confidence in percent, where that is low.
    """

    label: str
    paragraphs: tuple[str, ...]
    lines: frozenset[int]
    heading: str = ""
    is_edited: bool = False
    doubt: int = 0


UNSURE = 0.9
"""Share from which a reading is sure enough to say nothing of it."""


def doubt_of(article: Article, unit: str, *, is_edited: bool = False) -> int:
    """The importer's confidence 把握 in a unit, in percent; 0 when it is sure or an editor has decided."""
    share = article.confidence.get(unit, 1.0)
    return 0 if is_edited or share >= UNSURE else round(share * 100)


def articles_of(file: File) -> QuerySet[Article]:
    """The file's articles in page order with all that stands below them and how much is doubted."""
    doubted = Count("findings", filter=~Q(findings__severity="note"))
    articles = file.articles.annotate(doubted=doubted).order_by("file_position", "pk")
    return articles.prefetch_related(*ROWS, "credits__author")


def article_pieces(article: Article) -> list[Piece]:
    """The article's values that have lines on the page, in the order in which they are read."""
    reading = of_article(article)
    by_hand = edited(article.as_read, reading)
    pieces = [*_head(article, reading, by_hand), *_credits(article, by_hand)]
    for number, part in enumerate(reading.sections):
        _, ordinal, heading = part.values["heading"]
        paragraphs = tuple(line for line in part.values["body"].splitlines() if line.strip())
        lines, is_edited = frozenset(part.lines), by_hand.sections[number]
        title = f"{ordinal} {heading}".strip()
        doubt = 0
        if heading and not ordinal:
            doubt = doubt_of(article, "heading", is_edited=is_edited)
        pieces.append(Piece(LABELS["body"], paragraphs, lines, title, is_edited, doubt))
    for number, part in enumerate(reading.captions):
        is_edited = by_hand.captions[number]
        doubt = 0 if part.values["credit"] else doubt_of(article, "caption", is_edited=is_edited)
        pieces.append(_caption(part.values, part.lines, is_edited=is_edited, doubt=doubt))
    return pieces


def picture_pieces(picture: Caption) -> list[Piece]:
    """The caption of a picture that stands alone on its page."""
    return [_caption({"text": picture.text, "credit": picture.credit}, picture.lines)]


def _caption(
    values: dict[str, Any], lines: Any, *, is_edited: bool = False, doubt: int = 0
) -> Piece:
    photographer = f"（{values['credit']} 摄）" if values["credit"] else ""
    text = f"{values['text']}{photographer}"
    return Piece(LABELS["caption"], (text,), frozenset(lines), is_edited=is_edited, doubt=doubt)


def _head(article: Article, reading: Reading, by_hand: Edited) -> Iterator[Piece]:
    for unit in HEAD:
        value, lines = reading.fields[unit], frozenset(reading.field_lines.get(unit, []))
        text = " ".join(filter(None, value)) if isinstance(value, list) else str(value or "")
        if lines and (text or unit in by_hand.fields):
            shown = (text or "（编辑已删去）",)
            is_edited = unit in by_hand.fields
            doubt = doubt_of(article, unit, is_edited=is_edited)
            yield Piece(LABELS[unit], shown, lines, is_edited=is_edited, doubt=doubt)


def _credits(article: Article, by_hand: Edited) -> Iterator[Piece]:
    """Makers and reviewers, those of the same lines together."""
    groups: dict[tuple[str, frozenset[int]], list[str]] = {}
    for row in article.credits.all():
        role = CreditRole(row.role)
        unit = "review_credits" if role.handles_text else "credits"
        office = f"（{row.affiliation}）" if row.affiliation else ""
        words = groups.setdefault((unit, frozenset(row.lines)), [])
        words.append(f"{role.label} {row.author}{office}")
    for (unit, lines), words in groups.items():
        is_edited = unit in by_hand.fields
        doubt = doubt_of(article, unit, is_edited=is_edited)
        yield Piece(LABELS[unit], ("、".join(words),), lines, is_edited=is_edited, doubt=doubt)
