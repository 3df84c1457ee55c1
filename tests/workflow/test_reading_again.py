"""A newer importer reads known pages again: drafts follow it, what people touched stays theirs."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.models import (
    Article,
    Batch,
    Event,
    File,
    Publication,
)
from articles.workflow import intake
from articles.workflow.editing import edit
from articles.workflow.intake import Order, take_in
from articles.workflow.publish import publish
from articles.workflow.reading import Read
from backend.draft import PageDraft
from backend.vocabulary import FileOutcome
from tests.workflow.pages import BIRDS, ROAD, TEA, one_draft, one_page

NEWER = "2099.1.1"


def by_new_rules(monkeypatch: pytest.MonkeyPatch, page: PageDraft) -> Read:
    """From now on the importer is a newer one, which reads every file as this page."""
    monkeypatch.setattr(intake, "VERSION", NEWER)
    return lambda *_: page


def test_drafts_nobody_touched_follow_the_new_rules_under_their_public_id(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch
) -> None:
    take_in(page, batch, Order())
    before = Article.objects.get(title=TEA)
    read = by_new_rules(monkeypatch, one_page(one_draft("按新规则读出的标题"), sha256=_digest()))

    receipt = take_in(page, batch, Order(), read=read)

    assert receipt.outcome is FileOutcome.REPARSED
    after = Article.objects.get()
    assert (after.pk, after.public_id) == (before.pk, before.public_id)
    assert (after.title, after.revision_number) == ("按新规则读出的标题", 2)
    assert [row.content["title"] for row in after.revisions.all()] == ["按新规则读出的标题", TEA]
    assert [event.act for event in after.events.all()] == ["reparse", "intake"]
    receipt_row = File.objects.get(outcome="imported")
    assert receipt_row.importer_version == NEWER


def test_reading_again_by_the_same_rules_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch
) -> None:
    take_in(page, batch, Order())
    monkeypatch.setattr(intake, "VERSION", NEWER)
    before = {one.pk: one.public_id for one in Article.objects.all()}

    receipt = take_in(page, batch, Order())

    assert receipt.outcome is FileOutcome.REPARSED
    assert {one.pk: one.public_id for one in Article.objects.all()} == before
    assert [one.revision_number for one in Article.objects.all()] == [1, 1, 1]


def test_what_an_editor_changed_or_published_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch, editor: User
) -> None:
    take_in(page, batch, Order())
    tea, road, birds = (Article.objects.get(title=title) for title in (TEA, ROAD, BIRDS))
    edit(tea.pk, by=editor, changes={"kicker": "春茶抢鲜"})
    publish(road, by=editor)
    drafts = [
        one_draft(f"{one.title}（新规则）", places=_places(one)) for one in (tea, road, birds)
    ]
    read = by_new_rules(monkeypatch, one_page(*drafts, sha256=_digest()))
    kept = [_texts(Article.objects.get(pk=one.pk)) for one in (tea, road)]

    receipt = take_in(page, batch, Order(publish=True), read=read)

    assert (receipt.outcome, receipt.kept, receipt.articles) == (FileOutcome.REPARSED, 2, 1)
    assert [_texts(Article.objects.get(pk=one.pk)) for one in (tea, road)] == kept
    assert Article.objects.get(pk=birds.pk).title == f"{BIRDS}（新规则）"
    assert Article.objects.count() == 3
    assert Publication.objects.filter(article=road).count() == 1


def test_a_draft_that_the_new_rules_no_longer_find_goes(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch
) -> None:
    take_in(page, batch, Order())
    whole = Article.objects.get(title=TEA)
    read = by_new_rules(monkeypatch, one_page(one_draft(places=_places(whole)), sha256=_digest()))

    take_in(page, batch, Order(), read=read)

    assert Article.objects.get().public_id == whole.public_id
    assert Event.objects.filter(act="intake").count() == 3


def _digest() -> str:
    return File.objects.get(outcome="imported").sha256


def _places(article: Article) -> tuple[tuple[int, str], ...]:
    return tuple((line, "body") for line in article.field_lines["all"])


def _texts(article: Article) -> list[object]:
    return [
        article.title,
        article.kicker,
        article.updated_at,
        article.revision_number,
        list(article.sections.values("pk", "heading", "body", "lines")),
        list(article.credits.values("pk", "author__name", "role")),
        list(article.findings.values("pk", "code")),
    ]
