"""Sections 小节: headings with level and number, and the paragraphs below each."""

from dataclasses import dataclass, field

from backend.chinese.numerals import Label, read_label
from backend.draft import Block, SectionDraft, Text
from backend.source import Lines

UNLABELLED = -1


@dataclass(slots=True)
class _Open:
    heading: str | None = None
    number: str | None = None
    rank: tuple[int, int] | None = None
    lines: Lines = ()
    paragraphs: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Sections while they are being gathered; levels are given when all headings are known."""

    sections: list[_Open] = field(default_factory=lambda: [_Open()])

    def heading(self, block: Block) -> None:
        """Open a section under a heading."""
        label: Label | None = read_label(block.text)
        numbered = label is not None and bool(label.rest)
        self.sections.append(
            _Open(
                heading=(label.rest if label and numbered else block.text).strip("：: "),
                number=_bare(label.number) if label and numbered else None,
                rank=(block.level, label.style if label and numbered else UNLABELLED),
                lines=block.lines,
            )
        )

    def paragraph(self, value: str, lines: Lines) -> None:
        """Add a paragraph to the open section."""
        if value.strip():
            self.sections[-1].paragraphs.append(Text(value.strip(), lines))

    def done(self) -> tuple[SectionDraft, ...]:
        """The sections with their levels; the opening one is left out when it is empty."""
        levels = _levels([section.rank for section in self.sections if section.rank])
        return tuple(
            SectionDraft(
                heading=section.heading,
                level=levels[section.rank] if section.rank else 0,
                number=section.number,
                paragraphs=tuple(section.paragraphs),
                heading_lines=section.lines,
            )
            for section in self.sections
            if section.heading or section.paragraphs
        )


def _bare(number: str) -> str:
    return number.strip("、．.")


def _levels(ranks: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Levels from 1: a new style below the open one goes one deeper, a known style returns to its level.

    A style is the format's depth and the kind of label; in Chinese official style 一、 stands over
    （一） over 1. over （1）, so a label of a higher style is never put below a lower one.
    """
    levels: dict[tuple[int, int], int] = {}
    for rank in ranks:
        if rank in levels:
            continue
        above = [one for one in levels if _over(one, rank)]
        levels[rank] = max((levels[one] for one in above), default=0) + 1
    lowest = min(levels.values(), default=1)
    return {rank: level - lowest + 1 for rank, level in levels.items()}


def _over(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether headings of the first style stand over those of the second."""
    if one[0] and other[0] and one[0] != other[0]:
        return one[0] < other[0]
    if UNLABELLED in (one[1], other[1]):
        return one[1] == UNLABELLED and other[1] != UNLABELLED
    return one[1] < other[1]
