"""Cleaning 清理: mended characters; page furniture lifted out with its reason, and kept."""

from dataclasses import replace

from backend.cleaning.characters import is_indented, mend
from backend.cleaning.furniture import FurnitureRules
from backend.cleaning.labels import is_clocked_date, read_labels
from backend.draft import Furniture, Line, PageFacts, SourceText
from backend.vocabulary import FurnitureReason

LONGEST_LABEL = 200


def clean(source: SourceText) -> SourceText:
    """Hand on the page with its lines mended and everything that is no article's set aside."""
    rows = [
        replace(line, text=mend(line.text), indent=line.indent or is_indented(line.text))
        for line in source.lines
    ]
    rules = FurnitureRules([line for line in rows if line.text])
    kept: list[Line] = []
    furniture: list[Furniture] = []
    facts: list[PageFacts] = []
    for line in rows:
        if not line.text:
            kept.append(line)
            continue
        fact = (
            read_labels(line, head=rules.in_head(line)) if len(line.text) <= LONGEST_LABEL else None
        )
        reason = FurnitureReason.LABEL if fact else rules.reason(line)
        if fact and is_clocked_date(line.text) and _is_account(kept, line):
            account = kept[-1]
            furniture.append(Furniture(account.number, account.text, FurnitureReason.PAGE_HEAD))
            kept[-1] = replace(account, text="")
            fact = replace(fact, source=account.text, whole_page=False)
        if fact:
            facts.append(fact)
        if reason:
            furniture.append(Furniture(line.number, line.text, reason))
            kept.append(replace(line, text=""))
        else:
            kept.append(line)
    return replace(source, lines=tuple(kept), furniture=tuple(furniture), facts=tuple(facts))


def _is_account(kept: list[Line], line: Line) -> bool:
    """Whether the page's first line, right above a date with the time of day, is an account's name."""
    longest = 14
    return (
        bool(kept)
        and kept[-1].number == line.number - 1
        and 1 < len(kept[-1].text) <= longest
        and not any(one.text for one in kept[:-1])
    )
