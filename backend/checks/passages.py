"""Passages 段落: the paragraphs of a draft with their places, and findings that point into them."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.draft import ArticleDraft, Finding, Text
from backend.source import Lines
from backend.vocabulary import FindingCode, Severity

BESIDE = 8
"""Characters of context on either side of the words in question."""
LONGEST_EXCERPT = 60
VERSE_WIDTH = 20
VERSE_LINES = 3
"""A poem has more lines than this."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph 段落 and where it stands: its section, its number in there, its source lines.

    Heads, headings and captions are passages without a number; findings in them point at the words
    alone.
    """

    text: str
    lines: Lines
    section: int | None = None
    number: int | None = None

    def finding(
        self,
        code: FindingCode,
        severity: Severity,
        message: str,
        span: Span | None = None,
        suggestion: str = "",
    ) -> Finding:
        """Point at the characters of `span` (end exclusive), or at the passage as a whole."""
        start, end = span if span and self.number is not None else (None, None)
        return Finding(
            code,
            severity,
            message,
            self._excerpt(span),
            self.lines,
            self.section,
            self.number,
            start,
            end,
            suggestion,
        )

    def _excerpt(self, span: Span | None) -> str:
        if span is None:
            return self.text[: BESIDE * 5]
        start, end = span
        return self.text[max(0, start - BESIDE) : end + BESIDE][:LONGEST_EXCERPT]


def passages(draft: ArticleDraft) -> Iterator[Passage]:
    """Every paragraph of the draft in reading order, with its place."""
    for section, one in enumerate(draft.sections):
        for number, paragraph in enumerate(one.paragraphs):
            yield Passage(paragraph.value, paragraph.lines, section, number)


def beside_the_text(draft: ArticleDraft) -> Iterator[Passage]:
    """What is printed around the paragraphs: the heads as one, every heading, every caption."""
    heads = [one for one in (draft.kicker, draft.title, draft.subtitle) if one]
    if heads:
        lines = tuple(line for one in heads for line in one.lines)
        yield Passage("\n".join(one.value for one in heads), lines)
    for number, section in enumerate(draft.sections):
        if section.heading:
            yield Passage(section.heading, section.heading_lines, number)
    for caption in draft.captions:
        yield Passage(caption.text, caption.lines)


def is_verse(paragraphs: list[Text] | list[Passage]) -> bool:
    """Whether most paragraphs are short lines without a full stop: a poem 诗."""
    texts = [one.value if isinstance(one, Text) else one.text for one in paragraphs]
    short = sum(len(text) <= VERSE_WIDTH and "。" not in text[:-1] for text in texts)
    return len(texts) > VERSE_LINES and short >= len(texts) * 0.8
