"""签发: what readers get when an article is published, and when an act is refused."""

import json

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Change, Event, Publication
from articles.workflow.editing import edit
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.withdraw import withdraw
from tests.newsroom import make_article


def test_publishing_freezes_the_article_as_it_stands(article: Article, editor: User) -> None:
    publication = publish(article, by=editor)

    document = json.loads(publication.document)
    assert document["title"] == "三万亩小麦开镰"
    assert document["kicker"] == "夏粮丰收在望"
    assert document["sections"][1]["heading"] == "机器进田"
    assert document["sections"][1]["paragraphs"] == ["机收率达九成以上。", "颗粒归仓。"]
    assert [tag["name"] for tag in document["sections"][1]["tags"]] == ["农机", "麦收"]
    assert document["version"] == publication.version == 1
    assert (publication.state, article.state) == ("live", "published")


def test_publishing_writes_its_event_and_its_change(article: Article, editor: User) -> None:
    edit(article.pk, by=editor, changes={"subtitle": "颗粒归仓"})

    publication = publish(article, by=editor, remark="急稿")

    event = Event.objects.filter(act=Event.Act.PUBLISH).get()
    assert (event.article, event.by, event.note) == (article, editor, "急稿")
    assert event.revision_number == 1
    change = Change.objects.get()
    assert (change.number, change.kind, change.publication) == (1, "published", publication)
    assert change.public_id == article.public_id


def test_everything_a_reader_can_filter_by_is_frozen_beside_the_document(article: Article) -> None:
    publication = publish(article, by=None)

    assert publication.source_name == "河湾日报"
    assert (publication.issue_number, publication.page_number) == ("第3021期", 1)
    assert {(row.name, row.role) for row in publication.credits.all()} == {
        ("张三", "reporter"),
        ("县气象局", "contributor"),
        ("李四", "first_review"),
    }
    assert {row.name for row in publication.tags.all()} == {"麦收", "小麦"}
    assert [row.heading for row in publication.sections.order_by("position")] == ["", "机器进田"]
    assert {row.name for row in publication.section_tags.all()} == {"农机", "麦收"}


def test_a_correction_is_a_new_version_and_only_it_can_be_found(
    article: Article, editor: User
) -> None:
    first = publish(article, by=editor)
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})

    second = publish(article, by=editor)

    first.refresh_from_db()
    assert (first.state, first.title) == ("superseded", "三万亩小麦开镰")
    assert json.loads(first.document)["title"] == "三万亩小麦开镰"
    assert not first.credits.exists()
    assert not first.sections.exists()
    assert not first.tags.exists()
    assert not first.section_tags.exists()
    assert (second.state, second.version, second.title) == ("live", 2, "四万亩小麦开镰")
    assert second.published_at == first.published_at < second.version_at
    assert [change.kind for change in Change.objects.all()] == ["published", "corrected"]


def test_an_edit_after_publication_reaches_no_publication(article: Article, editor: User) -> None:
    before = publish(article, by=editor)

    edit(article.pk, by=editor, changes={"title": "未经签发的标题"})

    assert Publication.objects.get() == before
    assert "未经签发的标题" not in Publication.objects.get().document
    assert Change.objects.count() == 1


def test_publishing_again_what_has_not_changed_is_refused(article: Article) -> None:
    publish(article, by=None)

    with pytest.raises(ActRefused, match="《三万亩小麦开镰》发布后没有改动") as refusal:
        publish(article, by=None)

    assert refusal.value.code == "nothing_changed"
    assert Publication.objects.get().state == "live"
    assert (Change.objects.count(), Event.objects.count()) == (1, 1)


def test_an_edit_that_was_undone_is_nothing_changed(article: Article, editor: User) -> None:
    publish(article, by=editor)
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})
    edit(article.pk, by=editor, changes={"title": "三万亩小麦开镰"})

    with pytest.raises(ActRefused, match="没有改动"):
        publish(article, by=editor)


def test_a_withdrawn_article_that_is_published_again_goes_on_counting(
    article: Article, editor: User
) -> None:
    first = publish(article, by=editor)
    withdraw(article, by=editor, reason="产量数字有误")

    again = publish(article, by=editor)

    first.refresh_from_db()
    assert (first.state, again.state, again.version) == ("withdrawn", "live", 2)
    assert [(c.number, c.kind, c.version) for c in Change.objects.all()] == [
        (1, "published", 1),
        (2, "withdrawn", 1),
        (3, "published", 2),
    ]
    assert Article.objects.get().state == "published"


@pytest.mark.parametrize(
    ("sections", "captions", "title", "code"),
    [
        pytest.param((), (), "三万亩小麦开镰", "no_text", id="neither text nor picture"),
        pytest.param((), ("收割机在麦田作业。",), "", "no_title", id="a picture without a title"),
    ],
)
def test_what_readers_could_not_use_is_refused(
    db: None, sections: tuple[()], captions: tuple[str, ...], title: str, code: str
) -> None:
    article = make_article(sections=sections, captions=captions, title=title)

    with pytest.raises(ActRefused) as refusal:
        publish(article, by=None)

    assert refusal.value.code == code
    assert Article.objects.get().state == "draft"
    assert not Change.objects.exists()


def test_an_archive_may_be_published_without_a_title_as_it_was_printed(db: None) -> None:
    publication = publish(make_article(title=""), by=None, untitled=True)

    assert json.loads(publication.document)["title"] is None


def test_a_picture_story_without_text_may_be_published(db: None) -> None:
    publication = publish(make_article(sections=()), by=None)

    assert json.loads(publication.document)["captions"] == [
        {"text": "收割机在麦田作业。", "credit": "王五"}
    ]


def test_the_public_id_stays_from_version_to_version(article: Article, editor: User) -> None:
    first = publish(article, by=editor)
    edit(article.pk, by=editor, changes={"column": "农业"})
    second = publish(article, by=editor)

    assert first.public_id == second.public_id == article.public_id
    assert json.loads(second.document)["id"] == str(article.public_id)
