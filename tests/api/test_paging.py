"""A client walks a list while the desk goes on working: nothing twice, nothing missed."""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from articles.models import Publication
from articles.workflow.editing import edit
from articles.workflow.publish import publish
from articles.workflow.withdraw import withdraw
from tests.api.requests import address, list_routes
from tests.newsroom import Part, Signed, publish_one

pytestmark = pytest.mark.django_db

EVERY_ORDERING = [
    (name, ordering.name) for name, view in list_routes().items() for ordering in view.orderings
]


def stock(count: int) -> list[Publication]:
    """Articles with many ties: dates, pages, names and counts repeat, some are absent."""
    return [
        publish_one(
            title=f"第{number}篇",
            source=f"报{number % 7}",
            page_number=number % 3 or None,
            credits=[Signed(f"作者{number % 11}"), Signed(f"独家{number}", "author")],
            tags=[f"标{number % 5}"],
            sections=[Part("甲", tags=[f"小{number}"]), Part("乙", tags=[f"标{number % 4}"])],
        )
        for number in range(count)
    ]


def walk(client: Client, start: str, step: str) -> Iterator[dict[str, Any]]:
    """Follow `next` or `previous` to its end."""
    url: str | None = start
    for _ in range(500):
        if url is None:
            return
        response = client.get(url)
        assert response.status_code == 200, response.content.decode()
        page = response.json()
        yield page
        url = page[step]
    pytest.fail("the walk does not end")


def ids(pages: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for page in pages for item in page["results"]]


@pytest.mark.parametrize(("route", "ordering"), EVERY_ORDERING)
@pytest.mark.parametrize("size", [1, 3])
def test_small_pages_make_the_whole_list_in_both_directions(
    client: Client, route: str, ordering: str, size: int
) -> None:
    stock(9)
    query = f"{address(route)}?ordering={ordering}"
    whole = ids(list(walk(client, f"{query}&page_size=100", "next")))
    down = list(walk(client, f"{query}&page_size={size}", "next"))
    assert ids(down) == whole
    assert len(set(whole)) == len(whole) > 3
    up = list(walk(client, down[-1]["previous"], "previous"))
    assert ids(up[::-1]) + [item["id"] for item in down[-1]["results"]] == whole
    assert down[0]["previous"] is None
    assert up[-1]["next"] is not None


def a_busy_desk(articles: list[Publication]) -> Callable[[int], None]:
    """What happens between two pages: one article in, one away, one corrected."""

    def act(step: int) -> None:
        publish_one(title=f"新稿{step}", page_number=step % 4 or None)
        withdraw(articles[step * 3].article, by=None, reason="测试")
        corrected = articles[step * 3 + 1].article
        edit(corrected.pk, by=None, changes={"title": f"更正{step}"})
        publish(corrected, by=None)

    return act


@pytest.mark.parametrize("ordering", [o.name for o in list_routes()["api-articles"].orderings])
@pytest.mark.parametrize("step", ["next", "previous"])
def test_a_walk_through_a_moving_list_misses_and_repeats_nothing(
    client: Client, ordering: str, step: str
) -> None:
    articles = stock(36)
    act = a_busy_desk(articles)
    start = f"/api/v1/articles/?ordering={ordering}&page_size=5"
    seen: list[str] = []
    if step == "previous":
        last_page = list(walk(client, start, "next"))[-1]
        seen, start = ids([last_page]), last_page["previous"]
    for number, page in enumerate(walk(client, start, step)):
        seen += ids([page])
        if number < 12:
            act(number)
    stayed = {str(one.public_id) for number, one in enumerate(articles) if number % 3}
    assert len(seen) == len(set(seen)), "an article came twice"
    assert stayed <= set(seen), "an article was missed"


def test_a_page_that_was_emptied_still_leads_back(client: Client) -> None:
    articles = stock(4)
    first = client.get("/api/v1/articles/?ordering=published_at&page_size=2").json()
    for gone in articles[2:]:
        withdraw(gone.article, by=None, reason="测试")
    empty = client.get(first["next"]).json()
    assert (empty["results"], empty["next"]) == ([], None)
    back = client.get(empty["previous"]).json()
    assert back["results"] == first["results"]
    assert back["previous"] is None


