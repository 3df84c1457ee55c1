"""Deciding 取舍: whose word a unit of an article keeps when the importer reads it again."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from articles.workflow.readings import Part, mark


class Won(Enum):
    """Whose word a unit keeps."""

    BOTH = "both"
    IMPORTER = "importer"
    EDITOR = "editor"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that the importer reads anew, or a whole `section` or `caption`.

    `ours` is what the rows say and `theirs` what is read now, None for a part that is not there.
    `disputed` says that an editor has changed it too, and that the editor's word stands.
    """

    unit: str
    ours: Any
    theirs: Any
    lines: tuple[int, ...] = ()
    part: Part | None = None
    disputed: bool = False


def decide(old: str | None, ours: Any, theirs: Any) -> Won:
    """Whose word a unit keeps; `old` is the mark of what the importer said last."""
    mine, new = mark(ours), mark(theirs)
    if mine == new:
        return Won.BOTH
    if mine == old:
        return Won.IMPORTER
    return Won.EDITOR if new == old else Won.DISPUTED
