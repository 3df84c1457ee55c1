"""Deeds 事: what a child of the zygote does in its database; the first argument is its voice."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.core.management import call_command

from articles.models import (
    Article,
    Batch,
    Change,
    Event,
    File,
    Finding,
    Publication,
    Revision,
    Sketch,
)
from articles.workflow import intake, sandbox
from articles.workflow.editing import edit
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.transaction import one_act
from articles.workflow.undo import undo
from articles.workflow.withdraw import withdraw
from backend.draft import ArticleDraft, CheckedDraft, PageDraft, Text
from backend.source import Columns
from tests.faults import account

Say = Callable[[object], None]


def import_folder(say: Say, folder: str) -> None:
    """Import and publish a folder, and say when the first page that is new here is begun."""
    begun: list[str] = []
    reader = sandbox._shared

    def read_and_say(name: str, data: bytes, columns: Columns = ()) -> PageDraft:
        if not begun:
            say("began")
        begun.append(name)
        return reader.read(name, data, columns)

    saying = SimpleNamespace(read=read_and_say, close=reader.close)
    with patch.object(sandbox, "_shared", saying):
        call_command("import_articles", folder, "--publish")


def describe(say: Say) -> account.Account:
    """Everything in the database that a reader or an editor could tell from another one."""
    return account.of_everything()


def articles(say: Say) -> list[dict[str, Any]]:
    """The articles with their state, title and public id, in the order of their file and place."""
    return [
        {"pk": one.pk, "id": str(one.public_id), "title": one.title, "state": one.state}
        for one in Article.objects.order_by("file__name", "pk")
    ]


def edit_for(say: Say, seconds: float, seed: int, pks: list[int]) -> dict[str, Any]:
    """Edit articles at random, publish some, withdraw some, as fast as the house lets one."""
    random = Random(seed)
    errors: list[str] = []
    edits: list[tuple[int, int, str]] = []
    waits: list[float] = []
    refused = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pk, began = random.choice(pks), time.monotonic()
        try:
            match random.random():
                case chance if chance < 0.8:
                    title = f"{seed} 号编辑第 {len(waits)} 次改题"
                    edited = edit(pk, by=None, changes={"title": title})
                    edits.append((pk, edited.revision_number, title))
                case chance if chance < 0.92:
                    publish(Article(pk=pk), by=None)
                case _:
                    withdraw(Article(pk=pk), by=None, reason="内容有误")
        except ActRefused:
            refused += 1
        except Exception as error:  # every one of them is counted, and none is expected
            errors.append(repr(error))
        waits.append(time.monotonic() - began)
    return {"edits": edits, "errors": errors, "refused": refused, "waits": waits}


def revisions(say: Say) -> list[tuple[int, int, str]]:
    """Every revision: its article, its number, its title."""
    rows = Revision.objects.order_by("article", "number").values_list(
        "article", "number", "content__title"
    )
    return [(article, number, title) for article, number, title in rows]


def numbers(say: Say) -> account.Account:
    """The change feed, the counter behind it, and how many publications there are."""
    return account.of_changes()


def change_for(say: Say, seconds: float, seed: int, pks: list[int]) -> int:
    """Publish, correct and withdraw in transactions that dawdle; how many were made."""
    random = Random(seed)
    made = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        article = Article.objects.get(pk=random.choice(pks))
        try:
            with one_act():
                if article.state == Article.State.PUBLISHED and random.random() < 0.2:
                    withdraw(article, by=None, reason="内容有误")
                else:
                    edit(article.pk, by=None, changes={"title": f"{seed} 号第 {made} 次"})
                    publish(article, by=None)
                time.sleep(random.uniform(0, 0.02))
        except ActRefused:
            continue
        made += 1
    return made


def follow(say: Say, stop: str) -> list[list[int]]:
    """Poll the feed from a cursor, as a client does, until told to stop; what each poll saw."""
    cursor, polls = 0, []
    while True:
        last = Path(stop).exists()
        seen = list(
            Change.objects.filter(number__gt=cursor)
            .order_by("number")
            .values_list("number", flat=True)[:100]
        )
        if seen:
            polls.append(seen)
            cursor = seen[-1]
        elif last:
            return polls
        time.sleep(0.002)


def touch(say: Say, edited: str, published: str) -> None:
    """An editor corrects one article and publishes another."""
    edit(Article.objects.get(title=edited).pk, by=None, changes={"kicker": "编辑加的引题"})
    publish(Article.objects.get(title=published), by=None)


def import_by_new_rules(say: Say, path: str, go: str) -> str:
    """Import with a newer importer that reads titles otherwise; what became of the file.

    Between reading and storing it waits for the word, so that several of them store at once.
    """

    def read_anew(name: str, data: bytes) -> PageDraft:
        page = sandbox.read_confined(name, data)
        say("read")
        while not Path(go).exists():
            time.sleep(0.0002)
        return replace(page, articles=tuple(_retitled(one) for one in page.articles))

    with patch.object(intake, "VERSION", "2099.1.1"):
        batch = intake.open_batch(by=None)
        receipt = intake.take_in(Path(path), batch, intake.Order(), read=read_anew)
        intake.close_batch(batch)
    return receipt.outcome.value


def _retitled(checked: CheckedDraft) -> CheckedDraft:
    draft: ArticleDraft = checked.draft
    if draft.title is None:
        return checked
    title = Text(f"{draft.title.value}（新规则）", draft.title.lines)
    return replace(checked, draft=replace(draft, title=title))


def untouched(say: Say, pks: list[int]) -> dict[int, account.Account]:
    """Each of these articles to the last byte, with its ids and times."""
    return {pk: account.to_the_byte(pk) for pk in pks}


def undo_batch(say: Say, number: int, reason: str) -> None:
    """Take a batch back, and say of each file that it is done."""
    for done in undo(Batch.objects.get(pk=number), by=None, reason=reason):
        say(done.name)


def left_over(say: Say) -> account.Account:
    """What stands after an undoing: articles by state, files by outcome, traces, the feed."""
    return {
        **account.of_changes(),
        "changes": sorted(
            [row.number, row.kind, row.publication.article.title] for row in Change.objects.all()
        ),
        "articles": Article.objects.count(),
        "states": sorted(Article.objects.values_list("title", "state")),
        "live": Publication.objects.live().count(),
        "outcomes": dict(Counter(File.objects.values_list("outcome", flat=True))),
        "traces": sorted(Event.objects.filter(act="undo").values_list("note", flat=True)),
        "sketches": Sketch.objects.count(),
        "findings": Finding.objects.count(),
    }
