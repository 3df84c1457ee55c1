"""Intake 收稿: the one door between the workshop and the newsroom.

One file is one act. Its receipt (the `File` row with outcome `imported`) is written in the
transaction that stores its articles, and the database allows one receipt for the same bytes: the
same file again is a no-op, whoever brings it, and a crash leaves either everything or nothing.
"""

import hashlib
import logging
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, Batch, Event, File
from articles.workflow.actors import Actor
from articles.workflow.editing import keep_revision
from articles.workflow.events import note
from articles.workflow.publish import publish
from articles.workflow.states import ActRefused
from articles.workflow.storing import Home, is_picture, shelf, write, write_picture
from articles.workflow.transaction import one_act
from backend.draft import CheckedDraft, Columns, PageDraft, Remark
from backend.errors import UnreadableFile
from backend.pipeline import VERSION, file_name, load, mapping_mark, page_from_bytes
from backend.vocabulary import FileOutcome

logger = logging.getLogger(__name__)

OUR_FAULT = "程序出错，详情见日志"


@dataclass(frozen=True, slots=True)
class Order:
    """What the operator asked for: where pages come from, what a table's columns hold, who asks."""

    home: Home = field(default_factory=Home)
    publish: bool = False
    by: Actor = None
    columns: Columns = ()

    def rules(self, name: str) -> str:
        """The rules under which a file is read now."""
        return VERSION + mapping_mark(name, self.columns)


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


def read_page(path: Path, columns: Columns = ()) -> PageDraft:
    """Read and parse a file without storing anything; raises UnreadableFile."""
    return read_bytes(file_name(path), load(path), columns)


def read_bytes(name: str, data: bytes, columns: Columns = ()) -> PageDraft:
    """Read and parse a file's bytes without storing anything; raises UnreadableFile."""
    try:
        return page_from_bytes(name, data, columns)
    except UnreadableFile:
        raise
    except Exception as error:
        logger.exception("reading of %s failed", name)
        raise UnreadableFile(name, "internal_error", OUR_FAULT) from error


def take_in(path: Path, batch: Batch, order: Order) -> Receipt:
    """Read, parse and store one file, with its receipt; an unreadable one is noted in the batch."""
    try:
        return take_in_bytes(file_name(path), load(path), batch, order)
    except UnreadableFile as error:
        return refuse(error, b"", batch)


def refuse(error: UnreadableFile, data: bytes, batch: Batch) -> Receipt:
    """Note in the batch that a file could not be read, and why."""
    return _note_refused(batch, error.name, data, error.code, error.reason, time.monotonic())


def take_in_bytes(name: str, data: bytes, batch: Batch, order: Order) -> Receipt:
    """Read, parse and store a file's bytes under its name, as `take_in` does from disk."""
    started = time.monotonic()
    known = _receipt(hashlib.sha256(data).hexdigest())
    if known is not None and known.importer_version == order.rules(name):
        return _note_unchanged(batch, known, name, len(data), started)
    try:
        page = page_from_bytes(name, data, order.columns)
        return _store(page, batch, order, len(data), started)
    except UnreadableFile as error:
        return _note_refused(batch, name, data, error.code, error.reason, started)
    except Exception:
        # A page that we cannot read or store is our fault; it must not cost the rest of the batch.
        logger.exception("import of %s failed", name)
        return _note_refused(batch, name, data, "internal_error", OUR_FAULT, started)


def _store(page: PageDraft, batch: Batch, order: Order, size: int, started: float) -> Receipt:
    """Store under the receipt; losing the race to another import of the same bytes is no error."""
    try:
        with one_act():
            known = _receipt(page.source.sha256, lock=True)
            if known is None:
                return _store_new(page, batch, order, size, started)
            if known.importer_version != order.rules(page.source.name):
                return _store_again(page, batch, known, order, started)
    except IntegrityError:
        known = _receipt(page.source.sha256)
        if known is None:
            raise
    return _note_unchanged(batch, known, page.source.name, size, started)


