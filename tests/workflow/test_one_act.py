"""一事一办: an act is all or nothing, and its changes are numbered without a hole."""

import pytest
from django.db import connection

from articles.models import Article, Change, ChangeCounter, Event, Publication, Revision
from articles.workflow.editing import edit
from articles.workflow.publish import publish
from articles.workflow.transaction import note_change, one_act
from articles.workflow.withdraw import withdraw
from tests.newsroom import make_article


class PowerCut(Exception):
    """Something that no act expects."""


def publish_into_a_power_cut(article: Article) -> None:
    with one_act():
        edit(article.pk, by=None, changes={"title": "四万亩小麦开镰"})
        publish(article, by=None)
        raise PowerCut


def counter() -> int:
    return ChangeCounter.objects.get(pk=1).value


def test_changes_are_numbered_in_the_order_of_their_acts(db: None) -> None:
    first, second = make_article(), make_article(title="夜读")
    publish(first, by=None)
    publish(second, by=None)
    withdraw(first, by=None, reason="有误")

    assert [(change.number, change.kind) for change in Change.objects.all()] == [
        (1, "published"),
        (2, "published"),
        (3, "withdrawn"),
    ]
    assert counter() == 3


def test_acts_inside_an_act_are_one_act(db: None) -> None:
    first, second = make_article(), make_article(title="夜读")

    with one_act():
        publish(first, by=None)
        publish(second, by=None)
        assert not Change.objects.exists()

    assert [change.number for change in Change.objects.all()] == [1, 2]
    assert counter() == 2


def test_an_act_that_fails_leaves_nothing_and_takes_no_number(article: Article) -> None:
    with pytest.raises(PowerCut):
        publish_into_a_power_cut(article)

    assert not Publication.objects.exists()
    assert not Change.objects.exists()
    assert not Event.objects.exists()
    assert not Revision.objects.exists()
    assert Article.objects.get().state == "draft"
    assert counter() == 0

    assert publish(Article.objects.get(), by=None).version == 1
    assert Change.objects.get().number == 1


def test_a_change_outside_an_act_is_a_fault_of_ours(article: Article) -> None:
    publication = publish(article, by=None)

    with pytest.raises(RuntimeError, match="inside one_act"):
        note_change(Change.Kind.PUBLISHED, publication)


def test_after_a_failed_act_the_next_one_begins_afresh(article: Article) -> None:
    with pytest.raises(PowerCut):
        publish_into_a_power_cut(article)

    with one_act():
        edit(article.pk, by=None, changes={"title": "四万亩小麦开镰"})

    assert not Change.objects.exists()


def test_the_number_is_the_last_thing_that_an_act_takes(article: Article) -> None:
    """Taken earlier, the counter would stay locked while the act works."""
    statements: list[str] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        publish(article, by=None)

    tables = ("articles_changecounter", "articles_change")
    tail = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))][-3:]
    assert all(any(f'"{table}"' in sql for table in tables) for sql in tail)
    assert not any(f'"{table}"' in sql for table in tables for sql in statements[:-5])


def test_there_is_one_counter(db: None) -> None:
    assert ChangeCounter.objects.count() == 1
