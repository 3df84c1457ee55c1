"""Archives 压缩包: the files inside a zip, one by one, each with its bytes or with why it has none."""

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from backend.errors import UnreadableFile
from backend.readers.kinds import ARCHIVES, expect, kind_of
from backend.readers.packages import is_package
from backend.readers.zips import Zip, open_zip

UTF8_NAME = 0x800
"""The flag of a member whose name is UTF-8; without it a Chinese Windows writes GB18030."""
ASIAN = re.compile(r"[\x20-\x7e\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef·—“”‘’…×]*")
UNPRINTED = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
DRIVE = re.compile(r"[A-Za-z]:")
JUNK = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
"""What systems put into an archive for themselves; so are names that begin with a dot, or as the locks
of an open Word file do."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, named `archive.zip/inner.txt`.

    `error` says why it cannot be taken; `skipped` that a system put it there for itself.
    """

    name: str
    data: bytes = b""
    error: UnreadableFile | None = None
    skipped: bool = False


def members(name: str, data: bytes) -> Iterator[Member]:
    """Unpack an archive, its members in the order of their names, those to be skipped first.

    Raises UnreadableFile when it is no archive at all, or a broken one.
    """
    expect(name, data, "zip")
    archive = open_zip(name, data)
    if is_package(archive):
        raise UnreadableFile(name, "wrong_kind", "扩展名是 zip，内容却是 Office 文件")
    named = [(_name(entry), entry) for entry in archive.entries if not entry.is_dir()]
    for inner, _ in named:
        if _is_junk(inner):
            yield Member(f"{name}/{inner}", skipped=True)
    for inner, entry in sorted(named, key=lambda pair: pair[0]):
        if not _is_junk(inner):
            yield _member(archive, f"{name}/{inner}", inner, entry)


def _member(archive: Zip, name: str, inner: str, entry: zipfile.ZipInfo) -> Member:
    try:
        _refuse_name(name, inner, entry)
        if kind_of(name) in ARCHIVES:
            raise UnreadableFile(name, "nested_archive", "压缩包里又有压缩包，请解开后再导入")
        return Member(name, archive.expand(entry, name))
    except UnreadableFile as error:
        return Member(name, error=error)


def _refuse_name(name: str, inner: str, entry: zipfile.ZipInfo) -> None:
    """Refuse what would leave its folder if anybody unpacked it, and links to other files."""
    absolute = inner.startswith("/") or DRIVE.match(inner)
    if absolute or ".." in inner.split("/"):
        raise UnreadableFile(name, "unsafe_name", "压缩包里的文件名指向包外")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableFile(name, "unsafe_name", "压缩包里是指向别处的链接，不是文件")


def _is_junk(inner: str) -> bool:
    parts = [part for part in inner.split("/") if part not in ("", ".", "..")]
    return any(part in JUNK or part.startswith((".", "~$")) for part in parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name as people see it, with / between folders."""
    name = entry.filename
    try:
        raw = name.encode("utf-8" if entry.flag_bits & UTF8_NAME else "cp437")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "replace")  # the archive gave a Unicode name beside the old one
    return UNPRINTED.sub("", _decoded(raw, flagged=bool(entry.flag_bits & UTF8_NAME)))


def _decoded(raw: bytes, *, flagged: bool) -> str:
    """UTF-8 where the archive says so or nothing but Chinese comes of it, else GB18030.

    一 in GBK is a letter of Cyrillic in UTF-8. Bytes that are neither are shown as numbers.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if flagged or encoding != "utf-8" or ASIAN.fullmatch(UNPRINTED.sub("", text)):
            return text.replace("\\", "/")
    return raw.decode("ascii", "backslashreplace")
