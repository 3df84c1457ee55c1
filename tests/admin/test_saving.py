"""Saving 改稿: one save, one revision; a stale one is refused; nonsense is a form error."""

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from articles.models import Article, Author, Event, Publication, Section
from articles.workflow import editing
from articles.workflow.publish import publish
from tests.admin.conftest import ARTICLES, form_url, full_article, make_article, opened, typed

pytestmark = pytest.mark.django_db


def test_a_save_is_one_revision(desk: Client, article: Article) -> None:
    data = opened(desk, article)
    data |= {
        "title": ["新标题"],
        "sections-0-body": ["改过的一段。\r\n又一段。"],
        "credits-0-affiliation": ["绥宁一中"],
    }
    before = article.revision_number
    assert desk.post(form_url(article), data | {"_continue": "1"}).status_code == 302
    article = Article.objects.get(pk=article.pk)
    assert article.revision_number == before + 1
    assert article.title == "新标题"
    assert article.edited_by_hand
    assert article.sections.order_by("position")[0].body == "改过的一段。\n又一段。"
    newest = article.revisions.select_related("by")[0]
    assert newest.by is not None
    assert newest.by.username == "主编"
    assert newest.content["title"] == "新标题"
    assert newest.content["credits"][0]["affiliation"] == "绥宁一中"
    assert article.events.filter(act=Event.Act.EDIT, revision_number=before + 1).count() == 1


def test_tags_of_article_and_section_are_in_the_revision(desk: Client, article: Article) -> None:
    data = opened(desk, article)
    spare = article.sections.get(position=0).tags.get(name="词0甲")
    data["tags"] = [str(spare.pk)]
    data["sections-1-tags"] = [*data["sections-1-tags"], str(spare.pk)]
    desk.post(form_url(article), data)
    content = article.revisions.all()[0].content
    assert [tag["name"] for tag in content["tags"]] == ["词0甲"]
    assert "词0甲" in [tag["name"] for tag in content["sections"][1]["tags"]]


def test_saving_unchanged_makes_no_revision(desk: Client, article: Article) -> None:
    before = Article.objects.values().get(pk=article.pk)
    rows = list(Section.objects.values())
    response = desk.post(form_url(article), opened(desk, article), follow=True)
    assert "内容没有变化" in response.content.decode()
    assert Article.objects.values().get(pk=article.pk) == before
    assert list(Section.objects.values()) == rows
    assert article.revisions.count() == before["revision_number"]


def test_an_article_made_by_hand_has_a_revision(desk: Client) -> None:
    Author.objects.create(name="王闻溪")
    data = typed(desk.get(f"{ARTICLES}add/"))
    data |= {
        "title": ["新稿"],
        "sections-TOTAL_FORMS": ["1"],
        "sections-0-position": ["0"],
        "sections-0-level": ["0"],
        "sections-0-heading": ["一个小标题"],
        "sections-0-body": ["正文。"],
    }
    assert desk.post(f"{ARTICLES}add/", data).status_code == 302
    article = Article.objects.get()
    assert article.revision_number == 1
    assert article.sections.get().level == 1
    assert article.revisions.get().content["sections"][0]["paragraphs"] == ["正文。"]
    assert article.state == Article.State.DRAFT


def test_a_new_section_goes_last(desk: Client, article: Article) -> None:
    response = desk.get(form_url(article))
    formset = next(
        shown.formset for shown in response.context["inline_admin_formsets"]
        if shown.formset.prefix == "sections"
    )  # fmt: skip
    assert formset.empty_form["position"].value() == 2


def test_a_stale_save_is_refused_and_keeps_both_texts(desk: Client, article: Article) -> None:
    mine = opened(desk, article) | {"title": ["我的标题"], "sections-1-body": ["我写的一段。"]}
    theirs = opened(desk, article) | {"title": ["他的标题"], "sections-0-body": ["他写的一段。"]}
    assert desk.post(form_url(article), theirs).status_code == 302
    revisions = article.revisions.count()
    response = desk.post(form_url(article), mine)
    assert response.status_code == 409
    text = response.content.decode()
    assert "我的标题" in text
    assert "我写的一段。" in text
    assert "主编已存为第" in text
    article.refresh_from_db()
    assert article.title == "他的标题"
    assert article.revisions.count() == revisions
    assert not Section.objects.filter(body="我写的一段。").exists()
    # Pressing save once more does not get through either.
    assert desk.post(form_url(article), typed(response)).status_code == 409


def test_a_stale_save_keeps_the_text_of_a_section_that_is_gone(
    desk: Client, article: Article
) -> None:
    mine = opened(desk, article) | {"sections-1-body": ["写在已删小节里的一段。"]}
    theirs = opened(desk, article) | {"sections-0-DELETE": ["on"]}
    assert desk.post(form_url(article), theirs).status_code == 302
    response = desk.post(form_url(article), mine)
    assert response.status_code == 409
    assert "写在已删小节里的一段。" in response.content.decode()
    kept = typed(response)
    assert {key for key in mine if mine[key] != kept.get(key)} == {"csrfmiddlewaretoken"}


