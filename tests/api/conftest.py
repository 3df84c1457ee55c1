"""What the tests of the API begin with."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Publication
from tests.newsroom import CREDITS, SECTIONS, Part, Signed, publish_one

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def static_folder(settings: Settings, tmp_path: Path) -> None:
    """Whitenoise warns, and warnings are errors here, when nothing has been collected yet."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def ask(client: Client) -> Ask:
    """Get an address that must answer 200, and read its JSON."""

    def get(path: str, **query: object) -> dict[str, Any]:
        response = client.get(path, query_params={k: str(v) for k, v in query.items()} or None)
        assert response.status_code == 200, response.content.decode()
        answer: dict[str, Any] = response.json()
        return answer

    return get


@pytest.fixture
def press(db: None) -> list[Publication]:
    """Three published articles of two papers; the first meets every filter value of `values`."""
    return [
        publish_one(),
        publish_one(
            title="龙舟竞渡",
            source="海门晚报",
            issue_date=date(2026, 6, 19),
            column="副刊",
            page_number=None,
            credits=[Signed("王五", "author")],
            tags=["端午"],
            sections=[Part("鼓声", "鼓声震天。", ["端午", "龙舟"])],
        ),
        publish_one(
            title="夜读",
            source="海门晚报",
            issue_date=None,
            column="",
            page_number=4,
            credits=[*CREDITS[:1], Signed("王五", "photographer")],
            tags=["小麦"],
            sections=SECTIONS[:1],
        ),
    ]
