"""Buttons 按钮: the words with which a web page says what can be done with it."""

import re
from importlib.resources import files

WORDS = frozenset(
    word
    for line in files("backend.cleaning")
    .joinpath("data/buttons.txt")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
    for word in line.split()
)
SPLIT = re.compile(r"[\s|｜·•:：,，、/>\uff1e《》【】\[\]()（）]+")
COUNTED = re.compile(r"^\d+|\d+$|^关注(?=[\u4e00-\u9fff])")
COUNT = re.compile(r"\d+(?:\.\d+)?万?\+?")


def is_buttons(text: str) -> bool:
    """Whether the line has nothing but buttons and counts on it."""
    words = [word for word in SPLIT.split(text) if word]
    named = [word for word in words if not COUNT.fullmatch(word)]
    return bool(named) and all(word in WORDS or COUNTED.sub("", word) in WORDS for word in named)


def without_buttons(text: str) -> str:
    """The text without the buttons that stand by themselves in it."""
    return " ".join(word for word in text.split() if word.strip("[]【】()（）|:：") not in WORDS)
