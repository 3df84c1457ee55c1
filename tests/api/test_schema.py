"""The description is true: complete, valid, and what the server really answers."""

import io
import json
import re
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # drf-spectacular brings it, without stubs
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from articles.models import Publication
from tests.api.requests import address, list_routes, read_routes
from tests.newsroom import publish_one

pytestmark = pytest.mark.django_db

Schema = dict[str, Any]


@pytest.fixture
def schema(client: Client) -> Schema:
    """The description as a client fetches it."""
    found: Schema = client.get("/api/schema/", headers={"accept": "application/json"}).json()
    return found


def checked(answer: object, schema: Schema, operation: Schema, status: str) -> None:
    """Hold an answer against the description, which must name every member of it."""
    (content,) = operation["responses"][status]["content"].values()
    components = closed(schema["components"])
    validator = jsonschema.Draft202012Validator(
        content["schema"] | {"components": components},
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    validator.validate(answer)


def closed(schema: Any) -> Any:
    """The same schema without room for members that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: closed(value) for name, value in schema.items()}
    return found | {"additionalProperties": False} if "properties" in found else found


def test_the_description_has_no_warnings() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def test_every_route_and_parameter_is_described(schema: Schema) -> None:
    assert schema["openapi"].startswith("3.1")
    assert set(schema["paths"]) == {
        address(name).replace("<str:id>", "{id}") for name in read_routes()
    }
    for name, view in list_routes().items():
        operation = schema["paths"][address(name)]["get"]
        assert [one["name"] for one in operation["parameters"]] == list(view.parameters())
        assert all(
            one["description"] and "[invalid" not in one["description"]
            for one in operation["parameters"]
        )


def test_operation_ids_are_stable(schema: Schema) -> None:
    ids = [path["get"]["operationId"] for path in schema["paths"].values()]
    assert ids == [
        "articles_list",
        "articles_retrieve",
        "authors_list",
        "sections_list",
        "sources_list",
        "tags_list",
    ]


def test_answers_are_as_described(client: Client, schema: Schema, press: list[Publication]) -> None:
    publish_one(
        dateline_place="河湾", dateline_date="6-1", printed_source="新华社", page_number=None
    )
    for name in list_routes():
        answer = client.get(f"{address(name)}?page_size=2").json()
        assert answer["results"]
        for page in (answer, client.get(answer["next"] or address(name)).json()):
            checked(page, schema, schema["paths"][address(name)]["get"], "200")
    document = schema["paths"]["/api/v1/articles/{id}/"]["get"]
    for publication in Publication.objects.all():
        checked(
            client.get(f"/api/v1/articles/{publication.public_id}/").json(), schema, document, "200"
        )


def test_refusals_are_as_described(client: Client, schema: Schema) -> None:
    operation = schema["paths"]["/api/v1/articles/"]["get"]
    checked(client.get("/api/v1/articles/?x=1").json(), schema, operation, "400")
    document = schema["paths"]["/api/v1/articles/{id}/"]["get"]
    checked(client.get("/api/v1/articles/x/").json(), schema, document, "404")
    assert {"400", "404", "405", "406", "410", "503"} < set(document["responses"])


def test_every_answer_has_an_example_that_is_as_described(schema: Schema) -> None:
    for path in schema["paths"].values():
        for status, response in path["get"]["responses"].items():
            (content,) = response["content"].values()
            assert content["examples"]
            for example in content["examples"].values():
                checked(example["value"], schema, path["get"], status)


def test_the_documentation_page_needs_no_other_host(client: Client) -> None:
    page = client.get("/api/docs/").content.decode()
    found = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(found) == 4
    for link in found:
        assert link.startswith("/static/")
        assert finders.find(link.removeprefix("/static/")), link
    assert "http://" not in page.replace("http://testserver", "")
    assert "https://" not in page
    assert "/api/schema/" in page or "../schema/" in page


def test_the_description_comes_as_yaml_too(client: Client) -> None:
    response = client.get("/api/schema/")
    assert response["Content-Type"].startswith("application/vnd.oai.openapi")
    assert response.content.startswith(b"openapi: 3.1")


def test_the_description_is_the_same_in_every_language(client: Client) -> None:
    answers = {
        json.dumps(
            client.get(
                "/api/schema/", headers={"accept": "application/json", "accept-language": one}
            ).json()
        )
        for one in ("zh-hans", "en", "de")
    }
    assert len(answers) == 1
