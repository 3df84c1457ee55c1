"""Archives 压缩包收稿: every file inside is taken in by itself, under the name `archive.zip/inner.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from articles.models import Batch
from articles.workflow.intake import Order, Receipt, read_bytes, refuse, take_in_bytes
from backend.draft import Columns, PageDraft, Remark
from backend.errors import UnreadableFile
from backend.pipeline import Member, file_name, is_archive, load, members

NAMED = 5
"""So many of the skipped files are named; a Macintosh puts one in beside each file."""


@dataclass(frozen=True, slots=True)
class ReadMember:
    """One file of an archive as read, without anything stored: its page, or why there is none."""

    name: str
    page: PageDraft | None = None
    error: UnreadableFile | None = None


def is_archive_file(path: Path) -> bool:
    """Whether a file's name says that it is an archive."""
    return is_archive(file_name(path))


def take_in_archive(path: Path, batch: Batch, order: Order) -> Iterator[Receipt]:
    """Take in the files of an archive one by one; it has a receipt of its own only when it fails.

    Files that a system put into it for itself are named in a remark of the first receipt.
    """
    for member, remarks in _files(path):
        if member.error:
            receipt = refuse(member.error, member.data, batch)
        else:
            receipt = take_in_bytes(member.name, member.data, batch, order)
        yield replace(receipt, remarks=(*receipt.remarks, *remarks))


def read_archive(path: Path, columns: Columns) -> Iterator[ReadMember]:
    """Read the files of an archive one by one without storing anything."""
    for member, remarks in _files(path):
        try:
            if member.error:
                raise member.error
            page = read_bytes(member.name, member.data, columns)
        except UnreadableFile as error:
            yield ReadMember(member.name, error=error)
        else:
            source = replace(page.source, remarks=(*page.source.remarks, *remarks))
            yield ReadMember(member.name, page=replace(page, source=source))


def _files(path: Path) -> Iterator[tuple[Member, tuple[Remark, ...]]]:
    """The archive's files, the first one with a remark on those that were skipped before it."""
    name = file_name(path)
    skipped: list[str] = []
    count = 0
    try:
        for member in members(name, load(path)):
            if member.skipped:
                skipped.append(member.name)
                continue
            yield member, () if count else tuple(_remark(skipped))
            count += 1
    except UnreadableFile as error:
        yield Member(name, error=error), ()
        return
    if not count:
        reason = "压缩包里没有可收的文件"
        yield Member(name, error=UnreadableFile(name, "empty_archive", reason)), ()


def _remark(skipped: list[str]) -> Iterator[Remark]:
    if skipped:
        more = f" 等 {len(skipped)} 个" if len(skipped) > NAMED else ""
        named = "、".join(skipped[:NAMED])
        yield Remark("archive_skipped", f"压缩包里的系统文件，略过：{named}{more}")