def test_a_first_page_that_was_emptied_leads_on(client: Client) -> None:
    articles = stock(4)
    first = client.get("/api/v1/articles/?ordering=published_at&page_size=2").json()
    second = client.get(first["next"]).json()
    for gone in articles[:2]:
        withdraw(gone.article, by=None, reason="测试")
    empty = client.get(second["previous"]).json()
    assert (empty["results"], empty["previous"]) == ([], None)
    assert client.get(empty["next"]).json()["results"] == second["results"]


def test_articles_without_a_page_number_come_last(client: Client) -> None:
    stock(7)
    pages = list(walk(client, "/api/v1/articles/?ordering=page_number&page_size=2", "next"))
    numbers = [item["page_number"] for page in pages for item in page["results"]]
    assert numbers == [1, 1, 2, 2, None, None, None]


def test_links_are_absolute_and_keep_the_filters(client: Client) -> None:
    stock(9)
    page = client.get("/api/v1/articles/?source=报1&page_size=1&ordering=issue_date").json()
    assert page["next"].startswith("http://testserver/api/v1/articles/?source=%E6%8A%A51&")
    assert [len(page["results"]) for page in walk(client, page["next"], "next")] == [1]


def encoded(*parts: object) -> str:
    return (
        base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode())
        .rstrip(b"=")
        .decode()
    )


UUID = "0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24"
FORGED = {
    "words": "abc",
    "not base64": "!!!!",
    "one character": "a",
    "not ASCII": "游标",
    "empty JSON": encoded(),
    "another list": encoded("tags", "-published_at", "after", "2026-01-01T00:00:00+00:00", UUID),
    "another ordering": encoded(
        "articles", "published_at", "after", "2026-01-01T00:00:00+00:00", UUID
    ),
    "unknown step": encoded(
        "articles", "-published_at", "beside", "2026-01-01T00:00:00+00:00", UUID
    ),
    "step of a wrong type": encoded(
        "articles", "-published_at", ["after"], "2026-01-01T00:00:00+00:00", UUID
    ),
    "too few keys": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+00:00"),
    "too many keys": encoded(
        "articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", UUID, 1
    ),
    "no time": encoded("articles", "-published_at", "after", "gestern", UUID),
    "time without zone": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00", UUID),
    "year one": encoded("articles", "-published_at", "after", "0001-01-01T00:00:00+23:59", UUID),
    "other zone": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+20:00", UUID),
    "no id": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", "x"),
    "number as id": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", 7),
    "NUL": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", "\x00"),
    "lists": encoded("articles", "-published_at", "after", [], {}),
    "deep": base64.urlsafe_b64encode(b"[" * 1400).decode(),
    "a string": base64.urlsafe_b64encode(b'"abcdef"').decode(),
    "a number": base64.urlsafe_b64encode(b"10").decode(),
    "padding kept": encoded("articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", UUID)
    + "=",
    "spaces inside": base64.urlsafe_b64encode(
        f'["articles", "-published_at", "after", "2026-01-01T00:00:00+00:00", "{UUID}"]'.encode()
    ).decode(),
    "very long": "a" * 5000,
}


@pytest.mark.parametrize("cursor", FORGED.values(), ids=FORGED)
def test_a_forged_cursor_is_refused(client: Client, cursor: str) -> None:
    response = client.get("/api/v1/articles/", query_params={"cursor": cursor})
    assert response.status_code == 400
    assert [param["name"] for param in response.json()["params"]] == ["cursor"]


@pytest.mark.parametrize("number", [True, -1, 2**63, 10**30, 1.5, None, "1"])
def test_a_forged_count_is_refused(client: Client, number: object) -> None:
    cursor = encoded("tags", "-article_count", "after", number, "麦", UUID)
    assert client.get("/api/v1/tags/", query_params={"cursor": cursor}).status_code == 400


def test_a_cursor_needs_its_own_ordering(client: Client) -> None:
    stock(3)
    link = client.get("/api/v1/articles/?ordering=issue_date&page_size=1").json()["next"]
    response = client.get(link.replace("ordering=issue_date", "ordering=-issue_date"))
    assert response.status_code == 400
    assert response.json()["params"][0]["name"] == "cursor"
