"""Hostile files 恶意文件: pages of our own corpus, broken in every way we know; the same for a seed."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

PAGES = Path(__file__).resolve().parents[1] / "corpus" / "pages"
ENDINGS = (".txt", ".md", ".html", ".pdf", ".docx", ".zip", ".csv", ".json", ".xlsx", "", ".TXT")
CHARSETS = (
    "utf-8",
    "gb18030",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "shift_jis",
    "latin-1",
)
MAGIC = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\n",
    b"PK\x03\x04\x14\x00\x08\x00",
    b"PK\x05\x06" + bytes(18),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"\x1f\x8b\x08\x00",
    b"{\\rtf1\\ansi",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
)
NESTINGS = (b"<div>", b"<table><tr><td>", "（".encode(), "“".encode(), b"> ", b"[", b"**", b"# ")

Mutator = Callable[[Random, bytes, bytes], bytes]


def truncate(random: Random, page: bytes, other: bytes) -> bytes:
    """Break off anywhere, also inside a character."""
    return page[: random.randrange(len(page))]


def flip_bits(random: Random, page: bytes, other: bytes) -> bytes:
    """Turn up to twenty bits."""
    broken = bytearray(page)
    for _ in range(random.randint(1, 20)):
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
    return bytes(broken)


def splice(random: Random, page: bytes, other: bytes) -> bytes:
    """The beginning of one page and the end of another."""
    return page[: random.randrange(len(page))] + other[random.randrange(len(other)) :]


def mix_charsets(random: Random, page: bytes, other: bytes) -> bytes:
    """Each line in an encoding of its own."""
    charsets = random.sample(CHARSETS, random.randint(1, 3))
    return b"\n".join(
        line.encode(random.choice(charsets), "ignore") for line in _text(page).split("\n")
    )


def nothing(random: Random, page: bytes, other: bytes) -> bytes:
    """No text, or next to none."""
    return random.choice(
        [b"", b"\n" * 50, "\u3000 \n".encode() * 9, b"\x00", b"\xef\xbb\xbf", b" "]
    )


def one_line(random: Random, page: bytes, other: bytes) -> bytes:
    """Everything on one line, many times over."""
    return _text(page).replace("\n", "").encode() * random.randint(1, 150)


def nest(random: Random, page: bytes, other: bytes) -> bytes:
    """Opened thousands of times and never closed."""
    place = random.randrange(len(page))
    return page[:place] + random.choice(NESTINGS) * random.randint(100, 5000) + page[place:]


def strew_nul(random: Random, page: bytes, other: bytes) -> bytes:
    """NUL and other controls among the text."""
    broken = bytearray(page)
    for _ in range(random.randint(1, 30)):
        place = random.randrange(len(broken))
        broken[place:place] = bytes([random.choice([0, 0, 1, 7, 8, 11, 12, 27, 127])])
    return bytes(broken)


def put_magic_before(random: Random, page: bytes, other: bytes) -> bytes:
    """The first bytes of another kind of file."""
    return random.choice(MAGIC) + page


def pack(random: Random, page: bytes, other: bytes) -> bytes:
    """A zip by hand, its sizes, names and checksum not to be believed."""
    name = random.choice([b"page.txt", b"../page.txt", b"word/document.xml", b"/etc/passwd", b""])
    packed = zlib.compress(page * random.randint(1, 20))[2:-4]
    sizes = [len(packed), random.choice([len(page), 0, 0xFFFFFFFF])]
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 1, *sizes, len(name), 0)
    body = head + name + packed
    entry = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 1, *sizes, len(name), 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) + len(name), len(body), 0)
    return (body + entry + name + end)[: random.choice([-1, None])]


def repeat(random: Random, page: bytes, other: bytes) -> bytes:
    """The same page over and over."""
    return page * random.randint(2, 30)


def shuffle(random: Random, page: bytes, other: bytes) -> bytes:
    """The lines of a page in any order, some of them several times."""
    return b"\n".join(random.choices(page.split(b"\n"), k=random.randint(1, 200)))


def noise(random: Random, page: bytes, other: bytes) -> bytes:
    """Characters at random, or bytes."""
    if random.random() < 0.5:
        return random.randbytes(random.randint(1, 5000))
    return "".join(chr(random.randint(0x4E00, 0x9FFF)) for _ in range(5000)).encode()


def leave(random: Random, page: bytes, other: bytes) -> bytes:
    """As it was: its ending is what is wrong with it, if anything."""
    return page


MUTATORS: tuple[Mutator, ...] = (
    truncate, flip_bits, splice, mix_charsets, nothing, one_line, nest, strew_nul,
    put_magic_before, pack, repeat, shuffle, noise, leave,
)  # fmt: skip


def make_files(folder: Path, count: int, *, seed: int) -> list[Path]:
    """Write `count` broken files, three in four of them under the ending that they had."""
    folder.mkdir(parents=True)
    random = Random(seed)
    pages = [(path.suffix, path.read_bytes()) for path in sorted(PAGES.iterdir())]
    files = []
    for number in range(count):
        mutator = MUTATORS[number % len(MUTATORS)]
        ending, page = random.choice(pages)
        data = mutator(random, page, random.choice(pages)[1])
        if random.random() < 0.25:
            ending = random.choice(ENDINGS)
        path = folder / f"{number:04d}-{mutator.__name__}{ending}"
        path.write_bytes(data)
        files.append(path)
    return files


def _text(page: bytes) -> str:
    for charset in ("utf-8", "gb18030", "big5hkscs", "utf-16"):
        try:
            return page.decode(charset)
        except UnicodeError:
            continue
    return page.decode("latin-1")
