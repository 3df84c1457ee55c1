"""Dates 日期: full dates and month-day dates as Chinese pages print them."""

import re
import unicodedata
from datetime import date

from backend.chinese.numerals import chinese_number

YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
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


def as_number(text: str) -> int:
    """The number that figures or Chinese numerals print; 0 for neither."""
    if text.isdecimal():
        return int(text)
    return chinese_number(text) or 0
