"""雷同: the same page in other bytes is known; the same article on another page is stored and told."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Batch, File, Finding, Sketch
from articles.workflow import duplicates, intake
from articles.workflow.duplicates import same_text
from articles.workflow.editing import edit
from articles.workflow.intake import Order, take_in
from articles.workflow.publish import publish
from articles.workflow.receipts import Receipt
from articles.workflow.storing import Home
from backend.vocabulary import FileOutcome
from tests.workflow.conftest import Run
from tests.workflow.pages import THREE_STORIES, write_page

HEAD = "柳湾村的水渠修通了"
FIRST = "本报讯（记者 何畅）七月的清晨，柳湾村的水渠里第一次流满了水。六公里长的渠道从青石桥镇的水库引来，经过三道闸门，流进一千二百亩稻田。"
PARAGRAPHS = [
    FIRST,
    "村民蒋大贵蹲在田埂上，看着水一点点漫过秧苗的根。往年这个时候，他要守在抽水机旁边熬上两夜，柴油钱就得花掉三百元。",
    "修渠的钱一半来自县里的小型水利补助，一半是村里自己凑的。老人们把存了多年的木料也搬了出来，做成了第一道闸门的门板。",
    "县水务局的技术员邱岩每周来两次，教大家怎样按水位开闸。他说，只要把闸门的次序记牢，上下游就再不会为水争吵。",
]
STORY = f"# {HEAD}\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
SHORTENED = "# 柳湾村通水\n\n" + "\n\n".join(PARAGRAPHS[:2]) + "\n"
OTHER = f"# 夜读\n\n{'灯下读书，最宜秋夜。一卷在手，便忘了时辰，窗外的虫声也淡了。' * 6}\n"


def take(path: Path, batch: Batch, **home: object) -> Receipt:
    return take_in(path, batch, Order(home=Home(**home)))  # type: ignore[arg-type]


def reprints() -> list[Finding]:
    return list(Finding.objects.filter(code="reprint").select_related("article", "other"))


# The same page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("b.md", STORY.encode("gb18030"), id="in another encoding"),
        pytest.param("b.md", STORY.encode("utf-16"), id="in UTF-16"),
        pytest.param("b.md", STORY.replace("\n", "\r\n").encode(), id="with other line ends"),
        pytest.param("b.md", STORY.replace("，", "，\n").encode(), id="wrapped"),
        pytest.param("b.txt", STORY.replace("# ", "").encode(), id="as plain text"),
    ],
)
def test_the_same_text_in_other_bytes_is_a_duplicate_and_not_stored_twice(
    tmp_path: Path, batch: Batch, name: str, data: bytes
) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch)
    (tmp_path / name).write_bytes(data)

    again = take(tmp_path / name, batch)

    assert (again.outcome, again.code, again.same_as) == (
        FileOutcome.DUPLICATE,
        "same_text",
        "a.md",
    )
    assert Article.objects.count() == 1
    row = File.objects.get(outcome="duplicate")
    assert row.same_as == File.objects.get(outcome="imported")
    assert row.reason == f"与“a.md”（批次 {batch.pk}）文字相同"
    assert (row.text, row.ledger) == ("", [])


def test_a_duplicate_that_comes_again_is_known_without_being_parsed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch
) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch)
    twin = tmp_path / "b.md"
    twin.write_bytes(STORY.encode("gb18030"))
    take(twin, batch)
    monkeypatch.setattr(intake, "read_confined", lambda *_, **__: 1 / 0)

    assert take(twin, batch).outcome is FileOutcome.DUPLICATE


def test_a_duplicate_is_read_again_when_its_original_is_gone(tmp_path: Path, batch: Batch) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch)
    twin = tmp_path / "b.md"
    twin.write_bytes(STORY.encode("gb18030"))
    take(twin, batch)
    Article.objects.all().delete()
    File.objects.filter(outcome="imported").update(outcome="undone")

    assert take(twin, batch).outcome is FileOutcome.IMPORTED
    assert Article.objects.count() == 1


def test_a_corrected_comma_makes_another_page(tmp_path: Path, batch: Batch) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch)

    corrected = take(write_page(tmp_path, STORY.replace("。六公里", "，六公里"), "b.md"), batch)

    assert (corrected.outcome, corrected.reprints) == (FileOutcome.IMPORTED, 1)


def test_two_pages_that_are_read_as_one_by_new_rules_are_both_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch
) -> None:
    one, two = write_page(tmp_path, STORY, "a.md"), write_page(tmp_path, OTHER, "b.md")
    take(one, batch)
    take(two, batch)
    monkeypatch.setattr(intake, "VERSION", "2099.1.1")
    monkeypatch.setattr(duplicates, "text_hash", lambda _: "e" * 64)

    outcomes = [take(path, batch).outcome for path in (one, two)]

    assert outcomes == [FileOutcome.REPARSED] * 2
    receipts = File.objects.filter(outcome="imported").order_by("pk")
    assert [row.text_hash for row in receipts] == ["e" * 64, ""]


def test_who_loses_the_race_for_a_text_finds_the_winners_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch
) -> None:
    """The other importer's receipt appears between our looking and our storing."""
    take(write_page(tmp_path, STORY, "a.md"), batch)
    looks: list[str] = []

    def look(digest: str) -> File | None:
        looks.append(digest)
        return None if len(looks) == 1 else same_text(digest)

    monkeypatch.setattr(duplicates, "same_text", look)
    (tmp_path / "b.md").write_bytes(STORY.encode("gb18030"))

    receipt = take(tmp_path / "b.md", batch)

    assert (receipt.outcome, len(looks)) == (FileOutcome.DUPLICATE, 2)
    assert Article.objects.count() == 1


