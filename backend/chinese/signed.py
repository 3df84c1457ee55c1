"""Signed 署名的一人: a name of a signature with what the phrase says of it, and the state of reading one."""

from dataclasses import dataclass, field

from backend.vocabulary import AuthorKind, CreditRole


@dataclass(frozen=True, slots=True)
class Signed:
    """One name of a signature, with what the phrase says of it.

    `mark` is the small figure behind a scholar's name that leads to his office: 赫连静1.
    """

    name: str
    role: CreditRole
    kind: AuthorKind = AuthorKind.PERSON
    affiliation: str | None = None
    mark: str = ""


@dataclass(slots=True)
class Reading:
    """The state of one reading from left to right."""

    role: CreditRole | None = None
    affiliation: str | None = None
    signed: list[Signed] = field(default_factory=list)
    group: int = 0
    sure: bool = False
    glued: bool = False
    fresh: bool = False
    several: bool = False
    collective: str = ""
    bracketed: bool = False
    handed: bool = False
