"""undo_import 撤回导入: a batch is taken back, except what people have made theirs."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any, override

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.models import Batch
from articles.workflow.undo import Fate, FileUndone, plan, undo


class Command(BaseCommand):
    """Undo an import 撤回导入."""

    help = (
        "撤回一个收稿批次：没有人动过的草稿和待配图片删去，文件可以重新导入；编辑改过或签发的稿件保留，"
        "并逐篇说明原因。每个文件一次事务，中断后再执行一次即可接着办。"
    )

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("batch", type=int, metavar="BATCH", help="批次编号")
        parser.add_argument("--dry-run", action="store_true", help="只说明会怎样，不改动数据库")
        parser.add_argument(
            "--withdraw", metavar="REASON", help="导入时签发的稿件一并撤稿，并写明撤稿原因"
        )
        parser.add_argument("--by", metavar="USERNAME", help="经手人的用户名")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        reason = options["withdraw"]
        if reason is not None and not reason.strip():
            raise CommandError("撤稿必须写明原因。")
        batch = _batch(options["batch"])
        by = _user(options["by"]) if options["by"] else None
        if batch.finished_at is None:
            self.stdout.write("这一批没有正常结束；若导入仍在进行，请先等它结束。")
        if options["dry_run"]:
            files = list(self._tell(plan(batch, withdrawing=reason is not None)))
        else:
            files = list(self._tell(undo(batch, by=by, reason=reason or "")))
        self._sum_up(batch, files, dry_run=options["dry_run"])
        if any(one.failed for one in files):
            sys.exit(1)

    def _tell(self, files: Iterator[FileUndone]) -> Iterator[FileUndone]:
        """Print each file as it is done, and hand it on."""
        for one in files:
            mark = "✗" if one.failed else "✓"
            counts = [f"{fate.value} {n} 篇" for fate in Fate if (n := one.count(fate))]
            if one.pictures:
                counts.append(f"撤回待配图片 {one.pictures} 幅")
            self.stdout.write(f"{mark} {one.name}：{one.note or '，'.join(counts) or '没有稿件'}")
            for verdict in one.verdicts:
                if verdict.fate is Fate.KEPT:
                    self.stdout.write(f"    保留《{verdict.article}》：{verdict.reason}")
            yield one

    def _sum_up(self, batch: Batch, files: list[FileUndone], *, dry_run: bool) -> None:
        counts = "，".join(
            f"{fate.value} {sum(one.count(fate) for one in files)} 篇" for fate in Fate
        )
        begin = "试算，未改动数据库" if dry_run else "完成"
        pictures = sum(one.pictures for one in files)
        line = f"{begin}：{batch}，文件 {len(files)}；{counts}，待配图片 {pictures} 幅"
        self.stdout.write(self.style.SUCCESS(line))


def _batch(number: int) -> Batch:
    try:
        return Batch.objects.get(pk=number)
    except (Batch.DoesNotExist, OverflowError) as error:
        raise CommandError(f"没有批次 {number}。") from error


def _user(name: str) -> User:
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist as error:
        raise CommandError(f"没有用户“{name}”。") from error
