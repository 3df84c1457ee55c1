"""压缩包: every file inside comes out under its own name, or with the reason why it does not."""

import io
import struct
import zipfile

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import Member, members, page_from_bytes, pages_from
from backend.readers import zips
from tests.backend.files import docx_of, link, named, parts_of, zip_of
from tests.backend.pages import BODY, TEXT

PAGE = f"三万亩小麦开镰\n\n{TEXT}\n".encode()


def found(data: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    """Every member with its code, `ok` or `skipped`."""
    rows = members(name, data)
    return [(one.name, _state(one)) for one in rows]


def _state(member: Member) -> str:
    if member.skipped:
        return "skipped"
    return member.error.code if member.error else "ok"


def code_of(data: bytes, name: str = "a.zip") -> str:
    with pytest.raises(UnreadableFile) as raised:
        list(members(name, data))
    return raised.value.code


# Members


def test_members_come_in_the_order_of_their_names() -> None:
    data = zip_of({"3月/b.txt": b"3", "10月/a.txt": b"10", "3月/a.txt": b"1", "c.md": b"c"})
    rows = list(members("报纸.zip", data))
    assert [(one.name, one.data) for one in rows] == [
        ("报纸.zip/10月/a.txt", b"10"),
        ("报纸.zip/3月/a.txt", b"1"),
        ("报纸.zip/3月/b.txt", b"3"),
        ("报纸.zip/c.md", b"c"),
    ]


def test_folders_are_no_members() -> None:
    assert found(zip_of({"3月/": b"", "3月/a.txt": b"a"})) == [("a.zip/3月/a.txt", "ok")]


def test_two_members_of_one_name_are_two_files() -> None:
    data = zip_of({"a.txt": b"1", "b.txt": b"2"}).replace(b"b.txt", b"a.txt")
    assert sorted(one.data for one in members("a.zip", data)) == [b"1", b"2"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("一版.txt".encode("gb18030"), "一版.txt", id="GB18030, also UTF-8 by chance"),
        pytest.param("三月/云溪日报.txt".encode("gb18030"), "三月/云溪日报.txt", id="GB18030"),
        pytest.param("三月\\云溪日报.txt".encode("gb18030"), "三月/云溪日报.txt", id="backslashes"),
        pytest.param("三月/云溪日报.txt".encode(), "三月/云溪日报.txt", id="UTF-8 without a flag"),
        pytest.param("雲溪·一版.txt".encode(), "雲溪·一版.txt", id="traditional"),
        pytest.param(b"page 1.txt", "page 1.txt", id="ASCII"),
        pytest.param("珙桐𠮷.txt".encode("gb18030"), "珙桐𠮷.txt", id="a rare character"),
        pytest.param(b"\xff\xff.txt", "\\xff\\xff.txt", id="no encoding at all"),
        pytest.param(
            "a\u202etxt.b.txt".encode(), "atxt.b.txt", id="a mark that turns the name round"
        ),
    ],
)
def test_names_are_read_as_people_gave_them(raw: bytes, name: str) -> None:
    assert found(zip_of([(named(raw), PAGE)])) == [(f"a.zip/{name}", "ok")]


def test_a_name_with_the_flag_is_utf_8() -> None:
    assert found(zip_of({"云溪/ß.txt": b"a"})) == [("a.zip/云溪/ß.txt", "ok")]


def test_what_systems_put_in_is_skipped_and_listed_first() -> None:
    rows = {
        "b.txt": PAGE,
        "__MACOSX/._b.txt": b"x",
        ".DS_Store": b"x",
        "a/Thumbs.db": b"x",
        ".git/c.txt": b"x",
    }
    assert found(zip_of(rows)) == [
        ("a.zip/__MACOSX/._b.txt", "skipped"),
        ("a.zip/.DS_Store", "skipped"),
        ("a.zip/a/Thumbs.db", "skipped"),
        ("a.zip/.git/c.txt", "skipped"),
        ("a.zip/b.txt", "ok"),
    ]


@pytest.mark.parametrize(
    "name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt", "C:\\a.txt"]
)
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    assert [state for _, state in found(zip_of([(named(name.encode()), PAGE)]))] == ["unsafe_name"]


def test_a_link_is_refused() -> None:
    data = zip_of([(link("a.txt"), b"/etc/passwd"), ("b.txt", PAGE)])
    assert [state for _, state in found(data)] == ["unsafe_name", "ok"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("b.zip", "nested_archive"),
        ("b.rar", "unknown_format"),
        ("b.jpg", "unknown_format"),
        ("b", "unknown_format"),
    ],
)
def test_what_cannot_be_read_is_told_before_it_is_unpacked(name: str, code: str) -> None:
    data = zip_of({"a.txt": PAGE, name: zip_of({"c.txt": PAGE})})
    assert found(data) == [("a.zip/a.txt", "ok"), (f"a.zip/{name}", code)]


def test_an_archive_under_another_name_is_refused_when_it_is_read() -> None:
    data = zip_of({"b.txt": zip_of({"c.txt": PAGE})})
    with pytest.raises(UnreadableFile) as raised:
        list(pages_from("a.zip", data))
    assert (raised.value.name, raised.value.code) == ("a.zip/b.txt", "wrong_kind")


