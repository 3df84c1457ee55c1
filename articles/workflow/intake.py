"""Intake 收稿: the one door between the workshop and the newsroom.

One file is one act. Its receipt (the `File` row with outcome `imported`) is written in the
transaction that stores its articles, and the database allows one receipt for the same bytes and for
the same text: the same page again is a no-op, whoever brings it in whatever encoding, and a crash
leaves either everything or nothing.
"""

import logging
import time
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, Batch, Caption, Event, File
from articles.workflow import duplicates
from articles.workflow.actors import Actor
from articles.workflow.editing import keep_revision
from articles.workflow.events import note
from articles.workflow.placing import How, Placed, Placing
from articles.workflow.publish import publish
from articles.workflow.reading import Arrival, Read, Reading, known_already, perform
from articles.workflow.receipts import Receipt, describe, note_known, note_refused
from articles.workflow.sandbox import read_confined
from articles.workflow.states import ActRefused
from articles.workflow.storing import Home, write_pictures
from articles.workflow.transaction import one_act
from backend.draft import PageDraft
from backend.pipeline import VERSION, mapping_mark
from backend.source import Columns
from backend.vocabulary import FileOutcome

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What the operator asked for: where pages come from, whether to publish, and who asks.

    `columns` says which column of a table 稿件表 holds which field, where its headers do not.
    """

    home: Home = field(default_factory=Home)
    publish: bool = False
    by: Actor = None
    columns: Columns = ()


IMPORTED_AND_PUBLISHED = "存量稿件，导入时签发"
"""The remark by which a publication is known to be the import's and nobody's decision."""


@dataclass(slots=True)
class _Count:
    """What has been stored from one file."""

    articles: int = 0
    published: int = 0
    pictures: int = 0
    kept: int = 0
    merged: int = 0
    disputes: int = 0
    reprints: int = 0

    def add(self, placed: Placed, *, published: bool) -> None:
        self.kept += placed.how is How.KEPT
        self.merged += placed.how is How.MERGED
        self.articles += placed.how is not How.KEPT
        self.disputes += placed.disputes
        self.published += published


def open_batch(*, by: Actor) -> Batch:
    """Begin a batch 批次, to which the files of one run belong."""
    return Batch.objects.create(importer_version=VERSION, by=by)


def close_batch(batch: Batch) -> None:
    """Note that the run came to its end."""
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])


def take_in(path: Path, batch: Batch, order: Order, *, read: Read | None = None) -> Receipt:
    """Read, parse and store one file, with its receipt; an unreadable one is noted in the batch.

    A child process reads it; tests may pass another `read`.
    """
    arrival = Arrival.of(path)
    known = None if arrival.refusal else known_here(arrival, order)
    if known is not None:
        return settle(known_already(arrival, known), batch, order)
    return settle(perform(arrival, read or reader_for(order)), batch, order)


def reader_for(order: Order) -> Read:
    """How the files of an order are read: in children, tables by its mapping of columns."""
    return partial(read_confined, columns=order.columns)


def known_here(arrival: Arrival, order: Order) -> File | None:
    """The receipt by which a file need not be read again.

    The present rules have read its bytes, or found that they repeat the text of another file.
    """
    rules = _rules(arrival.name, order)
    receipt = _receipt(arrival.sha256)
    if receipt is None:
        return duplicates.known_duplicate(arrival.sha256, rules)
    return receipt if receipt.importer_version == rules else None


def settle(reading: Reading, batch: Batch, order: Order) -> Receipt:
    """Store what was read, with its receipt, or note why there is nothing to store."""
    receipt = _settle(reading, batch, order)
    return replace(receipt, remarks=receipt.remarks + reading.remarks)


def _settle(reading: Reading, batch: Batch, order: Order) -> Receipt:
    started = time.monotonic() - reading.seconds
    row = _file(batch, reading, order)
    if reading.known is not None:
        return note_known(row, reading.known, started)
    if reading.page is None:
        return note_refused(row, reading.refusal, started)
    try:
        return _store(reading, reading.page, batch, order, started)
    except Exception:
        # A page that we cannot store is our fault; it must not cost the rest of the batch.
        logger.exception("import of %s failed", reading.name)
        return note_refused(row, None, started)


def _store(
    reading: Reading, page: PageDraft, batch: Batch, order: Order, started: float
) -> Receipt:
    """Store under the receipt; who loses the race for it looks again and finds the winner's."""
    try:
        return _store_once(page, _file(batch, reading, order), order, started)
    except IntegrityError:
        return _store_once(page, _file(batch, reading, order), order, started)


