"""Fonts 字体: one stand-in for Chinese fonts that a PDF names and does not carry.

PDFium looks such fonts up on the machine, and drops characters that stand alone when it finds none:
a page set character by character would lose its text on a server without Chinese fonts.
`data/bar.ttf` has one glyph for every character, a bar of a fifth of an em, narrower than any letter;
how wide a character is set comes from the PDF itself.
"""

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

BAR = (Path(__file__).parent / "data" / "bar.ttf").read_bytes()
CHINESE = frozenset({128, 129, 134, 136})
"""Windows character sets: Japanese, Korean, GB 2312, Big5. Latin fonts are built into PDFium."""
HANDLE = 1


class _StandIn(pypdfium2.PdfSysfontBase):  # type: ignore[misc]  # pypdfium2 has no types
    """The machine's fonts as PDFium sees them: the bar alone."""

    def EnumFonts(self, *_: Any) -> None:  # noqa: N802
        """Installed fonts: none, so that a page reads alike on every machine."""

    def MapFont(self, *call: Any) -> int:  # noqa: N802
        _, _, _, charset, *_ = call
        return HANDLE if charset in CHINESE else 0

    def GetFont(self, *_: Any) -> int:  # noqa: N802
        return 0

    def GetFontData(self, *call: Any) -> int:  # noqa: N802
        _, _, table, buffer, size = call
        if table:
            return 0
        if buffer and size >= len(BAR):
            ctypes.memmove(buffer, BAR, len(BAR))
        return len(BAR)

    def GetFaceName(self, *_: Any) -> int:  # noqa: N802
        return 0

    def GetFontCharset(self, *_: Any) -> int:  # noqa: N802
        return min(CHINESE)

    def DeleteFont(self, *_: Any) -> None:  # noqa: N802
        """The bar is no system's font; there is nothing to give back."""


@cache
def stand_in_for_fonts() -> None:
    """Let PDFium use the stand-in, once per process."""
    _StandIn().setup()
