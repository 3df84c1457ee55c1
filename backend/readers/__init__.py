"""Readers 读取: bytes of a file in, lines of text out; one module per format.

Nothing is guessed silently: bytes that no encoding explains, or a file that is not what its name
says, raise UnreadableFile with a stable code.
"""

import hashlib
import re
from pathlib import Path

from backend.errors import UnreadableFile
from backend.readers.archives import Member, members
from backend.readers.columns import read_columns
from backend.readers.decoding import decode
from backend.readers.docx import read_docx
from backend.readers.flattened import read_page
from backend.readers.kinds import ARCHIVES, FORMATS, TABLES, expect, kind_of, refuse_foreign
from backend.readers.markup import read_html
from backend.readers.pdf import read_pdf
from backend.readers.tables import read_table
from backend.source import Line, Remark, SourceText

LARGEST = 50 * 1024 * 1024
"""Bytes; the largest daily's whole-year text archive seen had 31 MB."""


LONGEST_LINE = 200_000
"""Characters; a longer line is no paragraph of anything, and no pattern is worth running over it."""
SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)
"""A DTD of the page's own, whose entities would vanish from the text."""


def load(path: Path) -> bytes:
    """Take a file's bytes from disk; raises UnreadableFile."""
    name = file_name(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(name, "too_large", f"文件超过 {LARGEST // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(name, "not_readable", f"读不了文件：{error.strerror}") from error


def file_name(path: Path) -> str:
    """The file's name as text that any database and any JSON can hold."""
    return path.name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")


def read(name: str, data: bytes) -> SourceText:
    """Read a page's bytes under its name; raises UnreadableFile."""
    kind = kind_of(name)
    if kind in TABLES or kind in ARCHIVES:
        raise UnreadableFile(name, "unknown_format", f"{kind} 不是版面文件")
    encoding, lines, remarks = _lines(name, data, kind)
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            reason = f"一行超过 {LONGEST_LINE // 10_000} 万字，不像文章"
            raise UnreadableFile(name, "line_too_long", reason, line=line.number)
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        format=kind,
        lines=lines,
        remarks=remarks,
    )


def is_table(name: str) -> bool:
    """Whether the name is a table's 稿件表, whatever its bytes are."""
    return any(name.lower().endswith(end) for end, kind in FORMATS.items() if kind in TABLES)


def is_archive(name: str) -> bool:
    """Whether the name is an archive's 压缩包, whatever its bytes are."""
    return any(name.lower().endswith(end) for end, kind in FORMATS.items() if kind in ARCHIVES)


def _lines(name: str, data: bytes, kind: str) -> tuple[str, tuple[Line, ...], tuple[Remark, ...]]:
    """The encoding where there is one to tell, the lines, and what else is to be said of the file."""
    if kind == "docx":
        expect(name, data, kind)
        return "", *read_docx(name, data)
    if kind == "pdf":
        expect(name, data, kind)
        return "", *read_pdf(name, data)
    refuse_foreign(name, data)
    decoded = decode(name, data, html=kind == "html")
    if kind == "html" and SUBSET.search(decoded.text[:2000]):
        raise UnreadableFile(name, "dtd_refused", "网页里有自带的 DTD 声明，可能丢字或有害，不收")
    if kind == "html":
        return decoded.encoding, read_html(name, decoded.text), ()
    return decoded.encoding, *read_page(decoded.text, markdown=kind == "md")


__all__ = [
    "FORMATS",
    "LARGEST",
    "LONGEST_LINE",
    "Member",
    "file_name",
    "is_archive",
    "is_table",
    "load",
    "members",
    "read",
    "read_columns",
    "read_table",
]
