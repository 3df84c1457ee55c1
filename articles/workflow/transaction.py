"""One act, one transaction 一事一办; the changes it made are numbered as its last statement.

The number comes from a counter row that stays locked until the commit. Taking it last keeps the
lock short; taking it at all is what makes the feed gap-free and in commit order on every database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction

from articles.models import Change, ChangeCounter, Publication


@dataclass(frozen=True, slots=True)
class _Pending:
    kind: Change.Kind
    publication: Publication


_pending: ContextVar[list[_Pending] | None] = ContextVar("pending_changes", default=None)


@contextmanager
def one_act() -> Iterator[None]:
    """Run the body as one transaction; an act inside an act joins the outer one."""
    if _pending.get() is not None:
        yield
        return
    changes: list[_Pending] = []
    token = _pending.set(changes)
    try:
        with transaction.atomic():
            yield
            _number(changes)
    finally:
        _pending.reset(token)


def note_change(kind: Change.Kind, publication: Publication) -> None:
    """Remember a change for the feed; it gets its number when the act ends."""
    changes = _pending.get()
    if changes is None:
        raise RuntimeError("note_change belongs inside one_act")
    changes.append(_Pending(kind, publication))


def _number(changes: list[_Pending]) -> None:
    if not changes:
        return
    counter = ChangeCounter.objects.select_for_update().get(pk=1)
    Change.objects.bulk_create(
        Change(
            number=counter.value + step,
            kind=change.kind,
            public_id=change.publication.public_id,
            version=change.publication.version,
            publication=change.publication,
        )
        for step, change in enumerate(changes, start=1)
    )
    counter.value += len(changes)
    counter.save(update_fields=["value"])
