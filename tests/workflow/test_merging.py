"""合并: what nobody touched follows a better importer, what an editor typed stays, a third word is told.

Each unit of an article, untouched and edited, read the same and read otherwise.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Author, Batch, Caption, Credit, Finding, Source, Tag
from articles.workflow import intake
from articles.workflow.editing import record
from articles.workflow.intake import Order, take_in
from articles.workflow.publish import publish
from articles.workflow.receipts import Receipt
from articles.workflow.storing import Home
from backend.draft import (
    CaptionDraft,
    CheckedDraft,
    CreditDraft,
    Dateline,
    SectionDraft,
    TagDraft,
    Text,
)
from backend.vocabulary import CreditRole
from tests.newsroom import tag_named
from tests.workflow.pages import one_draft, one_page

Edit = Callable[[Article], object]
Reimport = Callable[..., Receipt]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: two readings of it, an editor's edit, and how its value is seen in the rows."""

    first: dict[str, Any]
    better: dict[str, Any]
    edit: Edit
    seen: Callable[[Article], object]


def field_unit(name: str, first: Any, better: Any, typed: Any, field: str = "") -> Unit:
    column = field or name
    return Unit(
        {name: first},
        {name: better},
        lambda one: Article.objects.filter(pk=one.pk).update(**{column: typed}),
        lambda one: getattr(one, column),
    )


def text_unit(name: str, field: str = "") -> Unit:
    return field_unit(name, Text("机器先读", (1,)), Text("机器后读", (1,)), "编辑所改", field)


def body(text: str, *lines: int, heading: str = "", tags: tuple[str, ...] = ()) -> SectionDraft:
    own = (Text(text, lines[1:] if heading else lines),)
    named = tuple(TagDraft(tag, 1.0) for tag in tags)
    if heading:
        return SectionDraft(heading, 1, None, own, lines[:1], named)
    return SectionDraft(None, 0, None, own, (), named)


def retype(text: str) -> Edit:
    return lambda one: one.sections.filter(position=0).update(body=text)


def recaption(**values: str) -> Edit:
    return lambda one: one.captions.update(**values)


def resign(one: Article) -> None:
    one.credits.filter(role="reporter").delete()
    author = Author.objects.get_or_create(name="编辑所署")[0]
    Credit.objects.create(article=one, author=author, role="reporter")


def names(one: Article, *roles: str) -> list[str]:
    return [row.author.name for row in one.credits.filter(role__in=roles)]


def signed(name: str, role: CreditRole = CreditRole.REPORTER) -> tuple[CreditDraft, ...]:
    return (CreditDraft(name, role, lines=(1,)),)


def review(one: Article) -> None:
    one.credits.filter(role="first_review").update(
        author=Author.objects.get_or_create(name="编辑所署")[0]
    )


