"""PDF files for tests: what comes out of them."""

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.source import Line

LEFTS = (40.0, 250.0, 460.0)
CHARACTERS = 21


def lines(data: bytes) -> list[Line]:
    return [line for line in read("page.pdf", data).lines if line.text]


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def code_of(data: bytes, name: str = "page.pdf") -> str:
    with pytest.raises(UnreadableFile) as raised:
        page_from_bytes(name, data)
    return raised.value.code


def numbered(count: int, start: int = 1) -> list[str]:
    """Lines of one width that say which they are."""
    return [f"第{number:03d}行写的是云溪县的麦田和村庄" for number in range(start, start + count)]
