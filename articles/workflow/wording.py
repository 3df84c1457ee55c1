"""Wording 说明: what differs between a reading and the rows, as findings that an editor reads."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from articles.models import Author, Issue, Source, Tag
from articles.workflow.deciding import Difference
from articles.workflow.merging import Merged
from articles.workflow.readings import Part
from backend.draft import Finding
from backend.vocabulary import CreditRole, FindingCode, Severity

LABELS = {
    "kicker": "引题",
    "title": "标题",
    "subtitle": "副题",
    "column": "栏目",
    "byline": "署名（按原文）",
    "dateline": "电头",
    "abstract": "提要",
    "printed_source": "来源（按原文）",
    "source_url": "原文网址",
    "published_on": "原发布日期",
    "source": "报刊",
    "issue": "期",
    "page_number": "版次",
    "tags": "标签",
    "credits": "署名",
    "review_credits": "审校",
    "heading": "小标题",
    "body": "正文",
    "text": "图片说明",
    "credit": "摄影者",
    "section": "小节",
    "caption": "图片说明",
}
"""The units of a reading, and of its sections and captions; a section's tags are 标签 too."""

WHOLE = frozenset({"section", "caption"})
CAPTION_UNITS = frozenset({"caption", "text", "credit"})
QUOTED = 60
"""Characters of either side in a sentence; the finding's excerpt holds more."""


def disputes(merged: Merged) -> list[Finding]:
    """What the importer now reads and an editor has otherwise: the editor's word stands."""
    code = FindingCode.READING_CONFLICT
    rows = merged.reading.sections
    return [_finding(code, one, "编辑改为", rows) for one in merged.differences if one.disputed]


def departures(merged: Merged, rows: tuple[Part, ...]) -> list[Finding]:
    """What the importer now reads otherwise than an article that is signed; its sections are `rows`."""
    code = FindingCode.READING_DIFFERS
    return [_finding(code, one, "签发的是", rows) for one in merged.differences]


def not_read(code: FindingCode) -> Finding:
    """The importer no longer finds the article on its page."""
    return Finding(code, Severity.DOUBT, "重读时没有读出这一篇，仍予保留")


def left_out(code: FindingCode, title: str, lines: Iterable[int]) -> Finding:
    """The importer cuts another article out of lines that are in somebody's hands already."""
    message = f"重读时从这几行另外读出《{clipped(title or '无标题')}》，没有收入"
    return Finding(code, Severity.DOUBT, message, lines=tuple(sorted(lines)))


def followed(merged: Merged) -> str:
    """Which units follow the new reading, for the record."""
    names = dict.fromkeys(LABELS[one.unit] for one in merged.differences if not one.disputed)
    return f"更新：{'、'.join(names)}" if names else ""


def _finding(code: FindingCode, one: Difference, side: str, sections: tuple[Part, ...]) -> Finding:
    label = LABELS[one.unit]
    if one.unit in WHOLE:
        message, excerpt = _whole(one, label)
    else:
        ours, theirs = in_words(one.unit, one.ours), in_words(one.unit, one.theirs)
        start = _first_difference(ours, theirs)
        message = f"{label}：{side}“{clipped(ours, start)}”，重读得“{clipped(theirs, start)}”"
        excerpt = theirs
    keys = [part.pk for part in sections] if one.unit not in CAPTION_UNITS else []
    section = keys.index(one.part.pk) if one.part and one.part.pk in keys else None
    return Finding(code, Severity.DOUBT, message, excerpt, one.lines, section)


def _whole(one: Difference, label: str) -> tuple[str, str]:
    text = _text(one.ours if one.theirs is None else one.theirs)
    if one.theirs is None:
        return f"重读时没有读出这个{label}，仍予保留", text
    if one.ours is None:
        return f"重读多得一个{label}，没有收入", text
    return f"重读时分出的{label}不同，保持原样", text


def _text(values: dict[str, Any]) -> str:
    if "heading" in values:
        return f"{values['heading'][2]} {values['body']}".strip()
    return str(values["text"])


def clipped(text: str, start: int = 0) -> str:
    """At most QUOTED characters, from a little before `start`."""
    begin = max(0, start - 10) if len(text) > QUOTED else 0
    piece = " ".join(text[begin : begin + QUOTED].split())
    return f"{'…' * bool(begin)}{piece}{'…' * (len(text) > begin + QUOTED)}"


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def in_words(unit: str, value: Any) -> str:
    """A unit's value as an editor reads it."""
    match unit:
        case "dateline" | "heading":
            words = [one for one in value if one and isinstance(one, str)]
        case "tags":
            words = list(Tag.objects.filter(pk__in=value).values_list("name", flat=True))
        case "credits" | "review_credits":
            words = _signed(value)
        case "source":
            words = [str(row) for row in Source.objects.filter(pk=value)]
        case "issue":
            words = [str(row) for row in Issue.objects.filter(pk=value).select_related("source")]
        case _:
            words = [value.isoformat() if isinstance(value, date) else str(value or "")]
    return "、".join(word for word in words if word) or "（空）"


def _signed(credits: list[list[Any]]) -> list[str]:
    keys = [author for author, _, _ in credits]
    names = dict(Author.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [
        f"{CreditRole(role).label}{names[author]}{f'（{office}）' if office else ''}"
        for author, role, office in credits
    ]
