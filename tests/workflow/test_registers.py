"""名册: authors, tags and sources are entered once and found again by name."""

from datetime import date

import pytest

from articles.models import Author, Tag, TagAlias
from articles.workflow import registers


def test_an_author_is_entered_once(db: None) -> None:
    keys = [("何畅", "person"), ("县气象局", "organisation"), ("何畅", "person")]

    first, second = registers.authors(keys), registers.authors(keys)

    assert set(first) == set(keys)
    assert first == second
    assert Author.objects.count() == 2


def test_a_person_and_an_office_of_one_name_are_two_authors(db: None) -> None:
    found = registers.authors([("晓风", "person"), ("晓风", "organisation")])

    assert found["晓风", "person"] != found["晓风", "organisation"]


def test_of_two_people_of_one_name_a_byline_means_the_undistinguished_one(db: None) -> None:
    Author.objects.create(name="张伟", note="文体部")
    plain = Author.objects.create(name="张伟")
    Author.objects.create(name="张伟", note="要闻部")

    assert registers.authors([("张伟", "person")]) == {("张伟", "person"): plain}


def test_where_all_of_one_name_are_distinguished_nobody_new_is_entered(db: None) -> None:
    Author.objects.create(name="张伟", note="文体部")

    registers.authors([("张伟", "person")])

    assert Author.objects.count() == 1


def test_a_tag_is_entered_once_as_a_keyword(db: None) -> None:
    first, second = registers.tags(["麦收", "麦收", "农机"]), registers.tags(["农机", "麦收"])

    assert first == second
    assert [(tag.name, tag.kind) for tag in Tag.objects.all()] == [
        ("农机", "keyword"),
        ("麦收", "keyword"),
    ]


def test_an_alias_leads_to_its_tag(db: None) -> None:
    tag = Tag.objects.create(name="土豆")
    TagAlias.objects.create(tag=tag, name="马铃薯")

    assert registers.tags(["马铃薯", "土豆"]) == {"马铃薯": tag, "土豆": tag}
    assert Tag.objects.count() == 1


def test_an_alias_wins_over_a_keyword_of_its_own_name(db: None) -> None:
    """An editor who joins two tags by an alias means every later page."""
    Tag.objects.create(name="马铃薯")
    tag = Tag.objects.create(name="土豆")
    TagAlias.objects.create(tag=tag, name="马铃薯")

    assert registers.tags(["马铃薯"]) == {"马铃薯": tag}


def test_a_word_that_is_a_place_of_the_register_is_that_tag(db: None) -> None:
    place = Tag.objects.create(name="云溪", kind="place")

    assert registers.tags(["云溪"]) == {"云溪": place}


def test_of_a_keyword_and_a_place_of_one_name_an_import_means_the_keyword(db: None) -> None:
    Tag.objects.create(name="云溪", kind="place")
    keyword = Tag.objects.create(name="云溪", kind="keyword")

    assert registers.tags(["云溪"]) == {"云溪": keyword}


@pytest.mark.parametrize("find", [registers.authors, registers.tags])
def test_asking_for_nobody_enters_nobody(db: None, find: object) -> None:
    assert callable(find)
    assert find([]) == {}


def test_a_source_and_its_issue_of_a_date_are_one_each(db: None) -> None:
    paper = registers.source("河湾日报")

    assert registers.source("河湾日报") == paper
    assert registers.issue(paper, date(2026, 6, 1)) == registers.issue(paper, date(2026, 6, 1))
    assert registers.issue(paper, date(2026, 6, 2)) != registers.issue(paper, date(2026, 6, 1))
