"""后台导入: a task for each file, by Django's own backends and by a worker on a database queue."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.tasks import task_backends
from django.tasks.backends.dummy import DummyBackend
from pytest_django import Settings

from articles.models import Article, Batch, File, Issue, Publication
from articles.workflow.background import enqueue, take_in_later
from articles.workflow.intake import Order
from articles.workflow.storing import Home
from config import env
from tests.backend.files import zip_of
from tests.workflow.conftest import Run
from tests.workflow.pages import THREE_STORIES, write_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def queue(settings: Settings, db: None) -> DummyBackend:
    """A queue that keeps its tasks and does none of them."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    kept = task_backends["default"]
    assert isinstance(kept, DummyBackend)
    return kept


# By default: at once


def test_without_a_queue_the_files_come_in_at_once(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path, name="a.md")
    write_page(tmp_path, "# 夜读\n\n灯下读书，最宜秋夜。\n", "b.md")
    (tmp_path / "c.txt").write_bytes(b"%PDF-1.7")

    printed, code = run(tmp_path, "--background", "--publish", "--source", "云溪日报")

    batch = Batch.objects.get()
    assert (printed, code) == (f"批次 {batch.pk}：3 个文件已交给队列\n", 0)
    assert batch.finished_at is not None
    assert [row.outcome for row in batch.files.order_by("pk")] == [
        "imported",
        "imported",
        "rejected",
    ]
    assert Publication.objects.live().count() == 4
    assert {str(one.source) for one in Article.objects.all()} == {"云溪日报"}


@pytest.mark.parametrize("other", [["--dry-run"], ["--json", "out"], ["--workers", "2"]])
def test_what_a_queue_cannot_do_is_refused(run: Run, page: Path, other: list[str]) -> None:
    with pytest.raises(CommandError, match="--background"):
        run(page, "--background", *other)

    assert not Batch.objects.exists()


def test_an_archive_is_no_task(run: Run, page: Path) -> None:
    (page.parent / "报纸.zip").write_bytes(zip_of({"一版.md": page.read_bytes()}))

    with pytest.raises(CommandError, match=r"报纸\.zip"):
        run(page.parent, "--background")

    assert not Batch.objects.exists()


# In a queue


def test_a_task_holds_all_that_a_worker_needs(
    queue: DummyBackend, tmp_path: Path, editor: User
) -> None:
    name = os.fsdecode("春 %41 ".encode() + b"\xb4\xba.md")
    (tmp_path / name).write_text(THREE_STORIES, "utf-8")
    home = Home("云溪日报", date(2026, 3, 8), 4)

    batch = enqueue([tmp_path / name], 1, Order(home, publish=True, by=editor))

    (kept,) = queue.results
    assert not File.objects.exists()
    assert take_in_later.call(*kept.args, **kept.kwargs) == "imported"
    assert File.objects.get().batch == batch
    assert Issue.objects.get().date == date(2026, 3, 8)
    assert {one.page_number for one in Article.objects.all()} == {4}
    assert {one.by for one in Batch.objects.all()} == {editor}
    assert Publication.objects.live().count() == 3


def test_the_last_task_closes_the_batch_whichever_it_is(
    queue: DummyBackend, tmp_path: Path
) -> None:
    paths = [write_page(tmp_path, f"# 夜读{n}\n\n灯下读书。\n", f"{n}.md") for n in range(3)]
    batch = enqueue(paths, len(paths), Order())

    for kept in reversed(queue.results):
        batch.refresh_from_db()
        assert batch.finished_at is None
        take_in_later.call(*kept.args, **kept.kwargs)

    batch.refresh_from_db()
    assert batch.finished_at is not None


def test_a_task_that_is_done_twice_takes_its_file_in_once(queue: DummyBackend, page: Path) -> None:
    enqueue([page], 1, Order())
    (kept,) = queue.results

    outcomes = [take_in_later.call(*kept.args, **kept.kwargs) for _ in range(2)]

    assert outcomes == ["imported", "unchanged"]
    assert Article.objects.count() == 3


def test_a_worker_of_the_database_queue_takes_the_files_in(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    write_page(pages, name="a.md")
    write_page(pages, "# 夜读\n\n灯下读书，最宜秋夜。\n", "b.md")
    count = (
        "from articles.models import *; from django_tasks_db.models import DBTaskResult as T;"
        "print(Article.objects.count(), Batch.objects.get().finished_at is not None,"
        " sorted(T.objects.values_list('status', 'return_value')))"
    )

    _manage(tmp_path, "migrate", "--verbosity=0")
    queued = _manage(tmp_path, "import_articles", str(pages), "--background")
    before = _manage(tmp_path, "shell", "--no-imports", "-c", count)
    _manage(tmp_path, "db_worker", "--batch", "--no-startup-delay")
    after = _manage(tmp_path, "shell", "--no-imports", "-c", count)

    assert queued == "批次 1：2 个文件已交给队列\n"
    assert before == "0 False [('READY', None), ('READY', None)]\n"
    assert after == "4 True [('SUCCESSFUL', 'imported'), ('SUCCESSFUL', 'imported')]\n"


def _manage(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *words],
        cwd=ROOT,
        env={
            "DEBUG": "1",
            "TASK_QUEUE": "database",
            "DATABASE_URL": f"sqlite:///{folder}/queue.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# The setting


def test_the_queue_is_one_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TASK_QUEUE", raising=False)
    assert env.task_queue() == "django.tasks.backends.immediate.ImmediateBackend"

    monkeypatch.setenv("TASK_QUEUE", "database")
    assert env.task_queue() == "django_tasks_db.DatabaseBackend"

    monkeypatch.setenv("TASK_QUEUE", "redis")
    with pytest.raises(env.BadSetting, match="immediate, database"):
        env.task_queue()


def test_a_queue_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASK_QUEUE", "database")
    monkeypatch.setattr(env, "find_spec", lambda _: None)

    with pytest.raises(env.BadSetting, match="uv sync --group queue"):
        env.task_queue()
