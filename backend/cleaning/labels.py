"""Label lines 信息行: 发布日期：… 来源：… 作者：… — read, then set aside."""

import re
from dataclasses import replace
from datetime import date

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.names import is_name
from backend.chinese.press import OWN_HOUSE
from backend.chinese.punctuation import SPACES
from backend.chinese.reviews import CONTACT
from backend.chinese.signatures import signs_surely
from backend.chinese.variants import fold
from backend.cleaning.buttons import without_buttons
from backend.cleaning.label_keys import (
    BYLINE_KEYS,
    DATE_KEYS,
    EDITOR_KEYS,
    KEY,
    SOURCE_KEYS,
    URL_KEYS,
)
from backend.source import Line, Mark, PageFacts

# 以下文章来源于青芷青年，作者芷青
REPRINT = re.compile(
    r"以下文章来源于\s*(?P<source>[\u4e00-\u9fffA-Za-z0-9]{2,16})\s*[，,]\s*作者\s*(?P<name>[\u4e00-\u9fff·]{2,8})"
)
BUTTONS = re.compile(
    r"[\[【(（]?(?:关闭|收藏|打印|分享|评论|字体|字号|大\s*中\s*小)(?:窗口|本页)?[\]】)）]?"
)
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
COUNTED = re.compile(r"\s+[\d.]+万?\+?$")
BEHIND = re.compile(
    r"\s+(?=(?:发布|发表|更新|我要|字[号级体]|阅读|浏览|点击|打印|分享|收藏|评论|时间|日期|编辑|责编|作者|关注|扫码|手机|收听|朗读|大\s|[【\[（(]))"
)
"""Where a source ends and the page's buttons begin."""
MARKS = "▌▍▎▏■●◆| "
LONGEST_HEAD = 50
DATED = re.compile(rf"(?:{'|'.join(sorted(DATE_KEYS, key=len, reverse=True))})\s*\d{{4}}\s*[年./-]")
"""A label without its colon: 更新时间 2025年3月5日."""
PRINTED_IN = re.compile(
    r"(?P<by>[^《》。]{2,40})?《(?P<paper>[\u4e00-\u9fff]{2,10}[报刊])》\s*[（(]\s*\d{4}年\d{1,2}月\d{1,2}日[^（）()]{0,12}[）)]"
)
"""林岳《青石日报》（2025年3月5日第6版）: who wrote, and where it was printed."""
ADDRESS = re.compile(r"(?:https?://|www\.)[\w./%?=&#-]+", re.IGNORECASE)
UPDATED = re.compile(
    r"[（(][^（()）]{0,24}(?:更新|发布|修改)[）)]|(?:最后)?更新(?:时间)?|发布|发表"
)
# 2025/3/5 17:42 社会: the stamp of one item has a name behind it at most
STAMPED = re.compile(r"[\u4e00-\u9fffA-Za-z·\-— ]{1,16}")
TODAY = re.compile(r"今天是?|今日|现在是")
HOUSES = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:网|在线|客户端)\s*[-—·]+\s*[\u4e00-\u9fff]{2,8}[报网刊]"
)
"""A line of its own that says who had it first, and where it stands now: 云溪网-青石日报."""
OUTLETS = (*"报刊网台社", "在线", "客户端", "融媒", "新闻", "发布", "网站", "中心")
MONTH_DAY_CLOCK = re.compile(r"(?:\d{1,2}[-/月]\d{1,2}日?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?")
# 云溪融媒 2022-11-03 18:30 发表于青石 | 原创 云溪发布 云溪发布 2022年11月3日
ACCOUNT = re.compile(
    r"(?:原创\s*)?(?:[\u4e00-\u9fffA-Za-z0-9]{2,14}\s+){0,2}(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14})"
)
# 原创 林岳 云溪发布 2022年11月3日: the account names who wrote
ORIGINAL = re.compile(r"原创\s+(?P<name>[\u4e00-\u9fff·]{2,6})\s+[\u4e00-\u9fffA-Za-z0-9]{2,14}\s")
AFTER_ACCOUNT = re.compile(
    r"(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:发表于|发布于)?\s*[\u4e00-\u9fff]{0,6}(?:\s*字[号体].{0,12})?"
)
# What may stand around the date in a page head: 青石日报 2021年5月18日 星期二 文化周刊 5
DATE_LINE = re.compile(
    r"播出|文稿|联播|\b[A-D]\d{1,2}\b|主编|责编|编辑|美编|版式|校对|组版|星期|周[一二三四五六日]|农历|[日晚晨早时]报|[報刊版]|总第|第\s*\d+\s*期"
)


