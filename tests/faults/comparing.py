"""Comparing 对账: what a disturbed newsroom lacks, has twice, or has half of."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.faults.account import Account

PARTS = (
    "sections", "credits", "review_credits", "tags", "captions", "findings", "revisions",
    "events", "publications",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damage:
    """How many files are lost, doubled or half; all zero where nothing happened."""

    lost: int
    doubled: int
    half: int

    @classmethod
    def between(cls, found: Account, wanted: Account) -> "Damage":
        """Compare file by file."""
        have = Counter(file["sha256"] for file in found["files"])
        mine = {file["sha256"]: file for file in found["files"]}
        want = {file["sha256"]: file for file in wanted["files"]}
        return cls(
            lost=len(want.keys() - have.keys()),
            doubled=sum(number > 1 for number in have.values())
            + sum(len(mine[key]["articles"]) > len(want[key]["articles"]) for key in mine),
            half=sum(_is_half(mine[key], want[key]) for key in want.keys() & mine.keys()),
        )


def _is_half(file: Account, whole: Account) -> bool:
    pairs = list(zip(file["articles"], whole["articles"], strict=False))
    return len(file["articles"]) < len(whole["articles"]) or any(
        _size(one) != _size(other) for one, other in pairs
    )


def _size(article: Account) -> list[Any]:
    filters = [
        (len(row["credits"]), len(row["tags"]), len(row["sections"]), len(row["changes"]))
        for row in article["publications"]
    ]
    return [*(len(article[part]) for part in PARTS), filters]


def gaps(account: Account) -> list[int]:
    """The numbers at which the change feed is not 1, 2, … n with its counter at n."""
    numbers = [change[0] for change in account["changes"]]
    wanted = list(range(1, account["counter"] + 1))
    return sorted(set(numbers) ^ set(wanted)) or ([] if numbers == wanted else numbers)


def is_sound(url: str) -> bool:
    """Whether SQLite finds its own file in order; PostgreSQL looks after itself."""
    if not url.startswith("sqlite"):
        return True
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    finally:
        connection.close()
