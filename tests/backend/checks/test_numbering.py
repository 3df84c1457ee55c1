"""序号: numbers left out and numbers that stand twice."""

from dataclasses import replace

import pytest

from tests.backend.checks.drafts import OTHER, codes, found, numbered, whole, words

GAP, REPEATED = "numbering_gap", "numbering_repeated"


@pytest.mark.parametrize(
    ("numbers", "code", "message"),
    [
        pytest.param(("一", "二", "四"), GAP, "“三”", id="the third is missing"),
        pytest.param(("（一）", "（三）"), GAP, "“（二）”", id="in brackets"),
        pytest.param(("1", "3"), GAP, "“2”", id="in figures"),
        pytest.param(("01", "02", "05"), GAP, "“03、04”", id="two are missing"),
        pytest.param(("①", "③"), GAP, "“②”", id="in circles"),
        pytest.param(("第一章", "第三章"), GAP, "“第二章”", id="chapters"),
        pytest.param(("二", "三"), GAP, "“一”", id="the first is missing"),
        pytest.param(("一", "二", "二"), REPEATED, "“二”", id="the second twice"),
        pytest.param(("一", "一"), REPEATED, "“一”", id="the first twice"),
        pytest.param(("一", "二", "三", "二"), REPEATED, "“二”", id="backwards"),
    ],
)
def test_a_heading_out_of_order_is_found(numbers: tuple[str, ...], code: str, message: str) -> None:
    draft = numbered(*numbers)
    (finding,) = found(sections=draft.sections)
    assert finding.code.value == code
    assert message in finding.message
    assert finding.section is not None


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(("一", "二", "三"), id="in order"),
        pytest.param(("九", "十", "十一"), id="an excerpt from far behind"),
        pytest.param(("一", None, "二"), id="a heading without a number between"),
        pytest.param((None, None), id="no numbers at all"),
        pytest.param(("一", "二", "1", "2"), id="another style is another list"),
        pytest.param(("一", "二", "一", "二"), id="a list begins anew"),
        pytest.param(("1", "2", "19"), id="a figure that is no number of the list"),
    ],
)
def test_headings_in_order_are_left_alone(numbers: tuple[str | None, ...]) -> None:
    assert codes(numbered(*numbers)) == []


def test_a_higher_heading_begins_the_lower_ones_anew() -> None:
    parts = [("一", 1), ("（一）", 2), ("（二）", 2), ("二", 1), ("（一）", 2)]
    sections = tuple(numbered(number, level=level).sections[0] for number, level in parts)
    assert codes(whole(sections=sections)) == []


def test_a_continued_article_may_begin_with_the_third_heading() -> None:
    sections = numbered("三", "四").sections
    assert GAP not in codes(whole(sections=sections, continued_above=True))


@pytest.mark.parametrize(
    ("paragraphs", "code", "at", "suggestion"),
    [
        pytest.param(
            ("一是修渠。二是清淤。四是补植。",), GAP, "四是", "三是", id="within a paragraph"
        ),
        pytest.param(
            ("一是修渠，通到田头。", "三是补植，不留空地。"),
            GAP,
            "三是",
            "二是",
            id="over paragraphs",
        ),
        pytest.param(
            ("一是修渠；二是清淤；二是补植。",), REPEATED, "二是", "三是", id="the same twice"
        ),
        pytest.param(
            ("第一，要修渠。第二，要清淤。第四，要补植。",), GAP, "第四", "第三", id="ordinals"
        ),
        pytest.param(
            ("其一，渠要修。其二，淤要清。其四，树要栽。",), GAP, "其四", "其三", id="其一"
        ),
        pytest.param(("1.修渠二十里。", "3.补植五十亩。"), GAP, "3.", "2.", id="items in figures"),
        pytest.param(
            ("（一）修渠二十里。", "（三）补植五十亩。"), GAP, "（三）", "（二）", id="in brackets"
        ),
        pytest.param(
            ("第一条 渠归村管。", "第三条 树归户管。"),
            GAP,
            "第三条",
            "第二条",
            id="articles of a rule",
        ),
        pytest.param(
            ("①修渠二十里。", "②清淤三处。", "②补植五十亩。"), REPEATED, "②", "③", id="circles"
        ),
    ],
)
def test_an_item_out_of_order_is_found_with_the_number_that_was_meant(
    paragraphs: tuple[str, ...], code: str, at: str, suggestion: str
) -> None:
    (finding,) = found(*paragraphs, OTHER)
    assert (finding.code.value, finding.suggestion) == (code, suggestion)
    assert words(finding, *paragraphs) == at


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(("一是修渠。二是清淤。三是补植。",), id="in order"),
        pytest.param(("他办事一是一、二是二，从不含糊。",), id="a saying"),
        pytest.param(("一是一些老渠失修。二是一些新渠没通。三是没有人管。",), id="一是一些"),
        pytest.param(("一是修渠；其次是清淤；三是补植。",), id="其次 for the second"),
        pytest.param(("其一是修渠。二是清淤。三是补植。",), id="two ways to count"),
        pytest.param(
            ("一是修渠，一是看水源，二是看坡度，三是看土质。二是清淤。三是补植。",),
            id="a list within",
        ),
        pytest.param(("二是清淤，不留死角，也不留后患。",), id="the beginning is elsewhere"),
        pytest.param(("第三，他们还想办一所夜校。",), id="an ordinal alone"),
        pytest.param(("全县第一，全省第五，这个成绩来之不易。",), id="places in a ranking"),
        pytest.param(("3.5万亩小麦丰收。", "20 世纪修的老渠还在用。"), id="figures, no items"),
        pytest.param(("1.修渠。", "2.清淤。", "1.看水源。", "2.看坡度。"), id="two lists"),
        pytest.param(("3月修渠。", "5月清淤。"), id="months"),
    ],
)
def test_items_in_order_are_left_alone(paragraphs: tuple[str, ...]) -> None:
    assert codes(whole(*paragraphs, OTHER)) == []


def test_each_section_counts_for_itself() -> None:
    parts = tuple(
        replace(section, paragraphs=whole(text).sections[0].paragraphs)
        for section, text in zip(
            numbered(None, None).sections, ("一是修渠。二是清淤。", "四是补植。"), strict=True
        )
    )
    assert codes(whole(sections=parts)) == []
