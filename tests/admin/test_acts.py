"""Publish 签发 and withdraw 撤稿 from form and list, and who may do what."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Change, Event, Publication
from articles.workflow.publish import publish
from tests.admin.conftest import (
    ARTICLES,
    REGISTERED,
    form_url,
    make_article,
    opened,
    signed_in,
    staff,
)

pytestmark = pytest.mark.django_db

EDITOR = ["view_article", "change_article", "add_article"]


def chosen(action: str, articles: Iterable[Article], **more: str) -> dict[str, object]:
    keys = [str(article.pk) for article in articles]
    return {"action": action, "_selected_action": keys, "index": "0", **more}


def everything() -> dict[str, list[dict[str, object]]]:
    """All rows of the app; a refused request must leave them as they were."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_app_config("articles").get_models(include_auto_created=True)
    }


def test_publishing_on_the_form_saves_first(desk: Client, article: Article) -> None:
    data = opened(desk, article) | {"title": ["改好的标题"], "_publish": ["1"]}
    response = desk.post(form_url(article), data, follow=True)
    text = response.content.decode()
    assert response.redirect_chain[-1][0] == form_url(article)
    assert "《改好的标题》已签发为第 1 版" in text
    assert f"/api/v1/articles/{article.public_id}/" in text
    assert "改好的标题" in Publication.objects.get().document
    assert Change.objects.get().kind == Change.Kind.PUBLISHED
    event = Event.objects.filter(act=Event.Act.PUBLISH).get()
    assert event.by is not None
    assert event.by.username == "主编"


def test_a_stale_form_is_not_published(desk: Client, article: Article) -> None:
    data = opened(desk, article) | {"title": ["旧稿上的标题"], "_publish": ["1"]}
    desk.post(form_url(article), opened(desk, article) | {"title": ["新稿"]})
    assert desk.post(form_url(article), data).status_code == 409
    assert not Publication.objects.exists()


def test_a_correction_is_the_next_version(desk: Client, article: Article) -> None:
    for title in ("第一次", "第二次"):
        desk.post(form_url(article), opened(desk, article) | {"title": [title], "_publish": ["1"]})
    assert [row.version for row in Publication.objects.order_by("version")] == [1, 2]
    again = desk.post(form_url(article), opened(desk, article) | {"_publish": ["1"]}, follow=True)
    assert "发布后没有改动" in again.content.decode()
    assert Publication.objects.count() == 2


def test_enter_saves_and_does_not_publish(desk: Client, article: Article) -> None:
    text = desk.get(form_url(article)).content.decode()
    form = text[text.index('id="article_form"') :]
    assert form.index('name="_continue"') < form.index('name="_publish"')


def test_publishing_from_the_list_names_what_is_refused(desk: Client) -> None:
    good, untitled, empty = make_article("好稿"), make_article(""), make_article("空稿", sections=0)
    text = desk.post(
        ARTICLES, chosen("publish_articles", [good, untitled, empty]), follow=True
    ).content.decode()
    assert "《好稿》已签发为第 1 版" in text
    assert "《（无标题）》：稿件没有标题，不能签发。" in text
    assert "《空稿》：稿件没有正文" in text
    assert Publication.objects.get().article == good


def test_many_articles_are_told_in_few_words(desk: Client) -> None:
    articles = [make_article(f"稿{number}") for number in range(14)]
    text = desk.post(ARTICLES, chosen("publish_articles", articles), follow=True).content.decode()
    assert "另有 4 篇已办妥" in text
    assert Publication.objects.count() == 14


