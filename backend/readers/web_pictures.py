"""Pictures of web pages 网页图片: the short line right below one is its caption."""

import re
from typing import Any

from backend.chinese.punctuation import han_count

LONGEST = 60
"""Characters; the longest caption met below a picture had 52."""
CLAUSE = re.compile(r"[^，。；：！？]*[。]?")
TAKEN = re.compile(r"(?:摄|攝|供图|供圖|摄影|图片|图|圖)\s*[）)]?$|^[▲△▼↑↓←→]")
CREDIT = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|摄影))?[\s：:]*[\u4e00-\u9fff·]{1,4}(?:\s[\u4e00-\u9fff]{1,3})?\s*[/／]?(?:摄|攝|供图|图)?[）)]?"
)
"""Who took it, and nothing of what it shows."""
TALK = re.compile(r"^[“「]|我们|[？！]$|[：:]$|关注|扫码|二维码|分享|下载|客户端|公众号")
LABEL = re.compile(r"[:：|]|\d{4}")
LEAST = 6
SHORT = 40
MOST = 0.6
"""Share of a page's pictures from which what stands below them is captions."""


def is_centred(node: Any) -> bool:
    """Whether the element sets its text in the middle, as pictures and their captions are set."""
    style = "".join(str(node.get("style", "")).lower().split())
    return "text-align:center" in style or str(node.get("align", "")).lower() == "center"


def told_below(places: list[int], texts: list[str]) -> list[int]:
    """The places of short lines below pictures, where a page has one below most of its pictures.

    `places` are the lines right below pictures. A single one may well be a heading.
    """
    short = [place for place in places if _is_short(texts[place])]
    return short if len(short) > 1 and len(short) >= MOST * len(places) else []


def _is_short(text: str) -> bool:
    plain = TALK.search(text) is None and LABEL.search(text) is None
    return (
        plain and len(text) <= SHORT and han_count(text) > 1 and CLAUSE.fullmatch(text) is not None
    )


def is_caption(text: str, *, centred: bool = False) -> bool:
    """Whether the line below a picture says what it shows: one clause, or it names who took it.

    A line that is centred as the picture is, and not bold as headings are, needs no other sign.
    """
    plain = TALK.search(text) is None and LABEL.search(text) is None
    if centred and plain and len(text) <= LONGEST and han_count(text) > 1:
        return True
    if len(text) > LONGEST or han_count(text) < LEAST or CREDIT.fullmatch(text):
        return False
    return TAKEN.search(text) is not None or (
        CLAUSE.fullmatch(text) is not None and text.endswith("。") and not TALK.search(text)
    )
