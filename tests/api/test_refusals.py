"""What cannot be answered is refused: always a problem, never a server error."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from articles.api.errors import KINDS
from tests.api.requests import address, list_routes, routes
from tests.newsroom import publish_one

pytestmark = pytest.mark.django_db


def raw(client: Client, path: str, query: str = "", method: str = "GET", **extra: Any) -> Any:
    """Send a request as a hostile client would: the query string's bytes go out as they are."""
    sent = query.encode("utf-8", "surrogateescape").decode("latin-1")
    return client.generic(method, path, QUERY_STRING=sent, **extra)


def assert_problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, (response.status_code, response.content[:300])
    assert response["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:gaoku:problem:{problem['code'].replace('_', '-')}"
    assert KINDS[problem["code"]] == (status, problem["title"])
    assert problem["detail"]
    return problem


@pytest.mark.parametrize("route", list_routes())
def test_an_unknown_parameter_is_named_with_its_nearest(client: Client, route: str) -> None:
    problem = assert_problem(client.get(f"{address(route)}?serch=x&page=2"), 400)
    assert problem["params"][0] == {"name": "serch", "message": "没有这个参数，是否指 search？"}
    assert problem["params"][1]["name"] == "page"


def test_a_document_takes_no_parameters(client: Client) -> None:
    publication = publish_one()
    problem = assert_problem(
        client.get(f"/api/v1/articles/{publication.public_id}/?fields=id"), 400
    )
    assert problem["params"][0]["name"] == "fields"


@pytest.mark.parametrize("route", list_routes())
def test_every_parameter_may_stand_once_and_must_say_something(client: Client, route: str) -> None:
    for name in list_routes()[route].parameters():
        for query in (f"{name}=1&{name}=2", f"{name}=", f"{name}=%20", name):
            problem = assert_problem(raw(client, address(route), query), 400)
            assert problem["params"][0]["name"] == name


def test_all_faults_are_told_at_once(client: Client) -> None:
    response = client.get("/api/v1/articles/?page_size=101&ordering=x&page_number=0&cursor=y")
    problem = assert_problem(response, 400)
    assert [one["name"] for one in problem["params"]] == [
        "page_number",
        "ordering",
        "page_size",
        "cursor",
    ]


BAD_VALUES = {
    "page_size": ["0", "101", "-1", "1.5", "ten", "十", "1e2", "9" * 40],
    "ordering": ["title", "-page_number", "published_at,title", "pk", "article__title"],
    "page_number": ["0", "-1", "32768", "1" * 30, "一"],
    "page_number__in": ["1,", ",", "1,x", "0", ",".join("1" * 17)],
    "issue_date": [
        "2026-02-30",
        "20260601",
        "2026-6-1",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "today",
    ],
    "published_at__gte": [
        "2026-06-01 08:00",
        "2026-06-01T08:00:00+24:00",
        "2026-06-01T25:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "9999-12-31",
        "1780272000",
        "2026-W01-1",
    ],
    "author_kind": ["PERSON", "robot"],
    "credit_role": ["boss"],
    "tag": ["a,,b", ",", ",".join("a" * 17), "长" * 201],
    "column": ["长" * 201],
    "source": ["长" * 201],
    "search": ["长" * 101, " ".join("abcdefghijklmnopq")],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in BAD_VALUES.items() for v in vs])
@pytest.mark.parametrize("path", ["/api/v1/articles/", "/api/v1/sections/"])
def test_a_bad_value_is_refused_by_name(client: Client, path: str, name: str, value: str) -> None:
    problem = assert_problem(client.get(path, query_params={name: value}), 400)
    assert [one["name"] for one in problem["params"]] == [name]


def test_a_plus_sign_that_became_a_space_is_explained(client: Client) -> None:
    response = raw(client, "/api/v1/articles/", "published_at__gte=2026-06-01T08:00:00+08:00")
    assert "%2B" in assert_problem(response, 400)["detail"]


HOSTILE_VALUES = {
    "NUL": "%00",
    "NUL inside": "a%00b",
    "lone surrogate": "%ED%A0%80",
    "broken UTF-8": "%FF%FE",
    "GBK bytes": "%B1%B1%BE%A9",
    "half a percent": "%",
    "not hexadecimal": "%zz",
    "huge number": "1" + "0" * 30,
    "huger number": "9" * 5000,
    "negative": "-9223372036854775809",
    "not a number": "NaN",
    "infinite": "inf",
    "quotes": "'%22%60",
    "SQL": "1'%20OR%20'1'='1",
    "wildcards": "%25_%5C",
    "format string": "%25s%25(x)s{}",
    "right-to-left": "%E2%80%AE",
    "noncharacter": "%EF%BF%BF",
    "beyond the plane": "%F0%A0%AE%B7",
    "emoji": "%F0%9F%98%80",
    "newline": "a%0D%0Ab:c",
    "commas": "," * 300,
    "words": "a%20" * 500,
    "JSON": quote('{"$gt": ""}'),
    "deep": "[" * 2000,
    "zero id": "00000000-0000-0000-0000-000000000000",
    "braced id": "{0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24}",
    "year zero": "0000-00-00",
    "offset": "2026-01-01T00:00:00%2B23:59",
    "first year": "1000-01-01T00:00:00%2B23:59",
    "last year": "9998-12-31T23:59:59-23:59",
}


