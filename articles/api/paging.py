"""Paging 翻页: keyset cursors, so that a list may grow and shrink while a client walks it.

A cursor names the list, its ordering, and the keys of a row: "what comes after these". It names
no position and no row that must still exist. Public ids, not row numbers, break ties: they stay
the same when an article is corrected, and tell nobody how many rows there are.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

import orjson
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable

from articles.api.fields import YEARS, public_id

Rows = QuerySet[Any, Any]
Value = datetime | date | int | str | UUID

MAX_CURSOR = 2000
MAX_NUMBER = 2**31 - 1


class Step(StrEnum):
    """Which way a cursor goes from its keys, and whether a row with just these keys belongs to it."""

    AFTER = "after"
    FROM = "from"
    BEFORE = "before"
    UP_TO = "up_to"

    @property
    def forward(self) -> bool:
        """Whether the step goes down the list."""
        return self in {Step.AFTER, Step.FROM}

    @property
    def inclusive(self) -> bool:
        """Whether a row with the cursor's own keys is met."""
        return self in {Step.FROM, Step.UP_TO}

    @property
    def turned(self) -> "Step":
        """The step back that meets exactly the other rows."""
        return _TURNED[self]


_TURNED = {
    Step.AFTER: Step.UP_TO,
    Step.UP_TO: Step.AFTER,
    Step.BEFORE: Step.FROM,
    Step.FROM: Step.BEFORE,
}


@dataclass(frozen=True, slots=True)
class Key:
    """One column of an ordering; it is never null, and holds values of one kind."""

    column: str | Combinable
    kind: type[datetime] | type[date] | type[int] | type[str] | type[UUID]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """排序: a name that clients know, and keys that leave no two rows equal."""

    name: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list, and the step to take from it."""

    step: Step
    values: tuple[Value, ...]

    @classmethod
    def read(cls, text: str, scope: str, ordering: Ordering) -> Self | None:
        """Read a cursor of this list and ordering; None when it is not exactly one of ours."""
        try:
            raw = (
                urlsafe_b64decode(text + "=" * (-len(text) % 4)) if len(text) <= MAX_CURSOR else b""
            )
            _, _, step, *written = orjson.loads(raw)
            values = tuple(
                _read(value, key.kind) for key, value in zip(ordering.keys, written, strict=True)
            )
            cursor = cls(Step(step), values)
        except (ValueError, TypeError):
            return None
        return cursor if cursor.write(scope, ordering) == text else None

    def write(self, scope: str, ordering: Ordering) -> str:
        """Write the cursor in its one form."""
        parts = [scope, ordering.name, self.step, *(_written(value) for value in self.values)]
        return urlsafe_b64encode(orjson.dumps(parts)).rstrip(b"=").decode()


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in their order, and the cursors that lead on from them."""

    rows: Sequence[Any]
    next: Cursor | None
    previous: Cursor | None


def take_page(
    branches: Sequence[Rows], ordering: Ordering, cursor: Cursor | None, size: int
) -> Page:
    """Fetch one page with one query; several branches with the same columns make one list."""
    forward = cursor is None or cursor.step.forward
    narrowed = [_from_cursor(branch, ordering, cursor) for branch in branches]
    rows = narrowed[0].union(*narrowed[1:], all=True) if len(narrowed) > 1 else narrowed[0]
    found = list(rows.order_by(*_order(ordering.keys, forward=forward))[: size + 1])
    taken = found[:size] if forward else found[:size][::-1]
    return _with_links(taken, ordering, cursor, more=len(found) > size)


def _with_links(rows: list[Any], ordering: Ordering, cursor: Cursor | None, *, more: bool) -> Page:
    if not rows:
        back = Cursor(cursor.step.turned, cursor.values) if cursor else None
        if cursor and cursor.step.forward:
            return Page(rows, next=None, previous=back)
        return Page(rows, next=back, previous=None)
    before = Cursor(Step.BEFORE, _values(rows[0], ordering))
    after = Cursor(Step.AFTER, _values(rows[-1], ordering))
    if cursor is None or cursor.step.forward:
        return Page(rows, next=after if more else None, previous=before if cursor else None)
    return Page(rows, next=after, previous=before if more else None)


def _from_cursor(rows: Rows, ordering: Ordering, cursor: Cursor | None) -> Rows:
    rows = rows.annotate(
        **{
            f"key_{place}": F(key.column) if isinstance(key.column, str) else key.column
            for place, key in enumerate(ordering.keys)
        }
    )
    return rows.filter(_beyond(ordering.keys, cursor)) if cursor else rows


def _beyond(keys: Sequence[Key], cursor: Cursor) -> Q:
    """Say (a, b, c) > (x, y, z) with a direction for each key, so that both databases use indexes.

    The bound on the first key is implied by the rest, but only said aloud does it start the scan.
    """
    condition = Q()
    for place, (key, value) in reversed(list(enumerate(zip(keys, cursor.values, strict=True)))):
        operator = "gt" if cursor.step.forward != key.descending else "lt"
        last = place == len(keys) - 1
        bound = f"{operator}e" if last and cursor.step.inclusive else operator
        strictly = Q(**{f"key_{place}__{bound}": value})
        condition = strictly if last else strictly | (Q(**{f"key_{place}": value}) & condition)
        if place == 0:
            condition &= Q(**{f"key_0__{operator}e": value})
    return condition


def _order(keys: Sequence[Key], *, forward: bool) -> list[str]:
    return [
        f"-key_{place}" if key.descending == forward else f"key_{place}"
        for place, key in enumerate(keys)
    ]


def _values(row: Any, ordering: Ordering) -> tuple[Value, ...]:
    return tuple(getattr(row, f"key_{place}") for place in range(len(ordering.keys)))


def _written(value: Value) -> int | str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if isinstance(value, int) else str(value)


def _read(value: object, kind: type) -> Value:
    if kind is int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_NUMBER:
            raise ValueError(value)
        return value
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(value)
    return value if kind is str else _READERS[kind](value)


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None or moment.year not in YEARS:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _read_day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


def _read_id(text: str) -> UUID:
    found = public_id(text)
    if found is None:
        raise ValueError(text)
    return found


_READERS: Mapping[type, Any] = {datetime: _read_moment, date: _read_day, UUID: _read_id}
