"""PDF: what cannot be read is told by a code, and what is missing by a remark."""

import zlib

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.readers.pdf import MOST_EXPANDED, MOST_PAGES
from tests.backend.files import Compositor, wrap
from tests.backend.pages import FIRST, SECOND
from tests.backend.pdfs import CHARACTERS, LEFTS, code_of, numbered, texts


def test_a_page_that_is_only_a_picture_asks_for_character_recognition() -> None:
    page = Compositor()
    page.picture(20, 20, 740, 1060)
    with pytest.raises(UnreadableFile, match="OCR") as raised:
        read("scan.pdf", page.done())
    assert raised.value.code == "no_text_layer"


def test_a_scan_with_nothing_but_a_page_number_is_a_scan() -> None:
    page = Compositor()
    for number in (1, 2):
        page.picture(20, 20, 740, 1060)
        page.line(f"—{number}—", 380, 1080)
        page.turn()
    assert code_of(page.done()) == "no_text_layer"


def test_a_scanned_page_among_others_is_told_with_its_number() -> None:
    page = Compositor()
    page.column(wrap([FIRST, SECOND], CHARACTERS), 100, 100)
    page.turn()
    page.picture(20, 20, 740, 1060)
    page.turn()
    remarks = read("page.pdf", page.done()).remarks
    assert [one.code for one in remarks] == ["pdf_page_image"]
    assert "第 2 页" in remarks[0].message


def test_an_article_with_a_photo_is_no_scan() -> None:
    page = Compositor()
    page.picture(20, 20, 740, 700)
    page.column(wrap([FIRST], CHARACTERS), 100, 800)
    assert read("page.pdf", page.done()).remarks == ()


def test_a_page_without_anything_is_told() -> None:
    page = Compositor()
    page.turn()
    draft = page_from_bytes("page.pdf", page.done())
    assert draft.articles == ()
    assert [one.code for one in draft.source.remarks] == ["pdf_page_blank"]


def test_a_page_whose_content_is_lost_is_told() -> None:
    page = Compositor()
    for text in numbered(2):
        page.line(text, 100, 100)
        page.turn()
    data = page.done()
    place = data.rindex(b"/Contents")
    broken = data[:place] + b"/Contentz" + data[place + 9 :]
    remarks = read("page.pdf", broken).remarks
    assert [one.code for one in remarks] == ["pdf_page_blank"]
    assert "第 2 页" in remarks[0].message


def test_text_beside_the_page_is_told_and_not_read() -> None:
    page = Compositor()
    page.column(wrap([FIRST], CHARACTERS), 100, 100)
    page.line("机密", 100, 1400)
    source = read("page.pdf", page.done())
    assert "机密" not in "".join(line.text for line in source.lines)
    assert [(one.code, "2 个字" in one.message) for one in source.remarks] == [
        ("pdf_outside", True)
    ]


def test_a_locked_file_is_told_so() -> None:
    page = Compositor(password="mima")  # noqa: S106
    page.column(numbered(3), 100, 100)
    assert code_of(page.done()) == "encrypted"


def test_a_file_cut_anywhere_is_told_so() -> None:
    page = Compositor()
    page.columns(wrap([FIRST, SECOND], CHARACTERS), LEFTS[:2], 100)
    data = page.done()
    for cut in range(len(data) - 10, 8, -53):
        assert code_of(data[:cut]) == "broken_file", cut


def test_damaged_bytes_never_cost_text_in_silence() -> None:
    page = Compositor()
    page.columns(wrap([FIRST, SECOND] * 4, CHARACTERS), LEFTS, 100)
    data = page.done()
    whole = texts(data)
    start = data.index(b"stream", data.index(b"/FlateDecode")) + 8
    end = data.index(b"endstream", start)
    told: list[str] = []
    for place in range(start + 4, end, 41):
        broken = data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        try:
            found = texts(broken)
        except UnreadableFile as error:
            told.append(error.code)
            continue
        assert found == whole, place
    assert len(told) > 10
    assert set(told) == {"broken_file"}


def test_a_file_with_a_bomb_in_it_is_refused() -> None:
    packer = zlib.compressobj(9)
    size = MOST_EXPANDED + 1
    packed = (
        b"".join(packer.compress(bytes(2**20)) for _ in range(size // 2**20 + 1)) + packer.flush()
    )
    page = Compositor()
    page.line("麦田", 100, 100)
    head, tail = page.done().split(b"endobj", 1)
    bomb = b"<< /Filter /FlateDecode /Length %d >> stream\n%b\nendstream endobj" % (
        len(packed),
        packed,
    )
    assert code_of(head + b"endobj\n99 0 obj " + bomb + tail) == "expands_too_much"


def test_more_pages_than_a_bound_year_are_refused() -> None:
    page = Compositor()
    for _ in range(MOST_PAGES + 1):
        page.turn()
    assert code_of(page.done()) == "too_large"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("三万亩小麦开镰".encode(), id="text"),
        pytest.param(b"PK\x03\x04", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="picture"),
        pytest.param(b"<html>%PDF-1.7 %%EOF</html>", id="a page that speaks of PDF"),
    ],
)
def test_a_file_that_is_none_is_told(data: bytes) -> None:
    assert code_of(data) == "wrong_kind"


@pytest.mark.parametrize(
    "name", ["a.txt", "a.docx", "a.xlsx", "a.csv", "a.zip", "a.html", "a.jsonl"]
)
def test_a_pdf_under_another_name_is_told(name: str) -> None:
    page = Compositor()
    page.line("麦田", 100, 100)
    assert code_of(page.done(), name) in {"wrong_kind", "unknown_format"}