def _store_new(page: PageDraft, batch: Batch, order: Order, size: int, started: float) -> Receipt:
    outcome = FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY
    row = _file(batch, page.source.name, page.source.sha256, size, outcome)
    _describe(row, page, order)
    row.save()
    on = shelf(page.articles, order.home)
    count = _Count()
    for position, checked in _articles(page):
        article = write(Article(), checked, (row, position), on, order.home)
        count.add(published=_enter(article, Event.Act.INTAKE, order))
    count.pictures = _write_pictures(page, row)
    return _finish(row, page, count, started)


def _store_again(
    page: PageDraft, batch: Batch, known: File, order: Order, started: float
) -> Receipt:
    """Read by new rules what old rules had read; an article that people have touched stays theirs."""
    mine = list(known.articles.select_for_update().order_by("file_position"))
    touched = [article for article in mine if _touched(article)]
    free = [article for article in mine if not _touched(article)]
    known.articles.update(file_position=None)
    taken = {line for article in touched for line in article.field_lines.get("all", [])}
    on = shelf(page.articles, order.home)
    count = _Count(kept=len(touched))
    for position, checked in _articles(page):
        if taken & _lines(checked):
            continue
        article = _nearest(free, checked) or Article()
        write(article, checked, (known, position), on, order.home)
        count.add(published=_enter(article, Event.Act.REPARSE, order))
    for article in free:
        article.delete()
    known.pictures.filter(article=None).delete()
    known.findings.filter(article=None).delete()
    count.pictures = _write_pictures(page, known)
    _describe(known, page, order)
    known.save()
    row = _file(batch, page.source.name, page.source.sha256, known.size, FileOutcome.REPARSED)
    row.save()
    return _finish(row, page, count, started)


def _touched(article: Article) -> bool:
    return article.edited_by_hand or article.state != Article.State.DRAFT


def _lines(checked: CheckedDraft) -> set[int]:
    return {line for line, _ in checked.draft.places}


def _nearest(free: list[Article], checked: CheckedDraft) -> Article | None:
    """The old draft that was read from most of the same lines; it keeps its public id."""
    lines = _lines(checked)
    best = max(free, key=lambda one: len(lines & set(one.field_lines.get("all", []))), default=None)
    if best is None or not lines & set(best.field_lines.get("all", [])):
        return None
    free.remove(best)
    return best


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


def _file(batch: Batch, name: str, digest: str, size: int, outcome: FileOutcome) -> File:
    return File(
        batch=batch,
        name=name[:500],
        sha256=digest,
        size=size,
        importer_version=VERSION,
        outcome=outcome.value,
    )


def _describe(row: File, page: PageDraft, order: Order) -> None:
    row.importer_version = order.rules(page.source.name)
    row.format = page.source.format
    row.encoding = page.source.encoding
    row.text = "\n".join(line.text for line in page.source.lines).replace("\x00", "")
    row.ledger = page.ledger()
    row.reason_code = next((one.code for one in page.source.remarks), "")
    row.reason = "；".join(one.sentence for one in page.source.remarks)[:500]
    if row.outcome == FileOutcome.EMPTY.value:
        row.reason_code, row.reason = "empty", FileOutcome.EMPTY.label


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


def _note_unchanged(batch: Batch, known: File, name: str, size: int, started: float) -> Receipt:
    row = _file(batch, name, known.sha256, size, FileOutcome.UNCHANGED)
    row.article_count = known.article_count
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    return Receipt(name, FileOutcome.UNCHANGED, articles=known.article_count, seconds=row.seconds)


def _note_refused(
    batch: Batch, name: str, data: bytes, code: str, reason: str, started: float
) -> Receipt:
    row = _file(batch, name, hashlib.sha256(data).hexdigest(), len(data), FileOutcome.REJECTED)
    row.reason_code, row.reason = code, reason[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    return Receipt(name, FileOutcome.REJECTED, code=code, reason=reason, seconds=row.seconds)


def _receipt(digest: str, *, lock: bool = False) -> File | None:
    """The receipt for these bytes; locked, it says what another importer has just made of them."""
    rows = File.objects.select_for_update() if lock else File.objects.all()
    return rows.filter(sha256=digest, outcome=FileOutcome.IMPORTED.value).first()
