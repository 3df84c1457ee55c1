"""Word documents 文档: every printed paragraph is a line, marked with what its style says of it.

The parts are read straight from the package: a library would leave out text boxes, footnotes,
generated numbers and tracked changes, which pages of a newsroom are full of.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from backend.readers.docx_numbers import Numbers
from backend.readers.docx_styles import FAR, Look, Styles
from backend.readers.docx_text import read_paragraph
from backend.readers.packages import Package, attribute, child, local, open_package
from backend.readers.pasted import with_columns
from backend.source import Line, Mark, Remark

LONGEST_CELL = 40
"""Characters; a row of shorter cells is data and becomes one line, longer ones are set text."""
WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"})
NOT_DOCUMENT_TEXT = {
    "deleted": "文档有未接受的修订：删除的文字没有收入",
    "inserted": "文档有未接受的修订：插入的文字已收入",
    "hidden": "隐藏文字没有收入",
    "chart": "图表、图示里的文字没有收入",
    "object": "嵌入的对象没有收入",
    "chunk": "嵌入的外部文档没有收入",
    "comment": "批注没有收入正文",
}


class _Row(NamedTuple):
    """A line before it has its number."""

    text: str
    mark: Mark = Mark.PLAIN
    depth: int = 0
    shift: float = 0.0


def read_docx(name: str, data: bytes) -> tuple[tuple[Line, ...], tuple[Remark, ...]]:
    """Number the document's paragraphs in reading order; raises UnreadableFile.

    Headers come first, footers and notes last; an empty paragraph is a blank line.
    """
    package = open_package(name, data, "docx")
    document = _Document(package)
    body = child(package.needed(package.main), "body")
    parts = (
        document.running("header"),
        document.blocks(body) if body is not None else (),
        document.running("footer"),
        document.notes(),
    )
    lines: list[Line] = []
    for part in map(list, parts):
        apart = [_Row("")] if lines and part else []
        for text, mark, depth, shift in (*apart, *part):
            indent = 0 < shift < FAR
            lines.append(Line(len(lines) + 1, text, mark, depth, indent, shift))
    return with_columns(tuple(lines)), document.remarks()


class _Document:
    """One pass over the document, with what must be remembered on the way."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(_part(package, "styles"))
        self.numbers = Numbers(_part(package, "numbering"))
        self.left: Counter[str] = Counter()
        self.noted: dict[tuple[str, str], int] = {}
        self.carried = ""
        self.deeper = 0

    def blocks(self, container: Any) -> Iterator[_Row]:
        """The lines of a body, cell, box, note or header."""
        for node in container:
            name = local(node)
            if name == "p":
                yield from self._paragraph(node)
            elif name == "tbl":
                yield from self._table(node)
            elif name in WRAPPERS:
                yield from self.blocks(node)
            elif name == "AlternateContent":
                rows = [one for one in node if local(one) in ("Choice", "Fallback")]
                yield from self.blocks(rows[0] if rows else ())
            elif name == "altChunk":
                self.left["chunk"] += 1
        if self.carried:
            text, self.carried = self.carried, ""
            yield _Row(text)

    def running(self, kind: str) -> Iterator[_Row]:
        """The lines of the headers 页眉 or footers 页脚, each text once."""
        seen: set[str] = set()
        for path in self.package.related(kind).values():
            for row in self.blocks(self.package.needed(path)):
                if row.text.strip() and row.text not in seen:
                    seen.add(row.text)
                    yield _Row(row.text, Mark.RUNNING)

    def notes(self) -> Iterator[_Row]:
        """The footnotes 脚注 and endnotes 尾注 in the order in which the text leads to them."""
        parts = {kind: _part(self.package, f"{kind}s") for kind in ("footnote", "endnote")}
        for (kind, number), place in list(self.noted.items()):
            part = parts[kind]
            rows = (
                [one for one in part if attribute(one, "id") == number] if part is not None else []
            )
            texts = [row.text for note in rows for row in self.blocks(note) if row.text.strip()]
            for text in (f"[{place}] {texts[0].lstrip()}", *texts[1:]) if texts else ():
                yield _Row(text, Mark.NOTE)

    def remarks(self) -> tuple[Remark, ...]:
        """What stands in the document and not among the lines."""
        comments = _part(self.package, "comments")
        if comments is not None and len(comments):
            self.left["comment"] = len(comments)
        return tuple(
            Remark(f"docx_{name}", f"{message}（{self.left[name]} 处）")
            for name, message in NOT_DOCUMENT_TEXT.items()
            if self.left[name]
        )

    def _paragraph(self, node: Any) -> Iterator[_Row]:
        found = read_paragraph(node)
        self.left += found.left
        for note in found.notes:
            self.noted.setdefault(note, len(self.noted) + 1)
        look = self.styles.look(node)
        yield from self._lines(node, found.lines, look)
        for box in found.boxes:
            yield _Row("")
            yield from self.blocks(box)
            yield _Row("")

    def _lines(self, node: Any, texts: list[str], look: Look) -> Iterator[_Row]:
        """The paragraph's lines; a paragraph whose end was deleted goes on with the next one."""
        texts[0], self.carried = self.carried + texts[0], ""
        if _end_is_deleted(node):
            self.carried = texts.pop()
        label = self.numbers.label(look.number) if look.number and any(texts) else ""
        depth = self._depth(node, look) if any(texts) else 0
        for place, text in enumerate(texts):
            if text.strip():
                shift = 0.0 if place or depth else look.shift
                yield _Row(text if place else label + text, look.mark, depth, shift)
            else:
                yield _Row("")

    def _depth(self, node: Any, look: Look) -> int:
        """Headings stand below the title, where the document has a paragraph in that style."""
        if not look.depth:
            return 0
        if self.styles.is_title(node):
            self.deeper = 1
            return 1
        return min(look.depth + self.deeper, 6)

    def _table(self, table: Any) -> Iterator[_Row]:
        for row in _inside(table, "tr"):
            settings = child(row, "trPr")
            if settings is not None and child(settings, "del") is not None:
                self.left["deleted"] += 1
                continue
            cells = [list(self.blocks(cell)) for cell in _inside(row, "tc")]
            texts = [[line.text for line in cell if line.text.strip()] for cell in cells]
            filled = [cell for cell in texts if cell]
            short = all(len(cell) == 1 and len(cell[0]) <= LONGEST_CELL for cell in filled)
            if len(filled) > 1 and short:
                yield _Row("\t".join(cell[0].strip() for cell in filled), Mark.ROW)
            else:
                yield from (line for cell in cells for line in cell)


def _part(package: Package, kind: str) -> Any | None:
    path = next(iter(package.related(kind).values()), None)
    return package.needed(path) if path else None


def _inside(node: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those that a content control holds."""
    for one in node:
        if local(one) == name:
            yield one
        elif local(one) in WRAPPERS:
            yield from _inside(one, name)


def _end_is_deleted(paragraph: Any) -> bool:
    settings = child(paragraph, "pPr")
    run = child(settings, "rPr") if settings is not None else None
    return run is not None and child(run, "del") is not None
