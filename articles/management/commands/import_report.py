"""import_report 收稿账: the ledger of a batch, written again as JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from articles.management.reports import save_report
from articles.models import Batch
from articles.workflow.ledger import report


class Command(BaseCommand):
    """Write a batch's ledger 收稿账."""

    help = "把一个收稿批次的账写成 JSON：每个文件、每篇稿件、每一栏的去向、原文行号和用时。"

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("batch", type=int, metavar="BATCH", help="批次编号")
        parser.add_argument("--output", type=Path, metavar="FILE", help="写到此文件；不给则打印")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        batch = Batch.objects.select_related("by").filter(pk=options["batch"]).first()
        if batch is None:
            raise CommandError(f"没有批次 {options['batch']}。")
        if path := options["output"]:
            save_report(batch, path)
            self.stdout.write(self.style.SUCCESS(f"{batch}的收稿账已写入 {path}"))
            return
        for piece in report(batch):
            self.stdout.write(piece.decode(), ending="")
