"""收稿: one file is one act with one receipt, and nobody's work is overwritten by reading again."""

import logging
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError

from articles.models import (
    Article,
    Batch,
    Change,
    Event,
    File,
    Finding,
    Publication,
    Revision,
    Section,
)
from articles.workflow import intake
from articles.workflow.intake import Order, close_batch, open_batch, take_in
from articles.workflow.receipts import Receipt
from backend.draft import PageDraft
from backend.pipeline import VERSION
from backend.vocabulary import FileOutcome
from tests.workflow.pages import BIRDS, PHOTO, ROAD, TEA, one_draft, one_page, write_page


def test_a_page_comes_in_as_drafts_with_everything_they_need(file: File, taken: Receipt) -> None:
    articles = list(file.articles.order_by("file_position"))

    assert [one.title for one in articles] == [TEA, ROAD, BIRDS]
    assert [one.file_position for one in articles] == [0, 1, 2]
    assert {one.state for one in articles} == {"draft"}
    assert [one.revision_number for one in articles] == [1, 1, 1]
    assert [row.act for row in Event.objects.all()] == ["intake"] * 3
    assert not any(one.edited_by_hand for one in articles)
    assert (taken.outcome, taken.articles, taken.published) == (FileOutcome.IMPORTED, 3, 0)
    assert not Publication.objects.exists()


def test_the_receipt_holds_the_page_and_where_each_line_went(file: File, page: Path) -> None:
    text = page.read_text("utf-8")

    assert file.text.split() == text.replace("#", "").split()
    assert (file.name, file.encoding, file.format) == ("page.md", "utf-8", "md")
    assert (file.size, file.article_count) == (len(text.encode()), 3)
    printed = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert sorted(row["line"] for row in file.ledger) == printed
    assert file.importer_version == VERSION


def test_the_same_bytes_again_are_known_whatever_their_name(
    page: Path, taken: Receipt, batch: Batch, tmp_path: Path
) -> None:
    renamed = tmp_path / "another name.md"
    renamed.write_bytes(page.read_bytes())

    again = [take_in(path, batch, Order()) for path in (page, renamed)]

    assert [one.outcome for one in again] == [FileOutcome.UNCHANGED] * 2
    assert [one.articles for one in again] == [3, 3]
    assert Article.objects.count() == Revision.objects.count() == 3
    assert File.objects.filter(outcome="imported").count() == 1
    assert File.objects.filter(outcome="unchanged").count() == 2


def test_other_bytes_under_the_same_name_are_another_page(
    page: Path, taken: Receipt, batch: Batch
) -> None:
    write_page(page.parent, f"# 夜读\n\n{'灯下读书，最宜秋夜。' * 3}\n")

    take_in(page, batch, Order())

    assert File.objects.filter(outcome="imported").count() == 2
    assert Article.objects.count() == 4


def test_an_archive_is_published_as_it_comes_in(page: Path, batch: Batch, editor: User) -> None:
    receipt = take_in(page, batch, Order(publish=True, by=editor))

    assert (receipt.articles, receipt.published) == (3, 3)
    assert {one.state for one in Article.objects.all()} == {"published"}
    assert [change.number for change in Change.objects.all()] == [1, 2, 3]
    event = Event.objects.filter(act="publish").first()
    assert event is not None
    assert (event.by, event.note) == (editor, "存量稿件，导入时签发")


def test_a_story_that_cannot_be_published_stays_a_draft_and_the_page_comes_in(
    page: Path, batch: Batch
) -> None:
    bare = one_draft("只有标题", sections=(), places=((9, "title"),))
    found = one_page(one_draft(), bare)

    receipt = take_in(page, batch, Order(publish=True), read=lambda *_: found)

    assert (receipt.articles, receipt.published) == (2, 1)
    assert Article.objects.get(title="只有标题").state == "draft"


def test_a_picture_without_an_article_is_kept_with_its_file(tmp_path: Path, batch: Batch) -> None:
    receipt = take_in(write_page(tmp_path, PHOTO, "photo.txt"), batch, Order(publish=True))

    assert (receipt.outcome, receipt.articles, receipt.pictures) == (FileOutcome.IMPORTED, 0, 1)
    picture = File.objects.get().pictures.get()
    assert (picture.article, picture.credit) == (None, "谷一川")
    assert "采摘夏茶" in picture.text
    assert not Article.objects.exists()


