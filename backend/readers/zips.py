"""Zips 压缩包: opened with count, size and ratio in hand, so that no bomb goes off.

What a zip says of itself is not believed: every member is counted while it streams out.
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from backend.errors import UnreadableFile

MOST_MEMBERS = 10_000
"""A year of a daily with eight pages an issue has about 3,000 files."""
MOST_EXPANDED = 100 * 1024 * 1024
"""Bytes of all members together."""
LARGEST_MEMBER = 50 * 1024 * 1024
"""Bytes of one member: as large as a file that comes by itself."""
MOST_RATIO = 100
"""Expanded to packed size. Text packs 3 to 10 times, a sheet of equal cells up to 50 times."""
SMALL = 1024 * 1024
"""Bytes up to which the ratio is not asked for: a page of blanks packs better than a bomb."""
CHUNK = 64 * 1024
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENTRY = b"PK\x01\x02"
END = b"PK\x05\x06"
ENCRYPTED = 0x1
UTF8 = 0x800
LOCAL_HEADER = 30
"""Bytes that stand before a member's own name."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What zipfile raises over a damaged archive."""


@dataclass(slots=True)
class Zip:
    """An opened zip; `left` bytes may still come out of it."""

    name: str
    data: bytes
    file: zipfile.ZipFile
    left: int = field(default=MOST_EXPANDED)

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Its members as its directory lists them."""
        return self.file.infolist()

    def refuse_renamed(self) -> None:
        """Raise UnreadableFile when the directory names a member otherwise than the member itself.

        A part under a wrong name would be missed without a word.
        """
        for entry in self.entries:
            own = entry.orig_filename.encode("utf-8" if entry.flag_bits & UTF8 else "cp437")
            start = entry.header_offset + LOCAL_HEADER
            if self.data[start : start + len(own)] != own:
                raise UnreadableFile(self.name, "broken_file", "文件已损坏，目录与内容不符")

    def expand(self, entry: zipfile.ZipInfo, name: str) -> bytes:
        """Unpack one member, or raise UnreadableFile under the name given."""
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableFile(name, "encrypted", "压缩包加了密码，请解密后再导入")
        if entry.compress_type not in METHODS:
            raise UnreadableFile(name, "unknown_packing", "压缩方法少见，请用普通 ZIP 重新压缩")
        if entry.file_size > LARGEST_MEMBER:
            raise UnreadableFile(name, "too_large", f"解压后超过 {LARGEST_MEMBER >> 20} MB")
        try:
            data = self._stream(entry, name)
        except BROKEN as error:
            raise UnreadableFile(name, "broken_file", "压缩包已损坏，解不开") from error
        if len(data) != entry.file_size:
            raise UnreadableFile(name, "broken_file", "压缩包已损坏，大小与目录不符")
        return data

    def _stream(self, entry: zipfile.ZipInfo, name: str) -> bytes:
        out = bytearray()
        with self.file.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                out += chunk
                self.left -= len(chunk)
                if self.left < 0:
                    reason = f"解压后合计超过 {MOST_EXPANDED >> 20} MB"
                    raise UnreadableFile(name, "expands_too_much", reason)
                if len(out) > max(SMALL, entry.compress_size * MOST_RATIO):
                    reason = f"膨胀超过 {MOST_RATIO} 倍，疑似压缩炸弹"
                    raise UnreadableFile(name, "expands_too_much", reason)
        return bytes(out)


def open_zip(name: str, data: bytes) -> Zip:
    """Open a zip's bytes; raises UnreadableFile when it is broken or has too many members."""
    if _listed(data) > MOST_MEMBERS:
        raise UnreadableFile(name, "too_many_members", f"压缩包里超过 {MOST_MEMBERS} 个文件")
    try:
        return Zip(name, data, zipfile.ZipFile(io.BytesIO(data)))
    except BROKEN as error:
        raise UnreadableFile(name, "broken_file", "压缩包已损坏，读不出目录") from error


def _listed(data: bytes) -> int:
    """How many members the directory can have, counted before any of them is made an object."""
    end = data.rfind(END)
    if end < 0 or len(data) < end + 16:
        return 0
    size = int(struct.unpack_from("<I", data, end + 12)[0])
    start = max(0, end - size) if size != 0xFFFFFFFF else 0
    return data.count(ENTRY, start, end)
