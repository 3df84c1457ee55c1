"""A newer importer reads known pages again: each article is found by its lines, and told apart."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.models import (
    Article,
    Batch,
    Event,
    File,
    Finding,
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


def test_an_edited_draft_is_merged_a_signed_one_stays_and_an_untouched_one_follows(
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
    signed = _texts(Article.objects.get(pk=road.pk))

    receipt = take_in(page, batch, Order(publish=True), read=read)

    assert (receipt.outcome, receipt.articles) == (FileOutcome.REPARSED, 2)
    assert (receipt.kept, receipt.merged, receipt.published) == (1, 1, 1)
    tea.refresh_from_db()
    assert (tea.title, tea.kicker, tea.state) == (f"{TEA}（新规则）", "春茶抢鲜", "draft")
    assert _texts(Article.objects.get(pk=road.pk)) == signed
    birds.refresh_from_db()
    assert (birds.title, birds.state) == (f"{BIRDS}（新规则）", "published")
    assert Article.objects.count() == 3
    assert [one.file_position for one in (tea, birds)] == [0, 2]
    assert Publication.objects.filter(article=road).count() == 1
    told = Finding.objects.get(article=road, code="reading_differs", message__startswith="标题")
    assert told.message == f"标题：签发的是“{ROAD}”，重读得“{ROAD}（新规则）”"


def test_a_text_that_is_cut_out_of_a_signed_article_is_left_out_and_told(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch, editor: User
) -> None:
    take_in(page, batch, Order())
    tea = Article.objects.get(title=TEA)
    publish(tea, by=editor)
    lines = tea.field_lines["all"]
    whole = one_draft(TEA, places=tuple((line, "paragraph") for line in lines[:-1]))
    rest = one_draft("另一篇", places=((lines[-1], "paragraph"),))
    read = by_new_rules(monkeypatch, one_page(whole, rest, sha256=_digest()))

    take_in(page, batch, Order(), read=read)

    assert list(Article.objects.values_list("title", flat=True)) == [TEA]
    messages = [row.message for row in Finding.objects.filter(article=tea)]
    assert "重读时从这几行另外读出《另一篇》，没有收入" in messages


def test_a_signed_article_that_is_read_no_more_stays_and_is_told(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch, editor: User
) -> None:
    take_in(page, batch, Order())
    tea, road = (Article.objects.get(title=title) for title in (TEA, ROAD))
    publish(tea, by=editor)
    read = by_new_rules(
        monkeypatch, one_page(one_draft(ROAD, places=_places(road)), sha256=_digest())
    )

    receipt = take_in(page, batch, Order(), read=read)

    assert (receipt.kept, Article.objects.count()) == (1, 2)
    told = Finding.objects.get(article=tea, code="reading_differs")
    assert told.message == "重读时没有读出这一篇，仍予保留"
    assert Article.objects.get(pk=tea.pk).file_position is None
    assert File.objects.get(outcome="imported").article_count == 2


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
        list(article.findings.exclude(code="reading_differs").values("pk", "code")),
    ]
