"""Reports 收稿账 on disk: what both commands say when a file cannot be written."""

from pathlib import Path

from django.core.management.base import CommandError

from articles.models import Batch
from articles.workflow.ledger import save


def save_report(batch: Batch, path: Path) -> None:
    """Write the batch's ledger to the file."""
    try:
        save(batch, path)
    except OSError as error:
        raise CommandError(f"写不了收稿账 {path}：{error.strerror}") from error


def refuse_bad_place(path: Path) -> None:
    """Say before a long run, not after it, that the report could not be written there."""
    if path.is_dir() or not path.parent.is_dir():
        raise CommandError(f"写不了收稿账 {path}：应是已有文件夹中的一个文件")
