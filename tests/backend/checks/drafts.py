"""Drafts for the checks: an article in which nothing is amiss but what the test says."""

from datetime import date

from backend.checks import check
from backend.draft import ArticleDraft, CreditDraft, Finding, SectionDraft, Text
from backend.vocabulary import CreditRole

SENTENCE = "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。"
OTHER = "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。"


def whole(*paragraphs: str, **fields: object) -> ArticleDraft:
    """An article in which nothing is amiss but what the test says."""
    texts = tuple(Text(text, (number + 3,)) for number, text in enumerate(paragraphs))
    values: dict[str, object] = {
        "title": Text("三万亩小麦开镰", (1,)),
        "credits": (CreditDraft("林岳", CreditRole.REPORTER),),
        "published_on": date(2024, 5, 6),
        "sections": (SectionDraft(None, 0, None, texts),) if texts else (),
    }
    return ArticleDraft(**(values | fields))  # type: ignore[arg-type]


def numbered(*numbers: str | None, level: int = 1) -> ArticleDraft:
    """An article with a heading for every number; None is a heading without one."""
    sections = tuple(
        SectionDraft(
            f"小标题{place}",
            level,
            number,
            (Text(f"第{place}片麦田开镰了。", (place * 2,)),),
            (place * 2 - 1,),
        )
        for place, number in enumerate(numbers, 1)
    )
    return whole(sections=sections)


def codes(draft: ArticleDraft) -> list[str]:
    """The codes of everything that is found."""
    return [finding.code.value for finding in check(draft)]


def found(*paragraphs: str, **fields: object) -> list[Finding]:
    """Everything that is found in an article of these paragraphs."""
    return list(check(whole(*paragraphs, **fields)))


def words(finding: Finding, *paragraphs: str) -> str:
    """The characters that a finding points at."""
    assert finding.paragraph is not None
    return paragraphs[finding.paragraph][finding.start : finding.end]
