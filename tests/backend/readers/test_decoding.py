"""解码: every encoding gives the very same text, or an error that says what is wrong; never mojibake."""

from collections.abc import Callable

import pytest

from backend.errors import UnreadableFile
from backend.readers import read

SIMPLIFIED = (
    "云溪县三万亩小麦开镰\n\n本报记者 林岳\n\n"
    "清晨五点，二十台收割机驶入麦田，村民们都来帮忙。今年的天气很好，亩产比去年多了一成。\n"
)
TRADITIONAL = (
    "雲溪縣三萬畝小麥開鐮\n\n本報記者 林嶽\n\n"
    "清晨五點，二十臺收割機駛入麥田，村民們都來幫忙。今年的天氣很好，畝產比去年多了一成。\n"
)


def text_of(name: str, data: bytes) -> str:
    return "\n".join(line.text for line in read(name, data).lines)


ENCODINGS: list[tuple[str, str, Callable[[str], bytes], str]] = [
    ("UTF-8", SIMPLIFIED, lambda text: text.encode(), "utf-8"),
    ("UTF-8 with BOM", SIMPLIFIED, lambda text: b"\xef\xbb\xbf" + text.encode(), "utf-8"),
    (
        "UTF-16 LE with BOM",
        SIMPLIFIED,
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        "utf-16-le",
    ),
    (
        "UTF-16 BE with BOM",
        SIMPLIFIED,
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        "utf-16-be",
    ),
    ("UTF-16 LE without BOM", SIMPLIFIED, lambda text: text.encode("utf-16-le"), "utf-16-le"),
    ("UTF-16 BE without BOM", SIMPLIFIED, lambda text: text.encode("utf-16-be"), "utf-16-be"),
    (
        "UTF-32 LE with BOM",
        SIMPLIFIED,
        lambda text: b"\xff\xfe\x00\x00" + text.encode("utf-32-le"),
        "utf-32-le",
    ),
    ("GB18030", SIMPLIFIED, lambda text: text.encode("gb18030"), "gb18030"),
    ("GBK", SIMPLIFIED, lambda text: text.encode("gbk"), "gb18030"),
    (
        "GB18030, a rare character",
        SIMPLIFIED + "𠮷㐂",
        lambda text: text.encode("gb18030"),
        "gb18030",
    ),
    ("Big5", TRADITIONAL, lambda text: text.encode("big5"), "big5"),
    ("traditional in UTF-8", TRADITIONAL, lambda text: text.encode(), "utf-8"),
    ("traditional in GB18030", TRADITIONAL, lambda text: text.encode("gb18030"), "gb18030"),
    ("no Chinese at all", "GDP 3.5%\n", lambda text: text.encode(), "utf-8"),
]


@pytest.mark.parametrize(
    ("text", "encode", "encoding"),
    [pytest.param(text, encode, encoding, id=name) for name, text, encode, encoding in ENCODINGS],
)
def test_every_encoding_gives_the_same_text(
    text: str, encode: Callable[[str], bytes], encoding: str
) -> None:
    source = read("page.txt", encode(text))
    assert "\n".join(line.text for line in source.lines) == text
    assert source.encoding == encoding


