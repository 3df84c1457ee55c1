"""Pictures of web pages 网页图片: the short line right below one is its caption."""

import re

from backend.chinese.punctuation import han_count

LONGEST = 60
"""Characters; the longest caption met below a picture had 52."""
CLAUSE = re.compile(r"[^，。；：！？]*[。]?")
TAKEN = re.compile(r"(?:摄|攝|供图|供圖|摄影|图片|图|圖)\s*[）)]?$|^[▲△▼↑↓←→]")
TALK = re.compile(r"^[“「]|我们|[？！]$|[：:]$")
LEAST = 6


def is_caption(text: str) -> bool:
    """Whether the line below a picture says what it shows: one clause, or it names who took it."""
    if len(text) > LONGEST or han_count(text) < LEAST:
        return False
    return TAKEN.search(text) is not None or (
        CLAUSE.fullmatch(text) is not None and text.endswith("。") and not TALK.search(text)
    )
