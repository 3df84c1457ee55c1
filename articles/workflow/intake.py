"""Intake 收稿: the one door between the workshop and the newsroom.

One file is one act. Its receipt (the `File` row with outcome `imported`) is written in the
transaction that stores its articles, and the database allows one receipt for the same bytes: the
same file again is a no-op, whoever brings it, and a crash leaves either everything or nothing.
"""

import logging
import time
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Batch, Event, File
from articles.workflow.actors import Actor
from articles.workflow.editing import keep_revision
from articles.workflow.events import note
from articles.workflow.publish import publish
from articles.workflow.reading import Arrival, Read, Reading, known_already, perform
from articles.workflow.rereading import lines, nearest, touched
from articles.workflow.sandbox import read_confined
from articles.workflow.states import ActRefused
from articles.workflow.storing import Home, is_picture, shelf, write, write_picture
from articles.workflow.transaction import one_act
from articles.workflow.verdicts import OUR_FAULT
from backend.draft import CheckedDraft, Columns, PageDraft, Remark
from backend.errors import UnreadableFile
from backend.pipeline import VERSION, mapping_mark
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


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file, for the report."""

    name: str
    outcome: FileOutcome
    code: str = ""
    reason: str = ""
    articles: int = 0
    pictures: int = 0
    published: int = 0
    findings: int = 0
    kept: int = 0
    seconds: float = 0.0
    remarks: tuple[Remark, ...] = ()
    refused_rows: int = 0


@dataclass(slots=True)
class _Count:
    """What is being stored from one file."""

    articles: int = 0
    published: int = 0
    pictures: int = 0
    kept: int = 0

    def add(self, *, published: bool) -> None:
        self.articles += 1
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
    return take_in_arrival(Arrival.of(path), batch, order, read=read)


def take_in_arrival(
    arrival: Arrival, batch: Batch, order: Order, *, read: Read | None = None
) -> Receipt:
    """Do the same with a file whose bytes are here already."""
    known = None if arrival.refusal else known_here(arrival, order)
    if known is not None:
        return settle(known_already(arrival, known), batch, order)
    return settle(perform(arrival, read or reader_for(order)), batch, order)


def reader_for(order: Order) -> Read:
    """How the files of an order are read: in children, tables by its mapping of columns."""
    return partial(read_confined, columns=order.columns)


def known_here(arrival: Arrival, order: Order) -> File | None:
    """The receipt by which a file need not be read again: the present rules have read its bytes."""
    receipt = _receipts(arrival.sha256).defer("text", "ledger").first()
    known = receipt is not None and receipt.importer_version == _rules(arrival.name, order)
    return receipt if known else None


def settle(reading: Reading, batch: Batch, order: Order) -> Receipt:
    """Store what was read, with its receipt, or note why there is nothing to store."""
    receipt = _settle(reading, batch, order)
    return replace(receipt, remarks=receipt.remarks + reading.remarks)


def _settle(reading: Reading, batch: Batch, order: Order) -> Receipt:
    started = time.monotonic() - reading.seconds
    if reading.known is not None:
        return _note_unchanged(batch, reading.known, reading, started)
    if reading.page is None:
        return _note_refused(batch, reading, started)
    try:
        return _store(reading, reading.page, batch, order, started)
    except Exception:
        # A page that we cannot store is our fault; it must not cost the rest of the batch.
        logger.exception("import of %s failed", reading.name)
        fault = UnreadableFile(reading.name, "internal_error", OUR_FAULT)
        return _note_refused(batch, replace(reading, refusal=fault), started)


def _store(
    reading: Reading, page: PageDraft, batch: Batch, order: Order, started: float
) -> Receipt:
    """Store under the receipt; losing the race to another import of the same bytes is no error."""
    try:
        with one_act():
            known = _receipts(reading.sha256).select_for_update().first()
            if known is None:
                outcome = FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY
                return _store_new(page, _file(batch, reading, outcome), order, started)
            if known.importer_version != _rules(reading.name, order):
                log = _file(batch, reading, FileOutcome.REPARSED)
                return _store_again(page, log, known, order, started)
    except IntegrityError:
        known = _receipts(reading.sha256).first()
        if known is None:
            raise
    return _note_unchanged(batch, known, reading, started)


def _store_new(page: PageDraft, row: File, order: Order, started: float) -> Receipt:
    _describe(row, page, order)
    row.save()
    on = shelf(page.articles, order.home)
    count = _Count()
    for position, checked in _articles(page):
        article = write(Article(), checked, (row, position), on, order.home)
        count.add(published=_enter(article, Event.Act.INTAKE, order))
    count.pictures = _write_pictures(page, row)
    return _finish(row, page, count, started)


def _store_again(page: PageDraft, row: File, known: File, order: Order, started: float) -> Receipt:
    """Read by new rules what old rules had read; an article that people have touched stays theirs."""
    mine = list(known.articles.select_for_update().order_by("file_position"))
    theirs = [article for article in mine if touched(article)]
    free = [article for article in mine if not touched(article)]
    known.articles.update(file_position=None)
    taken = {line for article in theirs for line in article.field_lines.get("all", [])}
    on = shelf(page.articles, order.home)
    count = _Count(kept=len(theirs))
    for position, checked in _articles(page):
        if taken & lines(checked):
            continue
        article = nearest(free, checked) or Article()
        write(article, checked, (known, position), on, order.home)
        count.add(published=_enter(article, Event.Act.REPARSE, order))
    for article in free:
        article.delete()
    known.pictures.filter(article=None).delete()
    known.findings.filter(article=None).delete()
    count.pictures = _write_pictures(page, known)
    _describe(known, page, order)
    known.save()
    row.save()
    return _finish(row, page, count, started)


def _articles(page: PageDraft) -> list[tuple[int, CheckedDraft]]:
    return [(n, one) for n, one in enumerate(page.articles) if not is_picture(one.draft)]


def _write_pictures(page: PageDraft, row: File) -> int:
    pictures = [one for one in page.articles if is_picture(one.draft)]
    for checked in pictures:
        write_picture(checked, row)
    return len(pictures)


def _enter(article: Article, act: Event.Act, order: Order) -> bool:
    """Number the first revision, note the act, publish where that is asked; say whether it was."""
    keep_revision(article, by=order.by)
    note(article, act, by=order.by)
    if not order.publish:
        return False
    try:
        publish(article, by=order.by, untitled=True, remark="存量稿件，导入时签发")
    except ActRefused:
        return False  # one article that cannot be published never costs the page; it stays a draft
    return True


def _file(batch: Batch, reading: Reading, outcome: FileOutcome) -> File:
    return File(
        batch=batch,
        name=reading.name[:500],
        sha256=reading.sha256,
        size=reading.size,
        importer_version=VERSION,
        outcome=outcome.value,
    )


def _describe(row: File, page: PageDraft, order: Order) -> None:
    row.importer_version = _rules(page.source.name, order)
    row.format = page.source.format
    row.encoding = page.source.encoding
    row.text = "\n".join(line.text for line in page.source.lines).replace("\x00", "")
    row.ledger = page.ledger()
    if row.outcome == FileOutcome.EMPTY.value:
        row.reason_code, row.reason = "empty", FileOutcome.EMPTY.label
    elif page.source.remarks:
        row.reason_code = page.source.remarks[0].code
        row.reason = "；".join(one.sentence for one in page.source.remarks)[:500]


def _finish(row: File, page: PageDraft, count: _Count, started: float) -> Receipt:
    row.article_count = count.articles
    row.seconds = round(time.monotonic() - started, 3)
    row.save(update_fields=["article_count", "seconds"])
    return Receipt(
        name=row.name,
        outcome=FileOutcome(row.outcome),
        code=row.reason_code,
        reason=row.reason,
        articles=count.articles,
        pictures=count.pictures,
        published=count.published,
        findings=sum(len(one.findings) for one in page.articles),
        kept=count.kept,
        seconds=row.seconds,
        remarks=page.source.remarks,
        refused_rows=page.refused_rows(),
    )


def _note_unchanged(batch: Batch, known: File, reading: Reading, started: float) -> Receipt:
    row = _file(batch, reading, FileOutcome.UNCHANGED)
    row.article_count = known.article_count
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    name = reading.name
    return Receipt(name, FileOutcome.UNCHANGED, articles=known.article_count, seconds=row.seconds)


def _note_refused(batch: Batch, reading: Reading, started: float) -> Receipt:
    row = _file(batch, reading, FileOutcome.REJECTED)
    refusal = reading.refusal
    row.reason_code = refusal.code if refusal else "internal_error"
    row.reason = (refusal.reason if refusal else OUR_FAULT).replace("\x00", "")[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    code, reason = row.reason_code, row.reason
    return Receipt(reading.name, FileOutcome.REJECTED, code, reason, seconds=row.seconds)


def _rules(name: str, order: Order) -> str:
    """The rules under which the file is read now."""
    return VERSION + mapping_mark(name, order.columns)


def _receipts(sha256: str) -> QuerySet[File]:
    return File.objects.filter(sha256=sha256, outcome=FileOutcome.IMPORTED.value)
