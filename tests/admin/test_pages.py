"""Every page of the admin opens: empty, with data, and with hostile text in every field."""

from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.utils.html import escape

from articles.models import Article, Caption
from articles.workflow.publish import publish
from tests.admin.conftest import REGISTERED, form_url, full_article, make_article

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'-alert(3)-'</textarea><svg/onload=alert(3)>",
    "{{7*7}}{% now 'Y' %}<b>",
]


def pages_of(name: str) -> list[str]:
    """The list of a noun, and the form of each row."""
    model = apps.get_model("articles", name)
    home = f"/admin/articles/{name}/"
    return [home, *(f"{home}{row.pk}/change/" for row in model._default_manager.all())]


def test_the_admin_knows_all_nouns() -> None:
    known = {model._meta.model_name for model in admin.site._registry}
    assert set(REGISTERED) <= known
    assert {"user", "group"} <= known


def test_nothing_is_edited_in_a_list() -> None:
    assert not any(page.list_editable for page in admin.site._registry.values())


@pytest.mark.parametrize("name", REGISTERED)
def test_a_list_without_rows_opens(desk: Client, name: str) -> None:
    assert desk.get(f"/admin/articles/{name}/").status_code == 200


@pytest.mark.parametrize("name", REGISTERED)
def test_lists_and_forms_open(desk: Client, article: Article, name: str) -> None:
    publish(article, by=None)
    pages = pages_of(name)
    assert len(pages) > 1
    for page in pages:
        response = desk.get(page)
        assert response.status_code == 200, page
        assert "稿库" in response.content.decode()


@pytest.mark.parametrize("name", ["article", "author", "issue", "source", "tag"])
def test_a_form_for_a_new_row_opens(desk: Client, name: str) -> None:
    assert desk.get(f"/admin/articles/{name}/add/").status_code == 200


def test_the_home_page_is_chinese_and_english_on_request(desk: Client) -> None:
    chinese = desk.get("/admin/").content.decode()
    assert "编辑部" in chinese
    assert "退出" in chinese or "注销" in chinese
    foreign = desk.get("/admin/", headers={"accept-language": "en"}).content.decode()
    assert "English" in foreign
    assert "Log out" not in foreign
    desk.post("/language/setlang/", {"language": "en"})
    assert "Log out" in desk.get("/admin/").content.decode()


@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_text_is_shown_as_text(desk: Client, mark: str) -> None:
    article = full_article(mark)
    publish(article, by=None)
    seen = 0
    for page in [page for name in REGISTERED for page in pages_of(name)]:
        text = desk.get(page).content.decode()
        assert mark not in text, page
        seen += escape(mark) in text
    assert seen > len(REGISTERED)


@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_text_in_messages_is_shown_as_text(desk: Client, mark: str) -> None:
    article = make_article(mark)
    data = {"action": "publish_articles", "_selected_action": str(article.pk), "index": "0"}
    published = desk.post("/admin/articles/article/", data, follow=True).content.decode()
    again = desk.post("/admin/articles/article/", data, follow=True).content.decode()
    asked = desk.post("/admin/articles/article/", data | {"action": "withdraw_articles"})
    for text in (published, again, asked.content.decode()):
        assert mark not in text
        assert escape(mark) in text


def test_no_page_of_ours_carries_inline_script_or_style(desk: Client, article: Article) -> None:
    for page in [form_url(article), "/admin/articles/article/", *pages_of("file")[1:]]:
        text = desk.get(page).content.decode()
        assert "<style" not in text
        assert ' style="' not in text
        assert " onclick=" not in text


