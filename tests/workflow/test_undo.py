"""撤回导入: a batch is taken back but for what people made theirs, and its files may come again."""

import io
import logging
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import (
    Article,
    Batch,
    Caption,
    Change,
    Event,
    File,
    Finding,
    Publication,
    Revision,
    Sketch,
)
from articles.workflow import intake, undo
from articles.workflow.editing import edit, record
from articles.workflow.events import note
from articles.workflow.intake import Order, open_batch, take_in
from articles.workflow.publish import publish
from articles.workflow.undo import Fate, FileUndone, plan
from articles.workflow.withdraw import withdraw
from backend.vocabulary import FileOutcome
from tests.workflow.pages import BIRDS, PHOTO, ROAD, TEA, write_page
from tests.workflow.test_duplicates import HEAD, SHORTENED, STORY


def taken_back(batch: Batch, *, by: User | None = None, reason: str = "") -> list[FileUndone]:
    return list(undo.undo(batch, by=by, reason=reason))


def titled(title: str) -> Article:
    return Article.objects.get(title=title)


def kept(files: list[FileUndone]) -> dict[str, str]:
    return {
        str(one.article): one.reason
        for file in files
        for one in file.verdicts
        if one.fate is Fate.KEPT
    }


def test_drafts_that_nobody_touched_go_and_leave_their_trace(
    file: File, batch: Batch, editor: User
) -> None:
    names = {one.public_id for one in Article.objects.all()}

    (done,) = taken_back(batch, by=editor)

    assert (done.name, done.count(Fate.REMOVED), kept([done])) == ("page.md", 3, {})
    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    assert not Finding.objects.exists()
    assert not Sketch.objects.exists()
    traces = Event.objects.filter(act="undo")
    assert {event.public_id for event in traces} == names
    assert {(event.by, event.article) for event in traces} == {(editor, None)}
    assert f"{batch}：《{TEA}》" in {event.note for event in traces}
    file.refresh_from_db()
    assert (file.outcome, file.reason, file.article_count) == ("undone", "撤回 3 篇", 0)
    assert file.text
    batch.refresh_from_db()
    assert (batch.undone_at is not None, batch.undone_by) == (True, editor)


def test_the_same_file_comes_in_again_as_if_it_never_had(
    file: File, batch: Batch, page: Path
) -> None:
    before = [(one.title, one.file_position) for one in file.articles.order_by("file_position")]
    taken_back(batch)

    again = take_in(page, open_batch(by=None), Order())

    assert (again.outcome, again.articles) == (FileOutcome.IMPORTED, 3)
    receipt = File.objects.get(outcome="imported")
    assert [
        (one.title, one.file_position) for one in receipt.articles.order_by("file_position")
    ] == before
    assert Event.objects.filter(act="intake").count() == 6


def test_what_people_changed_published_or_withdrew_is_kept_with_the_reason(
    file: File, batch: Batch, editor: User
) -> None:
    edit(titled(TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})
    publish(titled(ROAD), by=editor)
    publish(titled(BIRDS), by=editor)
    withdraw(titled(BIRDS), by=editor, reason="有误")
    before = list(Article.objects.order_by("pk").values())
    changes = list(Change.objects.values())

    done = taken_back(batch)

    assert kept(done) == {
        TEA: "编辑改过，现为第 2 稿",
        ROAD: "蒋编辑已签发",
        BIRDS: "已撤稿，公开编号和变更记录须留存",
    }
    assert list(Article.objects.order_by("pk").values()) == before
    assert list(Change.objects.values()) == changes
    file.refresh_from_db()
    assert (file.outcome, file.reason, file.article_count) == ("undone", "撤回 0 篇，保留 3 篇", 3)


def test_what_is_kept_finds_its_file_again_and_is_not_doubled(
    file: File, batch: Batch, page: Path, editor: User
) -> None:
    tea = edit(titled(TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})
    publish(titled(ROAD), by=editor)
    taken_back(batch)

    again = take_in(page, open_batch(by=None), Order())

    assert (again.articles, again.merged, again.kept) == (2, 1, 1)
    assert sorted(Article.objects.values_list("title", flat=True)) == sorted([TEA, ROAD, BIRDS])
    receipt = File.objects.get(outcome="imported")
    assert receipt.articles.count() == receipt.article_count == 3
    assert Article.objects.get(public_id=tea.public_id).kicker == "春茶抢鲜"


