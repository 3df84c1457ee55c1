"""Checks 校对: what an editor should look at; findings, never changes."""

from collections import Counter
from collections.abc import Iterator

from backend.checks.completeness import check_completeness
from backend.checks.consistency import check_consistency
from backend.checks.days import check_days
from backend.checks.language import check_language
from backend.checks.marks import check_doubled_marks, check_pairs, check_quotes
from backend.checks.names import check_names
from backend.checks.numbering import check_numbering
from backend.checks.passages import Passage, beside_the_text, passages
from backend.checks.repetition import check_repetition, check_words
from backend.checks.sentences import check_sentences
from backend.checks.width import check_width
from backend.draft import ArticleDraft, Finding
from backend.vocabulary import FindingCode

MOST = 30
"""Findings of one kind in one article; more of them say nothing new, and a hostile page has thousands."""


def check(draft: ArticleDraft) -> Iterator[Finding]:
    """Look at a draft from all sides and yield what is found, at most `MOST` of a kind."""
    seen: Counter[FindingCode] = Counter()
    for finding in _all(draft):
        seen[finding.code] += 1
        if seen[finding.code] <= MOST:
            yield finding


def _all(draft: ArticleDraft) -> Iterator[Finding]:
    text = list(passages(draft))
    yield from check_completeness(draft, text)
    yield from check_consistency(draft, text)
    yield from check_names(draft, text)
    yield from check_language(text)
    yield from check_quotes(text)
    yield from check_width(text)
    yield from check_numbering(draft, text)
    yield from check_sentences(text)
    yield from check_repetition(text)
    yield from _letter_by_letter(text, draft)
    yield from _letter_by_letter(list(beside_the_text(draft)), draft)


def _letter_by_letter(text: list[Passage], draft: ArticleDraft) -> Iterator[Finding]:
    """What can go wrong in a caption or a heading as well as in a paragraph."""
    yield from check_pairs(text)
    yield from check_doubled_marks(text)
    yield from check_days(text, draft.published_on)
    yield from check_words(text)
