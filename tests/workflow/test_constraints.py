"""What must hold, the database holds; and says so in Chinese where an editor can meet it."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, UniqueConstraint

from articles.models import (
    Article,
    Author,
    Caption,
    ChangeCounter,
    Credit,
    File,
    Finding,
    Issue,
    Publication,
    PublishedSection,
    Revision,
    Section,
    Source,
    Tag,
    TagAlias,
)
from articles.workflow.editing import edit
from articles.workflow.publish import publish

CHINESE = re.compile(r"[\u4e00-\u9fff].*。$")
WRITTEN_BY_ACTS_ALONE = {
    "revisions_of_an_article_are_numbered",
    "versions_of_an_article_are_numbered",
    "publication_state_is_known",
    "published_sections_are_numbered",
    "there_is_one_change_counter",
}
"""No form has these fields; only a fault of ours could meet the constraint."""


def again(row: Model, **changes: object) -> Model:
    """The same row once more, as a new one."""
    copy = type(row).objects.get(pk=row.pk)  # type: ignore[attr-defined]
    copy.pk = None
    copy._state.adding = True
    for field in copy._meta.concrete_fields:
        if field.name == "public_id" and field.unique:
            setattr(copy, field.name, field.get_default())
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy  # type: ignore[no-any-return]


def change(row: Model, **changes: object) -> Model:
    """The row with other values."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.save = partial(row.save, update_fields=[*changes])  # type: ignore[method-assign]
    return row


Refused = Callable[["Any"], Model]

CASES: dict[str, Refused] = {
    "one_receipt_per_file": lambda house: again(house.file),
    "one_receipt_per_text": lambda house: again(house.file, sha256="2" * 64),
    "duplicate_names_its_original": lambda house: change(house.file, outcome="duplicate"),
    "share_goes_with_the_other_article": lambda house: Finding(
        article=house.article, code="reprint", severity="note", message="雷同", share=90
    ),
    "file_outcome_is_known": lambda house: change(house.file, outcome="lost"),
    "rejected_file_has_a_reason": lambda house: change(house.file, outcome="rejected"),
    "source_has_a_name": lambda house: change(house.article.source, name=""),
    "one_issue_per_source_date_and_number": lambda house: again(house.article.issue),
    "one_tag_per_name_and_kind": lambda _: Tag(name="麦收", kind="keyword"),
    "tag_has_a_name": lambda _: Tag(name=""),
    "tag_kind_is_known": lambda _: Tag(name="麦收", kind="colour"),
    "one_article_per_place_in_a_file": lambda house: again(house.from_file),
    "article_state_is_known": lambda house: change(house.article, state="lost"),
    "page_number_counts_from_one": lambda house: change(house.article, page_number=0),
    "revisions_of_an_article_are_numbered": lambda house: again(house.revision),
    "one_author_per_name_kind_and_note": lambda _: Author(name="张三"),
    "author_has_a_name": lambda _: Author(name=""),
    "author_kind_is_known": lambda _: Author(name="张三", kind="robot"),
    "one_credit_per_article_author_and_role": lambda house: again(house.credit, position=9),
    "credit_role_is_known": lambda house: change(house.credit, role="owner"),
    "versions_of_an_article_are_numbered": lambda house: again(
        house.publication, state="superseded"
    ),
    "one_live_version_per_article": lambda house: again(house.publication, version=2),
    "publication_state_is_known": lambda house: change(house.publication, state="lost"),
    "published_sections_are_numbered": lambda house: again(house.publication.sections.first()),
    "there_is_one_change_counter": lambda _: ChangeCounter(pk=2),
    "finding_belongs_somewhere": lambda _: Finding(
        code="no_date", severity="note", message="看不出发布日期"
    ),
    "heading_and_level_go_together": lambda house: Section(article=house.article, heading="麦收"),
    "section_level_is_at_most_six": lambda house: Section(
        article=house.article, heading="麦收", level=7
    ),
    "caption_belongs_somewhere": lambda _: Caption(text="收割机在麦田作业。"),
}


