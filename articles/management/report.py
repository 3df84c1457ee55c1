"""The report 导入报告: a line for each file as it comes, and at the end what came of all of them."""

from collections import Counter
from dataclasses import replace
from typing import override

from articles.workflow.reading import Reading
from articles.workflow.receipts import Receipt
from articles.workflow.verdicts import OUR_FAULT
from backend.vocabulary import FileOutcome

FAILED = frozenset({FileOutcome.REJECTED, FileOutcome.EMPTY})
KNOWN = frozenset({FileOutcome.UNCHANGED, FileOutcome.DUPLICATE})


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
        if receipt.outcome not in KNOWN:
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
    if receipt.outcome is FileOutcome.DUPLICATE:
        return f"＝ {receipt.name}：{receipt.outcome.label}（{receipt.same_as}，{receipt.articles} 篇）"
    counts = {
        "{} 幅待配图片": receipt.pictures,
        "签发 {} 篇": receipt.published,
        "{} 篇与编辑所改合并": receipt.merged,
        "{} 处与编辑所改不同": receipt.disputes,
        "{} 篇已签发或归编辑，保持原样": receipt.kept,
        "{} 篇与别处文字相同": receipt.reprints,
    }
    parts = [f"{receipt.articles} 篇稿件"]
    parts += [words.format(count) for words, count in counts.items() if count]
    parts.append(f"{receipt.findings} 条问题")
    return (
        f"✓ {receipt.name}：{receipt.outcome.label}，{'，'.join(parts)}（{receipt.seconds:.2f} 秒）"
    )
