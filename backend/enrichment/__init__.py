"""Enrichment 加工: keyword tags for the article and for each section, an abstract, the counts."""

from collections import Counter
from dataclasses import replace

from backend.chinese.punctuation import SPACES
from backend.chinese.words import content_words, keywords
from backend.draft import ArticleDraft, SectionDraft, TagDraft

Weighted = list[tuple[Counter[str], float]]

ARTICLE_TAGS = 8
SECTION_TAGS = 5
TITLE_FACTOR = 4.0
"""How much more a word of the title counts than one of a paragraph; a heading stands between."""
HEADING_FACTOR = 2.5
SHORTEST = 40
"""Characters of text below which a section gets no tags of its own: its words are chance."""
ABSTRACT = 120
"""Characters of an abstract 提要, cut behind a sentence where one ends in time."""


def enrich(draft: ArticleDraft) -> ArticleDraft:
    """Add tags, abstract and character count to the draft; every text is cut into words once."""
    heads = (draft.title, draft.kicker, draft.subtitle)
    weighted = [(content_words(part.value), TITLE_FACTOR) for part in heads if part]
    sections: list[SectionDraft] = []
    for section in draft.sections:
        words = _section_words(section)
        sections.append(_with_tags(section, words))
        weighted += words
    weighted += [(content_words(caption.text), 1.0) for caption in draft.captions]
    return replace(
        draft,
        sections=tuple(sections),
        tags=_tags(weighted, ARTICLE_TAGS),
        abstract=_abstract(draft),
        character_count=sum(len(SPACES.sub("", one.value)) for one in draft.paragraphs()),
    )


def _section_words(section: SectionDraft) -> Weighted:
    words = [(content_words(section.heading), HEADING_FACTOR)] if section.heading else []
    return words + [(content_words(paragraph.value), 1.0) for paragraph in section.paragraphs]


def _with_tags(section: SectionDraft, words: Weighted) -> SectionDraft:
    if sum(len(paragraph.value) for paragraph in section.paragraphs) < SHORTEST:
        return section
    return replace(section, tags=_tags(words, SECTION_TAGS))


def _tags(words: Weighted, most: int) -> tuple[TagDraft, ...]:
    return tuple(TagDraft(*pair) for pair in keywords(words, most=most))


def _abstract(draft: ArticleDraft) -> str:
    first = next(draft.paragraphs(), None)
    text = first.value if first else (draft.captions[0].text if draft.captions else "")
    if len(text) <= ABSTRACT:
        return text
    for place in range(ABSTRACT, ABSTRACT // 3, -1):
        if text[place - 1] in "。！？!?":
            return text[:place]
    return text[: ABSTRACT - 1] + "…"