@pytest.mark.parametrize("value", HOSTILE_VALUES.values(), ids=HOSTILE_VALUES)
def test_no_value_of_any_parameter_breaks_the_server(client: Client, value: str) -> None:
    publish_one()
    for route, view in list_routes().items():
        for name in [*view.parameters(), "unknown"]:
            response = raw(client, address(route), f"{name}={value}")
            if response.status_code != 200:
                assert_problem(response, 400)


def hostile_requests() -> Iterator[tuple[str, str, str, int]]:
    """Method, path, query string, and the status of the refusal."""
    lists = "/api/v1/articles/"
    yield "GET", lists, "&".join(f"p{n}=1" for n in range(2000)), 400
    yield "GET", lists, "&".join(["tag=a"] * 40), 400
    yield "GET", lists, "%00=1", 400
    yield "GET", lists, "%FF=1", 400
    yield "GET", lists, "\udcff\udcfe=1", 400
    yield "GET", lists, "a" * 5000 + "=1", 400
    yield "GET", lists, "=", 400
    yield "GET", lists, "tag[]=a", 400
    yield "GET", lists, "tag__name=a", 400
    yield "GET", lists, "author__user__password__startswith=a", 400
    yield "GET", lists, "article__state=draft", 400
    yield "GET", lists, "state=withdrawn", 400
    yield "GET", lists, "id__in=1", 400
    yield "GET", lists, "format=api", 400
    yield "GET", lists, "offset=10&limit=5", 400
    for path in (
        "/api/",
        "/api/v1/",
        "/api/v2/articles/",
        "/api/v1/articles",
        "/api/v1/Articles/",
        "/api/v1/articles/1/",
        "/api/v1/articles/%00/",
        "/api/v1/articles/a%00b/",
        "/api/v1/articles/%FF/",
        "/api/v1/articles/%ED%A0%80/",
        "/api/v1/articles/..%2F..%2Fetc/passwd",
        "/api/v1/articles/" + "9" * 5000 + "/",
        "/api/v1/articles/{0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24}/",
        "/api/v1/articles/0b8e7c1a3f524c2e9d5e6a1f0c9b7d24/",
        "/api/v1/articles/0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24/versions/",
        "/api/v1/users/",
        "/api/%00",
        "/api/%0A",
        "/api/v1/%0A/",
        "/api/稿件/",
        "/api//v1/articles/",
        "/api/v1/articles.json",
    ):
        yield "GET", path, "", 404
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "FOO"):
        yield method, lists, "", 405
    yield "DELETE", "/api/v1/articles/0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24/", "", 405
    yield "POST", "/api/schema/", "", 405
    yield "POST", "/api/docs/", "", 405
    yield "POST", "/api/nothing/", "", 404
    yield "GET", "/api/schema/", "version=%0D%0Ax:y", 400
    yield "GET", "/api/schema/", "lang=" + "x" * 3000, 400
    yield "GET", "/api/docs/", "lang=%00", 400


@pytest.mark.parametrize(("method", "path", "query", "status"), list(hostile_requests()))
def test_a_hostile_request_gets_a_problem(
    client: Client, method: str, path: str, query: str, status: int
) -> None:
    assert_problem(raw(client, path, query, method), status)


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*", "garbage"])
def test_another_format_is_not_acceptable(client: Client, accept: str) -> None:
    assert_problem(client.get("/api/v1/articles/", headers={"accept": accept}), 406)


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "text/html,*/*;q=0.8", "application/*"]
)
def test_json_is_acceptable(client: Client, accept: str) -> None:
    assert client.get("/api/v1/articles/", headers={"accept": accept}).status_code == 200


def test_bodies_and_odd_headers_are_not_read(client: Client) -> None:
    for body, kind in (
        (b"[" * 100_000, "application/json"),
        (b"\xff\x00", "text/plain"),
        (b"", ""),
    ):
        response = client.generic("GET", "/api/v1/articles/", body, kind)
        assert response.status_code == 200
        assert_problem(client.generic("POST", "/api/v1/articles/", body, kind), 405)
    odd = {
        "X-HTTP-Method-Override": "DELETE",
        "Authorization": "Basic %%%",
        "Cookie": "sessionid=x; \x7f",
    }
    assert client.get("/api/v1/articles/", headers=odd).status_code == 200


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_without_its_database_the_api_asks_to_come_back(
    client: Client, error: type[Exception]
) -> None:
    def down(*_: object) -> None:
        raise error("connection refused: /secret/path")

    for route in list_routes():
        with connection.execute_wrapper(down):
            response = client.get(address(route))
        problem = assert_problem(response, 503)
        assert response["Retry-After"] == "5"
        assert "secret" not in problem["detail"]


def test_what_nobody_foresaw_stays_inside(db: None) -> None:
    client = Client(raise_request_exception=False)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    with connection.execute_wrapper(broken):
        response = client.get("/api/v1/articles/")
    assert_problem(response, 500)
    assert b"secret" not in response.content


def test_reading_leaves_no_cookie_and_heads_have_no_body(client: Client) -> None:
    publication = publish_one()
    paths = [address(name) for name in routes() if name not in {"api-article", "api-unknown"}]
    for path in [*paths, f"/api/v1/articles/{publication.public_id}/", "/api/nothing/"]:
        answer, head = client.get(path), client.head(path)
        assert head.status_code == answer.status_code
        assert head.content == b""
        assert head["Content-Type"] == answer["Content-Type"]
        assert not answer.cookies
        assert not head.cookies


def test_options_tells_what_is_allowed(client: Client) -> None:
    response = client.options("/api/v1/articles/")
    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
