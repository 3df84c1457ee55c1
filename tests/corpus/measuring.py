"""Measuring: how much of what pages should become has been found, field by field.

Values are compared without white space. Single values are right or wrong, lists are compared as
multisets; the figure of a field is F1 over all pages. What the expectation leaves out or lists under
`unknown` is not measured.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
SINGLE = ("title", "kicker", "subtitle", "column", "source", "published_on")
ALIKE = 0.8
"""Share of common text from which two articles are the same one."""
NEAR = 0.2
"""Share from which they are compared at all."""


@dataclass(slots=True)
class Measure:
    """Counts of values that are right, found and wanted, by field."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: list[object], wanted: list[object]) -> None:
        one, other = Counter(map(str, found)), Counter(map(str, wanted))
        self.right[name] += sum((one & other).values())
        self.found[name] += len(found)
        self.wanted[name] += len(wanted)

    def figures(self) -> dict[str, float]:
        """F1 of every field that occurs."""
        return {
            name: 2 * self.right[name] / (self.found[name] + self.wanted[name])
            for name in sorted(self.found | self.wanted)
            if self.found[name] + self.wanted[name]
        }


def measure(page: Record, expected: Record, into: Measure) -> None:
    """Count what the page's record has of what is expected."""
    if expected.get("expect") in ("empty", "rejected"):
        refused = not page["articles"] and bool(page.get("error")) is (
            expected["expect"] == "rejected"
        )
        into.add("handling", ["as expected"] if refused else ["otherwise"], ["as expected"])
        return
    articles = expected["articles"]
    pairs = list(_pairs(page["articles"], articles))
    free = sum(bool(want.get("optional")) for want in articles)
    same = sum(share >= ALIKE for *_, share in pairs)
    into.right["articles"] += min(same, len(articles) - free)
    into.found["articles"] += max(len(page["articles"]) - free, same - free, 0)
    into.wanted["articles"] += len(articles) - free
    for got, want, _ in pairs:
        _article(got, want, into)
    for want in articles:
        if not want.get("optional") and all(want is not one for _, one, _ in pairs):
            _article({}, want, into)
    captions = [_bare(one["text"]) for got in page["articles"] for one in got["captions"]]
    wanted = [_bare(one["text"]) for want in articles for one in want.get("captions") or []]
    into.add("captions", list(captions), list(wanted))


def _article(got: Record, want: Record, into: Measure) -> None:
    unknown = want.get("unknown") or []
    for name in SINGLE:
        if name in want and name not in unknown:
            into.add(name, _single(name, got, want), [_bare(want[name])] if want[name] else [])
    for name, key, read in LISTS:
        if key in want and not {name, key, ALSO.get(name)} & set(unknown):
            into.add(name, read(got), read(want))


def _single(name: str, got: Record, want: Record) -> list[object]:
    value = _bare(got.get(name))
    if want.get("kicker_or_column") and name in ("kicker", "column"):
        either = {_bare(got.get("kicker")), _bare(got.get("column"))}
        value = _bare(want[name]) if _bare(want[name]) in either else ""
    if name == "title" and value in map(_bare, want.get("title_alt") or []):
        value = _bare(want["title"])
    return [value] if value else []


def _credits(article: Record) -> list[object]:
    return [(_bare(one["name"]), one["role"]) for one in article.get("credits") or []]


def _dateline(article: Record) -> list[object]:
    return [(key, value) for key, value in (article.get("dateline") or {}).items() if value]


def _headings(article: Record) -> list[object]:
    rows = [(_bare(one["heading"]), one["level"]) for one in article.get("sections") or []]
    return [row for row in rows if row[0]]


def _paragraphs(article: Record) -> Iterator[str]:
    for section in article.get("sections") or []:
        yield from map(_bare, section["paragraphs"])


def _values(rows: list[Any] | None) -> list[object]:
    return [sorted(row.items()) if isinstance(row, dict) else row for row in rows or []]


def _bare(value: object) -> str:
    return "".join(str(value).split()) if value else ""


def _pairs(found: list[Record], wanted: list[Record]) -> Iterator[tuple[Record, Record, float]]:
    """Each article found beside the expected one that it shares most text with."""
    ones, others = [_parts(one) for one in found], [_parts(one) for one in wanted]
    ranked = sorted(
        (
            (_share(one, other), i, j)
            for i, one in enumerate(ones)
            for j, other in enumerate(others)
        ),
        reverse=True,
    )
    left, right = set[int](), set[int]()
    for share, i, j in ranked:
        if share >= NEAR and i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield found[i], wanted[j], share


def _parts(article: Record) -> Counter[str]:
    captions = (one["text"] for one in article.get("captions") or [])
    text = "".join([*_paragraphs(article), _bare(article.get("title")), *map(_bare, captions)])
    return Counter(text[i : i + 3] for i in range(len(text) - 2))


def _share(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


LISTS: tuple[tuple[str, str, Callable[[Record], list[object]]], ...] = (
    ("credits", "credits", _credits),
    ("dateline", "dateline", _dateline),
    ("headings", "sections", _headings),
    ("paragraphs", "sections", lambda one: list(_paragraphs(one))),
    ("review_credits", "review_credits", lambda one: _values(one.get("review_credits"))),
    ("flags", "flags", lambda one: _values(one.get("flags"))),
)
"""What is counted, the key it is read from, and how."""
ALSO = {"paragraphs": "boundaries"}
