"""Text of a Word paragraph 段落文字: its printed lines, and what hangs on it: boxes and notes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from backend.readers.packages import attribute, child, local

DELETED = frozenset({"del", "moveFrom", "delText"})
UNPRINTED = frozenset({"pPr", "rPr", "sdtPr", "tcPr", "trPr", "tblPr", "instrText", "rt"})
OFF = ("0", "false", "off")
SYMBOLS = {"F0B7": "•", "F06C": "●", "F06E": "■", "F075": "◆", "F0D8": "▲", "F0FC": "√"}
"""Glyphs of the symbol fonts that pages use; another one keeps its private code."""


@dataclass(slots=True)
class Found:
    """What a paragraph holds, in reading order.

    `left` counts by name what is not printed or cannot be read: hidden text, deletions, charts.
    """

    lines: list[str] = field(default_factory=lambda: [""])
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Go on with the open line."""
        first, *rest = text.replace("\r", "\n").split("\n")
        self.lines[-1] += first
        self.lines += rest


def read_paragraph(paragraph: Any) -> Found:
    """Read a paragraph; deleted text stays out, inserted text is in."""
    found = Found()
    _walk(paragraph, found)
    return found


def is_off(node: Any) -> bool:
    """Whether a switch such as w:vanish is set to off."""
    return (attribute(node, "val") or "").lower() in OFF


def _walk(node: Any, found: Found) -> None:
    for one in node:
        name = local(one)
        if name in DELETED:
            found.left["deleted"] += 1
        elif name in _READERS:
            _READERS[name](one, found)
        elif name and name not in UNPRINTED:
            _walk(one, found)


def _run(node: Any, found: Found) -> None:
    settings = child(node, "rPr")
    hidden = child(settings, "vanish") if settings is not None else None
    if hidden is not None and not is_off(hidden):
        found.left["hidden"] += 1
    else:
        _walk(node, found)


def _inserted(node: Any, found: Found) -> None:
    found.left["inserted"] += 1
    _walk(node, found)


def _text(node: Any, found: Found) -> None:
    found.add("".join(node.itertext()))


def _break(_: Any, found: Found) -> None:
    found.lines.append("")


def _symbol(node: Any, found: Found) -> None:
    code = (attribute(node, "char") or "").upper()
    if code in SYMBOLS:
        found.add(SYMBOLS[code])
    elif len(code) == 4 and all(digit in "0123456789ABCDEF" for digit in code):
        found.add(chr(int(code, 16)))


def _note(node: Any, found: Found) -> None:
    found.notes.append((local(node).removesuffix("Reference"), attribute(node, "id") or ""))


def _box(node: Any, found: Found) -> None:
    found.boxes.append(node)


def _alternate(node: Any, found: Found) -> None:
    """The same thing for newer and for older programs: one of them is read."""
    rows = [one for one in node if local(one) in ("Choice", "Fallback")]
    if rows:
        _walk(next((one for one in rows if len(one)), rows[0]), found)


def _chart(_: Any, found: Found) -> None:
    found.left["chart"] += 1


def _object(node: Any, found: Found) -> None:
    found.left["object"] += 1
    _walk(node, found)


_READERS: dict[str, Callable[[Any, Found], None]] = {
    "r": _run,
    "ins": _inserted,
    "moveTo": _inserted,
    "t": _text,
    "tab": lambda _, found: found.add("\t"),
    "ptab": lambda _, found: found.add("\t"),
    "br": _break,
    "cr": _break,
    "noBreakHyphen": lambda _, found: found.add("-"),
    "sym": _symbol,
    "footnoteReference": _note,
    "endnoteReference": _note,
    "txbxContent": _box,
    "AlternateContent": _alternate,
    "chart": _chart,
    "relIds": _chart,
    "OLEObject": _object,
}
