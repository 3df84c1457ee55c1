"""Confidence 把握: how often what was read in the same way turned out right, field by field.

The shares are those of 915 articles of 310 measured pages, by how the field was read; they speak of
pages in general and not of this one. A field that was not found has none.
"""

from collections.abc import Iterator

from backend.draft import ArticleDraft, CreditDraft
from backend.vocabulary import AuthorKind, CreditRole

Confidence = tuple[tuple[str, float], ...]
"""Units of an article with a share from 0 to 1; `article` is that it is one article and whole."""

HEADED, UNTITLED = 0.97, 0.95
TITLE_OF_ONE_LINE, TITLE_OF_TWO_LINES, TITLE_BELOW_KICKER = 0.98, 0.94, 0.87
KICKER = 0.69
SUBTITLE = 0.99
COLUMN = 0.92
BYLINE = 0.97
DATELINE = 0.99
PUBLISHED_ON = 0.99
SOURCE_OF_DATELINE, SOURCE_OF_LABEL = 0.99, 0.91
NUMBERED_HEADING, PLAIN_HEADING = 0.97, 0.75
CREDITED_CAPTION, BARE_CAPTION = 0.96, 0.90
REVIEW = 0.98
REPORTER, CORRESPONDENT, SIGNED_WITH_OFFICE = 0.99, 0.97, 0.99
BARE_AUTHOR, ORGANISATION, PHOTOGRAPHER = 0.93, 0.91, 0.94


def confidence_of(draft: ArticleDraft) -> Confidence:
    """How sure each unit of the article is; of several parts the least sure one counts."""
    return tuple((unit, share) for unit, share in _shares(draft) if share)


def _shares(draft: ArticleDraft) -> Iterator[tuple[str, float]]:
    yield "article", HEADED if draft.title else UNTITLED
    if draft.title:
        yield "title", _title(draft)
    head = (("kicker", KICKER), ("subtitle", SUBTITLE), ("column", COLUMN), ("byline", BYLINE))
    yield from ((unit, share) for unit, share in head if getattr(draft, unit))
    if draft.dateline:
        yield "dateline", DATELINE
    if draft.published_on:
        yield "published_on", PUBLISHED_ON
    if draft.source:
        told = draft.dateline is not None and draft.dateline.agency == draft.source.value
        yield "printed_source", SOURCE_OF_DATELINE if told else SOURCE_OF_LABEL
    yield "credits", min(map(_credit, draft.credits), default=0.0)
    yield "review_credits", REVIEW if draft.review_credits else 0.0
    headed = [section for section in draft.sections if section.heading]
    plain = (NUMBERED_HEADING if section.number else PLAIN_HEADING for section in headed)
    yield "heading", min(plain, default=0.0)
    named = (CREDITED_CAPTION if one.credit else BARE_CAPTION for one in draft.captions)
    yield "caption", min(named, default=0.0)


def _title(draft: ArticleDraft) -> float:
    if draft.kicker:
        return TITLE_BELOW_KICKER
    lines = len(draft.title.lines) if draft.title else 0
    return TITLE_OF_TWO_LINES if lines > 1 else TITLE_OF_ONE_LINE


def _credit(one: CreditDraft) -> float:
    if one.kind is AuthorKind.ORGANISATION:
        return ORGANISATION
    if one.role is CreditRole.PHOTOGRAPHER:
        return PHOTOGRAPHER
    if one.role is CreditRole.AUTHOR:
        return SIGNED_WITH_OFFICE if one.affiliation else BARE_AUTHOR
    return CORRESPONDENT if one.role is CreditRole.CORRESPONDENT else REPORTER
