"""Checks 检查: what an editor should look at; findings, never changes."""

from collections.abc import Iterator

from backend.checks.completeness import check_completeness
from backend.checks.consistency import check_consistency
from backend.checks.language import check_language
from backend.draft import ArticleDraft, Finding


def check(draft: ArticleDraft) -> Iterator[Finding]:
    """Look at a draft from all sides and yield what is found."""
    yield from check_completeness(draft)
    yield from check_consistency(draft)
    yield from check_language(draft)
