"""Files for tests, made on the spot: PDF pages set in columns, Word documents, workbooks, zips."""

import io
import stat
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import docx
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
"""A Chinese font that every PDF reader knows by name, so that none is embedded."""
HANGING = "，。、；：！？”』」）》"
PAGE = (780.0, 1100.0)
"""Points; a tabloid 四开 page."""


@dataclass
class Compositor:
    """Sets text on PDF pages as a newspaper is set; places are in points from the upper left."""

    size: float = 9.0
    leading: float = 13.5
    page: tuple[float, float] = PAGE
    password: str | None = None

    def __post_init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.out = io.BytesIO()
        rl_config.useA85 = 0  # packed as any program packs, without a second wrapping in letters
        self.canvas = Canvas(
            self.out, pagesize=self.page, encrypt=self.password, pageCompression=1, invariant=1
        )

    def line(self, text: str, left: float, base: float, size: float | None = None) -> None:
        """Set one line on its base line."""
        self.canvas.setFont(FONT, size or self.size)
        self.canvas.drawString(left, self.page[1] - base, text)

    def column(self, lines: Sequence[str], left: float, top: float) -> float:
        """Set lines below one another, indents by place and not by spaces; give the next base line."""
        for line in lines:
            inset = (len(line) - len(line.lstrip("\u3000"))) * self.size
            if line.strip():
                self.line(line.strip("\u3000"), left + inset, top)
            top += self.leading
        return top

    def columns(self, lines: Sequence[str], lefts: Sequence[float], top: float) -> float:
        """Set lines in columns of equal length, the first ones taking one line more."""
        each = -(-len(lines) // len(lefts))
        for place, left in enumerate(lefts):
            self.column(lines[place * each : (place + 1) * each], left, top)
        return top + each * self.leading

    def picture(self, left: float, top: float, width: float, height: float) -> None:
        """A grey picture."""
        image = ImageReader(Image.new("L", (60, 40), 128))
        self.canvas.drawImage(image, left, self.page[1] - top - height, width, height)

    def upright(self, columns: Sequence[str], right: float, top: float) -> None:
        """Set columns of text that run downwards 竖排, the first one at the right."""
        for place, text in enumerate(columns):
            for row, char in enumerate(text):
                self.line(char, right - place * self.leading, top + row * self.size)

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.out.getvalue()


def wrap(paragraphs: Iterable[str], characters: int) -> list[str]:
    """Break paragraphs into lines of a column, each first line indented by two characters."""
    out: list[str] = []
    for paragraph in paragraphs:
        rest = "\u3000\u3000" + paragraph
        while rest:
            end = characters
            if rest[end : end + 1] and rest[end] in HANGING:
                end += 1  # one mark may hang over the column
            while rest[end : end + 1] and rest[end] in HANGING:
                end -= 1  # of two marks, the line's last character goes down with them
            out.append(rest[:end])
            rest = rest[end:]
    return out


def docx_of(paragraphs: Iterable[str | tuple[str, str]]) -> bytes:
    """A Word document; a paragraph may be a pair of its style and its text."""
    document = docx.Document()
    for one in paragraphs:
        style, text = one if isinstance(one, tuple) else (None, one)
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The members of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zip_of(
    members: dict[str, bytes] | Iterable[tuple[str | zipfile.ZipInfo, bytes]],
    *,
    packed: bool = True,
) -> bytes:
    """A zip of members, packed or only stored."""
    rows = members.items() if isinstance(members, dict) else members
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in rows:
            file.writestr(name, data, compress_type=method)
    return out.getvalue()


def named(raw: bytes) -> zipfile.ZipInfo:
    """A member whose name is written in these bytes, without the flag that says UTF-8."""

    class Raw(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return raw, self.flag_bits & ~0x800

    return Raw("member")


def link(name: str) -> zipfile.ZipInfo:
    """A member that is a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def docx_xml(body: str, **parts: str) -> bytes:
    """A Word document written by hand: the body's XML, and other parts by their file's name."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    spaces = (
        f'xmlns:w="{word}" xmlns:r="{office}" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{office}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}'
        "</Relationships>",
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = inner.replace("<w:root", f"<w:root {spaces}")
    return zip_of({name: text.encode() for name, text in files.items()})
