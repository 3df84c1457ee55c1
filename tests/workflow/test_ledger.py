"""收稿账: what became of every file, story and field of a batch, as plain data and as one JSON."""

import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Batch, File
from articles.workflow import intake, ledger, undo
from articles.workflow.editing import edit
from articles.workflow.intake import Order, close_batch, open_batch, take_in
from articles.workflow.ledger import batch_entry, file_entries, report, save
from articles.workflow.publish import publish
from backend.draft import PageDraft
from backend.pipeline import page_from_bytes
from tests.workflow.conftest import Run
from tests.workflow.pages import BIRDS, PHOTO, ROAD, TEA, THREE_STORIES, write_page
from tests.workflow.test_duplicates import HEAD, SHORTENED, STORY


def entries(batch: Batch) -> dict[str, dict[str, Any]]:
    return {entry["file"]: entry for entry in file_entries(batch)}


def as_json(batch: Batch) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(b"".join(report(batch)))
    return found


@pytest.fixture
def mixed(tmp_path: Path, batch: Batch) -> Path:
    """A folder with a file for every outcome of a first run, all taken in."""
    write_page(tmp_path, THREE_STORIES, "page.md")
    (tmp_path / "twin.md").write_bytes(THREE_STORIES.encode("gb18030"))
    write_page(tmp_path, PHOTO, "photo.txt")
    write_page(tmp_path, "\n \n", "empty.txt")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    for path in sorted(tmp_path.iterdir(), key=lambda one: (one.name != "page.md", one.name)):
        take_in(path, batch, Order())
    take_in(tmp_path / "page.md", batch, Order())
    close_batch(batch)
    return tmp_path


def test_every_line_with_text_is_in_the_ledger_once(file: File, batch: Batch, page: Path) -> None:
    (entry,) = file_entries(batch)

    printed = [
        number
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1)
        if line.strip()
    ]
    told = [line for story in entry["stories"] for line in story["lines"]]
    told += [line for some in entry["furniture"] for line in some["lines"]]
    assert sorted(told) == printed
    assert [story["title"] for story in entry["stories"]] == [TEA, ROAD, BIRDS]


def test_a_file_says_what_it_was_and_how_long_it_took(file: File, batch: Batch) -> None:
    (entry,) = file_entries(batch)

    assert (entry["file"], entry["outcome"], entry["code"]) == ("page.md", "imported", None)
    assert (entry["format"], entry["encoding"], entry["size"]) == ("md", "utf-8", file.size)
    assert entry["seconds"] == file.seconds > 0
    assert entry["sha256"] == file.sha256


def test_a_story_says_of_each_field_where_it_came_from(file: File, batch: Batch) -> None:
    (entry,) = file_entries(batch)

    story = entry["stories"][0]
    fields = {one["field"]: one for one in story["fields"]}
    assert (story["position"], story["outcome"]) == (0, "draft")
    assert story["id"] == str(Article.objects.get(title=TEA).public_id)
    assert fields["title"] == {"field": "title", "lines": [1], "outcome": "as_read"}
    assert fields["credits"]["lines"] == fields["byline"]["lines"] == [3]
    assert fields["sections[1]"]["lines"] == [7, 9]
    assert "kicker" not in fields
    assert set(fields) >= {"dateline", "sections[0]", "tags"}


def test_a_field_that_an_editor_changed_says_so(file: File, batch: Batch, editor: User) -> None:
    tea = Article.objects.get(title=TEA)
    tea.sections.filter(position=1).update(body="编辑所改。")
    edit(tea.pk, by=editor, changes={"kicker": "春茶抢鲜", "title": "新题"})
    publish(tea, by=editor)

    (entry,) = file_entries(batch)

    story = entry["stories"][0]
    edited = {one["field"] for one in story["fields"] if one["outcome"] == "edited"}
    assert edited == {"title", "kicker", "sections[1]"}
    assert (story["outcome"], story["revision"]) == ("published", 2)


