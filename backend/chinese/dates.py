"""Dates 日期: full dates and month-day dates as Chinese pages print them."""

import re
import unicodedata
from datetime import date, timedelta

from backend.chinese.numerals import chinese_number

YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇零○九0\uff2f][〇零○0\uff2f一二三四五六七八九]{2})"
CHINESE_TWO = r"[一二三四五六七八九十]{1,3}"

# 2024年5月6日 | 二〇二四年五月六日 | 2024-05-06 | 2024/5/6 | 2024.5.6
FULL = re.compile(
    rf"{YEAR}\s*(?:年|[-/.])\s*(?P<month>\d{{1,2}}|{CHINESE_TWO})\s*(?:月|[-/.])\s*"
    rf"(?P<day>\d{{1,2}}|{CHINESE_TWO})\s*日?"
)
# 中華民國一一三年五月九日: counted from 1912 as the first year
REPUBLIC = re.compile(
    rf"民[國国]\s*(?P<year>\d{{2,3}}|[〇零○一二三四五六七八九十]{{2,3}})\s*年\s*(?P<month>\d{{1,2}}|{CHINESE_TWO})\s*月\s*"
    rf"(?P<day>\d{{1,2}}|{CHINESE_TWO})\s*日"
)
REPUBLIC_BEGAN = 1911


def narrow(text: str) -> str:
    """Full-width digits and letters as half-width ones, for reading, never for storing."""
    return unicodedata.normalize("NFKC", text)


def find_full_date(text: str) -> tuple[date, int, int] | None:
    """Find the first full date with its place in the narrowed text."""
    found = REPUBLIC.search(text) or FULL.search(text)
    if found is None:
        return None
    year, month, day = (as_number(found[name]) for name in ("year", "month", "day"))
    year += REPUBLIC_BEGAN if found.re is REPUBLIC else 0
    try:
        return date(year, month, day), found.start(), found.end()
    except ValueError:
        return None


# what may stand behind the date in a field of its own: 10:30 | T10:30:00+08:00 | 星期五
BEHIND_DATE = re.compile(
    r"\s*[T ]?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?\s*"
    r"(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?)?\s*"
)
COMPACT = re.compile(r"(?:19|20)\d{6}")
SERIAL = re.compile(r"(?P<days>[2-7]\d{4})(?:\.\d+)?")
FIRST_SERIAL = date(1899, 12, 30)
"""Excel counts days from here; five figures from 20,000 lie between 1954 and 2119."""


def read_date(text: str) -> date | None:
    """Read a field that holds a date and nothing else: 2025-01-03, 20250103, 2025年1月3日, 45660."""
    plain = narrow(text).strip()
    if COMPACT.fullmatch(plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if serial := SERIAL.fullmatch(plain):
        return FIRST_SERIAL + timedelta(days=int(serial["days"]))
    found = find_full_date(plain)
    if found is None or found[1] != 0 or not BEHIND_DATE.fullmatch(plain[found[2] :]):
        return None
    return found[0]


def as_number(text: str) -> int:
    """The number that figures or Chinese numerals print; 0 for neither."""
    if text.isdecimal():
        return int(text)
    return chinese_number(text) or 0
