"""Merging 合并: a better importer's reading of an article into what an editor has made of it.

Three-way and unit by unit 逐栏: where the rows still say what the importer said last, they follow it;
where an editor has changed them, they stay. Where the importer now says a third thing, both are told
as a difference. Sections and captions are known again by their source lines.
"""

from dataclasses import dataclass

from articles.workflow.deciding import Difference, Won, decide
from articles.workflow.part_merging import edited_parts, merge_parts
from articles.workflow.readings import Marks, Reading, mark


@dataclass(frozen=True, slots=True)
class Merged:
    """The reading that both make together, the importer's marks for the next time, and what differs."""

    reading: Reading
    marks: Marks
    differences: tuple[Difference, ...] = ()


def merge(
    base: Marks, ours: Reading, theirs: Reading, *, silent: frozenset[str] = frozenset()
) -> Merged:
    """Merge the importer's new reading into the rows' own; `silent` are units it says nothing about."""
    values, marks = dict(ours.fields), dict(base["fields"])
    lines = dict(theirs.field_lines)
    differences = []
    for unit in theirs.fields.keys() - silent:
        old, mine, new = base["fields"].get(unit), ours.fields[unit], theirs.fields[unit]
        won = decide(old, mine, new)
        if won in (Won.BOTH, Won.IMPORTER):
            values[unit], marks[unit] = new, mark(new)
        elif unit in ours.field_lines:
            lines[unit] = ours.field_lines[unit]
        if won in (Won.IMPORTER, Won.DISPUTED):
            where = tuple(theirs.field_lines.get(unit, ()))
            disputed = won is Won.DISPUTED
            differences.append(Difference(unit, mine, new, where, disputed=disputed))
    sections = merge_parts(base["sections"], ours.sections, theirs.sections, "section")
    captions = merge_parts(base["captions"], ours.captions, theirs.captions, "caption")
    order = list(theirs.fields)
    return Merged(
        Reading(
            fields=values,
            sections=sections.parts,
            captions=captions.parts,
            field_lines=lines,
            credit_lines=ours.credit_lines | theirs.credit_lines,
            confidence=theirs.confidence,
        ),
        {"fields": marks, "sections": sections.marks, "captions": captions.marks},
        (
            *sorted(differences, key=lambda one: order.index(one.unit)),
            *sections.differences,
            *captions.differences,
        ),
    )


@dataclass(frozen=True, slots=True)
class Edited:
    """What of an article is no longer as the importer read it: units, sections, captions."""

    fields: frozenset[str]
    sections: tuple[bool, ...]
    captions: tuple[bool, ...]


def edited(base: Marks, ours: Reading) -> Edited:
    """Tell an editor's words from the importer's; with no marks kept, nothing is known to be edited."""
    marks = base.get("fields", {})
    return Edited(
        frozenset(
            unit for unit, value in ours.fields.items() if marks and marks.get(unit) != mark(value)
        ),
        edited_parts(base["sections"], ours.sections) if base else (False,) * len(ours.sections),
        edited_parts(base["captions"], ours.captions) if base else (False,) * len(ours.captions),
    )
