"""Reading 读稿: a file on its way from the disk to its page, or to the reason why it has none."""

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from articles.models import File
from articles.workflow.verdicts import OUR_FAULT
from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.pipeline import file_name, load
from backend.source import Remark

logger = logging.getLogger(__name__)

Read = Callable[[str, bytes], PageDraft]
"""Bytes under a file's name in, its page out; raises UnreadableFile."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """来件: a file's bytes as they were taken from disk or an archive, or why they could not be.

    `remarks` are on the archive that it came in.
    """

    name: str
    data: bytes
    sha256: str
    refusal: UnreadableFile | None = None
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, path: Path) -> "Arrival":
        """Take a file from disk."""
        name = file_name(path)
        try:
            data, refusal = load(path), None
        except UnreadableFile as error:
            data, refusal = b"", error
        return cls(name, data, hashlib.sha256(data).hexdigest(), refusal)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that has been looked at: its page, or its refusal, or the receipt that it has already.

    `seconds` is how long reading took. A known file has a page only where it was read all the same.
    """

    name: str
    sha256: str
    size: int
    page: PageDraft | None = None
    refusal: UnreadableFile | None = None
    known: File | None = None
    remarks: tuple[Remark, ...] = ()
    seconds: float = 0.0


def known_already(arrival: Arrival, receipt: File) -> Reading:
    """The reading of a file that need not be read: these rules have read the same bytes before."""
    size = len(arrival.data)
    return Reading(arrival.name, arrival.sha256, size, known=receipt, remarks=arrival.remarks)


def perform(arrival: Arrival, read: Read) -> Reading:
    """Read a file that arrived; whatever goes wrong is its refusal, our own faults are logged."""
    started = time.monotonic()
    page, refusal = None, arrival.refusal
    if refusal is None:
        try:
            page = read(arrival.name, arrival.data)
        except UnreadableFile as error:
            refusal = error
        except Exception:
            # A page that we cannot read is our fault; it must not cost the rest of the batch.
            logger.exception("reading of %s failed", arrival.name)
            refusal = UnreadableFile(arrival.name, "internal_error", OUR_FAULT)
    return Reading(
        arrival.name,
        arrival.sha256,
        len(arrival.data),
        page,
        refusal,
        remarks=arrival.remarks,
        seconds=time.monotonic() - started,
    )