def _store_once(page: PageDraft, row: File, order: Order, started: float) -> Receipt:
    """Store the page in one transaction, unless it is here already, in these bytes or in others."""
    text = duplicates.text_hash(page)
    with one_act():
        known = _receipt(row.sha256, lock=True)
        if known is not None and known.importer_version == row.importer_version:
            return note_known(row, known, started)
        original = duplicates.same_text(text)
        if known is None and original is not None:
            return note_known(row, original, started)
        row.outcome = (FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY).value
        receipt = known or row
        receipt.importer_version = row.importer_version
        describe(receipt, page)
        # What was once read as two texts may now be read as one: the older receipt keeps it.
        receipt.text_hash = text if original in (None, receipt) else ""
        receipt.save()
        if known is not None:
            row.outcome, row.same_as = FileOutcome.REPARSED.value, known
        count = _place(page, receipt, order, again=known is not None)
        return _finish(row, receipt, page, count, started)


def _place(page: PageDraft, receipt: File, order: Order, *, again: bool) -> _Count:
    """Store the articles and pictures, those that are here already under their public id."""
    count, written, mine = _Count(), [], _there(receipt)
    for placed in Placing(page, receipt, mine, order.home).articles():
        published = False
        if placed.how is not How.KEPT:
            written.append(placed.article)
            published = _enter(placed, order)
        count.add(placed, published=published)
    if again or mine:
        duplicates.forget(written)
        receipt.pictures.filter(article=None).delete()
        receipt.findings.filter(article=None).delete()
    count.pictures = write_pictures(page.articles, receipt)
    count.reprints = duplicates.find_reprints(written)
    return count


def _there(receipt: File) -> list[Article]:
    """The file's articles, locked; also those that were left when an import of it was undone."""
    undone = File.objects.filter(sha256=receipt.sha256, outcome=FileOutcome.UNDONE.value)
    files = [receipt.pk, *undone.values_list("pk", flat=True)]
    Caption.objects.filter(file__in=files[1:]).update(file=receipt)
    articles = Article.objects.filter(file__in=files).order_by("pk")
    # Other pages may name these articles as their originals meanwhile; only their text is taken.
    return list(articles.select_for_update(no_key=True))


def _enter(placed: Placed, order: Order) -> bool:
    """Number the revision, note the act, publish where that is asked; say whether it was."""
    article = placed.article
    keep_revision(article, by=order.by)
    act = Event.Act.INTAKE if placed.how is How.NEW else Event.Act.REPARSE
    note(article, act, by=order.by, remark=placed.remark)
    if not order.publish or placed.how is How.MERGED:
        return False
    try:
        publish(article, by=order.by, untitled=True, remark=IMPORTED_AND_PUBLISHED)
    except ActRefused:
        return False  # one article that cannot be published never costs the page; it stays a draft
    return True


def _file(batch: Batch, reading: Reading, order: Order) -> File:
    """A row for a file; what became of it is still to be said."""
    return File(
        batch=batch,
        name=reading.name[:500],
        sha256=reading.sha256,
        size=reading.size,
        importer_version=_rules(reading.name, order),
    )


def _finish(row: File, receipt: File, page: PageDraft, count: _Count, started: float) -> Receipt:
    row.seconds = round(time.monotonic() - started, 3)
    receipt.article_count = count.articles + count.kept
    receipt.save(update_fields=["article_count", "seconds"])
    if row is not receipt:
        row.article_count = count.articles
        row.save()
    found = sum(len(one.findings) for one in page.articles)
    return Receipt(
        name=row.name,
        outcome=FileOutcome(row.outcome),
        code=row.reason_code,
        reason=row.reason,
        findings=found + count.disputes + count.reprints,
        seconds=row.seconds,
        remarks=page.source.remarks,
        refused_rows=page.refused_rows(),
        **asdict(count),
    )


def _rules(name: str, order: Order) -> str:
    """The rules under which the file is read now."""
    return VERSION + mapping_mark(name, order.columns)


def _receipt(digest: str, *, lock: bool = False) -> File | None:
    """The receipt for these bytes; locked, it says what another importer has just made of them."""
    # Findings of other pages may name this file meanwhile; its key stays as it is.
    rows = File.objects.select_for_update(no_key=True) if lock else File.objects.all()
    receipt = rows.filter(sha256=digest, outcome=FileOutcome.IMPORTED.value)
    return receipt.defer("text", "ledger").first()