def test_the_command_says_what_a_duplicate_repeats(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path, STORY, "a.md")
    (tmp_path / "b.md").write_bytes(STORY.encode("gb18030"))

    printed, code = run(tmp_path)

    assert code == 0
    assert "＝ b.md：文字与已收文件相同（a.md，1 篇）" in printed
    assert "文件 2（已收稿 1，文字与已收文件相同 1）；稿件 1 篇" in printed


# The same article


def test_a_shortened_reprint_is_stored_and_told_on_the_later_one(
    tmp_path: Path, batch: Batch
) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch, source="云溪日报")

    receipt = take(write_page(tmp_path, SHORTENED, "b.md"), batch, source="河湾日报")

    assert (receipt.outcome, receipt.reprints) == (FileOutcome.IMPORTED, 1)
    (told,) = reprints()
    assert told.article == Article.objects.get(title="柳湾村通水")
    assert told.other == Article.objects.get(title=HEAD)
    assert told.share is not None
    assert told.share >= 95
    assert told.message == (f"与《{HEAD}》（云溪日报）有 {told.share}% 的文字相同，那一篇收稿在先")
    assert told.severity == "note"


def test_the_printed_date_says_which_came_first_whatever_the_order_of_import(
    tmp_path: Path, batch: Batch
) -> None:
    later = {"source": "河湾日报", "issue_date": date(2026, 7, 5)}
    take(write_page(tmp_path, SHORTENED, "b.md"), batch, **later)

    take(write_page(tmp_path, STORY, "a.md"), batch, source="云溪日报", issue_date=date(2026, 7, 2))

    (told,) = reprints()
    assert told.article == Article.objects.get(title="柳湾村通水")
    assert told.other == Article.objects.get(title=HEAD)
    assert told.message.endswith("（云溪日报 2026-07-02）有 100% 的文字相同，那一篇刊出在先")


def test_of_several_the_earliest_is_named_whichever_comes_in_last(
    tmp_path: Path, batch: Batch
) -> None:
    for day, mark in ((9, "甲"), (5, "乙"), (2, "丙"), (7, "丁")):
        text = STORY.replace(HEAD, f"{HEAD}{mark}").replace("三百元", f"三百元{mark}")
        home = {"source": f"{mark}报", "issue_date": date(2026, 7, day)}
        take(write_page(tmp_path, text, f"{mark}.md"), batch, **home)

    named = {str(one.article): str(one.other) for one in reprints()}

    assert named == {f"{HEAD}{mark}": f"{HEAD}丙" for mark in "甲乙丁"}


def test_two_stories_of_one_page_may_be_one_print(tmp_path: Path, batch: Batch) -> None:
    receipt = take(write_page(tmp_path, f"{STORY}\n\n{SHORTENED}", "a.md"), batch)

    assert (receipt.articles, receipt.reprints) == (2, 1)


def test_another_text_is_no_reprint(tmp_path: Path, batch: Batch) -> None:
    for name, text in (("a.md", STORY), ("b.md", OTHER), ("c.md", THREE_STORIES)):
        assert take(write_page(tmp_path, text, name), batch).reprints == 0


def test_a_finding_on_a_published_article_leaves_its_text_alone(
    tmp_path: Path, batch: Batch, editor: User
) -> None:
    later = {"source": "河湾日报", "issue_date": date(2026, 7, 5)}
    take(write_page(tmp_path, SHORTENED, "b.md"), batch, **later)
    publish(Article.objects.get(), by=editor)
    before = Article.objects.values().get()

    take(write_page(tmp_path, STORY, "a.md"), batch, source="云溪日报", issue_date=date(2026, 7, 2))

    assert [one.article_id for one in reprints()] == [before["id"]]
    assert Article.objects.values().get(pk=before["id"]) == before


def test_reading_again_tells_a_reprint_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch, editor: User
) -> None:
    paths = [write_page(tmp_path, STORY, "a.md"), write_page(tmp_path, SHORTENED, "b.md")]
    for path in paths:
        take(path, batch)
    edit(Article.objects.get(title=HEAD).pk, by=editor, changes={"kicker": "通水"})
    monkeypatch.setattr(intake, "VERSION", "2099.1.1")
    rows = Sketch.objects.count()

    for path in paths:
        assert take(path, batch).outcome is FileOutcome.REPARSED

    assert [(str(one.article), str(one.other)) for one in reprints()] == [("柳湾村通水", HEAD)]
    assert Sketch.objects.count() == rows


# What it costs


def test_an_article_has_at_most_sixteen_rows_in_the_index(tmp_path: Path, batch: Batch) -> None:
    take(write_page(tmp_path, STORY, "a.md"), batch)

    assert Sketch.objects.count() == 16
    assert len({row.number for row in Sketch.objects.all()}) == 16


def test_a_stock_phrase_is_not_entered_without_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch
) -> None:
    monkeypatch.setattr(duplicates, "COMMON", 2)
    for number in range(4):
        text = STORY.replace("三百元", f"三百{number}元")
        assert take(write_page(tmp_path, text, f"{number}.md"), batch).reprints == min(number, 1)

    counts = [Sketch.objects.filter(number=row.number).count() for row in Sketch.objects.all()]
    assert max(counts) == 2
    assert {str(one.other.pk) for one in reprints() if one.other} == {
        str(Article.objects.earliest("pk").pk)
    }


def test_a_page_asks_the_same_number_of_questions_however_full_the_house_is(
    tmp_path: Path, batch: Batch
) -> None:
    def asked(number: int) -> int:
        text = STORY.replace("三百元", f"三百{number}元")
        with CaptureQueriesContext(connection) as queries:
            assert take(write_page(tmp_path, text, f"{number}.md"), batch).articles == 1
        return len(queries)

    asked(0)
    few = asked(1)
    for number in range(2, 12):
        asked(number)
    assert asked(12) == few