def test_withdrawing_asks_for_a_reason(desk: Client, article: Article) -> None:
    publish(article, by=None)
    data = {"CHANGE_FORM-action": "withdraw_articles", "_selected_action": str(article.pk)}
    page = desk.post(form_url(article), data)
    assert page.status_code == 200
    assert "撤稿原因" in page.content.decode()
    confirm = chosen("withdraw_articles", [article], confirmed="1", from_form="1")
    confirm.pop("index")
    for reason in ("", "   ", "有\0错"):
        again = desk.post(ARTICLES, confirm | {"reason": reason})
        assert again.status_code == 200
        assert "errorlist" in again.content.decode()
        article.refresh_from_db()
        assert article.state == Article.State.PUBLISHED
    done = desk.post(ARTICLES, confirm | {"reason": "当事人要求"}, follow=True)
    assert done.redirect_chain[-1][0] == form_url(article)
    assert "已撤稿" in done.content.decode()
    article.refresh_from_db()
    assert article.state == Article.State.WITHDRAWN
    assert Event.objects.get(act=Event.Act.WITHDRAW).note == "当事人要求"


def test_withdrawing_several_from_the_list(desk: Client) -> None:
    out = [make_article("甲稿"), make_article("乙稿")]
    draft = make_article("丙稿")
    for article in out:
        publish(article, by=None)
    page = desk.post(ARTICLES, chosen("withdraw_articles", [*out, draft])).content.decode()
    assert "以下 3 篇稿件" in page
    confirm = chosen("withdraw_articles", [*out, draft], confirmed="1", reason="内容有误")
    confirm.pop("index")
    text = desk.post(ARTICLES, confirm, follow=True).content.decode()
    assert "《甲稿》已撤稿" in text
    assert "《乙稿》已撤稿" in text
    assert "《丙稿》现在是“草稿”" in text
    assert Change.objects.filter(kind=Change.Kind.WITHDRAWN).count() == 2


def test_too_many_at_once_are_refused(desk: Client) -> None:
    Article.objects.bulk_create(Article(title=f"稿{number}") for number in range(201))
    data = chosen("publish_articles", Article.objects.all())
    assert "一次最多办理 200 篇" in desk.post(ARTICLES, data, follow=True).content.decode()
    assert not Publication.objects.exists()


@pytest.mark.parametrize("key", ["abc", "\0", "99999999999999999999", "1 or 1=1"])
def test_a_nonsense_choice_is_refused(desk: Client, article: Article, key: str) -> None:
    data = {"action": "publish_articles", "_selected_action": key, "index": "0"}
    assert desk.post(ARTICLES, data).status_code == 400


def test_buttons_follow_rights_and_state(article: Article) -> None:
    editor = signed_in(staff("编辑", *EDITOR))
    publisher = signed_in(staff("签发人", *EDITOR, "publish_article"))
    withdrawer = signed_in(staff("撤稿人", *EDITOR, "withdraw_article"))
    marks = ('name="_publish"', 'value="withdraw_articles"')
    wanted = {editor: (False, False), publisher: (True, False), withdrawer: (False, False)}
    for client, buttons in wanted.items():
        text = client.get(form_url(article)).content.decode()
        assert tuple(mark in text for mark in marks) == buttons
    publish(article, by=None)
    for client, buttons in (wanted | {withdrawer: (False, True)}).items():
        text = client.get(form_url(article)).content.decode()
        assert tuple(mark in text for mark in marks) == buttons
        listed = client.get(ARTICLES).content.decode()
        assert ("publish_articles" in listed) == (client is publisher)
        assert ("withdraw_articles" in listed) == (client is withdrawer)


def test_who_only_looks_and_publishes_publishes_what_is_saved(article: Article) -> None:
    client = signed_in(staff("总编室", "view_article", "publish_article"))
    text = client.get(form_url(article)).content.decode()
    assert 'value="publish_articles"' in text
    assert 'name="_publish"' not in text
    data = {"CHANGE_FORM-action": "publish_articles", "_selected_action": str(article.pk)}
    assert client.post(form_url(article), data).status_code == 302
    assert Publication.objects.get().article == article


