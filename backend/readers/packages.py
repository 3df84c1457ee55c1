"""Office packages 文档包: a zip of XML parts that lead to one another by relationships."""

import posixpath
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from backend.errors import UnreadableFile
from backend.readers.zips import Zip, open_zip

CONTENT_TYPES = "[content_types].xml"
KINDS = {"docx": "wordprocessingml", "xlsx": "spreadsheetml"}
LABELS = {
    "wordprocessingml": "Word 文档",
    "spreadsheetml": "Excel 表格",
    "presentationml": "幻灯片",
}
DTD = "<!DOCTYPE"
LARGEST_PART = 32 * 1024 * 1024
"""Bytes of one XML part; a tree takes about ten times as much memory as its text."""


@dataclass(slots=True)
class Package:
    """An opened docx or xlsx: its parts by path, and the path of its main part."""

    name: str
    archive: Zip
    main: str = ""
    paths: dict[str, Any] = field(default_factory=dict)

    def part(self, path: str) -> bytes | None:
        """The bytes of a part; None when there is no such part. Raises UnreadableFile."""
        entry = self.paths.get(path.lower())
        if entry is None:
            return None
        if entry.file_size > LARGEST_PART:
            raise UnreadableFile(self.name, "too_large", f"正文部分超过 {LARGEST_PART >> 20} MB")
        return self.archive.expand(entry, self.name)

    def xml(self, path: str) -> Any | None:
        """The root element of a part; None when there is no such part. Raises UnreadableFile."""
        data = self.part(path)
        return None if data is None else parse_xml(self.name, data)

    def needed(self, path: str) -> Any:
        """The root element of a part that another part leads to; raises UnreadableFile."""
        root = self.xml(path)
        if root is None:
            raise UnreadableFile(self.name, "broken_file", "文件已损坏，缺少里面的部分")
        return root

    def related(self, kind: str, path: str | None = None) -> dict[str, str]:
        """The parts that a part (the main one) leads to by relationships of one kind, by their ids."""
        source = self.main if path is None else path
        folder, base = posixpath.split(source)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        rows = [] if root is None else [row for row in root if isinstance(row.tag, str)]
        return {
            row.get("Id", ""): _target(folder, row.get("Target", ""))
            for row in rows
            if row.get("Type", "").endswith(f"/{kind}") and row.get("TargetMode") != "External"
        }


def is_package(archive: Zip) -> bool:
    """Whether a zip is an Office file."""
    return any(entry.filename.lower() == CONTENT_TYPES for entry in archive.entries)


def open_package(name: str, data: bytes, kind: str) -> Package:
    """Open a docx or xlsx; raises UnreadableFile when it is none, or another kind of document."""
    archive = open_zip(name, data)
    if not is_package(archive):
        raise UnreadableFile(name, "wrong_kind", f"扩展名是 {kind}，内容却是普通压缩包")
    package = Package(name, archive)
    archive.refuse_renamed()
    for entry in archive.entries:
        package.paths.setdefault(entry.filename.replace("\\", "/").lower(), entry)
    package.main = next(iter(package.related("officeDocument", "").values()), "")
    found = _content_type(package, package.main)
    if KINDS[kind] not in found:
        label = next((LABELS[one] for one in LABELS if one in found), "别的文档")
        raise UnreadableFile(name, "wrong_kind", f"扩展名是 {kind}，内容却是{label}")
    return package


def parse_xml(name: str, data: bytes) -> Any:
    """Parse a part; raises UnreadableFile for broken XML, for a DTD, for nesting without end."""
    # an entity that a DTD declares would vanish from the text, or blow it up: no part needs one
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UnreadableFile(name, "nested_too_deep", "文档层次嵌套太深") from error
        refuse_dtd(name, data)
        raise UnreadableFile(name, "broken_file", "文件已损坏，里面的 XML 不完整") from error
    if root.getroottree().docinfo.internalDTD is not None:
        refuse_dtd(name, b"<!DOCTYPE")
    return root


def refuse_dtd(name: str, data: bytes) -> None:
    """Raise UnreadableFile when the bytes declare a DTD, in whatever encoding of Unicode."""
    if any(DTD.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise UnreadableFile(name, "dtd_refused", "文件里有 DTD 声明，可能丢字或有害，不收")


def local(node: Any) -> str:
    """An element's name without its namespace; transitional and strict files differ in nothing else."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(node: Any, name: str) -> Any | None:
    """The first child element of that name."""
    return next((one for one in node if local(one) == name), None)


def _target(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")


def _content_type(package: Package, path: str) -> str:
    root = package.xml(CONTENT_TYPES)
    rows = [] if root is None else [row for row in root if isinstance(row.tag, str)]
    for row in rows:
        if row.get("PartName", "").lstrip("/").lower() == path.lower():
            return str(row.get("ContentType", ""))
    return ""
