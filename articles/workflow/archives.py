"""Archives 压缩包收稿: every file inside is a file by itself, under the name `archive.zip/inner.txt`."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from articles.workflow.reading import Arrival
from articles.workflow.sandbox import unpack_confined
from articles.workflow.verdicts import OUR_FAULT
from backend.errors import UnreadableFile
from backend.pipeline import Member, file_name, is_archive
from backend.source import Remark

logger = logging.getLogger(__name__)

NAMED = 5
"""So many of the skipped files are named; a Macintosh puts one in beside each file."""

Unpack = Callable[[str, bytes], Iterator[Member]]


def is_archive_file(path: Path) -> bool:
    """Whether a file's name says that it is an archive."""
    return is_archive(file_name(path))


def arrivals(path: Path, *, unpack: Unpack = unpack_confined) -> Iterator[Arrival]:
    """The file itself, or the files of an archive one by one.

    An archive arrives as itself only when it fails. Files that a system put into it for itself are
    named in a remark of the first file.
    """
    arrival = Arrival.of(path)
    if arrival.refusal or not is_archive_file(path):
        yield arrival
        return
    count, skipped = 0, list[str]()
    try:
        for member in unpack(arrival.name, arrival.data):
            if member.skipped:
                skipped.append(member.name)
                continue
            yield _arrival(member, () if count else tuple(_remark(skipped)))
            count += 1
        if not count:
            raise UnreadableFile(arrival.name, "empty_archive", "压缩包里没有可收的文件")
    except UnreadableFile as error:
        yield Arrival(arrival.name, arrival.data, arrival.sha256, error)
    except Exception:
        logger.exception("unpacking of %s failed", arrival.name)
        fault = UnreadableFile(arrival.name, "internal_error", OUR_FAULT)
        yield Arrival(arrival.name, arrival.data, arrival.sha256, fault)


def _arrival(member: Member, remarks: tuple[Remark, ...]) -> Arrival:
    digest = hashlib.sha256(member.data).hexdigest()
    return Arrival(member.name, member.data, digest, member.error, remarks)


def _remark(skipped: list[str]) -> Iterator[Remark]:
    if skipped:
        more = f" 等 {len(skipped)} 个" if len(skipped) > NAMED else ""
        named = "、".join(skipped[:NAMED])
        yield Remark("archive_skipped", f"压缩包里的系统文件，略过：{named}{more}")
