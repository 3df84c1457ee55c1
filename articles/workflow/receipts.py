"""Receipts 收稿回执: what became of a file, for the report and in its row."""

import time
from dataclasses import dataclass

from articles.models import File
from articles.workflow.verdicts import OUR_FAULT
from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.source import Remark
from backend.vocabulary import FileOutcome


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
    remarks: tuple[Remark, ...] = ()
    refused_rows: int = 0


def describe(receipt: File, page: PageDraft) -> None:
    """Write into a receipt what was read, and what is to be said of it."""
    receipt.format = page.source.format
    receipt.encoding = page.source.encoding
    receipt.text = "\n".join(line.text for line in page.source.lines).replace("\x00", "")
    receipt.ledger = page.ledger()
    receipt.reason_code = receipt.reason = ""
    if receipt.outcome == FileOutcome.EMPTY.value:
        receipt.reason_code, receipt.reason = "empty", FileOutcome.EMPTY.label
    elif page.source.remarks:
        receipt.reason_code = page.source.remarks[0].code
        receipt.reason = "；".join(one.sentence for one in page.source.remarks)[:500]


def note_known(row: File, known: File, started: float) -> Receipt:
    """Write down that the page is here already, in these bytes or with this text in others."""
    same_bytes = known.sha256 == row.sha256
    outcome = FileOutcome.UNCHANGED if same_bytes else FileOutcome.DUPLICATE
    row.outcome, row.same_as, row.article_count = outcome.value, known, known.article_count
    if not same_bytes:
        row.reason_code = "same_text"
        row.reason = f"与“{known.name}”（批次 {known.batch_id}）文字相同"[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    return Receipt(
        row.name,
        outcome,
        code=row.reason_code,
        reason=row.reason,
        articles=row.article_count,
        same_as=known.name,
        seconds=row.seconds,
    )


def note_refused(row: File, refusal: UnreadableFile | None, started: float) -> Receipt:
    """Write down why there is nothing of the file; without a refusal it is our fault."""
    row.outcome = FileOutcome.REJECTED.value
    row.reason_code = refusal.code if refusal else "internal_error"
    row.reason = (refusal.reason if refusal else OUR_FAULT).replace("\x00", "")[:500]
    row.seconds = round(time.monotonic() - started, 3)
    row.save()
    code, reason = row.reason_code, row.reason
    return Receipt(row.name, FileOutcome.REJECTED, code, reason, seconds=row.seconds)