def test_what_the_import_published_stays_unless_withdrawing_is_asked(
    page: Path, batch: Batch
) -> None:
    take_in(page, batch, Order(publish=True))

    done = taken_back(batch)

    assert set(kept(done)) == {TEA, ROAD, BIRDS}
    assert all("请加 --withdraw" in reason for reason in kept(done).values())
    assert Publication.objects.live().count() == 3


def test_withdrawing_says_why_and_tells_the_feed(page: Path, batch: Batch, editor: User) -> None:
    take_in(page, batch, Order(publish=True))
    publish(edit(titled(TEA).pk, by=editor, changes={"kicker": "改"}), by=editor)

    (done,) = taken_back(batch, by=editor, reason="导错了报刊")

    assert (done.count(Fate.WITHDRAWN), list(kept([done]))) == (2, [TEA])
    assert [one.state for one in Article.objects.order_by("title")].count("withdrawn") == 2
    assert list(Publication.objects.live().values_list("title", flat=True)) == [TEA]
    feed = [(row.number, row.kind) for row in Change.objects.all()]
    assert feed == [
        *((number, "published") for number in (1, 2, 3)),
        (4, "corrected"),
        (5, "withdrawn"),
        (6, "withdrawn"),
    ]
    assert {event.note for event in Event.objects.filter(act="withdraw")} == {"导错了报刊"}


def test_what_undoing_withdrew_comes_back_under_its_public_id(page: Path, batch: Batch) -> None:
    take_in(page, batch, Order(publish=True))
    names = {one.title: one.public_id for one in Article.objects.all()}
    taken_back(batch, reason="导错了报刊")

    second = open_batch(by=None)
    again = take_in(page, second, Order(publish=True))

    assert (again.articles, again.published, again.kept) == (3, 3, 0)
    assert {one.title: one.public_id for one in Article.objects.all()} == names
    assert set(Publication.objects.live().values_list("version", flat=True)) == {2}
    (done,) = taken_back(second, reason="又导错了")
    assert done.count(Fate.WITHDRAWN) == 3


def test_what_an_editor_withdrew_does_not_come_back(page: Path, batch: Batch, editor: User) -> None:
    take_in(page, batch, Order(publish=True))
    withdraw(titled(TEA), by=editor, reason="当事人要求")
    taken_back(batch, reason="导错了报刊")

    take_in(page, open_batch(by=None), Order(publish=True))

    assert titled(TEA).state == "withdrawn"
    assert sorted(Publication.objects.live().values_list("title", flat=True)) == sorted(
        [ROAD, BIRDS]
    )


def test_waiting_pictures_go_and_those_that_were_placed_stay(
    tmp_path: Path, batch: Batch, article: Article
) -> None:
    take_in(write_page(tmp_path, PHOTO, "a.txt"), batch, Order())
    other = PHOTO.replace("桐湾乡", "禾丰镇")
    take_in(write_page(tmp_path, other, "b.txt"), batch, Order())
    placed = Caption.objects.filter(text__contains="禾丰镇")
    placed.update(article=article)
    record(article, by=None)

    done = taken_back(batch)

    assert [one.pictures for one in done] == [1, 0]
    assert "禾丰镇" in Caption.objects.exclude(file=None).get().text
    take_in(tmp_path / "b.txt", open_batch(by=None), Order())
    assert Caption.objects.exclude(file=None).count() == 1


def test_undoing_twice_changes_nothing_more(file: File, batch: Batch, editor: User) -> None:
    edit(titled(TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})
    taken_back(batch)
    events = list(Event.objects.values())

    done = taken_back(batch)

    assert [one.count(Fate.REMOVED) for one in done] == [0]
    assert kept(done) == {TEA: "编辑改过，现为第 2 稿"}
    assert list(Event.objects.values()) == events


