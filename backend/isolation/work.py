"""The work 活: what a child does with a file, whatever kind of file it is."""

from collections.abc import Iterator

from backend.draft import PageDraft
from backend.pipeline import Member, is_archive, members, page_from_bytes
from backend.source import Columns


def work(name: str, data: bytes, columns: Columns = ()) -> PageDraft | Iterator[Member]:
    """Read a page or a table; unpack an archive, whose files are then read one by one."""
    return members(name, data) if is_archive(name) else page_from_bytes(name, data, columns)