def test_nothing_is_said_of_who_wrote_what_where_no_marks_were_kept(
    file: File, batch: Batch
) -> None:
    Article.objects.update(as_read={})

    (entry,) = file_entries(batch)

    outcomes = {one["outcome"] for story in entry["stories"] for one in story["fields"]}
    assert outcomes == {None}


def test_every_outcome_has_its_reason_and_leads_to_its_original(mixed: Path, batch: Batch) -> None:
    told = list(file_entries(batch))

    by_outcome = {entry["outcome"]: entry for entry in told}
    assert told[0]["file"] == told[-1]["file"] == "page.md"
    assert (by_outcome["rejected"]["code"], by_outcome["empty"]["code"]) == ("wrong_kind", "empty")
    assert "PDF" in by_outcome["rejected"]["reason"]
    original = {"id": told[0]["id"], "file": "page.md", "batch": batch.pk}
    assert by_outcome["duplicate"]["same_as"] == by_outcome["unchanged"]["same_as"] == original
    assert "stories" not in by_outcome["duplicate"]
    photo = next(entry for entry in told if entry["file"] == "photo.txt")
    assert [story["outcome"] for story in photo["stories"]] == ["picture_waiting"]
    assert photo["stories"][0]["fields"][0]["lines"]
    assert "photo_only" in [one["code"] for one in photo["findings"]]


def test_the_batch_adds_up(mixed: Path, batch: Batch) -> None:
    entry = batch_entry(Batch.objects.get())

    assert {name: row["files"] for name, row in entry["outcomes"].items()} == {
        "imported": 2,
        "unchanged": 1,
        "duplicate": 1,
        "empty": 1,
        "rejected": 1,
    }
    assert entry["outcomes"]["imported"]["articles"] == 3
    assert entry["findings"]["truncated_end"] == 1
    assert entry["slowest"]["file"] in {"page.md", "photo.txt"}
    seconds = sum(row["seconds"] for row in entry["outcomes"].values())
    assert entry["seconds"] >= seconds > 0


def test_a_reprint_names_the_other_article(tmp_path: Path, batch: Batch) -> None:
    for name, text in (("a.md", STORY), ("b.md", SHORTENED)):
        take_in(write_page(tmp_path, text, name), batch, Order())

    (told,) = (
        one for one in entries(batch)["b.md"]["stories"][0]["findings"] if one["code"] == "reprint"
    )

    assert told["other"] == str(Article.objects.get(title=HEAD).public_id)
    assert told["share"] >= 95


def test_what_was_taken_back_is_told_as_not_stored(file: File, batch: Batch, editor: User) -> None:
    edit(Article.objects.get(title=TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})
    list(undo.undo(batch, by=editor))

    (entry,) = file_entries(batch)

    assert (entry["outcome"], entry["reason"]) == ("undone", "撤回 2 篇，保留 1 篇")
    assert [story["outcome"] for story in entry["stories"]] == ["draft", "not_stored", "not_stored"]
    assert all(story["lines"] for story in entry["stories"])


def test_a_batch_that_only_read_again_tells_of_the_stories_it_changed(
    file: File, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "VERSION", "2099.1.1")
    again = open_batch(by=None)
    take_in(page, again, Order())

    (entry,) = file_entries(again)

    assert (entry["outcome"], entry["same_as"]["id"]) == ("reparsed", file.pk)
    assert [story["title"] for story in entry["stories"]] == [TEA, ROAD, BIRDS]


@pytest.mark.parametrize("broken", [[{"line": 1}], ["x"], {"a": 1}, [{"article": 0}]])
def test_a_ledger_that_cannot_be_read_costs_its_own_stories_only(
    mixed: Path, batch: Batch, broken: object, caplog: pytest.LogCaptureFixture
) -> None:
    File.objects.filter(name="page.md", outcome="imported").update(ledger=broken)

    whole = as_json(batch)

    assert [one["file"] for one in whole["files"] if one.get("error") == "ledger_unreadable"] == [
        "page.md"
    ]
    assert len(whole["files"]) == 6
    assert "cannot be read" in caplog.text