def test_one_file_that_fails_costs_no_other_and_is_taken_back_the_next_time(
    tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name, text in (("a.md", STORY), ("b.md", "# 夜读\n\n灯下读书，最宜秋夜，一卷在手。\n")):
        take_in(write_page(tmp_path, text, name), batch, Order())

    def fail(article: Article, *rest: object, **more: object) -> object:
        if article.title == HEAD:
            raise RuntimeError("half way")
        return note(article, *rest, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(undo, "note", fail)
        done = taken_back(batch)

    assert [one.failed for one in done] == [True, False]
    assert "half way" in caplog.text
    assert [one.title for one in Article.objects.all()] == [HEAD]
    assert [one.count(Fate.REMOVED) for one in taken_back(batch)] == [1]
    assert not Article.objects.exists()


def test_a_reprint_of_what_went_is_told_of_the_next_older_one_or_of_none(
    db: None, tmp_path: Path
) -> None:
    batches = [open_batch(by=None) for _ in range(3)]
    texts = (STORY, STORY.replace(HEAD, "第二篇").replace("三百元", "三百二十元"), SHORTENED)
    for batch, text, name in zip(batches, texts, "abc", strict=True):
        take_in(write_page(tmp_path, text, f"{name}.md"), batch, Order())
    last = titled("柳湾村通水")
    assert str(last.findings.get(code="reprint").other) == HEAD

    taken_back(batches[0])
    assert str(last.findings.get(code="reprint").other) == "第二篇"

    taken_back(batches[1])
    assert not last.findings.filter(code="reprint").exists()


def test_what_was_only_read_again_belongs_to_the_earlier_batch(
    file: File, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "VERSION", "2099.1.1")
    again = open_batch(by=None)
    take_in(page, again, Order())

    (done,) = taken_back(again)

    assert "不撤回" in done.note
    assert Article.objects.count() == 3


def test_a_plan_changes_nothing(file: File, batch: Batch, editor: User) -> None:
    edit(titled(TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})
    before = [list(model.objects.values()) for model in (Article, Event, File, Batch)]

    (one,) = plan(batch, withdrawing=False)

    assert (one.count(Fate.REMOVED), list(kept([one]))) == (2, [TEA])
    assert [list(model.objects.values()) for model in (Article, Event, File, Batch)] == before


# The command


def command(*words: object) -> tuple[str, int]:
    printed = io.StringIO()
    try:
        call_command("undo_import", *map(str, words), stdout=printed)
    except SystemExit as end:
        return printed.getvalue(), int(end.code or 0)
    return printed.getvalue(), 0


def test_the_command_says_what_went_and_what_stayed_and_why(
    file: File, batch: Batch, editor: User
) -> None:
    edit(titled(TEA).pk, by=editor, changes={"kicker": "春茶抢鲜"})

    tried, _ = command(batch.pk, "--dry-run")
    assert Article.objects.count() == 3
    printed, code = command(batch.pk, "--by", "蒋编辑")

    assert code == 0
    assert tried.splitlines()[1:-1] == printed.splitlines()[1:-1]
    assert "✓ page.md：撤回 2 篇，保留 1 篇" in printed
    assert f"    保留《{TEA}》：编辑改过，现为第 2 稿" in printed
    assert (
        f"完成：批次 {batch.pk}，文件 1；撤回 2 篇，撤稿 0 篇，保留 1 篇，待配图片 0 幅" in printed
    )
    assert {event.by for event in Event.objects.filter(act="undo")} == {editor}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["999999"], "没有批次 999999", id="no such batch"),
        pytest.param(["9" * 30], "没有批次", id="no number of any batch"),
        pytest.param(["BATCH", "--by", "无此人"], "没有用户“无此人”", id="no such user"),
        pytest.param(["BATCH", "--withdraw", " "], "撤稿必须写明原因", id="no reason"),
    ],
)
def test_a_mistyped_command_changes_nothing(
    file: File, batch: Batch, words: list[str], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        command(*(str(batch.pk) if word == "BATCH" else word for word in words))

    assert Article.objects.count() == 3


def test_the_command_tells_of_a_failure_by_its_exit_code(
    file: File, batch: Batch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(undo, "note", lambda *_, **__: 1 / 0)

    printed, code = command(batch.pk)

    assert code == 1
    assert "✗ page.md：程序出错" in printed
    assert "ZeroDivisionError" in caplog.text
