"""废稿: a draft written by hand may be thrown away; what came from a file or was read may not."""

import pytest

from articles.models import Article, Event, File
from articles.workflow.discard import discard
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.withdraw import withdraw


def test_a_draft_written_by_hand_goes_and_its_record_stays(article: Article) -> None:
    discard(article, by=None)

    assert not Article.objects.exists()
    event = Event.objects.get(act=Event.Act.DISCARD)
    assert (event.article, event.public_id) == (None, article.public_id)
    assert event.note == "三万亩小麦开镰"


def test_an_article_from_a_file_stays_because_its_lines_must_be_somewhere(file: File) -> None:
    one = file.articles.first()
    assert one is not None

    with pytest.raises(ActRefused, match="来自文件") as refusal:
        discard(one, by=None)

    assert refusal.value.code == "has_file"


def test_what_readers_have_seen_is_withdrawn_and_not_discarded(article: Article) -> None:
    publish(article, by=None)
    withdraw(article, by=None, reason="有误")

    with pytest.raises(ActRefused, match="请用撤稿") as refusal:
        discard(article, by=None)

    assert refusal.value.code == "was_published"