@pytest.mark.parametrize(
    ("text", "encode"),
    [pytest.param(text, encode, id=name) for name, text, encode, _ in ENCODINGS],
)
def test_a_file_cut_inside_a_character_is_the_exact_start_or_a_named_error(
    text: str, encode: Callable[[str], bytes]
) -> None:
    data = encode(text)
    for cut in range(len(data) - 1, len(data) // 3, -1):
        assert text.startswith(read_or_refused(data[:cut])), cut


def read_or_refused(data: bytes) -> str:
    """The text of the bytes, or nothing when they are refused by a name that fits."""
    try:
        return text_of("page.txt", data)
    except UnreadableFile as error:
        return "" if error.code in {"encoding_broken", "encoding_unknown", "binary"} else error.code


@pytest.mark.parametrize("place", [0, 1, 40, 100, -2])
def test_one_bad_byte_in_utf_8_is_told_with_its_line(place: int) -> None:
    data = bytearray(SIMPLIFIED.encode())
    data[place] = 0xFF
    with pytest.raises(UnreadableFile) as raised:
        read("page.txt", bytes(data))
    assert raised.value.code == "encoding_broken"
    assert raised.value.line == bytes(data[:place]).count(b"\n") + 1


def test_one_bad_byte_in_gb18030_is_refused() -> None:
    data = bytearray(SIMPLIFIED.encode("gb18030"))
    data[20] = 0xFF
    with pytest.raises(UnreadableFile) as raised:
        read("page.txt", bytes(data))
    assert raised.value.code in {"encoding_broken", "encoding_unknown"}


def test_two_encodings_in_one_file_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read("page.txt", SIMPLIFIED.encode() + SIMPLIFIED.encode("gb18030"))


@pytest.mark.parametrize(
    ("declared", "text", "encoding"),
    [
        pytest.param('<meta charset="gb2312">', SIMPLIFIED, "gb18030", id="gb2312"),
        pytest.param("<meta charset=gbk>", SIMPLIFIED, "gb18030", id="gbk without quotes"),
        pytest.param("<META CHARSET='GB18030'>", SIMPLIFIED, "gb18030", id="capitals"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />',
            SIMPLIFIED,
            "gb18030",
            id="http-equiv",
        ),
        pytest.param('<meta charset="big5">', TRADITIONAL, "big5", id="big5"),
        pytest.param('<meta charset="utf-8">', SIMPLIFIED, "utf-8", id="utf-8"),
        pytest.param('<meta charset="utf-8">', SIMPLIFIED, "gb18030", id="says utf-8, is gb18030"),
        pytest.param('<meta charset="gbk">', SIMPLIFIED, "utf-8", id="says gbk, is utf-8"),
        pytest.param('<meta charset="big5">', SIMPLIFIED, "utf-8", id="says big5, is utf-8"),
        pytest.param('<meta charset="no-such">', SIMPLIFIED, "utf-8", id="no such encoding"),
        pytest.param('<meta charset="hex">', SIMPLIFIED, "utf-8", id="a codec that is no charset"),
        pytest.param("", SIMPLIFIED, "gb18030", id="says nothing"),
        pytest.param(
            '<meta charset="latin-1">',
            SIMPLIFIED,
            "utf-8",
            id="says latin-1, is utf-8",
        ),
        pytest.param(
            '<meta charset="iso-8859-1">',
            SIMPLIFIED,
            "gb18030",
            id="says iso-8859-1, is gb18030",
        ),
        pytest.param(
            '<meta charset="unicode_escape">',
            SIMPLIFIED,
            "utf-8",
            id="says unicode_escape",
        ),
        pytest.param(
            '<meta charset="undefined">',
            SIMPLIFIED,
            "utf-8",
            id="says undefined",
        ),
    ],
)
def test_what_a_web_page_says_of_its_encoding_is_tried_and_not_believed(
    declared: str, text: str, encoding: str
) -> None:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    data = f"<html><head>{declared}</head><body>{body}</body></html>".encode(encoding)
    assert text_of("page.html", data) == "\n".join(line for line in text.split("\n") if line)


@pytest.mark.parametrize(
    "name",
    [
        "page.txt",
        "page.html",
    ],
)
def test_big5_is_called_big5_in_every_format(name: str) -> None:
    data = ('<meta charset="big5">' + TRADITIONAL).encode("big5")
    assert read(name, data).encoding == "big5"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(bytes(range(256)) * 40, "binary", id="every byte there is"),
        pytest.param(b"\x00" * 500, "binary", id="zeros"),
        pytest.param(("云溪县\x01\x02\x03" * 10).encode(), "binary", id="control characters"),
        pytest.param(b"\xff\xfe\xff", "encoding_broken", id="a BOM and half a character"),
        pytest.param(b"\x80\x81\xfe\xff" * 50, "encoding_unknown", id="no encoding explains it"),
        pytest.param(
            "村民们都来帮忙".encode("utf-16-le"),
            "encoding_unknown",
            id="UTF-16 without a single NUL",
        ),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read("page.txt", data)
    assert raised.value.code == code
    assert "page.txt" in str(raised.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n \n", "　\n".encode()])
def test_an_empty_file_is_no_error(data: bytes) -> None:
    assert not text_of("page.txt", data).strip()
    assert not text_of("page.html", data).strip()
