"""Cleaning 清理: mended characters; page furniture lifted out with its reason, and kept."""

from dataclasses import replace

from backend.cleaning.characters import mend
from backend.cleaning.furniture import FurnitureRules
from backend.cleaning.labels import read_labels
from backend.draft import Furniture, Line, PageFacts, SourceText
from backend.vocabulary import FurnitureReason

LONGEST_LABEL = 200


def clean(source: SourceText) -> SourceText:
    """Hand on the page with its lines mended and everything that is no article's set aside."""
    rows = [replace(line, text=mend(line.text)) for line in source.lines]
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
        if fact:
            facts.append(fact)
        if reason:
            furniture.append(Furniture(line.number, line.text, reason))
            kept.append(replace(line, text=""))
        else:
            kept.append(line)
    return replace(source, lines=tuple(kept), furniture=tuple(furniture), facts=tuple(facts))