@pytest.mark.parametrize(
    "query",
    [
        "?q=金银花", "?q=标题&state__exact=draft", "?q=李苗", "?q=小标题", "?q=%00", "?column=%00",
        "?column=栏目", "?finding=any", "?finding=none", "?finding=no_date", "?role=reporter",
        "?source=1", "?issue=1", "?author=1", "?tag=1", "?tag=abc", "?tag=99999999999999999999",
        "?issue__date__gte=2025-11-01&issue__date__lt=2025-12-01", "?created_at__year=2025",
        "?o=7", "?o=2.-8", "?p=99", "?nonsense=1", "?q=" + "长" * 300,
    ],
)  # fmt: skip
def test_the_article_list_answers_every_question(
    desk: Client, article: Article, query: str
) -> None:
    response = desk.get("/admin/articles/article/" + quote(query, safe="?=&%"), follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=金银花", 0), ("q=引题", 1), ("q=李苗", 1), ("q=小标题", 1), ("q=正文 副题", 1),
        ("q=正文 没有", 0), ("finding=any", 1), ("finding=none", 1), ("finding=no_date", 1),
        ("finding=missing_title", 0), ("role=reporter", 1), ("role=editor", 0), ("column=栏目", 1),
        ("state__exact=draft", 2), ("state__exact=published", 0),
    ],
)  # fmt: skip
def test_filters_and_search_find_what_they_say(
    desk: Client, article: Article, query: str, found: int
) -> None:
    Article.objects.create(title="另一篇")
    response = desk.get(f"/admin/articles/article/?{query}")
    assert response.context["cl"].result_count == found


def test_autocomplete_filters_find_by_row(desk: Client, article: Article) -> None:
    Article.objects.create(title="另一篇")
    section_tag = article.sections.get(position=1).tags.get(name="词1甲")
    credit = article.credits.get()
    for query in (
        f"source={article.source_id}",
        f"issue={article.issue_id}",
        f"author={credit.author_id}",
        f"tag={section_tag.pk}",
        f"tag={article.tags.get().pk}",
        f"q={article.public_id}",
    ):
        response = desk.get(f"/admin/articles/article/?{query}")
        assert response.context["cl"].result_count == 1, query
        assert response.status_code == 200


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("article", "source"), ("article", "issue"), ("article", "tags"), ("credit", "author"),
        ("section", "tags"), ("caption", "article"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("term", ["金", "2025-11", "\0", "'; --", "%"])
def test_autocomplete_answers(
    desk: Client, article: Article, model: str, field: str, term: str
) -> None:
    asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    assert desk.get("/admin/autocomplete/", asked).status_code == 200


def test_a_tag_says_where_it_is_used(desk: Client, article: Article) -> None:
    make_article("另一篇", sections=1)
    text = desk.get("/admin/articles/tag/?q=词0甲").content.decode()
    assert "2 节" in text
    tag = article.sections.get(position=0).tags.get(name="词0甲")
    assert f"?tag={tag.pk}" in text
    assert desk.get(f"/admin/articles/article/?tag={tag.pk}").context["cl"].result_count == 2


def test_the_file_shows_where_each_line_went(desk: Client, article: Article) -> None:
    text = desk.get(f"/admin/articles/file/{article.file_id}/change/").content.decode()
    for word in ('id="L1"', 'id="L3"', "报头、版头", "正文", form_url(article)):
        assert word in text


def test_a_ledger_of_an_unknown_shape_does_not_break_the_page(
    desk: Client, article: Article
) -> None:
    page = article.file
    assert page is not None
    strange: list[Any] = [{}, ["x"], [{"line": "1"}], [{"line": 1}]]
    for ledger in [*strange, [{"line": 1, "article": 9, "field": "new"}]]:
        page.ledger = ledger
        page.save()
        assert desk.get(f"/admin/articles/file/{page.pk}/change/").status_code == 200


def test_a_waiting_picture_gets_its_article(desk: Client, article: Article) -> None:
    picture = Caption.objects.get(article=None)
    url = f"/admin/articles/caption/{picture.pk}/change/"
    before = article.revisions.count()
    assert desk.post(url, {"article": article.pk}).status_code == 302
    picture.refresh_from_db()
    assert picture.article == article
    assert picture.position == 1
    assert article.revisions.count() == before + 1
    assert desk.post(url, {"article": ""}).status_code == 403
    assert "待配图片" in desk.get("/admin/articles/caption/").content.decode()
    assert desk.get("/admin/articles/caption/?placed=yes").context["cl"].result_count == 2


def test_a_finding_is_shown_with_its_words_its_place_and_what_could_stand_there(
    desk: Client, article: Article
) -> None:
    finding = article.findings.get()
    for page in (form_url(article), f"/admin/articles/finding/{finding.pk}/change/"):
        text = desk.get(page).content.decode()
        for words in (finding.message, finding.excerpt, finding.suggestion, "第1节第2段第3字"):
            assert words in text, (page, words)
