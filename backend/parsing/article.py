"""One story becomes one article: every block is read into its field, every line gets its place."""

import re
from dataclasses import replace

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.press import begins_with_dateline
from backend.chinese.reviews import read_review
from backend.chinese.signatures import Signature, read_signature
from backend.chinese.signed import Signed
from backend.chinese.signers import read_apart, read_author, read_office, read_posted
from backend.draft import (
    ArticleDraft,
    Block,
    BlockKind,
    CreditDraft,
    Dateline,
    Story,
    Text,
)
from backend.parsing.captions import read_caption
from backend.parsing.confidence import confidence_of
from backend.parsing.datelines import (
    of_agency,
    read_end,
    read_end_with_names,
    read_opening,
    source_of,
)
from backend.parsing.endings import (
    read_affiliations,
    read_handled,
    read_tail,
    read_taken_from,
)
from backend.parsing.reading import Reading, add, sign
from backend.source import Lines
from backend.vocabulary import AuthorKind, CreditRole

# （上接第1版）还要看… and …的时候（下转第2版）: the fragment says that the rest is elsewhere
CONTINUED_FROM = re.compile(
    r"^[（(【]?\s*(?:紧)?上接\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版.{0,12}?[）)】]\s*"
)
CONTINUES_ON = re.compile(
    r"\s*[（(【▲▼]\s*(?:紧)?下转\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版.{0,12}?[）)】]?$"
)

REPORTED = re.compile(r"[（(](?:[\u4e00-\u9fff]{2,8})?(?:记者|通讯员)")
"""Below an editor's note the report begins: （记者 林岳）."""

AFFILIATED = re.compile(
    r"(?<=[。！？”])\s*[（(](?:本文)?作者(?:单位|系|为|是)[^（()）]{2,80}[）)]$"
)
"""……。（作者单位：青石学院）: whose the authors are, behind the last sentence."""

FIELDS = {
    BlockKind.KICKER: "kicker",
    BlockKind.COLUMN: "column",
    BlockKind.TITLE: "title",
    BlockKind.SUBTITLE: "subtitle",
    BlockKind.BYLINE: "byline",
    BlockKind.HEADING: "heading",
    BlockKind.BODY: "paragraph",
    BlockKind.CAPTION: "caption",
    BlockKind.REVIEW: "review_credits",
    BlockKind.SIGN_OFF: "sign_off",
    BlockKind.NOTE: "editor_note",
}


def parse(story: Story) -> ArticleDraft:
    """Read a story's blocks into an article draft."""
    reading = Reading()
    last_body = max(
        (place for place, block in enumerate(story.blocks) if block.kind is BlockKind.BODY),
        default=-1,
    )
    for place, block in enumerate(story.blocks):
        reading.places += [(line, FIELDS[block.kind]) for line in block.lines]
        if block.kind is BlockKind.BODY:
            _body(reading, block, last=place == last_body)
        else:
            _READERS[block.kind](reading, block)
    _from_labels(reading, story)
    draft = _draft(reading, story)
    return replace(draft, confidence=confidence_of(draft))


def _head(reading: Reading, block: Block) -> None:
    reading.head[FIELDS[block.kind]] = Text(block.text, block.lines)


def _byline(reading: Reading, block: Block) -> None:
    opening = None if reading.dateline else read_opening(block.text)
    alone = (
        (read_signature(opening.rest) if opening.rest else opening.signature) if opening else None
    )
    if opening and opening.dateline and alone:
        reading.dateline = replace(opening.dateline, lines=block.lines)
        sign(reading, alone, block.lines)
        return
    printed = block.text
    signature = read_signature(printed) or read_apart(printed, close=True)
    signature = signature or read_author(printed) or read_posted(printed)
    signature = signature or read_office(printed, expected=True)
    if signature is None:
        reading.outline.paragraph(block.text, block.lines)
        return
    if signature.only_photographers and reading.captions and reading.captions[-1].credit is None:
        reading.captions[-1] = replace(reading.captions[-1], credit=signature.signed[0].name)
        if not reading.opened and not reading.head:
            reading.byline = Text(signature.text, block.lines)
    sign(reading, signature, block.lines)


def _body(reading: Reading, block: Block, *, last: bool) -> None:
    text = CONTINUED_FROM.sub("", block.text)
    reading.continued_above |= text != block.text
    whole = CONTINUES_ON.sub("", text)
    reading.continued_below |= text != whole
    text = whole
    if not reading.opened:
        reading.opened = True
        text = _open(reading, text, block.lines[:1])
    elif reading.byline is None and not reading.dateline and _reports(text):
        text = _open(reading, text, block.lines[:1])
    if last:
        text = _end(reading, text, block.lines[-1:])
    text, handled = read_handled(text)
    for one in handled:
        add(reading.review, one, block.lines[-1:])
    tail = read_tail(text, last=last)
    if tail:
        text = tail[0]
        sign(reading, tail[1], block.lines[-1:])
    elif last and (ended := _end_dateline(text)):
        text, dateline, signature = ended
        reading.dateline = reading.dateline or replace(dateline, lines=block.lines[-1:])
        if signature:
            sign(reading, signature, block.lines[-1:])
    reading.outline.paragraph(text, block.lines)


