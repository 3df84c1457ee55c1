"""撤稿: a published article is taken back, and the feed says so."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Change, Event, Publication
from articles.workflow.editing import edit
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.withdraw import withdraw


def test_a_withdrawn_article_is_live_nowhere_and_its_text_is_kept(
    article: Article, editor: User
) -> None:
    document = publish(article, by=editor).document

    publication = withdraw(article, by=editor, reason="  产量数字有误\n")

    assert not Publication.objects.live().exists()
    assert Publication.objects.get() == publication
    assert Publication.objects.get().document == document
    assert not publication.sections.exists()
    assert not publication.credits.exists()
    assert not publication.tags.exists()
    assert not publication.section_tags.exists()
    event = Event.objects.get(act=Event.Act.WITHDRAW)
    assert (event.by, event.note) == (editor, "产量数字有误")
    last = Change.objects.last()
    assert last is not None
    assert (last.number, last.kind, last.publication) == (2, "withdrawn", publication)
    assert article.state == Article.objects.get().state == "withdrawn"


@pytest.mark.parametrize("reason", ["", "   ", "\u3000\n"])
def test_a_withdrawal_without_a_reason_is_refused(article: Article, reason: str) -> None:
    publish(article, by=None)

    with pytest.raises(ActRefused, match="必须写明原因") as refusal:
        withdraw(article, by=None, reason=reason)

    assert refusal.value.code == "no_reason"
    assert Publication.objects.live().exists()


def test_a_draft_cannot_be_withdrawn(article: Article) -> None:
    with pytest.raises(ActRefused, match="现在是“草稿”，不能变为“已撤稿”") as refusal:
        withdraw(article, by=None, reason="不用了")

    assert refusal.value.code == "state_not_allowed"
    assert not Event.objects.exists()


def test_an_article_is_withdrawn_once(article: Article) -> None:
    publish(article, by=None)
    withdraw(article, by=None, reason="产量数字有误")

    with pytest.raises(ActRefused, match="已撤稿"):
        withdraw(article, by=None, reason="再撤一次")

    assert Change.objects.count() == 2


def test_a_withdrawn_article_can_be_edited_and_stays_withdrawn(
    article: Article, editor: User
) -> None:
    publish(article, by=editor)
    withdraw(article, by=editor, reason="产量数字有误")

    edit(article.pk, by=editor, changes={"title": "两万亩小麦开镰"})

    assert Article.objects.get().state == "withdrawn"
    assert not Publication.objects.live().exists()


def test_a_long_reason_is_kept_as_far_as_the_record_goes(article: Article) -> None:
    publish(article, by=None)

    withdraw(article, by=None, reason="因" * 900)

    assert Event.objects.get(act=Event.Act.WITHDRAW).note == "因" * 500
