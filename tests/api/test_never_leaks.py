"""What was not published is nowhere 非干涉: over all routes, filters, orderings and page sizes."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Author, Issue, Publication, Section, Source, Tag
from articles.workflow.editing import EDITABLE, edit, record
from articles.workflow.publish import publish
from articles.workflow.withdraw import withdraw
from tests.api.requests import (
    address,
    declared_filters,
    every_filter,
    every_request,
    list_routes,
    routes,
)
from tests.api.values import BOTH, CANARY, CANARY_ID, OTHER_ROUTES, live_values
from tests.newsroom import Part, Signed, make_article, publish_one, sign, write

PUBLIC_TABLES = {
    "articles_publication",
    "articles_publishedcredit",
    "articles_publishedtag",
    "articles_publishedsection",
    "articles_publishedsectiontag",
}


def all_answers(client: Client, press: list[Publication]) -> dict[str, bytes]:
    """Every answer that the API can give about the fixture."""
    first = str(press[0].public_id)
    requests = list(every_request(live_values(first)))
    requests += [f"/api/v1/articles/{one.public_id}/" for one in press]
    answers = {}
    for request in requests:
        response = client.get(request)
        assert response.status_code == 200, (request, response.content.decode())
        answers[request] = response.content
    return answers


def test_every_route_and_filter_has_test_values() -> None:
    assert set(routes()) == set(BOTH) | OTHER_ROUTES
    assert {name: set(declared_filters(view)) for name, view in list_routes().items()} == {
        name: set(both) for name, both in BOTH.items()
    }


@pytest.mark.parametrize(("route", "name"), every_filter())
def test_a_filter_finds_what_is_published(
    client: Client, press: list[Publication], route: str, name: str
) -> None:
    value = live_values(str(press[0].public_id))[route][name]
    for ordering in list_routes()[route].orderings:
        query = urlencode({name: value, "ordering": ordering.name})
        answer = client.get(f"{address(route)}?{query}")
        assert answer.status_code == 200, answer.content.decode()
        assert answer.json()["results"], (route, query)


def test_no_query_names_a_draft_table(client: Client, press: list[Publication]) -> None:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with CaptureQueriesContext(
        connection,
    ) as captured:
        all_answers(client, press)
        client.get(f"/api/v1/articles/{CANARY_ID}/")
        client.get("/api/schema/")
        client.get("/api/docs/")
        client.get("/api/unknown/")
    named = {word for query in captured for word in re.findall(r"\w+", query["sql"])} & known
    assert len(captured) > 100
    assert named == PUBLIC_TABLES


def test_an_edit_after_publishing_changes_no_byte(client: Client, press: list[Publication]) -> None:
    before = all_answers(client, press)
    for publication in press:
        turn_into_canary(publication.article)
    assert Article.objects.filter(title=CANARY).count() == len(press)
    assert all_answers(client, press) == before
    assert not any(CANARY.encode() in answer for answer in before.values())


@pytest.mark.parametrize("state", ["edited", "draft", "withdrawn"])
def test_nothing_is_found_by_what_is_not_published(
    client: Client, press: list[Publication], state: str
) -> None:
    if state == "edited":
        turn_into_canary(press[0].article)
    else:
        hidden = make_article()
        Article.objects.filter(pk=hidden.pk).update(public_id=CANARY_ID)
        hidden.refresh_from_db()
        turn_into_canary(hidden)
        if state == "withdrawn":
            publish(hidden, by=None)
            withdraw(hidden, by=None, reason="测试")
    for route, both in BOTH.items():
        for name, (_, hidden_value) in both.items():
            if hidden_value:
                answer = client.get(f"{address(route)}?{urlencode({name: hidden_value})}")
                assert answer.json()["results"] == [], (route, name)


def test_the_canary_values_do_find_a_published_article(client: Client, db: None) -> None:
    """The test above would prove nothing with values that never meet anything."""
    article = make_article()
    Article.objects.filter(pk=article.pk).update(public_id=CANARY_ID)
    article.refresh_from_db()
    turn_into_canary(article)
    publish(article, by=None)
    out_of_reach = {"issue_date__lte", "published_at__gte", "published_at__lt"}
    for route, both in BOTH.items():
        for name, (_, value) in both.items():
            if value and name not in out_of_reach:
                answer = client.get(f"{address(route)}?{urlencode({name: value})}")
                assert answer.json()["results"], (route, name)


def test_a_draft_changes_no_byte(client: Client, press: list[Publication]) -> None:
    before = all_answers(client, press)
    draft = make_article(title=f"小麦 收割机 {CANARY}")
    assert all_answers(client, press) == before
    assert client.get(f"/api/v1/articles/{draft.public_id}/").status_code == 404


def test_a_draft_and_an_unknown_article_are_told_alike(client: Client, db: None) -> None:
    draft = make_article()
    of_draft = client.get(f"/api/v1/articles/{draft.public_id}/")
    of_nothing = client.get(f"/api/v1/articles/{CANARY_ID}/")
    assert of_draft.status_code == of_nothing.status_code == 404
    assert of_draft.content == of_nothing.content
    assert dict(of_draft.headers) == dict(of_nothing.headers)


def test_a_withdrawn_article_leaves_no_byte(client: Client, press: list[Publication]) -> None:
    before = all_answers(client, press)
    gone = publish_one(title="小麦 收割机 撤", source="撤报", tags=["撤", "麦收"])
    assert all_answers(client, press) != before
    withdraw(gone.article, by=None, reason="内容失实")
    assert all_answers(client, press) == before
    answer = client.get(f"/api/v1/articles/{gone.public_id}/")
    assert answer.status_code == 410
    assert answer.json()["code"] == "withdrawn"
    assert answer["Content-Type"] == "application/problem+json"
    assert "撤" not in answer.json()["detail"].replace("撤稿", "")


def test_a_withdrawn_article_that_is_published_again_is_back(client: Client, db: None) -> None:
    publication = publish_one()
    withdraw(publication.article, by=None, reason="核实")
    edit(publication.article.pk, by=None, changes={"title": "核实之后"})
    publish(publication.article, by=None)
    answer = client.get(f"/api/v1/articles/{publication.public_id}/").json()
    assert (answer["title"], answer["version"]) == ("核实之后", 2)


def test_a_correction_takes_the_place_of_the_old_text(
    client: Client, press: list[Publication]
) -> None:
    article = press[0].article
    turn_into_canary(article)
    publish(article, by=None)
    for path in ("/api/v1/articles/", "/api/v1/sections/"):
        assert client.get(path, query_params={"column": "要闻"}).json()["results"] == []
        assert client.get(path, query_params={"column": CANARY}).json()["results"]
    assert client.get(f"/api/v1/articles/{article.public_id}/").json()["version"] == 2


def turn_into_canary(article: Article) -> None:
    """Change everything that an editor can change, without publishing it."""
    changes: dict[str, object] = dict.fromkeys(EDITABLE, CANARY)
    changes |= {"page_number": 77, "published_on": date(2031, 1, 1)}
    edit(article.pk, by=None, changes=changes)
    article.refresh_from_db()
    paper, _ = Source.objects.get_or_create(name=CANARY)
    issue, _ = Issue.objects.get_or_create(source=paper, date=date(2031, 1, 1), number=CANARY)
    article.source, article.issue = paper, issue
    article.dateline_agency = article.dateline_place = article.printed_source = CANARY
    article.source_url = f"https://example.com/{CANARY}"
    article.save()
    sign(article, [Signed(CANARY, "translator", "organisation", CANARY)])
    write(article, [Part(CANARY, CANARY, [CANARY], level=5)])
    article.tags.set([Tag.objects.get_or_create(name=CANARY, kind="subject")[0]])
    article.captions.update(text=CANARY, credit=CANARY)
    record(article, by=None)


def test_the_nouns_themselves_may_be_renamed(client: Client, press: list[Publication]) -> None:
    before = all_answers(client, press)
    Author.objects.update(note=CANARY)
    for model in (Author, Tag, Source):
        for row in model.objects.all():
            row.name = f"{CANARY}{row.pk}"
            row.save()
    Section.objects.update(body=CANARY)
    assert all_answers(client, press) == before
