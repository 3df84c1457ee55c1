"""The frozen parcels that the stages hand on; every value keeps the source lines it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backend.source import Furniture, Lines, PageFacts, SourceText
from backend.vocabulary import (
    AuthorKind,
    CreditRole,
    FindingCode,
    FurnitureReason,
    Severity,
)


class BlockKind(StrEnum):
    """What a block of the page is, seen from the layout."""

    KICKER = "kicker"
    COLUMN = "column"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a headline, a byline; `text` is them joined."""

    kind: BlockKind
    text: str
    lines: Lines
    level: int = 0
    splits_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One article's share of the page, block by block in reading order."""

    blocks: tuple[Block, ...]
    title_after_body: bool = False
    title_repeated: bool = False
    continued_above: bool = False
    continued_below: bool = False
    facts: PageFacts = field(default_factory=PageFacts)
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A single printed value and the lines it came from."""

    value: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class CreditDraft:
    """Somebody who made or handled the article 署名, with role and printed affiliation 单位."""

    name: str
    role: CreditRole
    kind: AuthorKind = AuthorKind.PERSON
    affiliation: str | None = None
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """电头: agency, place and the printed date (`MM-DD`, or `YYYY-MM-DD` with a printed year)."""

    agency: str
    place: str | None = None
    date: str | None = None
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class TagDraft:
    """A keyword 关键词 with its weight, 0 < weight ≤ 1 relative to the strongest."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A heading 小标题 with the paragraphs below it; the part before the first heading is level 0."""

    heading: str | None
    level: int
    number: str | None
    paragraphs: tuple[Text, ...]
    heading_lines: Lines = ()
    tags: tuple[TagDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptionDraft:
    """图片说明: the text without the photographer, whose name is `credit`."""

    text: str
    credit: str | None
    lines: Lines
    inside_sentence: bool = False


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """稿件: everything the page says of one article, nothing that an editor decides.

    `confidence` 把握 says of its fields how often what is read so is right, 0 to 1.
    """

    title: Text | None = None
    kicker: Text | None = None
    subtitle: Text | None = None
    column: Text | None = None
    byline: Text | None = None
    credits: tuple[CreditDraft, ...] = ()
    review_credits: tuple[CreditDraft, ...] = ()
    dateline: Dateline | None = None
    source: Text | None = None
    source_url: Text | None = None
    published_on: date | None = None
    published_lines: Lines = ()
    sections: tuple[SectionDraft, ...] = ()
    captions: tuple[CaptionDraft, ...] = ()
    title_after_body: bool = False
    title_repeated: bool = False
    continued_above: bool = False
    continued_below: bool = False
    tags: tuple[TagDraft, ...] = ()
    abstract: str = ""
    character_count: int = 0
    places: tuple[tuple[int, str], ...] = ()
    confidence: tuple[tuple[str, float], ...] = ()

    def paragraphs(self) -> Iterator[Text]:
        """Every paragraph in reading order, whatever its section."""
        for section in self.sections:
            yield from section.paragraphs


@dataclass(frozen=True, slots=True)
class Finding:
    """问题: what an editor should look at, where, and the words in question.

    `section` counts the draft's sections and `paragraph` the section's paragraphs, from 0; `start`
    and `end` are characters of that paragraph. `suggestion` 建议 is what could stand there instead.
    """

    code: FindingCode
    severity: Severity
    message: str
    excerpt: str = ""
    lines: Lines = ()
    section: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft together with what the checks found in it."""

    draft: ArticleDraft
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDraft:
    """One page after its walk: its articles, its furniture, and the place of every line."""

    source: SourceText
    articles: tuple[CheckedDraft, ...]
    furniture: tuple[Furniture, ...] = field(default=())

    def refused_rows(self) -> int:
        """How many rows of a table could not be used; each has a remark that says why."""
        return sum(one.reason is FurnitureReason.REFUSED_ROW for one in self.furniture)

    def ledger(self) -> list[dict[str, object]]:
        """Say for every line with text on it where it went: an article's field, or furniture."""
        rows: list[dict[str, object]] = [
            {"line": line, "article": number, "field": name}
            for number, checked in enumerate(self.articles)
            for line, name in checked.draft.places
        ]
        rows += [{"line": f.line, "furniture": f.reason.value} for f in self.furniture]
        return sorted(rows, key=lambda row: str(row["line"]).zfill(9))
