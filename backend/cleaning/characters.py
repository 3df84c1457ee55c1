"""Characters 字符: what text carries that nobody printed."""

import re

# Zero-width and direction marks, byte-order marks inside the text, soft hyphens, lone surrogates,
# object replacement marks, private-use glyphs of broken PDF fonts, control characters.
UNPRINTED = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\ud800-\udfff\ufffc\ufff9-\ufffb"
    r"\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
BLANK_START = re.compile(r"^[\ufeff\u200b]?(?P<blank>[\u3000\xa0 \t]*)(?=\S)")
LEAST_INDENT = 1.0
MOST_INDENT = 4.0
"""Chinese characters; a paragraph's indent is two, in a narrow column one, in typewritten pages four."""
TAB = 2.0
SPACES = re.compile(r"[\t\xa0\u2000-\u200a\u202f\u205f\u3000 ]")


def mend(text: str) -> str:
    """Drop unprinted characters, make every kind of space one kind, trim the ends.

    The printed characters stay as they are, misprints too.
    """
    return SPACES.sub(" ", UNPRINTED.sub("", text)).strip()


def shift_of(text: str) -> float:
    """The blank width in front of the line, in Chinese characters."""
    found = BLANK_START.match(text)
    blank = found["blank"] if found else ""
    return sum(1.0 if char == "\u3000" else TAB if char == "\t" else 0.5 for char in blank)
