"""流水线: a page walks through all stages, and every line of it is accounted for."""

from pathlib import Path

import pytest

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.pipeline import VERSION, page_from, page_from_bytes
from tests.backend.pages import BODY, REST, draft_of

PAGE = f"云溪时报\n2023年3月14日 星期二\n\n三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n一、机器进田\n\n{REST}\n\n责任编辑：何秋\n\n—5—\n"


def test_a_file_and_its_bytes_give_the_same_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    assert page_from(path) == page_from_bytes("page.txt", PAGE.encode())


def test_the_ledger_says_where_every_line_went() -> None:
    assert draft_of(PAGE).ledger() == [
        {"line": 1, "furniture": "page_head"},
        {"line": 2, "furniture": "label"},
        {"line": 4, "article": 0, "field": "title"},
        {"line": 6, "article": 0, "field": "byline"},
        {"line": 8, "article": 0, "field": "paragraph"},
        {"line": 10, "article": 0, "field": "heading"},
        {"line": 12, "article": 0, "field": "paragraph"},
        {"line": 14, "article": 0, "field": "review_credits"},
        {"line": 16, "furniture": "page_number"},
    ]


def test_the_page_keeps_its_text_as_it_was_read() -> None:
    text = PAGE.replace("清晨", "清\u200b晨")
    assert "\n".join(line.text for line in draft_of(text).source.lines) == text


def test_the_same_page_gives_the_same_draft_every_time() -> None:
    assert draft_of(PAGE) == draft_of(PAGE)


@pytest.mark.parametrize("text", ["", "\n\n", "   \n　\n", "\u200b", "\xad\n\ue000"])
def test_a_page_without_text_has_no_articles_and_no_error(text: str) -> None:
    page = draft_of(text)
    assert (page.articles, page.furniture) == ((), ())


def test_an_unreadable_file_says_so() -> None:
    with pytest.raises(UnreadableFile) as raised:
        page_from_bytes("page.txt", b"%PDF-1.7")
    assert (raised.value.name, raised.value.code) == ("page.txt", "wrong_kind")


def test_a_line_of_nothing_but_an_object_mark_is_no_text() -> None:
    page: PageDraft = draft_of(f"三万亩小麦开镰\n\n{BODY}\n\n\ufffc\n\n{REST}")
    assert len(page.articles) == 1


def test_the_importer_has_a_version() -> None:
    assert VERSION
