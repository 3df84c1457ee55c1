"""Reading 读稿: an article while its blocks are being read, and how it takes names."""

from dataclasses import dataclass, field, replace

from backend.chinese.signatures import Signature
from backend.chinese.signed import Signed
from backend.draft import CaptionDraft, CreditDraft, Dateline, Text
from backend.parsing.sections import Outline
from backend.source import Lines


@dataclass(slots=True)
class Reading:
    """An article while its blocks are being read."""

    head: dict[str, Text] = field(default_factory=dict)
    byline: Text | None = None
    photo_phrase: Text | None = None
    credits: list[CreditDraft] = field(default_factory=list)
    review: list[CreditDraft] = field(default_factory=list)
    dateline: Dateline | None = None
    affiliations: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    captions: list[CaptionDraft] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    taken_from: Text | None = None
    issued: tuple[object, Lines] | None = None
    continued_above: bool = False
    continued_below: bool = False
    places: list[tuple[int, str]] = field(default_factory=list)
    opened: bool = False


def sign(reading: Reading, signature: Signature, lines: Lines) -> None:
    """Take the signature's names; the first signature is the printed byline."""
    photo = signature.only_photographers and bool(reading.captions)
    if reading.byline is None and signature.text and not photo:
        reading.byline = Text(signature.text, lines)
    for one in signature.review:
        add(reading.review, one, lines)
    for one in signature.signed:
        add(reading.credits, one, lines)
        if one.mark:
            reading.marks[one.name] = one.mark


def add(rows: list[CreditDraft], one: Signed, lines: Lines) -> None:
    """Take one name; who is named twice in one role is one row, and keeps the office that was printed."""
    for place, row in enumerate(rows):
        if row.name == one.name and row.role is one.role:
            rows[place] = replace(row, affiliation=row.affiliation or one.affiliation)
            return
    rows.append(CreditDraft(one.name, one.role, one.kind, one.affiliation, lines))
