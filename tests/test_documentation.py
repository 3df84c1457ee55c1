"""What the project can do stands in its pages: every setting, code, command and address."""

import re
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver

from backend.readers import kinds
from backend.readers.docx import NOT_DOCUMENT_TEXT
from backend.vocabulary import ArticleField, FindingCode

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def source(folder: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.py")))


SETTINGS = sorted(
    set(re.findall(r'(?:environ\.get|flag|words|number|choice)\(\s*"([A-Z_]+)"', source("config")))
)
CODES = sorted(
    set(
        re.findall(
            r'UnreadableFile\(\s*(?:\w+\.)?name, "([a-z_0-9]+)"',
            source("backend") + source("articles/workflow"),
        )
    )
)
REMARKS = sorted(
    {
        *re.findall(r'Remark\(\s*"([a-z_]+)"', source("backend") + source("articles/workflow")),
        *(f"docx_{name}" for name in NOT_DOCUMENT_TEXT),
    }
)
FORMATS = sorted(kinds.FORMATS)
COMMANDS = sorted(path.stem for path in (ROOT / "articles/management/commands").glob("[a-z]*.py"))
ADDRESSES = sorted(
    str(pattern.pattern)
    for resolver in get_resolver().url_patterns
    if isinstance(resolver, URLResolver) and str(resolver.pattern) == "api/"
    for pattern in resolver.url_patterns
    if str(pattern.pattern)
)


def test_there_is_something_to_look_for() -> None:
    assert len(SETTINGS) >= 7
    assert len(CODES) >= 30
    assert len(REMARKS) >= 12
    assert len(ADDRESSES) >= 8


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_explained(setting: str) -> None:
    assert f"`{setting}`" in README


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_of_a_file_is_explained(code: str) -> None:
    assert f"`{code}`" in README


@pytest.mark.parametrize("code", list(FindingCode))
def test_a_finding_is_explained(code: FindingCode) -> None:
    assert f"`{code.value}`" in README


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_on_a_file_is_explained(remark: str) -> None:
    assert f"`{remark}`" in README


@pytest.mark.parametrize("ending", FORMATS)
def test_a_format_is_listed(ending: str) -> None:
    assert f"`{ending}`" in README


@pytest.mark.parametrize("field", list(ArticleField))
def test_a_field_of_a_table_is_listed(field: ArticleField) -> None:
    assert f"`{field.value}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_mentioned(command: str) -> None:
    assert command in README


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_api_is_mentioned(address: str) -> None:
    last = address.replace("<str:id>", "{id}").removeprefix("v1/")
    assert last in README