def test_every_kind_of_file_may_be_inside() -> None:
    table = f"标题,正文\n甲,{BODY}\n乙,{BODY}\n".encode()
    data = zip_of({"a.txt": PAGE, "b.docx": docx_of(["麦田", BODY]), "c.csv": table})
    pages = list(pages_from("a.zip", data))
    assert [one.source.name for one in pages] == ["a.zip/a.txt", "a.zip/b.docx", "a.zip/c.csv"]
    assert [len(one.articles) for one in pages] == [1, 1, 2]


def test_a_member_is_read_like_the_same_file_by_itself() -> None:
    (inside,) = pages_from("a.zip", zip_of({"page.txt": PAGE}))
    alone = page_from_bytes("page.txt", PAGE)
    assert inside.articles == alone.articles
    assert inside.source.sha256 == alone.source.sha256


# Bombs


def test_a_member_that_is_all_alike_is_a_bomb() -> None:
    data = zip_of({"a.txt": bytes(5_000_000), "b.txt": PAGE})
    assert [state for _, state in found(data)] == ["expands_too_much", "ok"]


def test_a_small_member_may_be_all_alike() -> None:
    assert found(zip_of({"a.txt": b" " * zips.SMALL})) == [("a.zip/a.txt", "ok")]


def test_what_a_member_says_of_its_size_is_not_believed() -> None:
    """The directory says 100 bytes, the packed data holds a million."""
    data = bytearray(zip_of({"a.txt": bytes(1_000_000)}))
    start = data.index(b"PK\x01\x02")
    for place in (start + 24, 22):
        struct.pack_into("<I", data, place, 100)
    assert [state for _, state in found(bytes(data))] == ["broken_file"]


def test_a_member_that_says_it_is_too_large_is_not_unpacked() -> None:
    data = bytearray(zip_of({"a.txt": PAGE}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, zips.LARGEST_MEMBER + 1)
    assert [state for _, state in found(bytes(data))] == ["too_large"]


def test_members_together_may_not_expand_without_end() -> None:
    noise = bytes(22 * 2**20)
    data = zip_of({f"{n}.txt": noise for n in range(6)}, packed=False)
    states = [state for _, state in found(data)]
    whole = zips.MOST_EXPANDED // len(noise)
    assert states == ["ok"] * whole + ["expands_too_much"] * (6 - whole)


def test_more_members_than_a_year_of_pages_are_refused() -> None:
    data = zip_of({f"{n}.txt": b"" for n in range(zips.MOST_MEMBERS + 1)}, packed=False)
    assert code_of(data) == "too_many_members"


def test_members_that_share_their_bytes_are_refused() -> None:
    """Every name in the directory points to the same packed data."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", PAGE * 50)
        file.writestr("b.txt", PAGE * 50)
        file.filelist[1].header_offset = 0
    assert "ok" not in [state for name, state in found(out.getvalue()) if name.endswith("b.txt")]


# Broken


@pytest.mark.parametrize("place", [6, 8], ids=["encrypted", "encrypted in the directory"])
def test_a_member_with_a_password_is_told(place: int) -> None:
    data = bytearray(zip_of({"a.txt": PAGE, "b.txt": PAGE}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    if place == 6:
        data[6] |= 1
    assert [state for _, state in found(bytes(data))] == ["encrypted", "ok"]


def test_a_member_packed_in_a_rare_way_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", PAGE, compress_type=zipfile.ZIP_LZMA)
        file.writestr("b.txt", PAGE)
    assert [state for _, state in found(out.getvalue())] == ["unknown_packing", "ok"]


def test_a_damaged_member_costs_only_itself() -> None:
    data = bytearray(zip_of({"a.txt": PAGE, "b.txt": PAGE}))
    data[60] ^= 0xFF
    assert [state for _, state in found(bytes(data))] == ["broken_file", "ok"]


def test_an_archive_cut_anywhere_is_told() -> None:
    data = zip_of({"a.txt": PAGE, "b.txt": PAGE})
    for cut in range(len(data) - 1, 4, -9):
        assert code_of(data[:cut]) == "broken_file", cut


def test_flipped_bits_never_give_other_text() -> None:
    data = zip_of({"a.txt": PAGE})
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        try:
            texts = [one.data for one in members("a.zip", broken) if not one.error]
        except UnreadableFile:
            continue
        assert all(text == PAGE for text in texts), place


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"PK\x03\x04", "broken_file", id="nothing but its first bytes"),
        pytest.param(PAGE, "wrong_kind", id="text"),
        pytest.param(b"Rar!\x1a\x07", "wrong_kind", id="another archive"),
        pytest.param(docx_of(["麦田"]), "wrong_kind", id="a Word document"),
        pytest.param(b"", "empty", id="nothing"),
    ],
)
def test_a_file_that_is_no_archive_is_told(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_an_empty_archive_has_no_members() -> None:
    assert found(zip_of({})) == []


def test_limits_hold_for_documents_too() -> None:
    parts = parts_of(docx_of(["麦田"]))
    many = parts | {f"word/media/{n}.png": b"" for n in range(zips.MOST_MEMBERS)}
    with pytest.raises(UnreadableFile) as raised:
        page_from_bytes("a.docx", zip_of(many, packed=False))
    assert raised.value.code == "too_many_members"
