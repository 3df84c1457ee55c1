"""Glyphs 字形: the characters of one printed page, each with the square that it was set in.

Places are in points from the page's upper left corner, rightwards and downwards. A page that is set
vertically 竖排 is turned, so that its columns are lines and everything after this knows one direction.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from math import hypot

import pypdfium2
from pypdfium2 import raw

ABOVE = 0.88
"""Share of a character's square above its base line, as Chinese fonts have it."""
LEAST_COVERED = 3
"""Characters on a picture that may be its own: a date, the photographer's mark."""
MOST_PICTURES = 100
SAME_PLACE = 0.3
"""Em; the same character drawn again so near is its shadow or its boldness, not a second one."""
ENOUGH_PAIRS = 12
"""Neighbours from which the page's direction is told."""
RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳⺩⺼⻎⻌⼾",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙龟王肉辶辶户",
        strict=True,
    )
)
"""Radicals that fonts name in place of the character that looks alike and that normalising leaves."""
UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︱︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
        "，、。：；！？〖〗…—（）〔〕【】《》〈〉「」『』",
        strict=True,
    )
)
"""Marks as they are set in vertical text."""
HYPHENS = frozenset({0x02, 0xFFFE})
SPACES = frozenset("  \u3000\xa0\t")


@dataclass(slots=True)
class Glyph:
    """One character in its square; `size` is its type size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge of its square."""
        return self.base - ABOVE * self.size


Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class PrintedPage:
    """A page's characters in the order of the file; spaces are kept as glyphs of their own.

    `pictures` are the boxes of its photos; `unmapped` counts glyphs that no character is known for,
    `outside` characters off the page; `blank` says that nothing at all is drawn on it.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)
    unmapped: int = 0
    outside: int = 0
    blank: bool = False


def glyphs_of(page: pypdfium2.PdfPage, number: int, *, most: int) -> PrintedPage:
    """Take the characters off a page, no more than `most` of them."""
    width, height = page.get_size()
    printed = PrintedPage(number, width, height)
    printed.blank = raw.FPDFPage_CountObjects(page) == 0
    text = page.get_textpage()
    turn = _turn(page.get_rotation(), width, height)
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for char, box in _characters(text, min(text.count_chars(), most)):
        glyph = _glyph(char, box, turn)
        if not char:
            printed.unmapped += 1
        elif not (glyph.right >= -1 and glyph.left <= width + 1 and -1 <= glyph.base <= height + 9):
            printed.outside += char not in SPACES
        elif char in SPACES or not _is_shadow(glyph, seen):
            printed.glyphs.append(glyph)
    text.close()
    if not turn[0]:
        printed.pictures = list(_pictures(page, printed))
    if _is_vertical(printed.glyphs):
        printed.pictures = []
        printed.glyphs = [_turned(one, printed.width) for one in printed.glyphs]
        printed.width, printed.height = printed.height, printed.width
    return printed


def _pictures(page: pypdfium2.PdfPage, printed: PrintedPage) -> Iterator[Rectangle]:
    """The photos on the page; a picture that text is printed on is its ground and none of them."""
    images = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    for one in islice(images, MOST_PICTURES):
        left, bottom, right, top = one.get_bounds()
        top, bottom = printed.height - top, printed.height - bottom
        covered = sum(left < g.left < right and top < g.base < bottom for g in printed.glyphs)
        if covered <= LEAST_COVERED and 0 < bottom - top < printed.height / 2:
            yield left, top, right, bottom


Box = tuple[float, float, float, float, float, float]
"""Left, right, bottom, top of the loose box, base line, type size; the page's own coordinates."""
Turn = tuple[int, float, float]


def _characters(text: pypdfium2.PdfTextPage, count: int) -> Iterator[tuple[str, Box]]:
    """Every character that the file itself prints, an empty one where it has no meaning."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    handle = text.raw
    for index in range(count):
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        size = raw.FPDFText_GetFontSize(handle, index) * hypot(matrix.c, matrix.d)
        if size <= 0 or box.right <= box.left:
            size, x.value, y.value = max(size, box.top - box.bottom), box.left, box.bottom
        char = meaning(raw.FPDFText_GetUnicode(handle, index))
        if size > 0 and char != "\n":
            yield char, (box.left, box.right, box.bottom, box.top, y.value, size)


def meaning(code: int) -> str:
    """The character that a code stands for; empty for none, a line feed for what prints nothing."""
    if code in HYPHENS:
        return "-"
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if not char or code == 0xFFFD or 0xE000 <= code < 0xF900:
        return ""
    if char in RADICALS or char in UPRIGHT:
        return RADICALS.get(char) or UPRIGHT[char]
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB07:
        return unicodedata.normalize("NFKC", char)
    return "\n" if code < 0x20 and char != "\t" else char


def _turn(rotation: int, width: float, height: float) -> Turn:
    return rotation % 360, width, height


def _glyph(char: str, box: Box, turn: Turn) -> Glyph:
    """Put the box into the reader's coordinates; the page may have been turned when it was made."""
    left, right, bottom, top, base, size = box
    rotation, width, height = turn
    if rotation == 90:
        return Glyph(char, bottom, top, left + ABOVE * size, size)
    if rotation == 270:
        return Glyph(char, width - top, width - bottom, height - left, size)
    if rotation == 180:
        return Glyph(char, width - right, width - left, base, size)
    if abs((top + bottom) / 2 - (base + (ABOVE - 0.5) * size)) > 0.6 * size:
        base = (top + bottom) / 2 - (ABOVE - 0.5) * size  # a vertical font: its origin is its top
    return Glyph(char, left, right, height - base, size)


def _is_shadow(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    step = max(glyph.size / 2, 0.5)
    column, row = int(glyph.left / step), int(glyph.base / step)
    near = SAME_PLACE * glyph.size
    beside = min(near, (glyph.right - glyph.left) / 2)
    for key in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        for one in seen.get((glyph.text, *key), ()):
            if abs(one.left - glyph.left) < beside and abs(one.base - glyph.base) < near:
                return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False


def _is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether most characters stand below the one before them, and not to its right."""
    across = down = 0
    for one, other in pairwise(glyph for glyph in glyphs if glyph.text not in SPACES):
        right, below = other.left - one.left, other.base - one.base
        near = SAME_PLACE * one.size
        across += abs(below) < near and near < right < 2 * one.size
        down += abs(right) < near and near < below < 2 * one.size
    return down > across and down >= ENOUGH_PAIRS


def _turned(glyph: Glyph, width: float) -> Glyph:
    """A vertical column as a line: down is rightwards, and the column to the left is the next line."""
    left = glyph.top
    return Glyph(
        glyph.text,
        left,
        left + glyph.size,
        width - glyph.left - (1 - ABOVE) * glyph.size,
        glyph.size,
    )
