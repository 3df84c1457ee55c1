"""Fast 快 is a number: how many queries a page may ask, whatever it shows."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Author, Credit, Finding, Issue, Source
from tests.admin.conftest import ARTICLES, form_url, full_article, make_article, opened

pytestmark = pytest.mark.django_db

LIST_QUERIES = 8
FORM_QUERIES = 15


def asked(client: Client, url: str) -> int:
    """How many queries one page asks, once Django knows its content types."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return len(queries)


def fill_list(rows: int) -> None:
    source = Source.objects.create(name="绥宁县报")
    for number in range(rows):
        issue = Issue.objects.create(
            source=source, date=date(2025, 1, 1 + number % 28), number=str(number)
        )
        article = Article.objects.create(
            title=f"稿{number}",
            source=source,
            issue=issue,
            column=f"栏目{number % 9}",
            page_number=1,
        )
        Finding.objects.create(article=article, code="no_date", severity="note", message="无日期")


@pytest.mark.parametrize(
    "query", ["", "?q=稿", "?finding=any", "?state__exact=draft", "?created_at__year=2025"]
)
def test_the_article_list(desk: Client, query: str) -> None:
    fill_list(100)
    assert asked(desk, ARTICLES + query) <= LIST_QUERIES


def test_the_article_list_with_an_autocomplete_filter_in_use(desk: Client) -> None:
    fill_list(100)
    source = Source.objects.get()
    assert asked(desk, f"{ARTICLES}?source={source.pk}") <= LIST_QUERIES + 1


def test_the_article_form_asks_the_same_for_2_and_30_sections(desk: Client) -> None:
    short, long = full_article("短", sections=2), full_article("长", sections=30)
    for number in range(20):
        author = Author.objects.create(name=f"作者{number}")
        Credit.objects.create(article=long, author=author, role="reporter", position=number)
    asked_short, asked_long = asked(desk, form_url(short)), asked(desk, form_url(long))
    assert asked_short == asked_long
    assert asked_long <= FORM_QUERIES


def test_a_refused_form_asks_once_more_for_each_section(desk: Client) -> None:
    """Django looks each row's key up when it comes back; nothing else may grow."""
    counts = []
    for count in (2, 30):
        article = make_article(f"{count}节", sections=count)
        data = opened(desk, article) | {"page_number": ["0"]}
        desk.post(form_url(article), data)
        with CaptureQueriesContext(connection) as queries:
            assert desk.post(form_url(article), data).status_code == 200
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2 * 28


@pytest.mark.parametrize(
    "name",
    ["author", "source", "issue", "tag", "finding", "caption", "file", "batch", "publication"],
)
def test_other_lists_ask_the_same_for_1_and_12_rows(desk: Client, name: str) -> None:
    full_article("甲")
    few = asked(
        desk,
        f"/admin/articles/{name}/?placed=all" if name == "caption" else f"/admin/articles/{name}/",
    )
    for mark in "乙丙丁戊己庚辛壬癸子丑":
        full_article(mark)
    many = asked(
        desk,
        f"/admin/articles/{name}/?placed=all" if name == "caption" else f"/admin/articles/{name}/",
    )
    assert few == many
