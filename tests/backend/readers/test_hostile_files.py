"""Hostile files: whatever is done to a file's bytes, it is read, or refused by a code; nothing else."""

import random
from pathlib import Path

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import members
from backend.readers import is_archive, is_table, read, read_table

PAGES = Path(__file__).resolve().parents[2] / "corpus" / "pages"
FILES = {
    path.name: path.read_bytes()
    for path in sorted(PAGES.iterdir())
    if path.suffix in (".docx", ".pdf", ".xlsx", ".zip")
}
ROUNDS = 100
"""Of each file; 4,000 rounds in all were run once and none crashed."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut, flip, drop, insert, overwrite or splice some of the bytes."""
    out = bytearray(data)
    start, size = chance.randrange(len(out)), chance.choice((1, 4, 16, 200))
    other = FILES[chance.choice(list(FILES))]
    match chance.randrange(6):
        case 0:
            return data[:start]
        case 1:
            for _ in range(size):
                out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
        case 2:
            del out[start : start + size]
        case 3:
            out[start:start] = chance.randbytes(size)
        case 4:
            out[start : start + size] = bytes([chance.choice((0, 32, 255))]) * size
        case _:
            out[start:] = other[chance.randrange(len(other)) :]
    return bytes(out)


def texts_of(name: str, data: bytes) -> list[str]:
    if is_archive(name):
        rows = members(name, data)
        return [one.data.decode("latin-1") for one in rows if not one.error and not one.skipped]
    source = read_table(name, data)[0] if is_table(name) else read(name, data)
    return [line.text for line in source.lines if line.text]


@pytest.mark.parametrize("name", FILES)
def test_damage_is_told_or_does_no_harm(name: str) -> None:
    chance = random.Random(name)
    codes: set[str] = set()
    whole = texts_of(name, FILES[name])
    for _ in range(ROUNDS):
        data = damaged(FILES[name], chance)
        try:
            found = texts_of(name, data)
        except UnreadableFile as error:
            codes.add(error.code)
            continue
        if not name.endswith(".pdf"):  # a PDF has no checksum over what describes its pages
            assert all(text in whole for text in found)
    assert "broken_file" in codes


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "other", ["a.pdf", "a.docx", "a.xlsx", "a.zip", "a.csv", "a.jsonl", "a.html"]
)
def test_a_file_under_any_other_name_is_refused(name: str, other: str) -> None:
    if Path(name).suffix == Path(other).suffix:
        return
    with pytest.raises(UnreadableFile) as raised:
        texts_of(other, FILES[name])
    assert raised.value.code == "wrong_kind"
