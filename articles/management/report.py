"""The report 导入报告: a line for each file as it comes, and at the end what came of all of them."""

from collections import Counter
from dataclasses import replace
from typing import override

from articles.workflow.intake import Receipt
from articles.workflow.reading import Reading
from articles.workflow.verdicts import OUR_FAULT
from backend.vocabulary import FileOutcome

FAILED = frozenset({FileOutcome.REJECTED, FileOutcome.EMPTY})


class Tally:
    """统计: adds receipts up, and keeps none of them."""

    def __init__(self) -> None:
        self.outcomes: Counter[FileOutcome] = Counter()
        self.new: Counter[str] = Counter()
        self.refused_rows = 0

    def add(self, receipt: Receipt) -> None:
        """Count one more file."""
        self.outcomes[receipt.outcome] += 1
        self.refused_rows += receipt.refused_rows
        if receipt.outcome is not FileOutcome.UNCHANGED:
            for name in ("articles", "published", "pictures", "findings"):
                self.new[name] += getattr(receipt, name)

    @property
    def failed(self) -> bool:
        """Whether any file, or row of a table, could not be taken in."""
        return bool(self.refused_rows) or any(self.outcomes[outcome] for outcome in FAILED)

    @override
    def __str__(self) -> str:
        kinds = "，".join(f"{outcome.label} {count}" for outcome, count in self.outcomes.items())
        return (
            f"文件 {self.outcomes.total()}（{kinds}）；稿件 {self.new['articles']} 篇，"
            f"签发 {self.new['published']} 篇，"
            f"待配图片 {self.new['pictures']} 幅，问题 {self.new['findings']} 条"
        )


def try_out(reading: Reading) -> Receipt:
    """What would become of a file, for a run that stores nothing 试读."""
    receipt = _tried(reading)
    return replace(receipt, remarks=(*receipt.remarks, *reading.remarks))


def _tried(reading: Reading) -> Receipt:
    name, page, refusal = reading.name, reading.page, reading.refusal
    if page is None:
        code = refusal.code if refusal else "internal_error"
        reason = refusal.reason if refusal else OUR_FAULT
        return Receipt(name, FileOutcome.REJECTED, code, reason)
    outcome = FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY
    return Receipt(
        name,
        outcome,
        "" if page.articles else "empty",
        articles=len(page.articles),
        findings=sum(len(one.findings) for one in page.articles),
        seconds=reading.seconds,
        remarks=page.source.remarks,
        refused_rows=page.refused_rows(),
    )


def line(receipt: Receipt) -> str:
    """What became of one file, in one line."""
    if receipt.outcome in FAILED:
        reason = receipt.reason or receipt.outcome.label
        return f"✗ {receipt.name}：{receipt.outcome.label}——{reason} [{receipt.code}]"
    if receipt.outcome is FileOutcome.UNCHANGED:
        return f"＝ {receipt.name}：{receipt.outcome.label}（{receipt.articles} 篇）"
    parts = [f"{receipt.articles} 篇稿件"]
    if receipt.pictures:
        parts.append(f"{receipt.pictures} 幅待配图片")
    if receipt.published:
        parts.append(f"签发 {receipt.published} 篇")
    if receipt.kept:
        parts.append(f"{receipt.kept} 篇编辑改过或已签发，保持原样")
    parts.append(f"{receipt.findings} 条问题")
    return (
        f"✓ {receipt.name}：{receipt.outcome.label}，{'，'.join(parts)}（{receipt.seconds:.2f} 秒）"
    )
