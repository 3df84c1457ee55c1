"""import_articles 导入稿件: files and folders of pages become articles."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Generator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.management import folders
from articles.management.records import Records
from articles.management.report import FAILED, Tally, line, try_out
from articles.management.reports import refuse_bad_place, save_report
from articles.models import Batch
from articles.workflow.ahead import DEFAULT_WORKERS, MOST_WORKERS, never_known, read_ahead
from articles.workflow.archives import arrivals, is_archive_file
from articles.workflow.background import enqueue
from articles.workflow.intake import Order, close_batch, known_here, open_batch, reader_for, settle
from articles.workflow.receipts import Receipt
from articles.workflow.storing import Home
from backend.pipeline import read_columns
from backend.source import Columns

LONGEST_SOURCE = 200
CLASHES = (
    ("dry_run", "publish", "--dry-run 不写入数据库，不能与 --publish 同用。"),
    ("dry_run", "report", "--dry-run 没有批次，不能与 --report 同用；可用 --json。"),
    ("background", "dry_run", "--background 由队列入库，不能与 --dry-run 同用。"),
    ("background", "json", "--background 由队列读取，不能与 --json 同用。"),
    ("background", "workers", "--background 由队列决定同时读几个文件，不能与 --workers 同用。"),
    ("background", "report", "--background 由队列入库，不能与 --report 同用；可用 import_report。"),
)


class Command(BaseCommand):
    """Import pages 导入稿件."""

    help = (
        "导入版面文件（txt、md、html、docx、pdf）、稿件表（csv、jsonl、xlsx，一行一篇）、压缩包（zip）"
        "或整个文件夹：一页可含多篇稿件。每个文件一次事务，同样的文件再导入一次不会重复。"
        "有文件或稿件表的行失败时退出码为 1。"
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
            "--columns",
            type=_columns,
            default=(),
            metavar="title=标题,body=正文",
            help="稿件表（csv、jsonl、xlsx）的哪一列是哪个字段；常见的列名不用说明",
        )
        parser.add_argument(
            "--json", type=Path, metavar="DIR", help="每个文件写一份 JSON 到此文件夹"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="把本批的收稿账写成一份 JSON"
        )
        parser.add_argument("--publish", action="store_true", help="存量稿件：导入后立即签发")
        parser.add_argument(
            "--workers",
            type=_workers,
            metavar="N",
            help=f"同时读取几个文件；按文件顺序入库。本机默认 {DEFAULT_WORKERS}",
        )
        parser.add_argument(
            "--background", action="store_true", help="交给后台队列（TASK_QUEUE），每个文件一项任务"
        )
        parser.add_argument("--no-progress", action="store_true", help="不显示进度条")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if options["issue_date"] and not options["source"]:
            raise CommandError("给出 --issue-date 时必须同时给出 --source。")
        for one, other, message in CLASHES:
            if options[one] and options[other]:
                raise CommandError(message)
        paths = options["paths"]
        folders.check(paths)
        total = folders.count(paths)
        if not total:
            raise CommandError("没有找到可导入的文件。")
        home = Home(options["source"], options["issue_date"], options["page"])
        order = Order(home=home, publish=options["publish"], columns=options["columns"])
        if options["report"]:
            refuse_bad_place(options["report"])
        if options["background"]:
            self._hand_over(paths, total, order)
            return
        started = time.monotonic()
        tally = self._follow(total, options, order)
        seconds = time.monotonic() - started
        words = "试读，未写入数据库：" if options["dry_run"] else "完成："
        self.stdout.write(self.style.SUCCESS(f"{words}{tally}；用时 {seconds:.1f} 秒"))
        if tally.failed:
            sys.exit(1)

    def _hand_over(self, paths: list[Path], total: int, order: Order) -> None:
        """Give the files to the queue."""
        files = [found.path for found in folders.find(paths)]
        if archives := [path for path in files if is_archive_file(path)]:
            raise CommandError(f"压缩包请解开，或不用 --background 导入：{archives[0]}")
        batch = enqueue(files, total, order)
        self.stdout.write(self.style.SUCCESS(f"批次 {batch.pk}：{total} 个文件已交给队列"))

    def _follow(self, total: int, options: dict[str, Any], order: Order) -> Tally:
        """Report each receipt as it comes, with the bar below it; only sums are kept."""
        tally = Tally()
        bar = tqdm(
            total=total,
            unit="页",
            desc="导入",
            disable=options["no_progress"] or not sys.stderr.isatty(),
        )
        with bar, closing(self._receipts(options, order)) as receipts:
            for receipt in receipts:
                tally.add(receipt)
                text = line(receipt)
                styled = self.style.ERROR(text) if receipt.outcome in FAILED else text
                with tqdm.external_write_mode(file=sys.stdout):
                    self.stdout.write(styled)
                    for remark in receipt.remarks:
                        self.stdout.write(self.style.WARNING(f"  · {remark.sentence}"))
                bar.update()
        return tally

    def _receipts(self, options: dict[str, Any], order: Order) -> Generator[Receipt]:
        """Open a batch unless nothing is to be stored, and write its ledger where that is wanted."""
        records = Records(options["json"]) if options["json"] else None
        if options["dry_run"]:
            yield from self._read(options, order, None, records)
            return
        batch = open_batch(by=order.by)
        try:
            yield from self._read(options, order, batch, records)
            close_batch(batch)
        finally:  # a run that is broken off has a ledger too
            if options["report"]:
                save_report(batch, options["report"])

    def _read(
        self, options: dict[str, Any], order: Order, batch: Batch | None, records: Records | None
    ) -> Generator[Receipt]:
        """Read ahead in children, store here, in the order of the files."""
        # A known file is read again only where its record is wanted.
        known = never_known if records or batch is None else partial(known_here, order=order)
        files = (
            (arrival, (*found.parts, *arrival.name.split("/")[1:]))
            for found in folders.find(options["paths"])
            for arrival in arrivals(found.path)
        )
        workers, read = options["workers"] or DEFAULT_WORKERS, reader_for(order)
        with closing(read_ahead(files, workers=workers, known=known, read=read)) as readings:
            for parts, reading in readings:
                if records:
                    records.write(reading, parts)
                yield try_out(reading) if batch is None else settle(reading, batch, order)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"日期 {text!r} 应写成 2025-01-31 的样子。") from error


def _columns(text: str) -> Columns:
    try:
        return read_columns(text)
    except ValueError as error:
        raise CommandError(str(error)) from error


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


def _workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise CommandError(f"--workers {text!r} 应是 1 到 {MOST_WORKERS} 的整数。")
    return int(text)
