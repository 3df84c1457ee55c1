"""Readers 读取: bytes of a file in, lines of text out; one module per format.

Nothing is guessed silently: bytes that no encoding explains, or a file that is not what its name
says, raise UnreadableFile with a stable code.
"""

import hashlib
from pathlib import Path, PurePath

from backend.draft import SourceText
from backend.errors import UnreadableFile
from backend.readers.decoding import decode
from backend.readers.kinds import refuse_foreign
from backend.readers.markup import read_html
from backend.readers.plain import read_plain

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""What can be read, by the ending of the file's name."""

LARGEST = 50 * 1024 * 1024
"""Bytes; the largest daily's whole-year text archive seen had 31 MB."""


LONGEST_LINE = 200_000
"""Characters; a longer line is no paragraph of anything, and no pattern is worth running over it."""


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
    """Read a file's bytes under its name; raises UnreadableFile."""
    kind = FORMATS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise UnreadableFile(
            name, "unknown_format", f"不认识的文件类型，可读：{'、'.join(FORMATS)}"
        )
    refuse_foreign(name, data)
    decoded = decode(name, data, html=kind == "html")
    if kind == "html":
        lines = read_html(name, decoded.text)
    else:
        lines = read_plain(decoded.text, markdown=kind == "md")
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            reason = f"一行超过 {LONGEST_LINE // 10_000} 万字，不像文章"
            raise UnreadableFile(name, "line_too_long", reason, line=line.number)
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        format=kind,
        lines=lines,
    )