@pytest.mark.parametrize("seen", ["", "0", "-1", "99", "abc", "99999999999999999999"])
def test_a_save_that_saw_no_revision_is_refused(desk: Client, article: Article, seen: str) -> None:
    data = opened(desk, article) | {"title": ["冒名的标题"], "seen": [seen]}
    before = list(Article.objects.values())
    assert desk.post(form_url(article), data).status_code in {200, 409}
    assert list(Article.objects.values()) == before


def test_a_save_does_not_undo_a_publication_in_between(desk: Client, article: Article) -> None:
    data = opened(desk, article) | {"title": ["签发后改的标题"]}
    publish(article, by=None)
    assert desk.post(form_url(article), data).status_code == 302
    article.refresh_from_db()
    assert article.state == Article.State.PUBLISHED
    assert "签发后改的标题" not in Publication.objects.get().document


NONSENSE = {
    "title": "标题{}", "kicker": "引{}", "abstract": "提要{}", "byline": "署名{}",
    "sections-0-body": "正文{}", "sections-1-heading": "小标题{}", "captions-0-text": "图{}",
    "credits-0-affiliation": "单位{}", "source_url": "https://a.cn/{}", "column": "栏{}",
}  # fmt: skip


@pytest.mark.parametrize("name", NONSENSE)
def test_nul_is_a_form_error(desk: Client, article: Article, name: str) -> None:
    data = opened(desk, article) | {name: [NONSENSE[name].format("\0")]}
    before = [list(model.objects.values()) for model in (Article, Section)]
    response = desk.post(form_url(article), data)
    assert response.status_code == 200
    assert "errornote" in response.content.decode()
    assert [list(model.objects.values()) for model in (Article, Section)] == before


@pytest.mark.parametrize("name", NONSENSE)
def test_a_lone_surrogate_is_a_form_error(desk: Client, article: Article, name: str) -> None:
    data = opened(desk, article) | {name: [NONSENSE[name].format("\ud800")]}
    before = [list(model.objects.values()) for model in (Article, Section)]
    boundary = "BoUnDaRyStRiNg"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'.encode()
        + value.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass").encode("utf-7", "surrogatepass")
        + b"\r\n"
        for key, values in data.items()
        for value in values
    ]  # fmt: skip
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    content_type = MULTIPART_CONTENT.partition(";")[0] + f"; boundary={boundary}; charset=utf-7"
    response = desk.generic("POST", form_url(article), body, content_type=content_type)
    assert response.status_code == 200
    assert "errornote" in response.content.decode()
    assert [list(model.objects.values()) for model in (Article, Section)] == before


@pytest.mark.parametrize("noun", ["author", "source", "tag"])
def test_nul_in_a_name_is_a_form_error(desk: Client, noun: str) -> None:
    data = {
        "name": "名\0字", "kind": "person" if noun == "author" else "keyword",
        "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0",
    }  # fmt: skip
    response = desk.post(f"/admin/articles/{noun}/add/", data)
    assert response.status_code == 200
    assert "errornote" in response.content.decode()


def test_a_broken_rule_is_told_in_chinese(desk: Client, article: Article) -> None:
    data = opened(desk, article) | {"page_number": ["0"]}
    text = desk.post(form_url(article), data).content.decode()
    assert "版次从 1 开始。" in text


def test_what_came_in_or_went_out_cannot_be_deleted(desk: Client, article: Article) -> None:
    published = make_article("手写并发布")
    publish(published, by=None)
    for kept in (article, published):
        assert 'class="deletelink"' not in desk.get(form_url(kept)).content.decode()
        assert desk.post(f"{ARTICLES}{kept.pk}/delete/", {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": str(published.pk), "post": "yes"}
    desk.post(ARTICLES, data)
    assert Article.objects.count() == 2


def test_a_draft_made_by_hand_can_be_deleted(desk: Client) -> None:
    draft = make_article("手写的草稿")
    assert 'class="deletelink"' in desk.get(form_url(draft)).content.decode()
    page = desk.get(f"{ARTICLES}{draft.pk}/delete/")
    assert page.status_code == 200
    assert desk.post(f"{ARTICLES}{draft.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()
    trace = Event.objects.get(public_id=draft.public_id, act=Event.Act.DISCARD)
    assert (trace.article, trace.note) == (None, "手写的草稿")


def test_everything_of_an_article_survives_a_save(desk: Client) -> None:
    article = full_article("甲", sections=4)
    before = editing.keep_revision(article, by=None)
    assert before is None or before.number
    content = article.revisions.all()[0].content
    desk.post(form_url(article), opened(desk, article))
    assert article.revisions.all()[0].content == content
