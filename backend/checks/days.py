"""Days 日期: dates that do not exist, and weekdays that another date has."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from backend.checks.passages import Passage
from backend.chinese.numerals import chinese_number
from backend.draft import Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

YEAR = r"(?:(?P<year>(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})\s?年\s?)"
# 2025年1月3日 | 1月3日 | 二〇二五年一月三日; without a year only in figures (三月三 is a feast)
DAY = re.compile(
    rf"{YEAR}?(?<![\d.—-])(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]"
    rf"|(?P<han_year>[一二][〇零○九][〇零○一二三四五六七八九]{{2}})年"
    r"(?P<han_month>[一二三四五六七八九十]{1,3})月(?P<han_day>[一二三四五六七八九十]{1,3})日"
)
# ……至30日 | —2日: the end of a stretch in the same month
UNTIL = re.compile(r"\s?(?:至|到|—|–|-|~|～)\s?(?P<day>\d{1,2})\s?[日号]")
# （星期五） | 星期五 | （周五） | 周五上午: 周 needs something behind it that cannot be a name or 周年
WEEKDAY = re.compile(
    r"[\s，,]?[（(]?\s?(?P<words>(?:星期|礼拜)(?P<long>[一二三四五六日天])"
    r"|周(?P<short>[一二三四五六日])(?=[）)\s，,。；、上下中早晚凌清傍深夜至到]|$))"
)
MONTH = re.compile(rf"{YEAR}(?P<month>\d{{1,2}})\s?月")
# 3日25时 | 至8时75分 | 上午25：10; a colon behind anything else is a score
HOUR = re.compile(
    r"(?<=[日号午晨晚夜早至到于在从自])\s?(?P<hour>\d{1,3})\s?时(?![间代刻候段])"
    r"(?:(?P<minute>\d{1,2})\s?分)?"
    r"|(?<=[日号午晨晚夜早])\s?(?P<clock>\d{1,2})[:：](?P<after>\d\d)(?![\d:：])"
)
LUNAR = re.compile(r"(?:农历|阴历|旧历|夏历)[^，。；]{0,6}$")
ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")
NARROW = {ord("\uff10") + figure: str(figure) for figure in range(10)}
"""Full-width figures as half-width ones; every place stays."""
WEEKDAYS = "一二三四五六日"
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
HALF_A_YEAR = timedelta(days=183)
MOST_YEARS = 5
HOURS = 24
MINUTES = 60

Years = tuple[date | None, list[int]]
"""The day of publication and the years that the paragraph names."""


def check_days(text: list[Passage], published: date | None) -> Iterator[Finding]:
    """Look at every date of the text; one without a year is of the year nearest to `published`."""
    for printed in text:
        passage = replace(printed, text=printed.text.translate(NARROW))
        named = [int(year) for year in ANY_YEAR.findall(passage.text)[:MOST_YEARS]]
        for found in DAY.finditer(passage.text):
            if not LUNAR.search(passage.text[max(0, found.start() - 10) : found.start()]):
                yield from _day(passage, found, (published, named))
        yield from _months(passage)
        yield from _hours(passage)


def _day(passage: Passage, found: re.Match[str], years: Years) -> Iterator[Finding]:
    year = _year(found["year"] or found["han_year"])
    month, day = (
        _number(found["month"] or found["han_month"]),
        _number(found["day"] or found["han_day"]),
    )
    if not _exists(year, month, day):
        yield _impossible(passage, found.span())
        return
    rest = passage.text[found.end() : found.end() + 20]
    until = UNTIL.match(rest)
    if until and not _exists(year, month, int(until["day"])):
        yield _impossible(passage, (found.start(), found.end() + until.end()))
    weekday = WEEKDAY.match(rest)
    if weekday is None or until:
        return
    likely = [year] if year else _likely_years(month, day, years)
    days = [date(one, month, day) for one in likely if _exists(one, month, day)]
    named = weekday["long"] or weekday["short"]
    printed = WEEKDAYS.index("日" if named == "天" else named)
    if days and all(one.weekday() != printed for one in days):
        right = WEEKDAYS[days[0].weekday()]
        start = found.end() + weekday.start("words")
        yield passage.finding(
            Code.WRONG_WEEKDAY,
            Severity.FAULT if year else Severity.DOUBT,
            f"{days[0].year}年{month}月{day}日是星期{right}",
            (start, start + len(weekday["words"])),
            weekday["words"][:-1] + right,
        )


def _likely_years(month: int, day: int, years: Years) -> list[int]:
    """The years that a date without one can mean: the nearest to publication, and any that is named."""
    published, named = years
    if published is None:
        return []
    around = range(max(1, published.year - 1), published.year + 2)
    near = [
        year
        for year in around
        if _exists(year, month, day) and abs(date(year, month, day) - published) <= HALF_A_YEAR
    ]
    return near + named if near else []


def _months(passage: Passage) -> Iterator[Finding]:
    for found in MONTH.finditer(passage.text):
        behind = passage.text[found.end() : found.end() + 1]
        if not 1 <= int(found["month"]) <= len(LONGEST) and not behind.isdigit():
            yield _impossible(passage, found.span())


def _hours(passage: Passage) -> Iterator[Finding]:
    for found in HOUR.finditer(passage.text):
        hour = int(found["hour"] or found["clock"])
        minute = int(found["minute"] or found["after"] or 0)
        if hour > HOURS or minute >= MINUTES:
            yield _impossible(passage, found.span())


def _impossible(passage: Passage, span: tuple[int, int]) -> Finding:
    words = passage.text[slice(*span)].strip()
    return passage.finding(
        Code.IMPOSSIBLE_DATE, Severity.FAULT, f"没有“{words}”这样的日期或时间", span
    )


def _exists(year: int | None, month: int, day: int) -> bool:
    if year is None:
        return 1 <= month <= len(LONGEST) and 1 <= day <= LONGEST[month - 1]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year(printed: str | None) -> int | None:
    return _number(printed) if printed else None


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese_number(printed) or 0
