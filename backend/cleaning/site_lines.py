"""Lines of a site 网页上的行: whether one is the site's own, running text, or what closes an article."""

import re

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.punctuation import SPACES, ends_sentence, width
from backend.chinese.reviews import read_review
from backend.chinese.signatures import read_signature, signs_surely
from backend.chinese.signers import read_office
from backend.cleaning.buttons import is_buttons
from backend.source import Line, Mark

LONGEST_FOOT = 36.0
"""Width; what stands below an article's end is short, or no sentence."""
PROSE = 28.0
NOTICE = re.compile(
    r"浏览器|隐私|Cookie|JavaScript|Flash|客户端|App|登录|注册|欢迎|扫码|扫描|二维码|字体|听新闻|"
    r"语音|网站|browser|本网|版权|关注",
    re.IGNORECASE,
)
"""Sentences that a site says of itself."""
CRUMBS = re.compile(r"[>»›\uff1e]|^(?:本页|当前|所在|您的|您现在的)?位置")
LISTED = re.compile(r"^[·•\-*]\s|^\d{1,2}[.、]\s")
ENTRIES = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9+]{1,8}(?:\s*[|｜·•/\s]\s*[\u4e00-\u9fffA-Za-z0-9+]{1,8}){3,}\s*[|｜·]?"
)
RELATED = re.compile(r"(?:相关|热点|热门|更多|推荐)(?:专题|新闻|链接|阅读|报道|文章|搜索)[：:]")
KEPT = re.compile(r"[（(].{1,40}[）)]|.{0,60}(?:摄|供图|/图|/文|资料图片?|视觉中国)[）)]?")
"""What may close an article: （完）, a caption with its photographer."""


def is_site(line: Line) -> bool:
    """Whether the line is the site's: buttons, a path, entries of a menu, a list's item, no Chinese."""
    text = narrow(line.text)
    if read_review(line.text) is not None or signs_surely(line.text):
        return False
    return (
        line.mark is Mark.NAVIGATION
        or text.isascii()
        or is_buttons(text)
        or CRUMBS.search(text) is not None
        or LISTED.match(text) is not None
        or ENTRIES.fullmatch(text) is not None
    )


def names_makers(text: str) -> bool:
    """Whether the line names who made the text; an office alone below it is the site's own."""
    found = read_signature(text)
    return found is not None and found.sure and not found.only_offices


def is_site_word(text: str) -> bool:
    """Whether the line can be nothing but a site's: buttons, or the path to the page."""
    return (width(text) > 2 and is_buttons(narrow(text))) or CRUMBS.search(text) is not None


def closes(line: Line) -> bool:
    """Whether a line below the text may still be the article's: who signed it, a caption, a date."""
    text = line.text
    if is_site(line):
        return False
    return (
        width(text) > LONGEST_FOOT
        or line.mark is not Mark.PLAIN
        or read_review(text) is not None
        or read_signature(text) is not None
        or KEPT.fullmatch(text) is not None
        or find_full_date(narrow(text)) is not None
        or read_office(text) is not None
        or ends_sentence(text)
        or not may_be_entry(text)
    )


def may_be_entry(text: str) -> bool:
    """Whether the line may be an entry of a list: short, or it points on."""
    return (
        len(SPACES.sub("", text)) <= 12 or text[-1] in ">》»:：" or RELATED.match(text) is not None
    )


def is_prose(text: str) -> bool:
    """Whether the line is running text: long, with the marks of a sentence."""
    return width(text) > PROSE and ("，" in text or "。" in text) and not NOTICE.search(text[:30])


def is_text(text: str) -> bool:
    """Whether the line belongs to a text: prose, or a short sentence."""
    return is_prose(text) or (text.endswith("。") and not NOTICE.search(text))


def bare(text: str) -> str:
    """The text without its blanks."""
    return SPACES.sub("", text)
