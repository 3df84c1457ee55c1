"""Intake 收稿: the one door between the workshop and the newsroom.

One file is one act. Its receipt (the `File` row with outcome `imported`) is written in the
transaction that stores its articles, and the database allows one receipt for the same bytes and for
the same text: the same page again is a no-op, whoever brings it in whatever encoding, and a crash
leaves either everything or nothing.
"""

import hashlib
import logging
import time
from dataclasses import asdict, dataclass, field
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
from articles.workflow.states import ActRefused
from articles.workflow.storing import Home, write_pictures
from articles.workflow.transaction import one_act
from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.pipeline import VERSION, file_name, load, page_from, page_from_bytes
from backend.vocabulary import FileOutcome

logger = logging.getLogger(__name__)

OUR_FAULT = "程序出错，详情见日志"


@dataclass(frozen=True, slots=True)
class Order:
    """What the operator asked for: where pages come from, whether to publish, and who asks."""

    home: Home = field(default_factory=Home)
    publish: bool = False
    by: Actor = None


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
    merged: int = 0
    disputes: int = 0
    reprints: int = 0
    same_as: str = ""
    seconds: float = 0.0


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


def read_page(path: Path) -> PageDraft:
    """Read and parse a file without storing anything; raises UnreadableFile."""
    try:
        return page_from(path)
    except UnreadableFile:
        raise
    except Exception as error:
        name = file_name(path)
        logger.exception("reading of %s failed", name)
        raise UnreadableFile(name, "internal_error", OUR_FAULT) from error


def take_in(path: Path, batch: Batch, order: Order) -> Receipt:
    """Read, parse and store one file, with its receipt; an unreadable one is noted in the batch."""
    started = time.monotonic()
    name = file_name(path)
    data = b""
    try:
        data = load(path)
    except UnreadableFile as error:
        return _note_refused(batch, name, data, error.code, error.reason, started)
    digest = hashlib.sha256(data).hexdigest()
    known = _receipt(digest)
    if known is not None and known.importer_version == VERSION:
        return _note_known(batch, known, name, (digest, len(data)), started)
    if known is None and (original := duplicates.known_duplicate(digest, VERSION)):
        return _note_known(batch, original, name, (digest, len(data)), started)
    try:
        page = page_from_bytes(name, data)
        return _store(page, batch, order, len(data), started)
    except UnreadableFile as error:
        return _note_refused(batch, name, data, error.code, error.reason, started)
    except Exception:
        # A page that we cannot read or store is our fault; it must not cost the rest of the batch.
        logger.exception("import of %s failed", name)
        return _note_refused(batch, name, data, "internal_error", OUR_FAULT, started)


def _store(page: PageDraft, batch: Batch, order: Order, size: int, started: float) -> Receipt:
    """Store under the receipt; who loses the race for it looks again and finds the winner's."""
    try:
        return _settle(page, batch, order, size, started)
    except IntegrityError:
        return _settle(page, batch, order, size, started)


def _settle(page: PageDraft, batch: Batch, order: Order, size: int, started: float) -> Receipt:
    """Store the page in one transaction, unless it is here already, in these bytes or in others."""
    source, text = page.source, duplicates.text_hash(page)
    bytes_of = (source.sha256, size)
    with one_act():
        known = _receipt(source.sha256, lock=True)
        if known is not None and known.importer_version == VERSION:
            return _note_known(batch, known, source.name, bytes_of, started)
        original = duplicates.same_text(text)
        if known is None and original is not None:
            return _note_known(batch, original, source.name, bytes_of, started)
        outcome = FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY
        receipt = known or _file(batch, source.name, bytes_of, outcome)
        _describe(receipt, page)
        # What was once read as two texts may now be read as one: the older receipt keeps it.
        receipt.text_hash = text if original in (None, receipt) else ""
        receipt.save()
        row = receipt
        if known is not None:
            row = _file(batch, source.name, bytes_of, FileOutcome.REPARSED)
            row.same_as = known
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


def _file(batch: Batch, name: str, bytes_of: tuple[str, int], outcome: FileOutcome) -> File:
    """A row for a file whose bytes have this hash and number."""
    return File(
        batch=batch,
        name=name[:500],
        sha256=bytes_of[0],
        size=bytes_of[1],
        importer_version=VERSION,
        outcome=outcome.value,
    )


def _describe(receipt: File, page: PageDraft) -> None:
    receipt.importer_version = VERSION
    receipt.format = page.source.format
    receipt.encoding = page.source.encoding
    receipt.text = "\n".join(line.text for line in page.source.lines).replace("\x00", "")
    receipt.ledger = page.ledger()
    if receipt.outcome == FileOutcome.EMPTY.value:
        receipt.reason_code, receipt.reason = "empty", FileOutcome.EMPTY.label


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
        **asdict(count),
    )


def _note_known(
    batch: Batch, known: File, name: str, bytes_of: tuple[str, int], started: float
) -> Receipt:
    """Write down that the page is here already, in these bytes or with this text in others."""
    same_bytes = known.sha256 == bytes_of[0]
    outcome = FileOutcome.UNCHANGED if same_bytes else FileOutcome.DUPLICATE
    row = _file(batch, name, bytes_of, outcome)
    row.same_as, row.article_count = known, known.article_count
    if not same_bytes:
        row.reason_code = "same_text"
        row.reason = f"与“{known.name}”（批次 {known.batch_id}）文字相同"[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    return Receipt(
        name,
        outcome,
        code=row.reason_code,
        reason=row.reason,
        articles=row.article_count,
        same_as=known.name,
        seconds=row.seconds,
    )


def _note_refused(
    batch: Batch, name: str, data: bytes, code: str, reason: str, started: float
) -> Receipt:
    bytes_of = (hashlib.sha256(data).hexdigest(), len(data))
    row = _file(batch, name, bytes_of, FileOutcome.REJECTED)
    row.reason_code, row.reason = code, reason[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    return Receipt(name, FileOutcome.REJECTED, code=code, reason=reason, seconds=row.seconds)


def _receipt(digest: str, *, lock: bool = False) -> File | None:
    """The receipt for these bytes; locked, it says what another importer has just made of them."""
    # Findings of other pages may name this file meanwhile; its key stays as it is.
    rows = File.objects.select_for_update(no_key=True) if lock else File.objects.all()
    receipt = rows.filter(sha256=digest, outcome=FileOutcome.IMPORTED.value)
    return receipt.defer("text", "ledger").first()
