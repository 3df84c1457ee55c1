"""Kinds of files 文件类型: what the name says, what the bytes really are, and that both agree."""

from pathlib import PurePath

from backend.errors import UnreadableFile

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".zip": "zip",
}
"""What can be read, by the ending of the file's name."""

TABLES = frozenset({"csv", "jsonl", "xlsx"})
"""Formats whose rows are articles 稿件表."""

ARCHIVES = frozenset({"zip"})
"""Formats that hold other files 压缩包."""

OLDER = {
    ".doc": "旧版 Word 文件，请另存为 docx",
    ".wps": "WPS 文件，请另存为 docx",
    ".rtf": "RTF 文件，请另存为 docx",
    ".xls": "旧版 Excel 文件，请另存为 xlsx",
    ".et": "WPS 表格，请另存为 xlsx",
    ".rar": "RAR 压缩包，请改用 ZIP",
    ".7z": "7z 压缩包，请改用 ZIP",
}

# First bytes -> what such a file is, and its Chinese name for the message
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP 压缩包（docx、xlsx 也是）"),
    (b"PK\x05\x06", "空的 ZIP 压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", ""),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"Rar!", "RAR 压缩包"),
    (b"SQLite format 3\x00", "SQLite 数据库"),
    (b"\x7fELF", "程序文件"),
    (b"MZ", ""),
)
OWN_MAGIC = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
}
BLANK = b"\xef\xbb\xbf\x00\t\n\r "
BEFORE_MAGIC = 1024
"""Bytes of which some mail programs put blank ones in front of a file."""
OLE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a document that has a password."""


def kind_of(name: str) -> str:
    """The format that the name's ending promises; raises UnreadableFile for an unknown one."""
    ending = PurePath(name).suffix.lower()
    kind = FORMATS.get(ending)
    if kind is None:
        advice = f"{OLDER[ending]}。" if ending in OLDER else "不认识的文件类型，"
        raise UnreadableFile(name, "unknown_format", f"{advice}可读：{'、'.join(FORMATS)}")
    return kind


def refuse_foreign(name: str, data: bytes) -> None:
    """Raise UnreadableFile when the bytes are of another kind than text."""
    for magic, kind in MAGIC:
        if kind and data.startswith(magic):
            raise UnreadableFile(name, "wrong_kind", f"扩展名是文本，内容却是{kind}")


def expect(name: str, data: bytes, kind: str) -> None:
    """Raise UnreadableFile when the bytes do not begin as a file of that kind does."""
    if not data:
        raise UnreadableFile(name, "empty", "文件是空的")
    if data[:BEFORE_MAGIC].lstrip(BLANK).startswith(OWN_MAGIC[kind]):
        return
    if data.startswith(OLE) and LOCKED in data:
        raise UnreadableFile(name, "encrypted", "文件加了密码，请解密后再导入")
    found = next((label for magic, label in MAGIC if label and data.startswith(magic)), "别的东西")
    raise UnreadableFile(name, "wrong_kind", f"扩展名是 {kind}，内容却是{found}")
