"""加工: tags for the article and for each section, an abstract, the count of characters."""

import pytest

from backend.draft import ArticleDraft, CaptionDraft, SectionDraft, Text
from backend.enrichment import ABSTRACT, ARTICLE_TAGS, SECTION_TAGS, enrich

TEA = "清明前后，云溪县禾丰镇的油茶林里，技术员正在给老树嫁接新枝。油茶是当地的老产业，嫁接后的油茶第三年挂果。"
WATER = "县里把分散的水窖连成管网，新修水渠八十里，三座水库互相调度，水渠通到每一块梯田，旱季也有水浇地。"


def section(*paragraphs: str, heading: str | None = None) -> SectionDraft:
    return SectionDraft(
        heading, 1 if heading else 0, None, tuple(Text(text, ()) for text in paragraphs)
    )


def draft(*sections: SectionDraft, title: str = "油茶嫁接忙") -> ArticleDraft:
    return ArticleDraft(title=Text(title, (1,)), sections=sections)


def test_each_section_has_tags_of_its_own() -> None:
    done = enrich(draft(section(TEA), section(WATER, heading="水渠通到田头")))
    first, second = ({tag.name for tag in one.tags} for one in done.sections)
    assert "油茶" in first
    assert "水渠" in second
    assert "油茶" not in second
    assert {"油茶", "嫁接"} <= {tag.name for tag in done.tags}


def test_there_are_no_more_tags_than_an_editor_can_look_over() -> None:
    done = enrich(draft(section(TEA * 3), section(WATER * 3)))
    assert len(done.tags) == ARTICLE_TAGS
    assert all(len(one.tags) <= SECTION_TAGS for one in done.sections)


def test_a_short_section_has_no_tags() -> None:
    done = enrich(draft(section(TEA), section("水渠通了。", heading="水渠")))
    assert done.sections[1].tags == ()


def test_tags_weigh_from_one_downwards() -> None:
    weights = [tag.weight for tag in enrich(draft(section(TEA))).tags]
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("first", "abstract"),
    [
        pytest.param("油茶丰收。", "油茶丰收。", id="a short paragraph whole"),
        pytest.param(
            "油" * 60 + "。" + "茶" * 90 + "。", "油" * 60 + "。", id="cut behind a sentence"
        ),
        pytest.param("油" * 200, "油" * (ABSTRACT - 1) + "…", id="no sentence ends in time"),
        pytest.param(
            "油。" + "茶" * 200, "油。" + "茶" * (ABSTRACT - 3) + "…", id="ends too early"
        ),
    ],
)
def test_the_abstract_is_the_beginning(first: str, abstract: str) -> None:
    assert enrich(draft(section(first, "第二段。"))).abstract == abstract


def test_a_photo_story_takes_its_caption_as_abstract() -> None:
    photo = ArticleDraft(captions=(CaptionDraft("农民在茶园采茶。", "沈青青", (1,)),))
    assert enrich(photo).abstract == "农民在茶园采茶。"


def test_characters_are_counted_without_spaces() -> None:
    assert enrich(draft(section("油茶 丰收。", "好　收成。"))).character_count == 9


def test_an_empty_draft_is_enriched_with_nothing() -> None:
    done = enrich(ArticleDraft())
    assert (done.tags, done.abstract, done.character_count) == ((), "", 0)


def test_nothing_else_is_changed() -> None:
    before = draft(section(TEA))
    after = enrich(before)
    assert (after.title, list(after.paragraphs())) == (before.title, list(before.paragraphs()))
