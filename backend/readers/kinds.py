"""Kinds of files 文件类型: what bytes really are, whatever the name says."""

from backend.errors import UnreadableFile

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


def refuse_foreign(name: str, data: bytes) -> None:
    """Raise UnreadableFile when the bytes are of another kind than text."""
    for magic, kind in MAGIC:
        if kind and data.startswith(magic):
            raise UnreadableFile(name, "wrong_kind", f"扩展名是文本，内容却是{kind}")
