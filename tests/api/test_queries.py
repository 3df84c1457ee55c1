"""Fast is a number: how many queries an answer costs, whatever it contains."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles.api.directories import AuthorList
from articles.api.views import ArticleList, SectionList
from articles.models import Publication
from tests.api.requests import address, declared_filters, list_routes
from tests.api.values import live_values
from tests.newsroom import Part, Signed, publish_one

QUERIES = {"api-authors": 2}
"""One query each, but for authors, whose roles take a second one."""


@pytest.fixture
def stock(db: None) -> Publication:
    """More than a full page of everything."""
    for number in range(101):
        last = publish_one(
            source=f"报{number}",
            credits=[Signed(f"作者{number}"), Signed("张三")],
            tags=[f"标{number}", "麦收", "小麦"],
            sections=[Part("机器进田", tags=["农机", "麦收", f"小{number}"])],
        )
    return last


def test_a_list_costs_the_same_at_20_and_at_100(
    client: Client, stock: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    values = live_values(str(stock.public_id))
    for name, view in list_routes().items():
        queries = [{}, *({one: values[name][one]} for one in declared_filters(view))]
        queries += [{"ordering": ordering.name} for ordering in view.orderings]
        for query in queries:
            for size in (20, 100):
                url = f"{address(name)}?{urlencode(query | {'page_size': str(size)})}"
                with django_assert_num_queries(QUERIES.get(name, 1)):
                    page = client.get(url).json()
                if not query:
                    assert len(page["results"]) == size
                if page["next"]:
                    with django_assert_num_queries(QUERIES.get(name, 1)):
                        client.get(page["next"])


def test_a_list_with_all_its_filters_costs_no_more(
    client: Client, stock: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("api-articles", "api-sections"):
        values = live_values(str(stock.public_id))[name] | {"source": "报100"}
        with django_assert_num_queries(1):
            page = client.get(f"{address(name)}?{urlencode(values)}").json()
        assert len(page["results"]) == 1


def test_a_document_costs_one_query(
    client: Client, stock: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(f"/api/v1/articles/{stock.public_id}/")


def test_a_refused_request_costs_none(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/api/v1/articles/?sorce=1")
        client.get("/api/v1/articles/?page_size=0")
        client.get("/api/v1/articles/not-an-id/")
        client.get("/api/v1/nothing/")


def test_cards_load_no_document(client: Client, db: None) -> None:
    publish_one()
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/articles/?page_size=100")
        client.get("/api/v1/sources/")
    for query in captured:
        assert '"document"' not in query["sql"]
        assert '"search_text"' not in query["sql"]


def test_a_forgotten_column_raises_instead_of_being_fetched(db: None) -> None:
    publish_one()
    row = ArticleList().branches()[0].get()
    with pytest.raises(FieldFetchBlocked):
        _ = row.document
    section = SectionList().branches()[0][0]
    with pytest.raises(FieldFetchBlocked):
        _ = section.publication
    credit = AuthorList().branches()[0][0]
    with pytest.raises(FieldFetchBlocked):
        _ = credit.publication
