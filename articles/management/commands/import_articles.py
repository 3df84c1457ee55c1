"""import_articles 导入稿件: files and folders of pages become articles."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, override

import orjson
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.management.reports import refuse_bad_place, save_report
from articles.workflow.intake import Order, Receipt, close_batch, open_batch, read_page, take_in
from articles.workflow.storing import Home
from backend.errors import UnreadableFile
from backend.record import Record, error_record, page_record
from backend.vocabulary import FileOutcome

LONGEST_SOURCE = 200
FAILED = frozenset({FileOutcome.REJECTED, FileOutcome.EMPTY})
KNOWN = frozenset({FileOutcome.UNCHANGED, FileOutcome.DUPLICATE})


class Command(BaseCommand):
    """Import pages 导入稿件."""

    help = (
        "导入版面文件（txt、md、html）或整个文件夹：一页可含多篇稿件。每个文件一次事务，"
        "同样的文件再导入一次不会重复。有文件失败时退出码为 1。"
    )

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument(
            "--source", type=_source, metavar="NAME", help="报刊名称，例如 云溪日报"
        )
        parser.add_argument(
            "--issue-date", type=_date, metavar="YYYY-MM-DD", help="期的日期，须同时给出 --source"
        )
        parser.add_argument("--page", type=_page, metavar="N", help="版次，从 1 开始")
        parser.add_argument("--dry-run", action="store_true", help="只读取和分析，不写入数据库")
        parser.add_argument(
            "--json", type=Path, metavar="DIR", help="每个文件写一份 JSON 到此文件夹"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="把本批的收稿账写成一份 JSON"
        )
        parser.add_argument("--publish", action="store_true", help="存量稿件：导入后立即签发")
        parser.add_argument("--no-progress", action="store_true", help="不显示进度条")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if options["issue_date"] and not options["source"]:
            raise CommandError("给出 --issue-date 时必须同时给出 --source。")
        if options["dry_run"] and options["publish"]:
            raise CommandError("--dry-run 不写入数据库，不能与 --publish 同用。")
        if options["report"]:
            if options["dry_run"]:
                raise CommandError("--dry-run 没有批次，不能与 --report 同用；可用 --json。")
            refuse_bad_place(options["report"])
        files = list(_files(options["paths"]))
        if not files:
            raise CommandError("没有找到可导入的文件。")
        folder = options["json"]
        if folder:
            _make_folder(folder)
        started = time.monotonic()
        rows = tqdm(
            self._walk(files, options),
            total=len(files),
            unit="页",
            desc="导入",
            disable=options["no_progress"] or not sys.stderr.isatty(),
        )
        receipts = list(rows)
        seconds = time.monotonic() - started
        self._report(receipts, seconds, dry_run=options["dry_run"])
        if any(receipt.outcome in FAILED for receipt in receipts):
            sys.exit(1)

    def _walk(self, files: list[tuple[Path, str]], options: dict[str, Any]) -> Iterator[Receipt]:
        home = Home(options["source"], options["issue_date"], options["page"])
        order = Order(home=home, publish=options["publish"])
        batch = None if options["dry_run"] else open_batch(by=None)
        try:
            for path, label in files:
                if options["json"] or batch is None:
                    read = _read(path, label, options["json"])
                if batch is None:
                    yield read
                else:
                    yield take_in(path, batch, order)
            if batch is not None:
                close_batch(batch)
        finally:  # a run that is broken off has a ledger too
            if batch is not None and options["report"]:
                save_report(batch, options["report"])

    def _report(self, receipts: list[Receipt], seconds: float, *, dry_run: bool) -> None:
        for receipt in receipts:
            line = _line(receipt)
            failed = receipt.outcome in FAILED
            self.stdout.write(self.style.ERROR(line) if failed else line)
        counts = Counter(receipt.outcome for receipt in receipts)
        summary = "，".join(f"{outcome.label} {count}" for outcome, count in counts.items())
        new = [one for one in receipts if one.outcome not in KNOWN]
        totals = (
            f"文件 {len(receipts)}（{summary}）；稿件 {sum(one.articles for one in new)} 篇，"
            f"签发 {sum(one.published for one in new)} 篇，"
            f"待配图片 {sum(one.pictures for one in new)} 幅，问题 {sum(one.findings for one in new)} 条；"
            f"用时 {seconds:.1f} 秒"
        )
        self.stdout.write(
            self.style.SUCCESS(("试读，未写入数据库：" if dry_run else "完成：") + totals)
        )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"日期 {text!r} 应写成 2025-01-31 的样子。") from error


def _source(text: str) -> str:
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_SOURCE or not name.isprintable():
        raise CommandError(f"报刊名称应有 1 到 {LONGEST_SOURCE} 个字，不含控制字符。")
    return name


def _page(text: str) -> int:
    largest = 32767
    if not text.isdecimal() or not 1 <= int(text) <= largest:
        raise CommandError(f"版次 {text!r} 应是从 1 开始的整数。")
    return int(text)


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file with the name of its JSON, folders walked in order of name; no name twice."""
    seen: set[Path] = set()
    labels: Counter[str] = Counter()
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file() or one.is_symlink())
            rows = [(one, "__".join(one.relative_to(path).parts)) for one in inside]
            rows = [
                row
                for row in rows
                if not any(part.startswith(".") for part in row[0].relative_to(path).parts)
            ]
        elif path.exists():
            rows = [(path, path.name)]
        else:
            raise CommandError(f"没有这个文件或文件夹：{path}")
        for one, label in rows:
            if one.resolve() not in seen:
                seen.add(one.resolve())
                labels[label] += 1
                yield one, label if labels[label] == 1 else f"{labels[label]}__{label}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"不能写入文件夹 {folder}：{error.strerror}") from error


def _read(path: Path, label: str, folder: Path | None) -> Receipt:
    """Read a page without storing it, and write its record where one is wanted."""
    try:
        page = read_page(path)
    except UnreadableFile as error:
        _write(folder, label, error_record(error.name, error))
        return Receipt(error.name, FileOutcome.REJECTED, code=error.code, reason=error.reason)
    _write(folder, label, page_record(page))
    findings = sum(len(one.findings) for one in page.articles)
    outcome = FileOutcome.IMPORTED if page.articles else FileOutcome.EMPTY
    code = "" if page.articles else "empty"
    return Receipt(page.source.name, outcome, code, articles=len(page.articles), findings=findings)


def _write(folder: Path | None, label: str, record: Record) -> None:
    if folder is not None:
        data = orjson.dumps(record, option=orjson.OPT_INDENT_2)
        (folder / f"{label}.json").write_bytes(data)


def _line(receipt: Receipt) -> str:
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