def test_more_files_cost_questions_by_the_fifty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch
) -> None:
    for number in range(9):
        text = THREE_STORIES.replace("二百四十元", f"二百四十{number}元")
        take_in(write_page(tmp_path, text, f"{number}.md"), batch, Order())
    monkeypatch.setattr(ledger, "AT_ONCE", 3)
    with CaptureQueriesContext(connection) as queries:
        assert [entry["file"] for entry in file_entries(batch)] == [f"{n}.md" for n in range(9)]
    assert len(queries) <= 3 * 11 + 1


# On disk


def test_the_report_is_one_valid_json_with_all_files(mixed: Path, batch: Batch) -> None:
    whole = as_json(Batch.objects.get())

    assert whole["batch"] == batch.pk
    assert len(whole["files"]) == 6
    assert whole["files"][0]["stories"][0]["title"] == TEA


def test_an_empty_batch_has_a_report_too(db: None) -> None:
    whole = as_json(open_batch(by=None))

    assert (whole["files"], whole["outcomes"], whole["slowest"]) == ([], {}, None)


def test_a_report_that_breaks_off_leaves_what_stood_there_and_no_crumbs(
    mixed: Path, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    path = out / "report.json"
    path.write_text("the one before")
    monkeypatch.setattr(ledger, "file_entries", lambda _: ({"file": 1 / n} for n in (1, 0)))

    with pytest.raises(ZeroDivisionError):
        save(batch, path)

    assert path.read_text() == "the one before"
    assert [one.name for one in out.iterdir()] == ["report.json"]


def test_the_import_writes_its_report_also_after_a_bad_file(run: Run, tmp_path: Path) -> None:
    pages, path = tmp_path / "pages", tmp_path / "report.json"
    pages.mkdir()
    write_page(pages)
    (pages / "bad.txt").write_bytes(b"%PDF-1.7")

    printed, code = run(pages, "--report", path)

    assert code == 1
    assert "用时" in printed
    whole = json.loads(path.read_bytes())
    assert {one["file"]: one["outcome"] for one in whole["files"]} == {
        "bad.txt": "rejected",
        "page.md": "imported",
    }
    assert whole["finished_at"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o044


def test_a_run_that_is_broken_off_leaves_a_report_of_what_it_did(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, path = tmp_path / "pages", tmp_path / "report.json"
    pages.mkdir()
    for name in "ab":
        write_page(pages, THREE_STORIES.replace("二百", name), f"{name}.md")

    def stop(name: str, data: bytes, **_: object) -> PageDraft:
        if name == "b.md":
            raise KeyboardInterrupt
        return page_from_bytes(name, data)

    monkeypatch.setattr(intake, "read_confined", stop)

    with pytest.raises(KeyboardInterrupt):
        run(pages, "--report", path)

    told = json.loads(path.read_bytes())
    assert [one["file"] for one in told["files"]] == ["a.md"]
    assert told["finished_at"] is None


def test_a_report_is_written_again_by_its_own_command(mixed: Path, batch: Batch) -> None:
    printed = io.StringIO()
    call_command("import_report", str(batch.pk), stdout=printed)
    path = mixed / "report.json"
    call_command("import_report", str(batch.pk), "--output", str(path), stdout=io.StringIO())

    assert json.loads(printed.getvalue()) == json.loads(path.read_bytes())
    assert len(json.loads(printed.getvalue())["files"]) == 6


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["PAGE", "--report", "FOLDER"], "写不了收稿账"),
        (["PAGE", "--report", "FOLDER/no/such/report.json"], "写不了收稿账"),
        (["PAGE", "--report", "FOLDER/r.json", "--dry-run"], "不能与 --report 同用"),
    ],
)
def test_a_report_that_cannot_be_written_is_said_before_anything_is_read(
    run: Run, page: Path, words: list[str], message: str
) -> None:
    told = [word.replace("PAGE", str(page)).replace("FOLDER", str(page.parent)) for word in words]

    with pytest.raises(CommandError, match=message):
        run(*told)

    assert not Batch.objects.exists()


def test_a_report_of_no_batch_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match="没有批次 7"):
        call_command("import_report", "7")
