"""F9: five hundred hostile files; each ends in a receipt, none in silence, and all lines are told of."""

import re
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import override

import lxml.html
import pytest

from articles.models import Batch, File
from backend.readers.markup import SILENT
from backend.readers.plain import NEWLINE
from tests.faults.hostile import MUTATORS, make_files
from tests.processes import open_files, resident
from tests.workflow.conftest import Run, run

pytestmark = pytest.mark.faults

__all__ = ["run"]

FILES = 500
SEED = 20261122
HAN = re.compile(r"[\u4e00-\u9fff]")
CODECS = {"big5": "big5hkscs"}
MOST_GROWTH = 100 * 1024 * 1024
"""Bytes by which five hundred files may make the importer grow; SQLite's cache alone has 64 MB."""


def test_five_hundred_hostile_files_each_end_in_a_receipt_and_lose_no_line(
    run: Run, tmp_path: Path
) -> None:
    began = time.monotonic()
    paths = {path.name: path for path in make_files(tmp_path / "files", FILES, seed=SEED)}
    make_files(tmp_path / "before", len(MUTATORS), seed=1)
    run(tmp_path / "before")
    opened, size = open_files(), resident()

    printed, code = run(tmp_path / "files", "--workers", "2")

    growth = resident() - size
    rows = {row.name: row for row in Batch.objects.latest("pk").files.order_by("pk")}
    outcomes = Counter(row.outcome for row in rows.values())
    codes = Counter(row.reason_code for row in rows.values() if row.reason_code)
    print(  # noqa: T201  the figures of the run
        f"\n{FILES} hostile files: {dict(outcomes)}, {dict(codes)}, "
        f"grown by {growth >> 20} MB, {time.monotonic() - began:.0f} s"
    )
    assert code == 1
    assert {_file_of(name) for name in rows} == set(paths)
    named = [line[2:].split("：")[0] for line in printed.splitlines() if line[:1] in "✓✗＝≈"]
    assert {_file_of(name) for name in named} >= set(paths)
    assert open_files() == opened
    assert growth < MOST_GROWTH
    for row in rows.values():
        refused = row.outcome in {"rejected", "empty"}
        assert refused or row.outcome in {"imported", "unchanged", "duplicate"}, row.name
        told = row.reason_code and row.reason
        assert told or row.outcome in {"imported", "unchanged"}, row.name
    assert not {"internal_error", "reader_crashed"} & set(codes)
    taken = [row for row in rows.values() if row.outcome == "imported"]
    assert len(taken) > FILES // 5
    assert len(codes) >= 6
    for row in taken:
        if row.name in paths:
            _check_whole(row, paths[row.name])


def _file_of(name: str) -> str:
    """The file on disk; a member of an archive stands behind the archive's name."""
    return name.split("/", maxsplit=1)[0]


def _check_whole(row: File, path: Path) -> None:
    """What the file holds was decoded, and what was decoded is in the ledger, line by line."""
    lines = row.text.split("\n")
    told = {entry["line"] for entry in row.ledger}
    printed = {number for number, line in enumerate(lines, 1) if HAN.search(line)}
    assert printed <= told <= set(range(1, len(lines) + 1)), row.name
    if row.format not in {"txt", "md", "html"}:
        return
    text = path.read_bytes().decode(CODECS.get(row.encoding, row.encoding))
    if row.format == "html":
        assert not _missing(_Shown.of(text), row.text) or _breaks_off(text), row.name
    else:
        source = NEWLINE.split(text.removeprefix("\ufeff"))
        if len(source) == len(lines) and "<" not in text:
            for one, other in zip(source, lines, strict=True):
                assert not _missing(one, other), row.name
        shown = "".join(_Shown.of(one) if "<" in one else one for one in source)
        assert not _missing(shown, row.text), row.name  # rows may have been parted at their tags


def _missing(wanted: str, found: str) -> Counter[str]:
    return Counter(HAN.findall(wanted)) - Counter(HAN.findall(found))


def _breaks_off(text: str) -> bool:
    """Whether the page ends inside a tag, of which no browser shows the rest."""
    root = lxml.html.document_fromstring(f"{text}<p id=end>")
    return not any(
        one.get("id") == "end" for top in (root, *root.itersiblings()) for one in top.iter()
    )


class _Shown(HTMLParser):
    """The text that a page shows, by another parser than ours."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside: list[str] = []

    @classmethod
    def of(cls, text: str) -> str:
        parser = cls()
        parser.feed(text)
        parser.close()
        return "".join(parser.texts)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT | {"title"}:
            self.inside.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        while tag in self.inside and self.inside.pop() != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.texts.append(data)
