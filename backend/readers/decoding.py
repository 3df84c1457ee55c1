"""Decoding 解码: BOM, then what the page declares, then UTF-8, UTF-16, GB18030, Big5, all strict.

GB18030 explains nearly any bytes, so a decoding must also look like Chinese: among its Chinese
characters the most frequent ones must stand as often as they do in real text.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backend.chinese.punctuation import HAN
from backend.errors import UnreadableFile

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,20})""", re.IGNORECASE
)
CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-16": "utf-16",
}
"""What a page may declare, and how it is read; any other word is not believed."""
LOOKS_CHINESE = 0.35
"""Share of the 500 most frequent characters. Real pages, simplified or traditional, have 0.6 to
0.8 of them; Big5 read as GB18030, UTF-8 read as GB18030 and the reverse stay below 0.15."""
SAMPLE = 20_000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_CONTROLS = 0.01
"""Share of control characters from which text is no text; form feeds and tabs do not count."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that gave it."""

    text: str
    encoding: str


def decode(name: str, data: bytes, *, html: bool = False) -> Decoded:
    """Decode strictly, or raise UnreadableFile saying what was tried; nothing is ever replaced."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _by_bom(name, data[len(bom) :], encoding)
    if b"\x00" in data[:SAMPLE]:
        return _without_bom(name, data)
    declared = _declared(data) if html else None
    if declared and (found := _try(data, declared)) and _plausible(found.text):
        return _named(found)
    if found := _try(data, "utf-8"):
        _refuse_binary(name, found.text)
        return found
    _refuse_broken_utf8(name, data)
    candidates = [found for encoding in ("gb18030", "big5hkscs") if (found := _try(data, encoding))]
    best = max(candidates, key=lambda one: _familiar(one.text), default=None)
    if best is None or not _plausible(best.text):
        raise UnreadableFile(
            name, "encoding_unknown", "认不出编码：不是 UTF-8、UTF-16、GB18030 或 Big5"
        )
    _refuse_binary(name, best.text)
    return _named(best)


def _named(found: Decoded) -> Decoded:
    """The encoding under the name that people know it by."""
    return Decoded(found.text, {"big5hkscs": "big5"}.get(found.encoding, found.encoding))


def _by_bom(name: str, data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            name, "encoding_broken", f"{encoding} 编码在第 {error.start} 字节处断裂"
        ) from error
    _refuse_binary(name, text)
    return Decoded(text, encoding)


def _without_bom(name: str, data: bytes) -> Decoded:
    """Bytes with NUL among them are UTF-16 that lost its mark, or no text at all."""
    found = [one for encoding in ("utf-16-le", "utf-16-be") if (one := _try(data, encoding))]
    best = max(found, key=lambda one: _familiar(one.text), default=None)
    if (
        best is None
        or not HAN.search(best.text)
        or not _plausible(best.text)
        or CONTROL.search(best.text)
    ):
        raise UnreadableFile(name, "binary", "不是文本文件")
    return best


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    return CHARSETS.get(found[1].decode("ascii").lower())


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _refuse_binary(name: str, text: str) -> None:
    sample = text[:SAMPLE]
    if sample and len(CONTROL.findall(sample)) > MOST_CONTROLS * len(sample):
        raise UnreadableFile(name, "binary", "不是文本文件")


def _refuse_broken_utf8(name: str, data: bytes) -> None:
    """Text that is UTF-8 up to one bad place is broken UTF-8, not another encoding."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "strict")
        rest = data[error.end :].decode("utf-8", "ignore")
        mostly = len(HAN.findall(before + rest)) * 6 > len(
            data
        )  # half the bytes, three a character
        if mostly and _plausible(before + rest):
            line = before.count("\n") + 1
            raise UnreadableFile(
                name, "encoding_broken", "UTF-8 编码在此处断裂，文件可能不完整", line=line
            ) from error


@cache
def _common() -> frozenset[str]:
    text = files("backend.readers").joinpath("data/common.txt").read_text("utf-8")
    return frozenset(
        char for line in text.splitlines() if not line.startswith("#") for char in line
    )


def _familiar(text: str) -> float:
    han = HAN.findall(text[:SAMPLE])
    common = _common()
    return sum(char in common for char in han) / len(han) if han else 0.0


def _plausible(text: str) -> bool:
    """Whether the Chinese in it, if there is any, is Chinese that people write."""
    return not HAN.search(text[:SAMPLE]) or _familiar(text) >= LOOKS_CHINESE
