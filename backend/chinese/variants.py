"""Variants 异体: traditional characters folded to simplified ones for reading, never for storing.

The fold keeps every place, so that what is read can be taken from the printed text. The characters
are those of the OpenCC tables, each by itself.
"""

from functools import cache

from opencc import OpenCC

FIRST, LAST = 0x3400, 0x9FFF


class _Fold(dict[int, int]):
    """The simplified form of each character met so far."""

    def __missing__(self, code: int) -> int:
        simple = _converter().convert(chr(code)) if FIRST <= code <= LAST else ""
        self[code] = ord(simple) if len(simple) == 1 else code
        return self[code]


_FOLD = _Fold()


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """The text with traditional characters as simplified ones; as long as before."""
    return text if text.isascii() else text.translate(_FOLD)


def unfold(part: str, folded: str, printed: str) -> str:
    """The part of a folded text as it was printed; padding inside a name does not count."""
    for one, other in ((folded, printed), ("".join(folded.split()), "".join(printed.split()))):
        start = one.find(part)
        if start >= 0:
            return other[start : start + len(part)]
    return part
