"""The page 版面 as it was read beside what was made of it: every line, where it went, what it became."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from articles.admin.drafts import HUES, Piece, article_pieces, articles_of, picture_pieces
from articles.models import Article, Caption, File
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
    "sign_off": "文末署名",
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
    "editor_note": "编者按",
}
"""What the ledger's fields are called; one that is not listed stands under its own name."""

REASONS = {reason.value: reason.label for reason in FurnitureReason}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line went: a field of the nth article, or the furniture for a reason."""

    label: str
    position: int | None = None
    furniture: bool = False


@dataclass(slots=True)
class Run:
    """Lines in a row that went to one place, and what they became there."""

    place: Place | None
    labels: list[str] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    article: str = ""
    url: str = ""
    hue: int = 0
    continued: bool = False

    @property
    def needs_labels(self) -> bool:
        """Whether the pieces are more, or others, than the place already says."""
        return [piece.label for piece in self.pieces] != self.labels


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page; `cut` says that it has more lines than are shown."""

    runs: list[Run]
    cut: bool


def page_of(file: File, *, with_drafts: bool) -> Page:
    """Put the file's text, its ledger and, for who may see them, its articles side by side."""
    places = _places(file.ledger)
    articles = {one.file_position: one for one in articles_of(file)}
    pictures = {line: one for one in file.pictures.select_related("article") for line in one.lines}
    lines = file.text.split("\n")
    runs = list(_runs(lines[:SHOWN], places))
    shown: dict[int, set[int]] = defaultdict(set)
    pieces = {
        position: article_pieces(article)
        for position, article in articles.items()
        if with_drafts and position is not None
    }
    for run in runs:
        if run.place is None or run.place.position is None:
            continue
        article = articles.get(run.place.position)
        if article is None:
            _show_picture(run, pictures)
            continue
        _name(run, article)
        if with_drafts:
            _show(run, pieces[run.place.position], shown[article.pk])
    return Page(runs, cut=len(lines) > SHOWN)


def _places(ledger: Any) -> dict[int, list[Place]]:
    places: defaultdict[int, list[Place]] = defaultdict(list)
    for entry in ledger if isinstance(ledger, list) else []:
        if isinstance(entry, dict) and isinstance(number := entry.get("line"), int):
            places[number].append(_place(entry))
    return places


def _place(entry: dict[str, Any]) -> Place:
    if "furniture" in entry:
        reason = str(entry["furniture"])
        return Place(REASONS.get(reason, reason), furniture=True)
    name, position = str(entry.get("field", "")), entry.get("article")
    label = FIELDS.get(name.partition(".")[0].partition("[")[0], name)
    return Place(label, position if isinstance(position, int) else None)


def _runs(lines: list[str], places: dict[int, list[Place]]) -> Iterator[Run]:
    """Cut the page where the place changes; a blank line stays with the lines above it."""
    run = Run(None)
    for number, text in enumerate(lines, start=1):
        here = places.get(number, [])
        place = here[0] if here else None
        if run.lines and (place or text.strip()) and place != run.place:
            yield run
            run = Run(place)
        elif not run.lines:
            run.place = place
        run.labels += [one.label for one in here if one.label not in run.labels]
        run.lines.append((number, text))
    if run.lines:
        yield run


def _name(run: Run, article: Article) -> None:
    run.article = str(article)
    run.url = reverse("admin:articles_article_change", args=[article.pk])
    run.hue = (article.file_position or 0) % HUES + 1


def _show(run: Run, pieces: list[Piece], shown: set[int]) -> None:
    """The pieces that were made of the run's lines, each where its first line stands."""
    lines = {number for number, _ in run.lines}
    for index, piece in enumerate(pieces):
        if lines.isdisjoint(piece.lines):
            continue
        if index in shown:
            run.continued = True
        else:
            run.pieces.append(piece)
            shown.add(index)


def _show_picture(run: Run, pictures: dict[int, Caption]) -> None:
    """A photo that waits for an article, or a story that is not stored here any more."""
    picture = next((pictures[number] for number, _ in run.lines if number in pictures), None)
    if picture is None:
        position = run.place.position if run.place else None
        run.article = f"第 {position + 1} 篇，没有入库" if position is not None else ""
        return
    run.article = str(picture.article) if picture.article else "待配图片"
    run.url = reverse("admin:articles_caption_change", args=[picture.pk])
    run.pieces = picture_pieces(picture)
