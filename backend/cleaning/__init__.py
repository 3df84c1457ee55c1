"""Cleaning 清理: mended characters; page furniture lifted out with its reason, and kept."""

import re
from dataclasses import replace
from itertools import pairwise

from backend.chinese.plain import plain
from backend.chinese.punctuation import ends_sentence
from backend.cleaning.blocks import pull_quotes, whole_blocks
from backend.cleaning.characters import LEAST_INDENT, MOST_INDENT, mend, shift_of
from backend.cleaning.furniture import FurnitureRules
from backend.cleaning.label_keys import KEY
from backend.cleaning.labels import DATE_LINE, is_clocked_date, read_labels
from backend.cleaning.matter import Matter, read_matter
from backend.cleaning.site import find_frame
from backend.source import Furniture, Line, Mark, PageFacts, SourceText
from backend.vocabulary import FurnitureReason

LONGEST_LABEL = 200
HOUSE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:网|[日晚晨早时商]报|新闻社?|在线|客户端|融媒|电视台)[\u4e00-\u9fff]{0,3}"
)
PIPED = re.compile(r"^\|\s*([^|]*[^|\s])\s*\|$")
"""The one cell of a table that held nothing but a picture and its caption."""


def clean(source: SourceText) -> SourceText:
    """Hand on the page with its lines mended and everything that is no article's set aside."""
    rows, matter = _without_matter([_mended(line) for line in source.lines])
    kept, furniture, facts = _line_by_line(rows)
    furniture += matter.furniture
    facts += matter.facts
    marked = source.format == "html"
    kept, more, framed = _lift_frame(kept, furniture, facts, marked=marked)
    furniture = sorted(furniture + more, key=lambda one: one.line)
    facts = _of_article(facts, kept, furniture) if framed else facts
    framed &= source.format not in ("md", "html")  # their own headings say more
    if not marked:
        kept, more = _lift_blocks(rows, kept, furniture)
        furniture = sorted(furniture + more, key=lambda one: one.line)
    return replace(
        source,
        lines=tuple(kept),
        furniture=tuple(furniture),
        facts=tuple(facts),
        framed=framed,
    )


def _without_matter(rows: list[Line]) -> tuple[list[Line], Matter]:
    """The lines without the front matter, whose title stays as the page's heading."""
    matter = read_matter([line for line in rows if line.text])
    lifted = {one.line for one in matter.furniture}
    title = matter.title
    return [
        replace(line, text="")
        if line.number in lifted
        else title
        if title and line.number == title.number
        else line
        for line in rows
    ], matter


def _line_by_line(rows: list[Line]) -> tuple[list[Line], list[Furniture], list[PageFacts]]:
    """Set aside every line that is furniture by itself, and read what label lines say."""
    rules = FurnitureRules([line for line in rows if line.text])
    kept: list[Line] = []
    furniture: list[Furniture] = []
    facts: list[PageFacts] = []
    printed = [line for line in rows if line.text]
    below = {line.number: after for line, after in pairwise(printed)}
    for line in rows:
        fact = _facts_of(line, rules) if line.text else None
        named = fact and is_clocked_date(line.text)
        own = bool(named) and _is_account(kept, line, below.get(line.number))
        if fact and named and (own or _is_house(kept, line)):
            above = kept[-1]
            why = FurnitureReason.PAGE_HEAD if own else FurnitureReason.LABEL
            furniture.append(Furniture(above.number, above.text, why))
            kept[-1] = replace(above, text="")
            fact = replace(fact, source=above.text, whole_page=False, account=own)
        facts += [fact] if fact else []
        reason = FurnitureReason.LABEL if fact else rules.reason(line) if line.text else None
        if reason:
            furniture.append(Furniture(line.number, line.text, reason))
        kept.append(replace(line, text="") if reason else line)
    return kept, furniture, facts


def _facts_of(line: Line, rules: FurnitureRules) -> PageFacts | None:
    return read_labels(line, head=rules.in_head(line)) if len(line.text) <= LONGEST_LABEL else None


def _lift_frame(
    kept: list[Line], furniture: list[Furniture], facts: list[PageFacts], *, marked: bool
) -> tuple[list[Line], list[Furniture], bool]:
    """Lift what a copied web page has around its article, and mark its title; say whether there is one."""
    lifted = {one.line: one for one in furniture}
    lines = [
        line if line.text else replace(line, text=lifted[line.number].text)
        for line in kept
        if line.text or line.number in lifted
    ]
    titles, found = find_frame(
        lines, {n: one.reason for n, one in lifted.items()}, facts, marked=marked
    )
    more = [
        Furniture(line.number, line.text, found[line.number])
        for line in kept
        if line.number in found
    ]
    out = [
        replace(line, text="")
        if line.number in found
        else replace(line, mark=Mark.HEADING, depth=1)
        if line.number in titles
        else line
        for line in kept
    ]
    return out, more, bool(titles)


def _of_article(
    facts: list[PageFacts], kept: list[Line], furniture: list[Furniture]
) -> list[PageFacts]:
    """The facts without those of the links below the text, which have their own dates."""
    last = max((line.number for line in kept if line.text), default=0)
    links = (FurnitureReason.NAVIGATION, FurnitureReason.RELATED)
    end = min((one.line for one in furniture if one.line > last and one.reason in links), default=0)
    return [fact for fact in facts if not end or fact.lines[0] < end]


def _lift_blocks(
    rows: list[Line], kept: list[Line], furniture: list[Furniture]
) -> tuple[list[Line], list[Furniture]]:
    """Lift what goes with the furniture found line by line, and the sentences printed a second time."""
    printed = [line for line in rows if line.text]
    lifted = {one.line: _edge(one) for one in furniture}
    found = whole_blocks(printed, lifted)
    left = [line for line in printed if line.number not in lifted and line.number not in found]
    found |= dict.fromkeys(pull_quotes(left), FurnitureReason.PULL_QUOTE)
    more = [
        Furniture(line.number, line.text, found[line.number])
        for line in kept
        if line.number in found and line.text
    ]
    return [replace(line, text="") if line.number in found else line for line in kept], more


def _edge(one: Furniture) -> FurnitureReason:
    """A date line of the page's own head is a page head, whatever else was read from it."""
    dated = one.reason is FurnitureReason.LABEL and DATE_LINE.search(one.text)
    if dated and not KEY.search(one.text):
        return FurnitureReason.PAGE_HEAD
    return one.reason


def _mended(line: Line) -> Line:
    shift = max(line.shift, shift_of(line.text))
    return Line(
        number=line.number,
        text=PIPED.sub(r"\1", plain(mend(line.text))),
        mark=line.mark,
        depth=line.depth,
        indent=line.indent or LEAST_INDENT <= shift <= MOST_INDENT,
        shift=shift,
        column=line.column,
    )


def _is_house(kept: list[Line], line: Line) -> bool:
    """Whether the line between a title and the time of day is who had it first: 青石网."""
    if len(kept) < 2 or kept[-1].number != line.number - 1 or kept[-1].mark is not Mark.PLAIN:
        return False
    return HOUSE.fullmatch(kept[-1].text) is not None and bool(kept[-2].text)


def _is_account(kept: list[Line], line: Line, below: Line | None) -> bool:
    """Whether the page's first line, right above a date with the time of day, is an account's name.

    Where text follows at once it is a title.
    """
    longest = 14
    if below is not None and (ends_sentence(below.text) or "，" in below.text):
        return False
    return (
        bool(kept)
        and kept[-1].number == line.number - 1
        and 1 < len(kept[-1].text) <= longest
        and not any(one.text for one in kept[:-1])
    )
