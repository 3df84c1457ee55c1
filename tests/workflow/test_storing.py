"""入库: everything that the workshop found is in the rows, with its lines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.models import Article, Author, Batch, File, Issue, Source, Tag, TagAlias
from articles.workflow.intake import Order, take_in
from articles.workflow.storing import Home, is_picture
from backend.draft import (
    ArticleDraft,
    CaptionDraft,
    CheckedDraft,
    CreditDraft,
    Dateline,
    Finding,
    SectionDraft,
    TagDraft,
    Text,
)
from backend.vocabulary import AuthorKind, CreditRole, FindingCode, Severity
from tests.workflow.pages import one_draft, one_page

FULL = one_draft(
    kicker=Text("春茶抢鲜", (1,)),
    subtitle=Text("机采率过半", (3,)),
    column=Text("希望的田野", (1,)),
    byline=Text("本报记者 何畅", (4,)),
    credits=(
        CreditDraft("何畅", CreditRole.REPORTER, affiliation="云溪时报", lines=(4,)),
        CreditDraft("县气象局", CreditRole.CONTRIBUTOR, AuthorKind.ORGANISATION, lines=(4,)),
    ),
    review_credits=(CreditDraft("祁连生", CreditRole.FINAL_REVIEW, lines=(30,)),),
    dateline=Dateline("新华社", "云溪", "03-08", (5,)),
    source=Text("云溪时报", (6,)),
    source_url=Text("https://example.com/a", (6,)),
    published_on=date(2026, 3, 8),
    published_lines=(7,),
    abstract="今年春茶早采六天。",
    sections=(
        SectionDraft(None, 0, None, (Text("第一段。", (7, 8)), Text("第二段。", (9,)))),
        SectionDraft(
            "机器上了山", 1, "一", (Text("第三段。", (11,)),), (10,), (TagDraft("采茶机", 1.0),)
        ),
    ),
    captions=(CaptionDraft("茶农在采茶。", "谷一川", (12,)),),
    tags=(TagDraft("春茶", 1.0), TagDraft("茶园", 0.5)),
    places=tuple((line, "body") for line in range(1, 13)),
)


@pytest.fixture
def store(tmp_path: Path, batch: Batch) -> Any:
    """Take in a file that the workshop reads as these drafts."""
    count = 0

    def take(*drafts: CheckedDraft, home: Home | None = None) -> File:
        nonlocal count
        count += 1
        page = one_page(*drafts)
        path = tmp_path / "page.md"
        path.write_text(f"{count}")
        receipt = take_in(path, batch, Order(home=home or Home()), read=lambda *_: page)
        assert receipt.code == "", receipt
        return File.objects.latest("pk")

    return take


def test_every_field_of_a_draft_has_its_column(store: Any) -> None:
    store(FULL)

    article = Article.objects.get()
    assert (article.kicker, article.title, article.subtitle, article.column) == (
        "春茶抢鲜",
        "云溪县两万亩茶园开采",
        "机采率过半",
        "希望的田野",
    )
    assert (article.dateline_agency, article.dateline_place, article.dateline_date) == (
        "新华社",
        "云溪",
        "03-08",
    )
    assert (article.printed_source, str(article.source)) == ("云溪时报", "云溪时报")
    assert (article.source_url, article.published_on) == ("https://example.com/a", date(2026, 3, 8))
    assert (article.byline, article.abstract) == ("本报记者 何畅", "今年春茶早采六天。")


def test_every_field_keeps_the_lines_that_it_came_from(store: Any) -> None:
    store(FULL)

    article = Article.objects.get()
    assert article.field_lines == {
        "kicker": [1],
        "title": [1],
        "subtitle": [3],
        "column": [1],
        "byline": [4],
        "dateline": [5],
        "printed_source": [6],
        "source_url": [6],
        "published_on": [7],
        "all": list(range(1, 13)),
    }
    assert [section.lines for section in article.sections.all()] == [[7, 8, 9], [10, 11]]
    assert [credit.lines for credit in article.credits.all()] == [[4], [4], [30]]
    assert [caption.lines for caption in article.captions.all()] == [[12]]


def test_makers_come_first_and_the_review_line_after_them(store: Any) -> None:
    store(FULL)

    credits = [
        (str(credit.author), credit.author.kind, credit.role, credit.affiliation)
        for credit in Article.objects.get().credits.all()
    ]
    assert credits == [
        ("何畅", "person", "reporter", "云溪时报"),
        ("县气象局", "organisation", "contributor", ""),
        ("祁连生", "person", "final_review", ""),
    ]


def test_sections_keep_level_number_paragraphs_and_tags_of_their_own(store: Any) -> None:
    store(FULL)

    lead, part = Article.objects.get().sections.all()
    assert (lead.level, lead.heading, lead.paragraphs) == (0, "", ["第一段。", "第二段。"])
    assert (part.level, part.number, part.heading) == (1, "一", "机器上了山")
    assert [tag.name for tag in part.tags.all()] == ["采茶机"]
    assert {tag.name for tag in Article.objects.get().tags.all()} == {"春茶", "茶园"}
    assert not lead.tags.exists()


def test_a_finding_keeps_its_lines_its_words_and_its_section(store: Any) -> None:
    doubt = Finding(
        FindingCode.TRUNCATED_END,
        Severity.DOUBT,
        "结尾疑似截断",
        "劝返钓鱼的人",
        (11,),
        section=1,
        paragraph=0,
        start=14,
        end=15,
        suggestion="。",
    )
    file = store(CheckedDraft(FULL.draft, (doubt,)))

    row = Article.objects.get().findings.get()
    assert (row.file, row.code, row.severity) == (file, "truncated_end", "doubt")
    assert (row.message, row.excerpt) == ("结尾疑似截断", "劝返钓鱼的人")
    assert (row.lines, row.section_position, row.paragraph_position) == ([11], 1, 0)
    assert (row.start, row.end, row.suggestion) == (14, 15, "。")
    assert row.place == "第2节第1段第15字"


def test_a_finding_of_the_article_as_a_whole_has_no_place(store: Any) -> None:
    store(CheckedDraft(FULL.draft, (Finding(FindingCode.NO_DATE, Severity.NOTE, "没有日期"),)))

    row = Article.objects.get().findings.get()
    assert (row.place, row.suggestion, row.start) == ("", "", None)


def test_the_operator_says_where_the_pages_come_from(store: Any) -> None:
    store(FULL, home=Home("河湾日报", date(2026, 3, 9), 4))

    article = Article.objects.get()
    assert (str(article.source), article.page_number) == ("河湾日报", 4)
    assert article.issue is not None
    assert (article.issue.source, article.issue.date) == (article.source, date(2026, 3, 9))
    assert article.printed_source == "云溪时报"
    assert Issue.objects.count() == Source.objects.count() == 1


def test_two_pages_share_their_authors_tags_and_sources(store: Any) -> None:
    store(FULL)
    store(FULL)

    assert Article.objects.count() == 2
    assert Author.objects.count() == 3
    assert Tag.objects.count() == 3
    assert Source.objects.count() == 1


def test_a_tag_that_is_an_alias_leads_to_its_tag(store: Any) -> None:
    tag = Tag.objects.create(name="春季茶叶")
    TagAlias.objects.create(tag=tag, name="春茶")
    TagAlias.objects.create(tag=tag, name="采茶机")

    store(FULL)

    article = Article.objects.get()
    assert {one.name for one in article.tags.all()} == {"春季茶叶", "茶园"}
    assert [one.name for one in article.sections.all()[1].tags.all()] == ["春季茶叶"]
    assert not Tag.objects.filter(name__in=["春茶", "采茶机"]).exists()


def test_two_words_for_one_tag_are_one_tag(store: Any) -> None:
    tag = Tag.objects.create(name="春季茶叶")
    TagAlias.objects.create(tag=tag, name="春茶")
    TagAlias.objects.create(tag=tag, name="茶园")

    store(FULL)

    assert list(Article.objects.get().tags.all()) == [tag]


def test_a_name_that_is_printed_twice_is_credited_once_in_each_role(store: Any) -> None:
    store(
        one_draft(
            credits=(
                CreditDraft("何畅", CreditRole.REPORTER),
                CreditDraft("何畅", CreditRole.PHOTOGRAPHER),
                CreditDraft("何畅", CreditRole.REPORTER, affiliation="云溪时报"),
            )
        )
    )

    assert [row.role for row in Article.objects.get().credits.all()] == ["reporter", "photographer"]


def test_what_no_column_can_hold_is_cut_and_the_page_still_comes_in(store: Any) -> None:
    """A whole paragraph read as a heading or a name is an editor's to mend, not a lost page."""
    long = "长" * 2000
    store(
        one_draft(
            title=long,
            kicker=Text(long, (1,)),
            subtitle=Text(long, (1,)),
            column=Text(long, (1,)),
            byline=Text(long, (1,)),
            credits=(
                CreditDraft(long, CreditRole.REPORTER, affiliation=long),
                CreditDraft(f"{long}二", CreditRole.REPORTER, affiliation=long),
            ),
            dateline=Dateline(long, long, "2026-03-08"),
            source=Text(long, (1,)),
            source_url=Text(f"https://example.com/{long}", (1,)),
            abstract=long,
            sections=(
                SectionDraft(long, 1, long, (Text(long, (2,)),), (2,), (TagDraft(long, 1.0),)),
            ),
            captions=(CaptionDraft(long, long, (3,)),),
            tags=(TagDraft(long, 1.0), TagDraft(f"{long}二", 0.5)),
        )
    )

    article = Article.objects.get()
    _fits(article)
    section = article.sections.get()
    _fits(section)
    assert section.body == long
    assert article.captions.get().text == long
    for row in (*article.credits.all(), *article.captions.all(), *article.tags.all()):
        _fits(row)
    for row in (*Author.objects.all(), *Source.objects.all(), *Tag.objects.all()):
        _fits(row)
    assert article.title.endswith("…")


@pytest.mark.parametrize(
    ("draft", "picture"),
    [
        pytest.param(
            ArticleDraft(captions=(CaptionDraft("茶农在采茶。", "谷一川", (1,)),)),
            True,
            id="a caption and nothing else",
        ),
        pytest.param(FULL.draft, False, id="an article with a caption"),
        pytest.param(ArticleDraft(), False, id="nothing at all"),
        pytest.param(
            ArticleDraft(title=Text("采茶", (1,)), captions=(CaptionDraft("采茶。", None, (2,)),)),
            False,
            id="a picture story with a title",
        ),
    ],
)
def test_a_picture_is_a_caption_with_neither_title_nor_text(
    draft: ArticleDraft, *, picture: bool
) -> None:
    assert is_picture(draft) is picture


def _fits(row: Any) -> None:
    for field in row._meta.concrete_fields:
        longest = getattr(field, "max_length", None)
        value = getattr(row, field.attname)
        assert longest is None or not isinstance(value, str) or len(value) <= longest, field.name
