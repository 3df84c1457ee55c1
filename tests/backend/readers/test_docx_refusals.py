"""Word: what is not printed is told; broken, locked and hostile files are refused by a code."""

import docx
import pytest

from backend.errors import UnreadableFile
from backend.readers import read
from tests.backend.documents import code_of, p, saved, texts
from tests.backend.files import docx_of, docx_xml, parts_of, zip_of
from tests.backend.pages import BODY, REST

# What is told


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("<w:p><w:del><w:r/></w:del></w:p>", "docx_deleted", id="deletions"),
        pytest.param("<w:p><w:ins><w:r/></w:ins></w:p>", "docx_inserted", id="insertions"),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r></w:p>",
            "docx_hidden",
            id="hidden",
        ),
        pytest.param(
            "<w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>", "docx_chart", id="chart"
        ),
        pytest.param(
            "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>", "docx_object", id="object"
        ),
        pytest.param("<w:altChunk/>", "docx_chunk", id="another document inside"),
    ],
)
def test_what_is_not_printed_or_not_read_is_told(body: str, code: str) -> None:
    body = body.replace("<c:chart/>", '<c:chart xmlns:c="c"/>')
    body = body.replace("<o:OLEObject/>", '<o:OLEObject xmlns:o="o"/>')
    remarks = read("page.docx", docx_xml(body + p("麦田"))).remarks
    assert [one.code for one in remarks] == [code]
    assert "1 处" in remarks[0].message


def test_comments_stay_out_and_are_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("麦田")
    document.add_comment(runs=paragraph.runs, text="这里要核实", author="编辑", initials="编")
    source = read("page.docx", saved(document))
    assert [line.text for line in source.lines] == ["麦田"]
    assert [one.code for one in source.remarks] == ["docx_comment"]


def test_a_plain_document_leaves_nothing_to_tell() -> None:
    assert read("page.docx", docx_of(["麦田"])).remarks == ()


# Hostile


def test_a_document_type_declaration_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田")))
    document = parts["word/document.xml"]
    entity = b'<!DOCTYPE w:document [<!ENTITY x "' + b"x" * 50 + b'">]>' + document
    for data in (
        entity,
        entity.replace("麦田".encode(), b"&x;"),
        b"<!DOCTYPE w:document>" + document,
    ):
        assert code_of(zip_of(parts | {"word/document.xml": data})) == "dtd_refused"


def test_a_declaration_in_any_part_and_any_encoding_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田"), styles="<w:root/>"))
    style = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    assert code_of(zip_of(parts | {"word/styles.xml": style.encode("utf-16")})) == "dtd_refused"


def test_laughs_by_the_billion_are_refused_at_once() -> None:
    laughs = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
    )
    parts = parts_of(docx_xml(p("&l11;")))
    bomb = f"<!DOCTYPE w:document [{laughs}]>".encode() + parts["word/document.xml"]
    assert code_of(zip_of(parts | {"word/document.xml": bomb})) == "dtd_refused"


def test_a_part_that_expands_without_end_is_refused() -> None:
    parts = parts_of(docx_xml(p("麦田")))
    bomb = parts["word/document.xml"].replace("麦田".encode(), b"a" * 20_000_000)
    assert code_of(zip_of(parts | {"word/document.xml": bomb})) == "expands_too_much"
    larger = parts["word/document.xml"].replace("麦田".encode(), b"a" * 40_000_000)
    assert code_of(zip_of(parts | {"word/document.xml": larger})) == "too_large"


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    assert code_of(docx_xml(deep)) == "nested_too_deep"


@pytest.mark.parametrize(
    ("member", "data"),
    [
        pytest.param("word/document.xml", b"<w:document", id="cut XML"),
        pytest.param("word/document.xml", b"", id="an empty part"),
        pytest.param("word/_rels/document.xml.rels", b"<", id="cut relationships"),
        pytest.param("[Content_Types].xml", b"\xff\xfe\x00", id="no XML at all"),
    ],
)
def test_a_broken_part_is_told(member: str, data: bytes) -> None:
    assert code_of(zip_of(parts_of(docx_xml(p("麦田"))) | {member: data})) == "broken_file"


def test_a_document_cut_anywhere_is_told() -> None:
    data = docx_of([BODY, REST])
    for cut in range(len(data) - 1, 4, -997):
        assert code_of(data[:cut]) == "broken_file", cut


def test_a_flipped_bit_is_told_or_harms_no_text() -> None:
    data = docx_xml(p(BODY) + p(REST))
    whole = texts(data)
    told: set[str] = set()
    for place in range(0, len(data), 7):
        broken = data[:place] + bytes([data[place] ^ 0x04]) + data[place + 1 :]
        try:
            found = texts(broken)
        except UnreadableFile as error:
            told.add(error.code)
            continue
        assert found == whole, place
    assert told >= {"broken_file"}


def test_a_document_with_a_password_is_told() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    assert code_of(locked) == "encrypted"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.docx", "三万亩小麦开镰".encode(), "wrong_kind", id="text"),
        pytest.param("a.docx", b"%PDF-1.7", "wrong_kind", id="PDF"),
        pytest.param(
            "a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "wrong_kind", id="an older document"
        ),
        pytest.param("a.docx", zip_of({"a.txt": b"a"}), "wrong_kind", id="a plain zip"),
        pytest.param("a.docx", b"", "empty", id="nothing"),
        pytest.param("a.xlsx", docx_of(["麦田"]), "wrong_kind", id="a document called a workbook"),
        pytest.param("a.zip", docx_of(["麦田"]), "wrong_kind", id="a document called a zip"),
        pytest.param("a.txt", docx_of(["麦田"]), "wrong_kind", id="a document called text"),
        pytest.param("a.doc", docx_of(["麦田"]), "unknown_format", id="an older ending"),
    ],
)
def test_name_and_content_must_agree(name: str, data: bytes, code: str) -> None:
    assert code_of(data, name) == code
