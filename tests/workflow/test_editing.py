"""编辑: every save is a revision, and nobody's words are overwritten unseen."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Event, Revision, Section
from articles.workflow import editing
from articles.workflow.editing import edit, record
from articles.workflow.states import ActRefused
from tests.newsroom import Part, write


def test_each_save_is_a_revision_with_the_whole_content(article: Article, editor: User) -> None:
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})
    edit(article.pk, by=editor, changes={"page_number": 3, "published_on": date(2026, 6, 2)})

    second, first = Revision.objects.all()
    assert (first.number, second.number) == (1, 2)
    assert (first.content["title"], first.content["page_number"]) == ("四万亩小麦开镰", 1)
    assert (second.content["page_number"], second.content["published_on"]) == (3, "2026-06-02")
    assert second.content["sections"][1]["heading"] == "机器进田"
    assert first.by == second.by == editor
    assert Article.objects.get().revision_number == 2
    assert Article.objects.get().edited_by_hand


def test_each_save_is_noted_with_its_revision(article: Article, editor: User) -> None:
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})
    edit(article.pk, by=editor, changes={"title": "五万亩小麦开镰"})

    assert [(event.act, event.by, event.revision_number) for event in Event.objects.all()] == [
        ("edit", editor, 2),
        ("edit", editor, 1),
    ]


def test_a_save_that_changes_nothing_is_no_revision(article: Article, editor: User) -> None:
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})

    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})

    assert Revision.objects.count() == Event.objects.count() == 1


def test_a_change_in_a_section_is_a_revision_too(article: Article, editor: User) -> None:
    record(article, by=editor)
    write(article, [Part(body="机器进田，颗粒归仓。")])

    revision = record(Article.objects.get(), by=editor)

    assert revision is not None
    assert revision.number == 2
    assert revision.content["sections"][0]["paragraphs"] == ["机器进田，颗粒归仓。"]


def test_a_stale_save_is_refused_and_both_texts_are_kept(article: Article) -> None:
    first = User.objects.create(username="蒋编辑")
    second = User.objects.create(username="邱编辑")
    opened = Article.objects.get().revision_number
    edit(article.pk, by=first, changes={"title": "蒋编辑的标题"}, seen=opened)

    with pytest.raises(ActRefused) as refusal:
        edit(article.pk, by=second, changes={"title": "邱编辑的标题"}, seen=opened)

    assert refusal.value.code == "stale_revision"
    assert "您打开的是第 0 稿，蒋编辑已存为第 1 稿" in refusal.value.message
    assert "您的文字仍在本页" in refusal.value.message
    assert Article.objects.get().title == "蒋编辑的标题"
    assert [row.content["title"] for row in Revision.objects.all()] == ["蒋编辑的标题"]

    edit(article.pk, by=second, changes={"title": "邱编辑的标题"}, seen=opened + 1)
    assert [row.content["title"] for row in Revision.objects.all()] == [
        "邱编辑的标题",
        "蒋编辑的标题",
    ]


def test_a_machine_that_saved_in_between_is_named_as_the_system(article: Article) -> None:
    edit(article.pk, by=None, changes={"title": "四万亩小麦开镰"})

    with pytest.raises(ActRefused, match="系统已存为第 1 稿"):
        edit(article.pk, by=None, changes={"title": "五万亩小麦开镰"}, seen=0)


@pytest.mark.parametrize("name", ["state", "public_id", "revision_number", "file", "id"])
def test_what_no_editor_may_set_is_refused_by_name(article: Article, name: str) -> None:
    with pytest.raises(ActRefused, match=f"不能直接修改：{name}。") as refusal:
        edit(article.pk, by=None, changes={name: "published", "title": "改"})

    assert refusal.value.code == "field_not_editable"
    assert Article.objects.get().title == "三万亩小麦开镰"


def test_every_editable_field_is_part_of_the_content(article: Article) -> None:
    content = {"published_on": date(2026, 7, 1), "page_number": 7}
    for name in sorted(editing.EDITABLE):
        edit(article.pk, by=None, changes={name: content.get(name, f"改过的{name}")})

    assert Revision.objects.count() == len(editing.EDITABLE)


def test_a_revision_does_not_follow_the_article(article: Article, editor: User) -> None:
    edit(article.pk, by=editor, changes={"title": "四万亩小麦开镰"})
    Section.objects.all().delete()
    edit(article.pk, by=editor, changes={"title": "五万亩小麦开镰"})

    first = Revision.objects.get(number=1)
    assert first.content["title"] == "四万亩小麦开镰"
    assert len(first.content["sections"]) == 2
