"""Enrichment 加工: keyword tags for the article and for each section, an abstract, the counts."""

from dataclasses import replace

from backend.chinese.punctuation import SPACES
from backend.chinese.words import keywords
from backend.draft import ArticleDraft, SectionDraft, TagDraft

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
    """Add tags, abstract and character count to the draft."""
    sections = tuple(_with_tags(section) for section in draft.sections)
    texts = [
        (part.value, TITLE_FACTOR) for part in (draft.title, draft.kicker, draft.subtitle) if part
    ]
    for section in sections:
        texts += [(section.heading, HEADING_FACTOR)] if section.heading else []
        texts += [(paragraph.value, 1.0) for paragraph in section.paragraphs]
    texts += [(caption.text, 1.0) for caption in draft.captions]
    return replace(
        draft,
        sections=sections,
        tags=tuple(TagDraft(*pair) for pair in keywords(texts, most=ARTICLE_TAGS)),
        abstract=_abstract(draft),
        character_count=sum(len(SPACES.sub("", one.value)) for one in draft.paragraphs()),
    )


def _with_tags(section: SectionDraft) -> SectionDraft:
    texts = [(paragraph.value, 1.0) for paragraph in section.paragraphs]
    if sum(len(text) for text, _ in texts) < SHORTEST:
        return section
    if section.heading:
        texts.append((section.heading, HEADING_FACTOR))
    return replace(
        section, tags=tuple(TagDraft(*pair) for pair in keywords(texts, most=SECTION_TAGS))
    )


def _abstract(draft: ArticleDraft) -> str:
    first = next(draft.paragraphs(), None)
    text = first.value if first else (draft.captions[0].text if draft.captions else "")
    if len(text) <= ABSTRACT:
        return text
    for place in range(ABSTRACT, ABSTRACT // 3, -1):
        if text[place - 1] in "。！？!?":
            return text[:place]
    return text[: ABSTRACT - 1] + "…"