@pytest.mark.parametrize(
    "rights",
    [[], ["view_article"], EDITOR, [*EDITOR, "withdraw_article"]],
    ids="+".join,
)
def test_a_forged_publication_changes_nothing(article: Article, rights: list[str]) -> None:
    other = make_article("另一篇")
    client = signed_in(staff("伪造者", *rights))
    typed_in = opened(client, article) if "change_article" in rights else {}
    before = everything()
    forged: list[tuple[str, dict[str, Any]]] = [
        (ARTICLES, chosen("publish_articles", [article, other])),
        (form_url(article), {"CHANGE_FORM-action": "publish_articles", "_selected_action": str(article.pk)}),
        (form_url(article), typed_in | {"_publish": ["1"], "title": ["伪造"]}),
        (form_url(article), typed_in | {"CHANGE_FORM-action": ["publish_articles"], "_selected_action": [str(article.pk)]}),
    ]  # fmt: skip
    for url, data in forged:
        client.post(url, data)
        assert everything() == before, url


@pytest.mark.parametrize(
    "rights",
    [[], ["view_article"], EDITOR, [*EDITOR, "publish_article"]],
    ids="+".join,
)
def test_a_forged_withdrawal_changes_nothing(article: Article, rights: list[str]) -> None:
    publish(article, by=None)
    client = signed_in(staff("伪造者", *rights))
    before = everything()
    confirm = chosen("withdraw_articles", [article], confirmed="1", reason="伪造")
    action = {"CHANGE_FORM-action": "withdraw_articles", "_selected_action": str(article.pk)}
    confirmed_on_form = action | {"confirmed": "1", "reason": "伪造"}
    no_index = {key: value for key, value in confirm.items() if key != "index"}
    for url, data in (
        (ARTICLES, confirm),
        (ARTICLES, no_index),
        (form_url(article), action),
        (form_url(article), confirmed_on_form),
    ):
        client.post(url, data)
        assert everything() == before, url


@pytest.mark.parametrize("rights", [[], ["view_article"], ["view_article", "publish_article"]])
def test_who_may_not_change_cannot_save(article: Article, chief: User, rights: list[str]) -> None:
    data = opened(signed_in(chief), article) | {"title": ["伪造"], "sections-0-body": ["伪造"]}
    client = signed_in(staff("旁人", *rights))
    before = everything()
    assert client.post(form_url(article), data).status_code == 403
    assert client.post(f"{ARTICLES}add/", data).status_code == 403
    assert client.post(f"{ARTICLES}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert everything() == before


def test_an_editor_needs_no_rights_of_the_parts(article: Article) -> None:
    client = signed_in(staff("编辑", "view_article", "change_article"))
    data = opened(client, article) | {"sections-0-body": ["改过。"]}
    assert client.post(form_url(article), data).status_code == 302
    assert article.sections.get(position=0).body == "改过。"


def test_who_may_only_look_sees_everything_and_no_save_button(article: Article) -> None:
    client = signed_in(staff("读者", "view_article"))
    response = client.get(form_url(article))
    text = response.content.decode()
    for word in ("标题", "小标题", "正文", "看不出日期", "词0甲", "李苗"):
        assert word in text
    assert 'name="_save"' not in text
    assert "<textarea" not in text


@pytest.mark.parametrize("name", REGISTERED)
def test_strangers_see_nothing(article: Article, name: str) -> None:
    stranger = signed_in(staff("外人"))
    for client in (Client(), stranger):
        for url in (f"/admin/articles/{name}/", f"/admin/articles/{name}/1/change/"):
            assert client.get(url).status_code in {302, 403}


@pytest.mark.parametrize("name", ["batch", "file", "finding", "publication", "change"])
def test_records_are_read_only_even_for_the_chief(
    desk: Client, article: Article, name: str
) -> None:
    publish(article, by=None)
    model = apps.get_model("articles", name)
    row = model._default_manager.all()[0]
    before = everything()
    home = f"/admin/articles/{name}/"
    for url in (f"{home}add/", f"{home}{row.pk}/change/", f"{home}{row.pk}/delete/"):
        assert desk.post(url, {"post": "yes", "_save": "1"}).status_code == 403
    desk.post(home, {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"})
    assert everything() == before