def read_labels(line: Line, *, head: bool) -> PageFacts | None:
    """Read a label line, a date line of the page or an account line; None when it is none."""
    if line.mark in (Mark.HEADING, Mark.CAPTION, Mark.NOTE, Mark.ROW):
        return None
    text = narrow(line.text).lstrip(MARKS)
    found = _printed_in(text) or _labels(text) or (_dated_head(text) if head else None)
    if found is None:
        found = (_account(text) if head else None) or _date_line(text, head=head) or _reprint(text)
    return replace(found, lines=(line.number,)) if found else None


def _printed_in(text: str) -> PageFacts | None:
    """A paper's name with the day and page of its print, and who wrote in front of it."""
    found = PRINTED_IN.fullmatch(text)
    dated = find_full_date(text)
    if not found or not dated:
        return None
    by = (found["by"] or "").strip()
    byline = (by if signs_surely(by) else f"作者：{by}") if by else None
    return PageFacts(published_on=dated[0], source=found["paper"], byline=byline)


def _labels(text: str) -> PageFacts | None:
    keys = list(KEY.finditer(fold(text)))
    if not keys or text.endswith("。") or (keys[0]["row"] and keys[0].start()):
        return None
    names = {_key(found) for found in keys}
    before = text[: keys[0].start()].strip(" |·(（[【")
    makers = names <= set(BYLINE_KEYS) and find_full_date(before)
    if names <= {*BYLINE_KEYS, *EDITOR_KEYS} and not makers:
        return None  # a byline or a review line of its own
    facts = PageFacts()
    if before:
        dated = find_full_date(before)
        if not dated and not MONTH_DAY_CLOCK.fullmatch(before):
            return None
        facts = replace(facts, published_on=dated[0] if dated else None)
    for found, after in zip(keys, [*keys[1:], None], strict=True):
        value = text[found.end() : after.start() if after else len(text)]
        value = BUTTONS.sub("", value).strip(" |·;；,，[]【】")
        value = value if "（" in value or "(" in value else value.rstrip("）)")
        facts = _take(facts, _key(found), value)
    return facts


def _dated_head(text: str) -> PageFacts | None:
    """A page's head with its date under a label: 新闻通稿 第21批  发稿日期：2025年3月5日."""
    found = KEY.search(fold(text))
    dated = find_full_date(text[found.end() :]) if found and found["key"] else None
    if not found or not dated or _key(found) not in DATE_KEYS or len(text) > LONGEST_HEAD:
        return None
    around = text[: found.start()] + text[found.end() :][dated[2] :]
    plain = not any(mark in around for mark in "，。；！？")
    return PageFacts(published_on=dated[0], whole_page=True) if plain else None


def _key(found: re.Match[str]) -> str:
    return SPACES.sub("", found["key"] or found["row"] or found["bare"])


def _reprint(text: str) -> PageFacts | None:
    found = REPRINT.fullmatch(text)
    return PageFacts(source=found["source"], byline=f"作者：{found['name']}") if found else None