def _end(reading: Reading, text: str, lines: Lines) -> str:
    """Take off the last paragraph where the text is from, and whose its authors are."""
    text, source = read_taken_from(text)
    reading.taken_from = Text(source, lines) if source else None
    found = AFFILIATED.search(text)
    offices = read_affiliations(found[0]) if found else {}
    reading.affiliations |= offices
    return text[: found.start()].rstrip() if found and offices else text


def _reports(text: str) -> bool:
    """Whether the report begins here, below an editor's note or a caption."""
    return REPORTED.match(text) is not None or begins_with_dateline(text)


def _open(reading: Reading, text: str, lines: Lines) -> str:
    """Take the dateline and the reporters off the first paragraph; hand on the rest."""
    opening = read_opening(text)
    if opening is None:
        return text
    if opening.dateline:
        reading.dateline = replace(opening.dateline, lines=lines)
    if opening.signature:
        sign(reading, of_agency(opening.signature, opening.dateline), lines)
    return opening.rest


def _end_dateline(text: str) -> tuple[str, Dateline, Signature | None] | None:
    start = max(text.rfind("（"), text.rfind("("))
    if start <= 0 or not text.endswith(("）", ")")):
        return None
    if found := read_end(text[start:]):
        return text[:start].rstrip(), found, None
    named = read_end_with_names(text[start:])
    return (text[:start].rstrip(), *named) if named else None


def _heading(reading: Reading, block: Block) -> None:
    reading.opened = True
    reading.outline.heading(block)


def _caption(reading: Reading, block: Block) -> None:
    caption, phrase = read_caption(block)
    reading.photo_phrase = reading.photo_phrase or (Text(phrase, block.lines) if phrase else None)
    reading.captions.append(caption)
    for name in (caption.credit or "").split():
        add(reading.credits, Signed(name, CreditRole.PHOTOGRAPHER), block.lines)


def _review(reading: Reading, block: Block) -> None:
    for one in read_review(block.text) or ():
        add(reading.review, one, block.lines)


def _sign_off(reading: Reading, block: Block) -> None:
    if ended := read_end_with_names(block.text):
        reading.dateline = reading.dateline or replace(ended[0], lines=block.lines)
        if ended[1]:
            sign(reading, ended[1], block.lines)
    elif dateline := read_end(block.text):
        reading.dateline = reading.dateline or replace(dateline, lines=block.lines)
    elif offices := read_affiliations(block.text):
        reading.affiliations |= offices
    elif found := find_full_date(narrow(block.text)):
        reading.issued = (found[0], block.lines)
        before = narrow(block.text)[: found[1]].strip()
        if before and (office := read_office(before)):
            sign(reading, office, block.lines)
    elif (signature := read_signature(block.text)) and not _lends(signature):
        sign(reading, signature, block.lines)


def _lends(signature: Signature) -> bool:
    """Whether it is an office that lent a picture 供图, which makes it no maker."""
    return signature.only_offices and signature.only_photographers


_READERS = {
    BlockKind.KICKER: _head,
    BlockKind.COLUMN: _head,
    BlockKind.TITLE: _head,
    BlockKind.SUBTITLE: _head,
    BlockKind.NOTE: _head,
    BlockKind.BYLINE: _byline,
    BlockKind.HEADING: _heading,
    BlockKind.CAPTION: _caption,
    BlockKind.REVIEW: _review,
    BlockKind.SIGN_OFF: _sign_off,
}


def _from_labels(reading: Reading, story: Story) -> None:
    """Take what the page's label lines said: an author, an editor."""
    facts = story.facts
    if facts.byline and (signature := read_signature(facts.byline)):
        sign(reading, signature, facts.lines)
    if facts.editors:
        for one in read_review(facts.editors) or ():
            add(reading.review, one, facts.lines)


def _draft(reading: Reading, story: Story) -> ArticleDraft:
    issued = reading.issued
    facts = story.facts
    published = issued[0] if issued else facts.published_on
    credits = _with_affiliation(reading)
    sections = reading.outline.done()
    return ArticleDraft(
        title=reading.head.get("title"),
        kicker=reading.head.get("kicker"),
        subtitle=reading.head.get("subtitle"),
        column=reading.head.get("column"),
        byline=reading.byline or (None if sections else reading.photo_phrase),
        credits=credits,
        review_credits=tuple(reading.review),
        dateline=reading.dateline,
        source=source_of(facts, reading.dateline, credits, printed=reading.taken_from),
        source_url=Text(facts.source_url, facts.lines) if facts.source_url else None,
        published_on=published,  # type: ignore[arg-type]
        published_lines=issued[1] if issued else facts.lines,
        sections=sections,
        captions=tuple(reading.captions),
        title_after_body=story.title_after_body,
        title_repeated=story.title_repeated,
        continued_above=reading.continued_above or story.continued_above,
        continued_below=reading.continued_below or story.continued_below,
        places=tuple(sorted(reading.places)),
    )


def _with_affiliation(reading: Reading) -> tuple[CreditDraft, ...]:
    """The credits in printed order; （作者单位：…） speaks of authors who have no office of their own."""
    printed = sorted(reading.credits, key=lambda row: row.lines[:1])
    return tuple(
        row if row.affiliation else replace(row, affiliation=_office(reading, row))
        for row in printed
    )


def _office(reading: Reading, row: CreditDraft) -> str | None:
    if row.kind is not AuthorKind.PERSON or row.role is CreditRole.PHOTOGRAPHER:
        return None
    keys = (row.name, reading.marks.get(row.name, ""), "")
    return next((office for key in keys if (office := reading.affiliations.get(key))), None)
