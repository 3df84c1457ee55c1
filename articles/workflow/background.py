"""Background 后台导入: the files of a batch as tasks of a queue, one task a file.

The queue is Django's: by default it runs each task at once, with TASK_QUEUE=database a worker does.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.tasks import task

from articles.models import Batch
from articles.workflow.intake import Order, close_batch, open_batch, take_in
from articles.workflow.storing import Home
from backend.vocabulary import ArticleField


def enqueue(paths: Iterable[Path], total: int, order: Order) -> Batch:
    """Open a batch 批次 and give the queue a task for each of its `total` files."""
    batch = open_batch(by=order.by)
    words = _words(order)
    for path in paths:
        take_in_later.enqueue(path.absolute().as_uri(), batch.pk, total, words)
    batch.refresh_from_db()
    return batch


@task()
def take_in_later(uri: str, batch: int, total: int, words: dict[str, Any]) -> str:
    """Take a file in, and close its batch after the last one; returns the outcome.

    The same task a second time is harmless: the file is known then.
    """
    row = Batch.objects.get(pk=batch)
    receipt = take_in(Path.from_uri(uri), row, _order(words))
    if row.finished_at is None and row.files.count() >= total:
        close_batch(row)
    return receipt.outcome.value


def _words(order: Order) -> dict[str, Any]:
    """The order as a queue can keep it."""
    home = order.home
    return {
        "source": home.source,
        "issue_date": home.issue_date.isoformat() if home.issue_date else None,
        "page": home.page_number,
        "publish": order.publish,
        "columns": [[field.value, header] for field, header in order.columns],
        "by": order.by.pk if order.by else None,
    }


def _order(words: dict[str, Any]) -> Order:
    day = date.fromisoformat(words["issue_date"]) if words["issue_date"] else None
    by = User.objects.get(pk=words["by"]) if words["by"] is not None else None
    return Order(
        Home(words["source"], day, words["page"]),
        publish=words["publish"],
        by=by,
        columns=tuple((ArticleField(field), header) for field, header in words["columns"]),
    )
