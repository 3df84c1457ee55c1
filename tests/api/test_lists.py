"""What the lists and documents say, and what each filter means."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from articles.api.fields import Moment
from articles.models import Publication
from articles.workflow.withdraw import withdraw
from backend.vocabulary import CreditRole
from tests.api.conftest import Ask
from tests.newsroom import Part, Signed, publish_one

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
SECTIONS = "/api/v1/sections/"
WHEAT, BOATS, NIGHT = "三万亩小麦开镰", "龙舟竞渡", "夜读"


def titles(answer: dict[str, Any]) -> list[str]:
    return [item["title"] for item in answer["results"]]


def headings(answer: dict[str, Any]) -> list[str | None]:
    return [item["heading"] for item in answer["results"]]


def test_a_card_and_a_document_are_served_word_for_word(
    client: Client, press: list[Publication]
) -> None:
    for publication in press:
        document = client.get(f"{ARTICLES}{publication.public_id}/")
        assert document["Content-Type"] == "application/json"
        assert document.content == publication.document.encode()
    listed = client.get(ARTICLES).content
    assert all(publication.card.encode() in listed for publication in press)


def test_an_id_may_be_written_in_capitals(ask: Ask, press: list[Publication]) -> None:
    shouted = str(press[0].public_id).upper()
    assert ask(f"{ARTICLES}{shouted}/")["title"] == WHEAT


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [NIGHT, BOATS, WHEAT]),
        ({"ordering": "published_at"}, [WHEAT, BOATS, NIGHT]),
        ({"ordering": "page_number"}, [WHEAT, NIGHT, BOATS]),
        ({"ordering": "issue_date", "issue_date__gte": "2026-06-01"}, [WHEAT, BOATS]),
        ({"ordering": "-issue_date", "issue_date__gte": "2026-06-01"}, [BOATS, WHEAT]),
        ({"source": "海门晚报"}, [NIGHT, BOATS]),
        ({"author": "张三"}, [NIGHT, WHEAT]),
        ({"author_kind": "organisation"}, [WHEAT]),
        ({"credit_role": "first_review"}, [WHEAT]),
        ({"tag": "端午,小麦"}, [NIGHT, BOATS, WHEAT]),
        ({"tag__all": "麦收,小麦"}, [WHEAT]),
        ({"tag__all": "端午,小麦"}, []),
        ({"section_tag": "龙舟,农机"}, [BOATS, WHEAT]),
        ({"section_tag__all": "农机,麦收"}, [WHEAT]),
        ({"column": "副刊"}, [BOATS]),
        ({"column": "副"}, []),
        ({"issue_date": "2026-06-19"}, [BOATS]),
        ({"issue_date__lte": "2026-06-18"}, [WHEAT]),
        ({"page_number": "4"}, [NIGHT]),
        ({"page_number__in": "1,4,9"}, [NIGHT, WHEAT]),
        ({"search": "鼓声"}, [BOATS]),
        ({"search": "小麦 开镰"}, [WHEAT]),
        ({"search": "小麦\u3000鼓声"}, []),
        ({"search": "%"}, []),
        ({"search": "_"}, []),
        ({"search": "\\"}, []),
    ],
)
def test_a_filter_means_what_it_says(
    ask: Ask, press: list[Publication], query: dict[str, str], found: list[str]
) -> None:
    assert titles(ask(ARTICLES, **query)) == found


def test_conditions_on_a_credit_meet_in_one_person(ask: Ask, press: list[Publication]) -> None:
    """张三 wrote it and 王五 took the pictures: no 张三 took pictures, no organisation wrote."""
    assert titles(ask(ARTICLES, author="王五", credit_role="photographer")) == [NIGHT]
    assert titles(ask(ARTICLES, author="张三", credit_role="photographer")) == []
    assert titles(ask(ARTICLES, author_kind="organisation", credit_role="reporter")) == []
    assert titles(ask(ARTICLES, author_kind="organisation", credit_role="contributor")) == [WHEAT]
    assert headings(ask(SECTIONS, author="张三", credit_role="photographer")) == []


def test_an_id_filters_like_a_name(ask: Ask, press: list[Publication]) -> None:
    for card in ask(ARTICLES)["results"]:
        by_source = {"source": card["source"]["name"]}, {"source": card["source"]["id"]}
        assert ask(ARTICLES, **by_source[0])["results"] == ask(ARTICLES, **by_source[1])["results"]
        credit = card["credits"][0]
        assert titles(ask(ARTICLES, author=credit["id"])) == titles(
            ask(ARTICLES, author=credit["name"])
        )
        tag = card["tags"][0]
        assert titles(ask(ARTICLES, tag=tag["id"])) == titles(ask(ARTICLES, tag=tag["name"]))


def test_many_credits_and_tags_do_not_multiply_a_row(ask: Ask) -> None:
    names = [f"标{number}" for number in range(9)]
    publish_one(
        tags=names,
        credits=[Signed(f"甲{number}") for number in range(9)],
        sections=[Part(f"节{number}", tags=names) for number in range(9)],
    )
    query = {"tag": ",".join(names), "section_tag": ",".join(names), "credit_role": "reporter"}
    assert len(ask(ARTICLES, **query)["results"]) == 1
    assert len(ask(SECTIONS, **query)["results"]) == 9
    assert ask("/api/v1/tags/", name="标1")["results"][0]["section_count"] == 9


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-02", datetime(2026, 5, 1, 16, tzinfo=UTC)),
        ("2026-05-01T23:59:59", datetime(2026, 5, 1, 15, 59, 59, tzinfo=UTC)),
        ("2026-05-01T15:59:59Z", datetime(2026, 5, 1, 15, 59, 59, tzinfo=UTC)),
        ("2026-05-01T23:59+08:00", datetime(2026, 5, 1, 15, 59, tzinfo=UTC)),
        ("1988-07-01", datetime(1988, 6, 30, 15, tzinfo=UTC)),  # summer time in Shanghai
    ],
)
def test_a_time_without_a_zone_is_shanghais(text: str, moment: datetime) -> None:
    assert Moment().read(text) == moment


def test_a_range_of_publishing_times_includes_its_start_only(ask: Ask) -> None:
    moment = publish_one().published_at
    later = moment + timedelta(microseconds=1)
    assert titles(ask(ARTICLES, published_at__gte=moment.isoformat())) == [WHEAT]
    assert titles(ask(ARTICLES, published_at__gte=later.isoformat())) == []
    assert titles(ask(ARTICLES, published_at__lt=later.isoformat())) == [WHEAT]
    assert titles(ask(ARTICLES, published_at__lt=moment.isoformat())) == []


def test_an_article_without_an_issue_is_ordered_by_its_own_date(ask: Ask) -> None:
    publish_one(title="旧", issue_date=None, published_on=date(1978, 12, 24))
    publish_one(title="新", issue_date=date(2001, 7, 14))
    assert titles(ask(ARTICLES, ordering="issue_date")) == ["旧", "新"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"heading": "机器进田"}, ["机器进田"]),
        ({"heading": "机器"}, []),
        ({"heading__contains": "机器"}, ["机器进田"]),
        ({"level": "0", "source": "河湾日报"}, [None]),
        ({"section_tag": "麦收", "source": "河湾日报"}, [None, "机器进田"]),
        ({"section_tag__all": "麦收,农机"}, ["机器进田"]),
        ({"section_tag__all": "龙舟,农机"}, []),
        ({"tag": "端午"}, ["鼓声"]),
        ({"search": "颗粒归仓"}, ["机器进田"]),
        ({"search": "开镰 归仓"}, ["机器进田"]),
        ({"search": "heading"}, []),
        ({"search": "0"}, []),
    ],
)
def test_sections_are_found_by_their_own_and_their_articles(
    ask: Ask, press: list[Publication], query: dict[str, str], found: list[str | None]
) -> None:
    assert headings(ask(SECTIONS, **query)) == found


def test_a_search_finds_text_that_json_must_escape(ask: Ask) -> None:
    publish_one(sections=[Part(body='他说："丰收\\了"。')])
    assert len(ask(SECTIONS, search='"丰收\\了"')["results"]) == 1


def test_an_articles_sections_stand_in_reading_order(ask: Ask, press: list[Publication]) -> None:
    answer = ask(SECTIONS, article=press[0].public_id)
    assert headings(answer) == [None, "机器进田"]
    assert [item["id"] for item in answer["results"]] == [
        f"{press[0].public_id}.{n}" for n in (0, 1)
    ]
    assert answer["results"][1]["article"]["title"] == WHEAT


def test_authors_are_counted_by_articles(ask: Ask, press: list[Publication]) -> None:
    answer = ask("/api/v1/authors/")["results"]
    assert [(a["name"], a["kind"], a["article_count"]) for a in answer][:2] in (
        [("张三", "person", 2), ("王五", "person", 2)],
        [("王五", "person", 2), ("张三", "person", 2)],
    )
    assert {a["name"]: a["roles"] for a in answer}["王五"] == ["author", "photographer"]
    assert [a["name"] for a in ask("/api/v1/authors/", kind="organisation")["results"]] == [
        "县气象局"
    ]
    assert set(answer[0]) == {"id", "name", "kind", "roles", "article_count"}


def test_an_author_with_every_role_counts_once(ask: Ask) -> None:
    publish_one(credits=[Signed("全才", role) for role in CreditRole])
    (author,) = ask("/api/v1/authors/")["results"]
    assert author["article_count"] == 1
    assert author["roles"] == list(CreditRole)


def test_sources_are_counted_by_articles(ask: Ask, press: list[Publication]) -> None:
    answer = ask("/api/v1/sources/")["results"]
    assert [(s["name"], s["article_count"]) for s in answer] == [("海门晚报", 2), ("河湾日报", 1)]


def test_tags_are_counted_by_articles_and_sections(ask: Ask, press: list[Publication]) -> None:
    answer = {t["name"]: t for t in ask("/api/v1/tags/")["results"]}
    counts = {name: (tag["article_count"], tag["section_count"]) for name, tag in answer.items()}
    assert counts == {
        "麦收": (1, 3),
        "小麦": (2, 0),
        "端午": (1, 1),
        "农机": (0, 1),
        "龙舟": (0, 1),
    }
    assert set(answer["麦收"]) == {"id", "name", "kind", "article_count", "section_count"}


def test_counts_are_what_the_filters_find(ask: Ask, press: list[Publication]) -> None:
    for tag in ask("/api/v1/tags/")["results"]:
        assert len(ask(ARTICLES, tag=tag["id"])["results"]) == tag["article_count"]
        assert len(ask(SECTIONS, section_tag=tag["id"])["results"]) == tag["section_count"]
    for author in ask("/api/v1/authors/")["results"]:
        assert len(ask(ARTICLES, author=author["id"])["results"]) == author["article_count"]
    for source in ask("/api/v1/sources/")["results"]:
        assert len(ask(ARTICLES, source=source["id"])["results"]) == source["article_count"]


def test_an_author_leaves_with_the_last_article(ask: Ask, press: list[Publication]) -> None:
    withdraw(press[0].article, by=None, reason="测试")
    assert [a["name"] for a in ask("/api/v1/authors/", name="县气象局")["results"]] == []
    assert ask("/api/v1/authors/", name="张三")["results"][0]["article_count"] == 1
