"""What the tests of the acts begin with."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from articles.models import Article, Batch, File
from articles.workflow.intake import Order, open_batch, take_in
from articles.workflow.receipts import Receipt
from config import env
from config.sqlite.base import DatabaseWrapper
from tests.newsroom import make_article
from tests.workflow.pages import write_page

Run = Callable[..., tuple[str, int]]


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who acts."""
    return User.objects.create(username="蒋编辑")


@pytest.fixture
def article(db: None) -> Article:
    """A draft with everything that a page can give it."""
    return make_article()


@pytest.fixture
def batch(db: None) -> Batch:
    return open_batch(by=None)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Three stories on one page."""
    return write_page(tmp_path)


@pytest.fixture
def taken(page: Path, batch: Batch) -> Receipt:
    """The page of three stories, taken in as drafts."""
    return take_in(page, batch, Order())


@pytest.fixture
def file(taken: Receipt) -> File:
    """The receipt of that page."""
    return File.objects.get(outcome="imported")


@pytest.fixture
def paper(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DatabaseWrapper]:
    """A database file of our own, opened as the settings open theirs."""
    # The settings may speak of PostgreSQL: only the way in which a file is opened matters here.
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/paper.sqlite3")
    settings = connections.configure_settings({"default": env.database(tmp_path)})["default"]
    connection = DatabaseWrapper(settings, alias="paper")
    connections["paper"] = connection
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT)")
        yield connection
        connection.close()
    del connections["paper"]


@pytest.fixture
def run(db: None) -> Run:
    """Run the command as an operator does; what it printed, and its exit code."""

    def call(*words: object) -> tuple[str, int]:
        printed = io.StringIO()
        try:
            call_command("import_articles", *map(str, words), "--no-progress", stdout=printed)
        except SystemExit as end:
            return printed.getvalue(), int(end.code or 0)
        return printed.getvalue(), 0

    return call
