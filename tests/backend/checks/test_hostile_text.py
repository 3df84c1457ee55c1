"""Hostile text: no paragraph stops the checks, whatever stands in it, however often.

Times are measured and reported, not asserted: the guard is what one article may cost at most.
"""

from time import perf_counter

import pytest

from backend.checks import MOST, check
from backend.vocabulary import FindingCode
from tests.backend.checks.drafts import OTHER, whole

GUARD = 30.0
"""Seconds; every case below takes about one on one core."""
LENGTH = 60_000
UNITS = [
    "，二是", "一是一是", "第一，", "①", "的的", "我们我们", "一个", "《", "》", "（", "）", "（a)", "”", "”“", "‘",
    "’", "2月30日", "1月3日（周四）", "2024年13月", "日99时", "，，", "...", ",", "江守田说", "村民江守田",
    "记者李晓婷", "中and", "中 and ", "林", "哈", "渠水流进了村口的分水池。", "渠水流进了村口的分水池",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_one_paragraph_of_nothing_else_is_checked_in_good_time(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    start = perf_counter()
    findings = list(check(whole(text, OTHER)))
    assert perf_counter() - start < GUARD
    assert len(findings) <= MOST * len(FindingCode)


@pytest.mark.parametrize("unit", UNITS)
def test_thousands_of_paragraphs_of_it_are_checked_in_good_time(unit: str) -> None:
    start = perf_counter()
    findings = list(check(whole(*[unit + str(number) for number in range(3_000)])))
    assert perf_counter() - start < GUARD
    assert len(findings) <= MOST * len(FindingCode)