def test_what_a_check_found_is_kept_with_its_lines(file: File, page: Path) -> None:
    broken = (
        page.read_text("utf-8").splitlines().index("巡护队每天清晨沿堤岸走八公里，劝返钓鱼的人")
    )

    finding = Finding.objects.get(code="truncated_end")

    assert finding.lines == [broken + 1]
    assert finding.article == Article.objects.get(title=BIRDS)
    assert finding.file == file
    assert finding.message


# What is refused


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("页.doc", b"whatever", "unknown_format", id="no format of ours"),
        pytest.param("页.txt", b"%PDF-1.7 \xe4\xe5", "wrong_kind", id="a PDF renamed"),
        pytest.param("页.txt", bytes(range(256)) * 40, "binary", id="binary"),
    ],
)
def test_an_unreadable_file_is_noted_with_its_reason(
    tmp_path: Path, batch: Batch, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)

    receipt = take_in(tmp_path / name, batch, Order())

    row = File.objects.get()
    assert (receipt.outcome, receipt.code) == (FileOutcome.REJECTED, code)
    assert (row.name, row.outcome, row.reason_code, row.reason) == (
        name,
        "rejected",
        code,
        receipt.reason,
    )
    assert not Article.objects.exists()


def test_a_file_that_is_gone_is_refused(tmp_path: Path, batch: Batch) -> None:
    assert take_in(tmp_path / "gone.txt", batch, Order()).code == "not_readable"


def test_a_refused_file_is_tried_again_when_it_comes_again(
    page: Path, batch: Batch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> PageDraft:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        assert take_in(page, batch, Order(), read=stumble).code == "internal_error"
    assert "ZeroDivisionError" in caplog.text

    assert take_in(page, batch, Order()).outcome is FileOutcome.IMPORTED
    assert Article.objects.count() == 3


def test_a_page_that_the_database_refuses_leaves_nothing_and_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, page: Path, batch: Batch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("value too long")

    with monkeypatch.context() as broken:
        broken.setattr(intake, "_enter", refuse)
        receipt = take_in(page, batch, Order())

    assert (receipt.outcome, receipt.code) == (FileOutcome.REJECTED, "internal_error")
    assert "value too long" in caplog.text
    assert not Article.objects.exists()
    assert not Event.objects.exists()
    assert take_in(page, batch, Order()).outcome is FileOutcome.IMPORTED


def test_a_page_without_text_is_noted_as_empty_each_time(tmp_path: Path, batch: Batch) -> None:
    path = write_page(tmp_path, "\n \n\u3000\n", "empty.txt")

    receipts = [take_in(path, batch, Order()) for _ in range(2)]

    assert [one.outcome for one in receipts] == [FileOutcome.EMPTY] * 2
    assert [one.code for one in receipts] == ["empty"] * 2
    assert {row.reason_code for row in File.objects.all()} == {"empty"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("page.md", f"# {TEA}\n\n春茶\x00早采。\n".encode(), id="a NUL"),
        pytest.param(
            "page.md",
            f"# {TEA}\n\n{'今年春茶比去年早采六天。' * 700}春茶\x00早采。\n".encode(),
            id="a NUL far down the page",
        ),
        pytest.param(
            "page.html",
            f"<html><body><h1>{TEA}</h1><p>春茶&#0;早采&#xD800;六天，&#x1F375;上市。</p>".encode(),
            id="half a character in HTML",
        ),
        pytest.param(
            "page.md", f"# {TEA}\n\n春茶\ufffe早采\U000e0001六天。\n".encode(), id="no characters"
        ),
    ],
)
def test_characters_that_no_database_holds_cost_no_page(
    tmp_path: Path, batch: Batch, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)

    receipt = take_in(tmp_path / name, batch, Order(publish=True))

    assert (receipt.outcome, receipt.code) in {
        (FileOutcome.IMPORTED, ""),
        (FileOutcome.REJECTED, "binary"),
    }
    for section in Section.objects.all():
        assert "\x00" not in section.body
        section.body.encode()


def test_a_batch_knows_its_rules_and_its_end(db: None, editor: User) -> None:
    batch = open_batch(by=editor)
    assert (batch.importer_version, batch.finished_at) == (VERSION, None)

    close_batch(batch)

    assert Batch.objects.get().finished_at is not None
    assert Batch.objects.get().by == editor
