"""PDF: the characters of a text layer 文字层 with their places; a page that is only a picture has none."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from backend.errors import UnreadableFile
from backend.readers.fonts import stand_in_for_fonts
from backend.readers.glyphs import PrintedPage, glyphs_of
from backend.readers.printed import lines_of
from backend.source import Line, Remark

MOST_PAGES = 500
"""A bound year of a weekly has 400."""
MOST_GLYPHS = 2_000_000
"""Characters; 500 full pages of a book have 700,000, of a broadsheet 3,000,000."""
FEW = 30
"""Characters; a scanned page carries no more of its own: a page number, a mark of the scanner."""
PICTURE = 0.5
"""Share of the page that a picture covers from which a page with few characters is a scan."""
MOST_UNMAPPED = 0.3
"""Share of characters without a meaning from which the text layer is no text."""
TAIL = 2048
"""Bytes at the end in which a whole file says that it ends."""
STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
LONGEST_DICTIONARY = 1024
CHUNK = 64 * 1024
ZLIB = b"x"
"""The first byte of whatever Flate has packed."""
MOST_EXPANDED = 500 * 1024 * 1024
"""Bytes of all streams together; a broadsheet's pages without their pictures have 2 to 20 MB."""


def read_pdf(name: str, data: bytes) -> tuple[tuple[Line, ...], tuple[Remark, ...]]:
    """Read the text layer as lines in reading order; raises UnreadableFile."""
    if b"%%EOF" not in data[-TAIL:]:
        raise UnreadableFile(name, "broken_file", "PDF 不完整，没有结尾，请重新取得文件")
    _refuse_damage(name, data)
    pages, scanned = _pages(name, data)
    printed = sum(len(page.glyphs) for page in pages)
    if scanned and (len(scanned) == len(pages) or not printed):
        raise UnreadableFile(
            name, "no_text_layer", "只有页面图像，没有文字层，请先做文字识别（OCR）再导入"
        )
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > MOST_UNMAPPED * max(printed + unmapped, 1):
        raise UnreadableFile(
            name, "text_layer_broken", "文字层的编码已坏，取出的不是文字，请先做文字识别（OCR）"
        )
    return lines_of(pages), tuple(_remarks(pages, scanned))


def _remarks(pages: list[PrintedPage], scanned: list[int]) -> Iterator[Remark]:
    for number in scanned:
        yield Remark("pdf_page_image", f"第 {number} 页只有图像，没有文字层，需要文字识别（OCR）")
    for page in pages:
        if page.blank:
            yield Remark("pdf_page_blank", f"第 {page.number} 页没有任何内容，或内容已损坏")
        if page.unmapped:
            message = f"第 {page.number} 页有 {page.unmapped} 个字形认不出是什么字"
            yield Remark("pdf_unmapped", message)
        if page.outside:
            message = f"第 {page.number} 页的版面之外有 {page.outside} 个字，没有收入"
            yield Remark("pdf_outside", message)


def _pages(name: str, data: bytes) -> tuple[list[PrintedPage], list[int]]:
    """The pages with their characters, and the numbers of those that are only pictures."""
    document = _open(name, data)
    pages: list[PrintedPage] = []
    scanned: list[int] = []
    left = MOST_GLYPHS
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableFile(name, "too_large", f"PDF 超过 {MOST_PAGES} 页，请拆开再导入")
        for index in range(len(document)):
            page = document[index]
            printed = glyphs_of(page, index + 1, most=left)
            left -= len(printed.glyphs)
            if left <= 0:
                raise UnreadableFile(name, "too_large", f"PDF 超过 {MOST_GLYPHS // 10_000} 万字")
            if len(printed.glyphs) < FEW and _is_picture(page, printed):
                scanned.append(index + 1)
            pages.append(printed)
            page.close()
    except pypdfium2.PdfiumError as error:
        reason = f"PDF 第 {len(pages) + 1} 页已损坏，读不了"
        raise UnreadableFile(name, "broken_file", reason) from error
    finally:
        document.close()
    return pages, scanned


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    stand_in_for_fonts()
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile(name, "encrypted", "PDF 加了密码，请解密后再导入") from error
        raise UnreadableFile(name, "broken_file", "PDF 已损坏，打不开") from error


def _is_picture(page: pypdfium2.PdfPage, printed: PrintedPage) -> bool:
    """Whether a picture covers the page, or drawings stand on it that carry no character at all."""
    area = printed.width * printed.height
    drawn = False
    for one in page.get_objects(max_depth=4):
        drawn = True
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            if (right - left) * (top - bottom) >= PICTURE * area:
                return True
    return drawn and not printed.glyphs


def _refuse_damage(name: str, data: bytes) -> None:
    """Refuse a file with a packed stream that cannot be unpacked: its text would end there unsaid."""
    if b"/Encrypt" in data:
        return  # its streams are no bytes that anybody else can unpack
    left = MOST_EXPANDED
    for found in STREAM.finditer(data):
        start = max(data.rfind(b" obj", 0, found.start()), found.start() - LONGEST_DICTIONARY, 0)
        packed = data[found.end() : found.end() + 1] == ZLIB
        if not packed or not _is_text(data[start : found.start()]):
            continue
        size = _expanded(data, found.end(), left)
        if size is None:
            raise UnreadableFile(name, "broken_file", "PDF 内容已损坏，文字会不完整")
        left -= size
        if left < 0:
            raise UnreadableFile(name, "expands_too_much", "PDF 展开后过大，疑似压缩炸弹")


def _is_text(dictionary: bytes) -> bool:
    """Whether a stream is packed by Flate alone and holds no picture and no font program."""
    return b"/FlateDecode" in dictionary and not any(
        word in dictionary
        for word in (b"/Image", b"/Length1", b"/FontFile", b"/ASCII85", b"/ASCIIHex", b"/LZW")
    )


def _expanded(data: bytes, start: int, most: int) -> int | None:
    """How many bytes a stream unpacks to, counted no further than `most`; None when it is damaged."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    end = data.find(b"endstream", start)
    size, place, rest, check = 0, start + 2, b"", 1
    while not unpacker.eof and size <= most:
        if not rest:
            rest, place = data[place : min(place + CHUNK, end)], place + CHUNK
        if not rest:
            return None
        try:
            out = unpacker.decompress(rest, CHUNK)
        except zlib.error:
            return None
        size, check, rest = size + len(out), zlib.adler32(out, check), unpacker.unconsumed_tail
    behind = unpacker.unused_data + data[place:end]
    # some programs leave the checksum out
    whole = size > most or behind[:4] == check.to_bytes(4) or not behind.strip()
    return size if whole else None
