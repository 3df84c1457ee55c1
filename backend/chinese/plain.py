"""Plain forms 通行字形: text as the rules read it, simplified and with full-width marks.

Pages come in traditional characters, and many come off the web with the half-width marks of a
keyboard: 中新社北京11月11日电(记者林岳). Every form here keeps every place, so that what has been read
is given back as it was printed.
"""

import re

from backend.chinese.variants import fold

WIDE = str.maketrans(
    {
        ",": "，",
        ":": "：",
        ";": "；",
        "?": "？",
        "!": "！",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "﹐": "，",
        "﹑": "、",
        "﹕": "：",
        "﹔": "；",
        "\ufe30": "：",
        "｡": "。",
        "､": "、",
        "｢": "“",
        "｣": "”",
        "‧": "·",
        "•": "·",
        "・": "·",
    }
)
NARROW = re.compile(r"[,:;?!()\"]")
NEAR = r"[^\x00-\x7f]"
LOOSE = re.compile(rf"(?<={NEAR})[,:;?!]|[,:;?!](?={NEAR})|(?<=[)\]\"'])[,;](?=\s?{NEAR})")
"""A mark that stands beside something Chinese; those of 3,000 and 12:30 are their own."""
BRACKETS = re.compile(r"\(([^()]{0,200})\)")
OPEN = re.compile(r"\((?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\((?=[^)]{0,200}$)")
CLOSE = re.compile(r"(?<=[^\x00-\x7f])\)")


def plain(text: str) -> str:
    """The text in plain forms, as long as before."""
    if text.isascii():
        return text
    folded = fold(text)
    if NARROW.search(folded):
        folded = _widened(folded)
    return folded.translate(QUOTES)


QUOTES = {code: char for code, char in WIDE.items() if code > 0x7F}


def _widened(text: str) -> str:
    text = LOOSE.sub(lambda found: found[0].translate(WIDE), text)
    text = BRACKETS.sub(_wide_brackets, text)
    text = CLOSE.sub("）", OPEN.sub("（", text))
    marks = text.count('"')
    if marks and marks % 2 == 0:
        first, *parts = text.split('"')
        text = first + "".join("“”"[place % 2] + part for place, part in enumerate(parts))
    return text


def _wide_brackets(found: re.Match[str]) -> str:
    """A pair with anything Chinese in it or beside it; 巡回赛(LPGA)四大赛 too."""
    text, start, end = found.string, found.start(), found.end()
    around = text[max(start - 1, 0) : end + 1]
    return found[0] if around.isascii() else f"（{found[1]}）"