def _take(facts: PageFacts, key: str, value: str) -> PageFacts:
    """Read one key and its value into the facts; the first date and source stay."""
    if key in DATE_KEYS or key in SOURCE_KEYS:
        dated = find_full_date(value)
        facts = replace(facts, published_on=facts.published_on or _day(dated))
        name = COUNTED.sub(
            "", value[: dated[1]].strip() if dated else without_buttons(value)
        ).strip()
        name = BEHIND.split(name, maxsplit=1)[0]
        if key in SOURCE_KEYS and name and name not in OWN_HOUSE:
            facts = replace(facts, source=facts.source or name)
    elif value and key in BYLINE_KEYS:
        facts = replace(facts, byline=f"{key}：{value}")
    elif value and key in EDITOR_KEYS:
        facts = replace(facts, editors=f"{facts.editors or ''} {key}：{value}".strip())
    elif key in URL_KEYS and value.startswith(("http://", "https://")):
        facts = replace(facts, source_url=value.split(maxsplit=1)[0])
    return facts


def _day(dated: tuple[date, int, int] | None) -> date | None:
    return dated[0] if dated else None


def _date_line(text: str, *, head: bool) -> PageFacts | None:
    dated = find_full_date(text)
    if dated is None:
        return PageFacts(source=text) if head and HOUSES.fullmatch(text) else None
    if DATED.match(text):
        return PageFacts(published_on=dated[0])
    in_brackets = text[0] in "（(" and text[-1] in "）)"  # when a speech was made, or a law passed
    return None if in_brackets else _dated(text, dated, head=head)


def _dated(text: str, dated: tuple[date, int, int], *, head: bool) -> PageFacts | None:
    """A line with a date: a page's head, the stamp of an item, a date among buttons."""
    around = without_buttons(CONTACT.sub("", text[: dated[1]] + " " + text[dated[2] :]))
    if not around and len(text.split()) > 1:
        return PageFacts(published_on=dated[0], whole_page=head)  # a date among buttons
    longest = 40
    if len(around) > longest or any(mark in around for mark in "，。；！？"):
        return None
    short = 14
    if stamp := _stamp(text):
        return stamp
    if DATE_LINE.search(around) or (head and len(CLOCK.sub("", around).strip()) <= short):
        return PageFacts(published_on=dated[0], whole_page=True)
    return None


def _stamp(text: str) -> PageFacts | None:
    """A line with the time of day, and the source at most: 2017-05-18 15:48 青石快报."""
    bare = without_buttons(UPDATED.sub(" ", ADDRESS.sub(" ", text)))
    dated = find_full_date(bare)
    if dated is None or not CLOCK.match(bare[dated[2] :].strip()):
        return None
    around = f"{bare[: dated[1]]} {CLOCK.sub(' ', bare[dated[2] :])}".strip(" |·")
    if around and not STAMPED.fullmatch(around):
        return None
    source = around if around.endswith(OUTLETS) and around not in OWN_HOUSE else None
    return PageFacts(published_on=dated[0], source=source)


def is_clocked_date(text: str) -> bool:
    """Whether the line is a date with the time of day: the line below an account's name."""
    plain = narrow(text)
    dated = find_full_date(plain)
    return (
        dated is not None
        and CLOCK.fullmatch(plain[dated[2] :].strip()) is not None
        and dated[1] == 0
    )


def _account(text: str) -> PageFacts | None:
    dated = find_full_date(text)
    if dated is None or not AFTER_ACCOUNT.fullmatch(text[dated[2] :]):
        return None
    found = ACCOUNT.fullmatch(text[: dated[1]].strip())
    if not found:
        return None
    if (
        TODAY.match(found["name"])
        or found["name"].endswith(("报", "刊", "報"))
        or DATE_LINE.search(found["name"])
    ):
        return None  # a paper's own page head
    name = found["name"] if found["name"] not in OWN_HOUSE else None
    author = ORIGINAL.match(text)
    byline = author["name"] if author and is_name(author["name"]) else None
    return PageFacts(published_on=dated[0], source=name, byline=byline, account=True)