class House:
    """One row of each kind, all of them right."""

    def __init__(self, file: File, article: Article) -> None:
        self.file, self.article = file, article
        self.from_file = file.articles.order_by("pk")[0]
        edit(article.pk, by=None, changes={"title": "四万亩小麦开镰"})
        self.publication = publish(article, by=None)
        self.revision = Revision.objects.filter(article=article)[0]
        self.credit = Credit.objects.filter(article=article)[0]
        self.article = Article.objects.get(pk=article.pk)


@pytest.fixture
def house(file: File, article: Article) -> House:
    return House(file, article)


def constraints() -> dict[str, Any]:
    models = apps.get_app_config("articles").get_models()
    return {one.name: one for model in models for one in model._meta.constraints}


def test_every_constraint_has_a_case_here() -> None:
    assert set(CASES) == set(constraints())


@pytest.mark.parametrize("name", CASES)
def test_the_database_refuses_what_must_not_be(house: House, name: str) -> None:
    row = CASES[name](house)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save()

    constraint = constraints()[name]
    by_fields = isinstance(constraint, UniqueConstraint)  # SQLite names the columns of these
    assert name in str(refusal.value) or (by_fields and "UNIQUE" in str(refusal.value))


@pytest.mark.parametrize("name", sorted(set(CASES) - WRITTEN_BY_ACTS_ALONE))
def test_a_form_says_in_chinese_what_is_wrong(house: House, name: str) -> None:
    row = CASES[name](house)

    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()

    assert constraints()[name].violation_error_message in refusal.value.messages
    assert all(CHINESE.search(message) for message in refusal.value.messages)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(lambda: Source(name="河湾日报"), id="a second paper of one name"),
        pytest.param(
            lambda: TagAlias(tag=Tag.objects.all()[0], name="土豆"), id="an alias of two tags"
        ),
        pytest.param(lambda: Tag(name="", kind="keyword"), id="a tag without a name"),
    ],
)
def test_a_field_says_in_chinese_what_is_wrong(article: Article, row: Callable[[], Model]) -> None:
    TagAlias.objects.create(tag=Tag.objects.all()[0], name="土豆")

    with pytest.raises(ValidationError) as refusal:
        row().full_clean()

    assert all(CHINESE.search(message) for message in refusal.value.messages)


# What readers were given is never changed again


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("card", "{}"),
        ("document", "{}"),
        ("content_hash", "0" * 64),
        ("version", 7),
        ("public_id", "00000000-0000-4000-8000-000000000000"),
    ],
)
def test_the_database_refuses_to_change_what_was_published(
    house: House, field: str, value: object
) -> None:
    before = Publication.objects.values(field).get()

    with pytest.raises(IntegrityError, match="发布件不可改动"), transaction.atomic():
        Publication.objects.update(**{field: value})

    assert Publication.objects.values(field).get() == before


def test_a_publication_may_be_superseded(house: House) -> None:
    Publication.objects.update(state="superseded")

    assert Publication.objects.get().state == "superseded"


def test_a_paper_with_articles_cannot_be_deleted(house: House) -> None:
    source = house.article.source
    assert source is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        source.delete()


def test_a_published_article_cannot_be_deleted(house: House) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        house.article.delete()


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(lambda house: again(house.file, outcome="unchanged"), id="a known file again"),
        pytest.param(
            lambda house: again(house.article.issue, date=date(2026, 6, 2)), id="the next issue"
        ),
        pytest.param(lambda _: Author(name="张三", note="文体部"), id="a namesake, noted"),
        pytest.param(lambda _: Author(name="张三", kind="organisation"), id="an office"),
        pytest.param(lambda house: again(house.credit, role="photographer"), id="a second role"),
        pytest.param(lambda _: Tag(name="麦收", kind="subject"), id="one word, two kinds"),
        pytest.param(lambda house: Issue(source=house.article.source, date=date(2026, 6, 1)),
                     id="an issue without a number"),
    ],
)  # fmt: skip
def test_what_is_right_is_not_refused(house: House, row: Refused) -> None:
    one = row(house)
    one.validate_constraints()
    one.save()


def test_no_published_section_is_written_twice(house: House) -> None:
    assert PublishedSection.objects.count() == 2
