"""Printed forms 原样: a draft that was read in plain forms gets its printed characters back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from backend.chinese.plain import plain
from backend.draft import ArticleDraft, CaptionDraft, CreditDraft, SectionDraft, Text
from backend.source import Lines


class Printed:
    """The printed lines of one article, by number, found again by their plain forms."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        self._lines = {number: "".join(text.split()) for number, text in lines.items()}

    def text(self, value: str, lines: Lines) -> str:
        """The value as its lines print it; as it is where they do not have it."""
        own = "".join(self._lines.get(number, "") for number in lines)
        if own and (found := _as_in(own, plain(own), value)):
            return found
        return _as_in(self._whole, self._plain, value) or value

    @cached_property
    def _whole(self) -> str:
        return "".join(self._lines[number] for number in sorted(self._lines))

    @cached_property
    def _plain(self) -> str:
        return plain(self._whole)

    def one(self, value: Text | None) -> Text | None:
        """A single value with its printed characters."""
        return replace(value, value=self.text(value.value, value.lines)) if value else None


def _as_in(whole: str, folded: str, value: str) -> str | None:
    """The value as the whole prints it, whose plain form is `folded`; None where it has no such text."""
    bare = "".join(value.split())
    if bare in whole:
        return value
    found = "".join(_found(bare, folded, whole))
    rest = iter(found)
    return "".join(char if char.isspace() else next(rest) for char in value) if found else None


def _found(bare: str, folded: str, whole: str) -> Iterator[str]:
    """What the whole prints where its plain form has the bare text, in one run or piece by piece."""
    start = folded.find(bare)
    if start >= 0:
        yield whole[start : start + len(bare)]
        return
    places: list[int] = []
    place = -1
    for char in bare:
        place = folded.find(char, place + 1)
        if place < 0:
            return
        places.append(place)
    yield from (whole[place] for place in places)


def as_printed(draft: ArticleDraft, lines: Mapping[int, str]) -> ArticleDraft:
    """The draft with every value as the lines print it."""
    places = {number for number, _ in draft.places}
    places.update(draft.source.lines if draft.source else ())
    own = {number: lines[number] for number in places if number in lines}
    if all(plain(text) == text for text in own.values()):
        return draft
    printed = Printed(own)
    line = draft.dateline
    return replace(
        draft,
        title=printed.one(draft.title),
        kicker=printed.one(draft.kicker),
        subtitle=printed.one(draft.subtitle),
        column=printed.one(draft.column),
        byline=printed.one(draft.byline),
        source=printed.one(draft.source),
        credits=tuple(_credit(one, printed) for one in draft.credits),
        review_credits=tuple(_credit(one, printed) for one in draft.review_credits),
        dateline=line
        and replace(
            line,
            agency=printed.text(line.agency, line.lines),
            place=line.place and printed.text(line.place, line.lines),
        ),
        sections=tuple(_section(one, printed) for one in draft.sections),
        captions=tuple(_caption(one, printed) for one in draft.captions),
    )


def _credit(one: CreditDraft, printed: Printed) -> CreditDraft:
    office = one.affiliation and printed.text(one.affiliation, one.lines)
    return replace(one, name=printed.text(one.name, one.lines), affiliation=office)


def _section(one: SectionDraft, printed: Printed) -> SectionDraft:
    return replace(
        one,
        heading=one.heading and printed.text(one.heading, one.heading_lines),
        number=one.number and printed.text(one.number, one.heading_lines),
        paragraphs=tuple(
            replace(text, value=printed.text(text.value, text.lines)) for text in one.paragraphs
        ),
    )


def _caption(one: CaptionDraft, printed: Printed) -> CaptionDraft:
    credit = one.credit and printed.text(one.credit, one.lines)
    return replace(one, text=printed.text(one.text, one.lines), credit=credit)
