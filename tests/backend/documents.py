"""Word documents for tests: paragraphs in XML, and what comes out of them."""

import io
from typing import Any

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import pages_from
from backend.readers import read
from backend.source import Line

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(data: bytes) -> list[Line]:
    return [line for line in read("page.docx", data).lines if line.text.strip()]


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def p(text: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def code_of(data: bytes, name: str = "page.docx") -> str:
    with pytest.raises(UnreadableFile) as raised:
        list(pages_from(name, data))
    return raised.value.code
