"""Files 文件: what is opened at all, how lines are told apart, how long they may be."""

from pathlib import Path

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from
from backend.readers import FORMATS, LARGEST, LONGEST_LINE, file_name, load, read


@pytest.mark.parametrize(
    "name", ["a.txt", "a.TXT", "a.md", "a.markdown", "a.html", "a.HTM", "a.xhtml"]
)
def test_these_endings_are_read(name: str) -> None:
    assert [line.text for line in read(name, "麦田".encode()).lines] == ["麦田"]


@pytest.mark.parametrize("name", ["a.exe", "a", "a.txt.bak", "", ".txt/", "麦田"])
def test_another_ending_is_told_with_those_that_can_be_read(name: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(name, "麦田".encode())
    assert raised.value.code == "unknown_format"
    assert all(one in raised.value.reason for one in FORMATS)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04rest", "ZIP", id="zip, docx, xlsx"),
        pytest.param(b"PK\x05\x06" + bytes(18), "ZIP", id="an empty zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office", id="doc"),
        pytest.param(rb"{\rtf1\ansi}", "RTF", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "PNG", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "JPEG", id="jpeg"),
        pytest.param(b"GIF89a", "GIF", id="gif"),
        pytest.param(b"\x1f\x8b\x08\x00", "gzip", id="gzip"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "7z", id="7z"),
        pytest.param(b"Rar!\x1a\x07", "RAR", id="rar"),
        pytest.param(b"SQLite format 3\x00", "SQLite", id="sqlite"),
        pytest.param(b"\x7fELF\x02", "程序", id="elf"),
    ],
)
@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
def test_a_file_of_another_kind_is_told_whatever_its_name(
    name: str, data: bytes, kind: str
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(name, data)
    assert raised.value.code == "wrong_kind"
    assert kind in raised.value.reason


@pytest.mark.parametrize("text", ["BMW 车队驶过云溪。", "MZ 是一家公司的名字。", "PK 赛开始了。"])
def test_a_text_may_begin_with_letters_that_other_files_begin_with(text: str) -> None:
    assert read("page.txt", text.encode()).lines[0].text == text


@pytest.mark.parametrize("data", [b"BM" + bytes(60), b"MZ\x90\x00" + bytes(60)])
def test_pictures_and_programs_with_such_letters_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read("page.txt", data)


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("\n", id="LF"),
        pytest.param("\r\n", id="CRLF"),
        pytest.param("\r", id="CR"),
        pytest.param("\x0c", id="form feed"),
        pytest.param("\x0b", id="vertical tab"),
        pytest.param("\x85", id="NEL"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2029", id="paragraph separator"),
    ],
)
def test_every_line_end_ends_a_line(end: str) -> None:
    lines = read("page.txt", f"麦田{end}{end}收割".encode()).lines
    assert [(line.number, line.text) for line in lines] == [(1, "麦田"), (2, ""), (3, "收割")]


def test_line_ends_may_be_mixed() -> None:
    lines = read("page.txt", "甲\r乙\r\n丙\n\r丁".encode()).lines
    assert [line.text for line in lines] == ["甲", "乙", "丙", "", "丁"]


def test_the_longest_line_is_read_whole() -> None:
    assert len(read("page.txt", ("麦" * LONGEST_LINE).encode()).lines[0].text) == LONGEST_LINE


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        pytest.param("page.txt", "麦" * 200_001, 1, id="200,001 characters"),
        pytest.param("page.txt", "题\n\n" + "麦" * 200_001, 3, id="on the third line"),
        pytest.param("page.md", "麦" * 200_001, 1, id="markdown"),
        pytest.param("page.html", f"<p>{'麦' * 200_001}</p>", 1, id="one html paragraph"),
        pytest.param("page.txt", "麦" * 1_750_000, 1, id="one line of 5 MB"),
    ],
)
def test_a_line_too_long_for_an_article_is_refused_with_its_number(
    name: str, text: str, line: int
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(name, text.encode())
    assert (raised.value.code, raised.value.line) == ("line_too_long", line)


def test_a_file_on_disk_is_known_by_its_name_and_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "麦田.txt"
    path.write_bytes("清晨五点，二十台收割机驶入麦田。".encode())
    page = page_from(path)
    assert page.source.name == "麦田.txt"
    assert page.source.format == "txt"
    assert len(page.source.sha256) == 64


def test_the_same_bytes_have_the_same_sha256_under_any_name() -> None:
    one, other = read("a.txt", "麦田".encode()), read("b.md", "麦田".encode())
    assert one.sha256 == other.sha256 != read("a.txt", "麦".encode()).sha256


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as raised:
        load(tmp_path / "nothing.txt")
    assert raised.value.code == "not_readable"


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as raised:
        load(tmp_path)
    assert raised.value.code == "not_readable"


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableFile) as raised:
        load(path)
    assert raised.value.code == "too_large"


def test_a_name_in_bytes_that_are_no_utf_8_can_still_be_stored() -> None:
    name = file_name(Path(b"\xc2\xf3\xcc\xef.txt".decode("utf-8", "surrogateescape")))
    assert name.encode("utf-8").endswith(b".txt")
