"""The page record 版面记录: a page's drafts as the plain values of the exchange format."""

from typing import Any

from backend.draft import ArticleDraft, CheckedDraft, CreditDraft, Finding, PageDraft, Text
from backend.errors import UnreadableFile

Record = dict[str, Any]


def page_record(page: PageDraft) -> Record:
    """Write the page in the exchange format; a page without text has no articles and no error.

    `remarks` is there only when the reader had something to say: a refused row, an unknown column.
    """
    record: Record = {
        "file": page.source.name,
        "articles": [_article(checked) for checked in page.articles],
        "furniture": [line.text for line in page.furniture],
    }
    if page.source.remarks:
        record["remarks"] = [
            {"code": one.code, "message": one.message, "line": one.line or None}
            for one in page.source.remarks
        ]
    return record


def error_record(name: str, error: UnreadableFile) -> Record:
    """Write down that the file could not be read, and why."""
    return {"file": name, "articles": [], "error": error.reason, "code": error.code}


def _article(checked: CheckedDraft) -> Record:
    draft = checked.draft
    return {
        "title": _value(draft.title),
        "kicker": _value(draft.kicker),
        "subtitle": _value(draft.subtitle),
        "column": _value(draft.column),
        "byline": _value(draft.byline),
        "credits": [
            {
                "name": row.name,
                "kind": row.kind.value,
                "role": row.role.value,
                "affiliation": row.affiliation,
            }
            for row in draft.credits
        ],
        "source": _value(draft.source),
        "source_url": _value(draft.source_url),
        "dateline": _dateline(draft),
        "published_on": draft.published_on.isoformat() if draft.published_on else None,
        "sections": _sections(draft),
        "captions": [{"text": one.text, "credit": one.credit} for one in draft.captions],
        "review_credits": [_review(row) for row in draft.review_credits],
        "confidence": dict(draft.confidence),
        "flags": sorted({one.code.value for one in checked.findings if one.code.is_flag}),
        "findings": [_finding(one) for one in checked.findings],
    }


def _finding(finding: Finding) -> Record:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "suggestion": finding.suggestion,
        "lines": list(finding.lines),
        "section": finding.section,
        "paragraph": finding.paragraph,
        "start": finding.start,
        "end": finding.end,
    }


def _value(text: Text | None) -> str | None:
    return text.value if text else None


def _dateline(draft: ArticleDraft) -> Record | None:
    dateline = draft.dateline
    if dateline is None:
        return None
    return {"agency": dateline.agency, "place": dateline.place, "date": dateline.date}


def _sections(draft: ArticleDraft) -> list[Record]:
    return [
        {
            "heading": section.heading,
            "level": section.level,
            "number": section.number,
            "paragraphs": [paragraph.value for paragraph in section.paragraphs],
            "tags": [tag.name for tag in section.tags],
        }
        for section in draft.sections
    ]


def _review(row: CreditDraft) -> Record:
    return {"role": row.role.value, "name": row.name}