UNITS = {
    "title": field_unit("title", "机器先读", "机器后读", "编辑所改"),
    "kicker": text_unit("kicker"),
    "subtitle": text_unit("subtitle"),
    "column": text_unit("column"),
    "byline": text_unit("byline"),
    "printed_source": text_unit("source", "printed_source"),
    "abstract": field_unit("abstract", "机器先读", "机器后读", "编辑所改"),
    "published_on": field_unit(
        "published_on", date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
    ),
    "source_url": field_unit(
        "source_url",
        Text("https://example.com/1", (1,)),
        Text("https://example.com/2", (1,)),
        "https://example.com/3",
    ),
    "dateline": field_unit(
        "dateline", Dateline("新华社", "云溪"), Dateline("新华社", "河湾"), "石盘", "dateline_place"
    ),
    "source": Unit(
        {"source": Text("机器先读", (1,))},
        {"source": Text("机器后读", (1,))},
        lambda one: Article.objects.filter(pk=one.pk).update(
            source=Source.objects.get_or_create(name="编辑所改")[0], printed_source="编辑所改"
        ),
        lambda one: str(one.source),
    ),
    "tags": Unit(
        {"tags": (TagDraft("先", 1.0),)},
        {"tags": (TagDraft("后", 1.0),)},
        lambda one: one.tags.set([tag_named("编")]),
        lambda one: sorted(tag.name for tag in one.tags.all()),
    ),
    "credits": Unit(
        {"credits": signed("先读")},
        {"credits": signed("后读")},
        resign,
        lambda one: names(one, "reporter"),
    ),
    "review_credits": Unit(
        {"review_credits": signed("先读", CreditRole.FIRST_REVIEW)},
        {"review_credits": signed("后读", CreditRole.FIRST_REVIEW)},
        review,
        lambda one: names(one, "first_review"),
    ),
    "body": Unit(
        {"sections": (body("机器先读。", 2, 3),)},
        {"sections": (body("机器后读。", 2, 3),)},
        retype("编辑所改。"),
        lambda one: one.sections.get().body,
    ),
    "heading": Unit(
        {"sections": (body("正文。", 2, 3, heading="机器先读"),)},
        {"sections": (body("正文。", 2, 3, heading="机器后读"),)},
        lambda one: one.sections.update(heading="编辑所改"),
        lambda one: one.sections.get().heading,
    ),
    "section_tags": Unit(
        {"sections": (body("正文。", 2, 3, tags=("先",)),)},
        {"sections": (body("正文。", 2, 3, tags=("后",)),)},
        lambda one: one.sections.get().tags.set([tag_named("编")]),
        lambda one: [tag.name for tag in one.sections.get().tags.all()],
    ),
    "caption": Unit(
        {"captions": (CaptionDraft("机器先读。", "谷一川", (4,)),)},
        {"captions": (CaptionDraft("机器后读。", "谷一川", (4,)),)},
        recaption(text="编辑所改。"),
        lambda one: one.captions.get().text,
    ),
    "photographer": Unit(
        {"captions": (CaptionDraft("收割机。", "先读", (4,)),)},
        {"captions": (CaptionDraft("收割机。", "后读", (4,)),)},
        recaption(credit="编辑所改"),
        lambda one: one.captions.get().credit,
    ),
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch: Batch) -> Callable[..., Receipt]:
    """Import one file, each time by a newer importer that reads these drafts."""
    path = tmp_path / "page.md"
    path.write_text("一页", "utf-8")
    version = 0

    def take(*drafts: CheckedDraft, **order: Any) -> Receipt:
        nonlocal version
        version += 1
        page = one_page(*drafts, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        monkeypatch.setattr(intake, "VERSION", f"2099.{version}")
        monkeypatch.setattr(intake, "read_confined", lambda *_, **__: page)
        receipt = take_in(path, batch, Order(**order))
        assert receipt.code == "", receipt
        return receipt

    return take


def only() -> Article:
    return Article.objects.get()


def changed_by(editor: User, edit: Edit) -> Article:
    edit(only())
    record(only(), by=editor)
    assert only().edited_by_hand
    return only()


def conflicts() -> list[str]:
    return [row.message for row in Finding.objects.filter(code="reading_conflict")]


# The matrix: each unit × untouched or edited × read the same or otherwise


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_nobody_touched_follows(read: Reimport, unit: Unit) -> None:
    read(one_draft(**unit.first))
    before = unit.seen(only())

    receipt = read(one_draft(**unit.better))

    assert unit.seen(only()) != before
    assert (receipt.kept, receipt.merged, receipt.disputes) == (0, 0, 0)
    assert only().revision_number == 2


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_is_read_the_same_makes_no_revision(read: Reimport, unit: Unit) -> None:
    read(one_draft(**unit.first))
    before = Article.objects.values().get()

    read(one_draft(**unit.first))

    assert Article.objects.values().get() == before | {"updated_at": only().updated_at}
    assert only().updated_at == before["updated_at"]
    assert only().revision_number == 1


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_an_editor_changed_stays_when_it_is_read_the_same(
    read: Reimport, editor: User, unit: Unit
) -> None:
    read(one_draft(**unit.first))
    edited = changed_by(editor, unit.edit)
    typed = unit.seen(edited)

    receipt = read(one_draft(**unit.first))

    assert unit.seen(only()) == typed
    assert only().revision_number == edited.revision_number
    assert (receipt.merged, receipt.disputes) == (1, 0)
    assert conflicts() == []


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_an_editor_changed_stays_and_a_third_word_is_told(
    read: Reimport, editor: User, unit: Unit
) -> None:
    read(one_draft(**unit.first))
    typed = unit.seen(changed_by(editor, unit.edit))

    receipt = read(one_draft(**unit.better))

    assert unit.seen(only()) == typed
    assert receipt.disputes == len(conflicts()) >= 1
    assert all("编辑改为" in message and "重读得" in message for message in conflicts())


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_other_units_follow_where_an_editor_changed_one(
    read: Reimport, editor: User, unit: Unit
) -> None:
    other = UNITS["subtitle" if unit is not UNITS["subtitle"] else "kicker"]
    read(one_draft(**unit.first, **other.first))
    typed = unit.seen(changed_by(editor, unit.edit))

    receipt = read(one_draft(**unit.first, **other.better))

    assert unit.seen(only()) == typed
    assert other.seen(only()) == "机器后读"
    assert (receipt.merged, receipt.kept, conflicts()) == (1, 0, [])


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_third_word_is_told_again_until_it_is_settled(
    read: Reimport, editor: User, unit: Unit
) -> None:
    read(one_draft(**unit.first))
    typed = unit.seen(changed_by(editor, unit.edit))
    read(one_draft(**unit.better))
    told = conflicts()

    read(one_draft(**unit.better))

    assert unit.seen(only()) == typed
    assert conflicts() == told


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_what_is_signed_is_never_altered_and_the_difference_is_told(
    read: Reimport, editor: User, unit: Unit
) -> None:
    read(one_draft(**unit.first))
    publish(only(), by=editor)
    before = Article.objects.values().get()

    receipt = read(one_draft(**unit.better), publish=True)

    assert Article.objects.values().get() == before
    told = [row.message for row in Finding.objects.filter(code="reading_differs")]
    assert told
    assert all("签发的是" in message for message in told)
    assert (receipt.kept, receipt.published) == (1, 0)
    read(one_draft(**unit.first))
    assert not Finding.objects.filter(code="reading_differs").exists()


# What a matrix does not say


def test_an_editor_who_types_what_the_importer_later_reads_is_agreed_with(
    read: Reimport, editor: User
) -> None:
    read(one_draft("机器先读"))
    changed_by(editor, lambda one: Article.objects.filter(pk=one.pk).update(title="机器后读"))
    read(one_draft("机器后读"))
    assert conflicts() == []

    read(one_draft("机器更后读"))

    assert only().title == "机器更后读"


def test_a_dispute_shows_both_words_and_where_they_stand(read: Reimport, editor: User) -> None:
    read(one_draft("云溪县茶园开采", sections=(body("甲。", 2), body("机器先读。", 3, 4))))
    changed_by(editor, lambda one: one.sections.filter(position=1).update(body="编辑所改。"))

    read(one_draft("云溪县茶园开采", sections=(body("甲。", 2), body("机器后读。", 3, 4))))

    told = Finding.objects.get(code="reading_conflict")
    assert told.message == "正文：编辑改为“编辑所改。”，重读得“机器后读。”"
    assert (told.excerpt, told.lines, told.section_position) == ("机器后读。", [3, 4], 1)


def test_an_author_chosen_among_namesakes_is_an_edit(read: Reimport, editor: User) -> None:
    read(one_draft(credits=signed("何畅")))
    namesake = Author.objects.create(name="何畅", note="文体部")
    changed_by(editor, lambda one: one.credits.update(author=namesake))

    read(one_draft("新标题", credits=signed("何畅")))

    assert only().credits.get().author == namesake
    assert only().title == "新标题"


def test_a_section_that_an_editor_added_stays_behind_the_one_before_it(
    read: Reimport, editor: User
) -> None:
    read(one_draft(sections=(body("甲。", 2), body("乙。", 3))))

    def add(one: Article) -> None:
        one.sections.filter(position=1).update(position=2)
        one.sections.create(position=1, body="编辑补写。")

    changed_by(editor, add)

    read(one_draft(sections=(body("甲新。", 2), body("乙新。", 3), body("丙。", 4))))

    assert [row.body for row in only().sections.all()] == ["甲新。", "编辑补写。", "乙新。", "丙。"]


def test_a_section_that_an_editor_deleted_stays_deleted(read: Reimport, editor: User) -> None:
    read(one_draft(sections=(body("甲。", 2), body("乙。", 3))))
    changed_by(editor, lambda one: one.sections.filter(position=1).delete())

    read(one_draft(sections=(body("甲新。", 2), body("乙。", 3))))
    assert [row.body for row in only().sections.all()] == ["甲新。"]
    assert conflicts() == []

    read(one_draft(sections=(body("甲新。", 2), body("乙新。", 3))))
    assert [row.body for row in only().sections.all()] == ["甲新。"]
    assert conflicts() == ["重读多得一个小节，没有收入"]


def test_sections_that_an_editor_has_put_in_another_order_keep_it(
    read: Reimport, editor: User
) -> None:
    read(one_draft(sections=(body("甲。", 2), body("乙。", 3))))

    def turn(one: Article) -> None:
        first, second = one.sections.all()
        one.sections.filter(pk=first.pk).update(position=1)
        one.sections.filter(pk=second.pk).update(position=0)

    changed_by(editor, turn)

    read(one_draft(sections=(body("甲新。", 2), body("乙新。", 3), body("丙。", 4))))

    assert [row.body for row in only().sections.all()] == ["乙新。", "丙。", "甲新。"]


def test_an_edited_section_that_is_cut_in_two_stays_whole(read: Reimport, editor: User) -> None:
    read(one_draft(sections=(body("甲。", 2), body("乙、丙。", 3, 4))))
    changed_by(editor, lambda one: one.sections.filter(position=1).update(body="乙丙，改。"))

    read(one_draft(sections=(body("甲新。", 2), body("乙。", 3), body("丙。", 4))))

    assert [row.body for row in only().sections.all()] == ["甲新。", "乙丙，改。"]
    assert conflicts() == ["重读时分出的小节不同，保持原样"]


def test_rows_of_sections_that_stay_are_the_same_rows(read: Reimport, editor: User) -> None:
    read(one_draft(sections=(body("甲。", 2), body("乙。", 3))))
    before = [row.pk for row in only().sections.all()]
    changed_by(editor, retype("甲改。"))

    read(one_draft(sections=(body("甲。", 2), body("乙新。", 3))))

    assert [row.pk for row in only().sections.all()] == before


def test_a_picture_that_an_editor_gave_the_article_stays_and_waits_no_more(
    read: Reimport, editor: User
) -> None:
    photo = CheckedDraft(
        one_draft(title="").draft.__class__(
            captions=(CaptionDraft("待配的图。", "谷一川", (9,)),), places=((9, "caption"),)
        )
    )
    read(one_draft(), photo)
    changed_by(editor, lambda one: Caption.objects.update(article=one))

    read(one_draft("新标题"), photo)

    assert [row.text for row in only().captions.all()] == ["待配的图。"]
    assert Caption.objects.count() == 1
    assert Caption.objects.get().file is not None


def test_source_issue_and_page_that_the_operator_named_stay_when_he_names_none(
    read: Reimport,
) -> None:
    read(one_draft(), home=Home("云溪日报", date(2026, 3, 8), 4))
    before = (only().source, only().issue, only().page_number)

    read(one_draft("新标题", source=Text("河湾日报", (1,))))
    assert (only().source, only().issue, only().page_number) == before
    assert (only().title, only().printed_source) == ("新标题", "河湾日报")

    read(one_draft("新标题"), home=Home("石盘日报", None, 5))
    assert (str(only().source), only().page_number) == ("石盘日报", 5)


def test_an_article_without_the_importers_marks_is_kept_whole_once_edited(
    read: Reimport, editor: User
) -> None:
    """It came in before marks were kept: nobody can tell the editor's words from the importer's."""
    read(one_draft("机器先读"))
    changed_by(editor, lambda one: Article.objects.filter(pk=one.pk).update(kicker="编"))
    Article.objects.update(as_read={})

    receipt = read(one_draft("机器后读"))

    assert (only().title, receipt.kept) == ("机器先读", 1)


def test_the_event_says_what_followed(read: Reimport) -> None:
    read(one_draft("机器先读", abstract="甲"))

    read(one_draft("机器后读", abstract="乙"))

    assert [event.note for event in only().events.all()] == ["更新：标题、提要", ""]


def test_tags_of_the_same_names_are_the_same(read: Reimport) -> None:
    read(one_draft(tags=(TagDraft("茶", 1.0), TagDraft("园", 0.5))))

    read(one_draft(tags=(TagDraft("园", 1.0), TagDraft("茶", 0.4))))

    assert only().revision_number == 1
    assert Tag.objects.count() == 2
