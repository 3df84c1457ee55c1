"""Furniture 版面杂项: lines that a page carries for itself, told by their words and their place."""

import re
from itertools import pairwise

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.press import REVIEW_WORDS
from backend.chinese.punctuation import ends_sentence, width
from backend.chinese.reviews import read_review
from backend.chinese.signatures import read_signature, signs_surely
from backend.chinese.variants import fold
from backend.cleaning.buttons import is_buttons
from backend.cleaning.page_shape import (
    LONGEST,
    LONGEST_MENU,
    LONGEST_TITLE,
    begins_body,
    dated_title,
    is_body,
    running_heads,
    section_numbers,
    site_top,
)
from backend.cleaning.patterns import (
    APPARATUS,
    ASKING,
    COMMENTS,
    CONTENTS,
    DISCLAIMER,
    HEAD_PARTS,
    MENU,
    NEWSPAPER,
    NUMBERED_HEAD,
    OWN_NAME,
    PAGE_HEAD,
    PATTERNS,
    PROMPT,
    REFERENCE,
    REFERENCES,
    RELATED,
    SECTION_NUMBER,
    SITE_HEAD,
)
from backend.source import Line, Mark
from backend.vocabulary import FurnitureReason as Reason

MARKED = {
    Mark.NAVIGATION: Reason.NAVIGATION,
    Mark.RUNNING: Reason.RUNNING_HEAD,
    Mark.NOTE: Reason.APPARATUS,
}
"""What a format itself sets apart from the text: menus, headers and footers, footnotes."""
HEAD_LINES = 12
"""Lines with text in which a page head or a web page's top is looked for."""
LONGEST_ENTRY = 40.0
LONGEST_FOR_PATTERNS = 2000
ARROWS = "↑↓←→▲▼△▽⬆⬇☝👆👇★☆ "
"""Marks that point at what a prompt speaks of."""
SET_WIDE = re.compile(r"\S {4,}\S")
"""Parts of a page head, set to both ends of the line."""
PAGE_CREDITS = re.compile(rf"(?:{'|'.join(REVIEW_WORDS)})\s*[：:]?\s*[\u4e00-\u9fff]")
"""Roles of those who made the page; two of them say that it is a list of them."""
PAPER_PART = re.compile(r"[\u4e00-\u9fff]{2,8}[报刊]\s+[\u4e00-\u9fff·]{2,6}")
"""The paper's name with its part's: 青石组工报 组工论坛."""
EVEN = 2.0
"""Width by which the lines of one paragraph differ."""


class FurnitureRules:
    """The rules, with what they must know of the whole page: where its head ends, what repeats."""

    def __init__(self, lines: list[Line]) -> None:
        self._order = {line.number: place for place, line in enumerate(lines)}
        first_body = next(
            (place for place in range(len(lines)) if begins_body(lines, place)), len(lines)
        )
        self._before = {line.number: before for before, line in pairwise(lines)}
        self._contents = {line.text for line in lines if CONTENTS.fullmatch(line.text)}
        self._linked = any(line.mark is Mark.HEADING for line in lines)
        self._next = {line.number: after for line, after in pairwise(lines)}
        self._head_end = min(first_body, HEAD_LINES)
        self._running = running_heads(lines)
        self._title = next(filter(None, map(dated_title, lines[:HEAD_LINES], lines[1:])), None)
        self._listing: Reason | None = None
        self._top = site_top(lines)
        self._apparatus = -1
        self._numbers = section_numbers(lines)

    def in_head(self, line: Line) -> bool:
        """Whether the line stands above the page's first paragraph."""
        return self._order[line.number] < self._head_end

    def reason(self, line: Line) -> Reason | None:
        """Why the line is furniture, or None when it belongs to an article."""
        text = line.text
        above_page = line.number < self._top and not is_body(text)
        if line.mark is Mark.NAVIGATION and read_review(text):
            return None  # who edited and passed the text, among a page's buttons
        if line.mark in MARKED or above_page or self._heads_links(line):
            return MARKED.get(line.mark, Reason.NAVIGATION)
        if line.mark in (Mark.CAPTION, Mark.ROW):
            return None
        listed = self._listed(line) or self._goes_on(line)
        if listed or APPARATUS.fullmatch(narrow(text[:LONGEST_FOR_PATTERNS])):
            if not listed:
                self._apparatus = line.number
            return listed or Reason.APPARATUS
        return self._by_words(line)

    def _by_words(self, line: Line) -> Reason | None:
        text = line.text
        if DISCLAIMER.fullmatch(text[: LONGEST + 1]):
            return Reason.IMPRINT
        if ASKING.fullmatch(text[: LONGEST + 1]):
            return Reason.PROMPT
        if len(text) > LONGEST or (is_body(text) and not PROMPT.fullmatch(text.strip(ARROWS))):
            return None
        return self._by_pattern(line, fold(narrow(text)).strip(ARROWS))

    def _by_pattern(self, line: Line, text: str) -> Reason | None:
        if self._is_section_number(line):
            return None
        reason = None if line.mark is Mark.HEADING else _told_by(text)
        if reason is Reason.IMPRINT and read_review(text):
            reason = None  # who edited the text, with a way to reach them
        if reason:
            return None if self._is_inside(line, reason) else reason
        if self._title and line.text == self._title.text:
            return None if line.number == self._title.number else Reason.REPEATED_TITLE
        if text in self._running:
            return Reason.RUNNING_HEAD
        return self._in_head(line, text) or self._page_head(line, text)

    def _is_inside(self, line: Line, reason: Reason) -> bool:
        """Whether the line is the middle of a wrapped paragraph that speaks of letters and addresses."""
        before, after = self._before.get(line.number), self._next.get(line.number)
        if reason not in (Reason.IMPRINT, Reason.PROMPT) or before is None or after is None:
            return False
        close = before.number + 1 == line.number == after.number - 1
        even = abs(width(before.text) - width(line.text)) <= EVEN
        prose = any(mark in before.text for mark in "，。") and not ends_sentence(line.text)
        return close and even and prose

    def _in_head(self, line: Line, text: str) -> Reason | None:
        """What stands above the first paragraph only: who made the page, a menu, a row of buttons."""
        if not self.in_head(line):
            return None
        if read_review(text) is not None or len(PAGE_CREDITS.findall(text)) > 1:
            return Reason.PAGE_CREDITS
        if line.mark is not Mark.HEADING and PAPER_PART.fullmatch(text):
            return Reason.PAGE_HEAD
        menu = MENU.fullmatch(text) is not None or (" " in text and is_buttons(text))
        return Reason.NAVIGATION if menu and not read_signature(text) else None

    def _ends_references(self, line: Line) -> bool:
        """A list of references ends where neither an entry nor the rest of one stands."""
        before = self._before.get(line.number)
        close = before is not None and before.number == line.number - 1 and not line.indent
        close = close and before is not None and before.text[-1] not in ".．。"
        return not REFERENCE.fullmatch(narrow(line.text[:LONGEST_FOR_PATTERNS])) and not close

    def _goes_on(self, line: Line) -> Reason | None:
        """A wrapped line right below an abstract or a reference belongs to it."""
        if self._apparatus != line.number - 1 or line.indent or line.mark is not Mark.PLAIN:
            return None
        return Reason.APPARATUS

    def _begins_block(self, line: Line) -> bool:
        """Whether a table of contents ends above the line: it stands apart from the entries."""
        before = self._before.get(line.number)
        if before is None or self._listing is not Reason.NAVIGATION:
            return False
        return before.number < line.number - 1 and before.text not in self._contents

    def _heads_links(self, line: Line) -> bool:
        """Whether the line is the name of a list of links: 热点新闻 above them."""
        after = self._next.get(line.number)
        if not self._linked or after is None or after.mark is not Mark.NAVIGATION:
            return False
        plain = line.mark is Mark.PLAIN and width(line.text) <= LONGEST_MENU
        return plain and not read_signature(line.text) and read_review(line.text) is None

    def _is_section_number(self, line: Line) -> bool:
        """Whether a figure stands right above a heading, as its number: 01 over 一支笔."""
        if line.number in self._numbers:
            return True
        after, before = self._next.get(line.number), self._before.get(line.number)
        if before and before.number == line.number - 1 and not ends_sentence(before.text):
            return False  # it cuts a sentence in two
        close = after is not None and after.number == line.number + 1 and line.number > 1
        return (
            SECTION_NUMBER.fullmatch(line.text) is not None
            and close
            and after is not None
            and width(after.text) <= LONGEST_TITLE
            and not ends_sentence(after.text)
        )

    def _page_head(self, line: Line, text: str) -> Reason | None:
        if PAGE_HEAD.search(text) and find_full_date(text) is not None:
            return Reason.PAGE_HEAD
        head, plain = self.in_head(line), line.mark is not Mark.HEADING
        if self._order[line.number] == 0 and OWN_NAME.fullmatch(text):
            return Reason.PAGE_HEAD
        if head and (HEAD_PARTS.fullmatch(text) or (plain and SITE_HEAD.fullmatch(text))):
            return Reason.PAGE_HEAD
        if head and plain and SET_WIDE.search(line.text) and not read_signature(text):
            return Reason.PAGE_HEAD
        numbered = PAGE_HEAD.search(text) and NUMBERED_HEAD.search(text)
        if numbered or (plain and NEWSPAPER.fullmatch(text)):
            return Reason.PAGE_HEAD if head else Reason.RUNNING_HEAD
        return None

    def _listed(self, line: Line) -> Reason | None:
        """A list under 相关链接 or 参考文献 goes with its head, as long as its lines are a list's."""
        text = line.text
        if RELATED.fullmatch(fold(text)):
            self._listing = Reason.RELATED
        elif CONTENTS.fullmatch(text):
            self._listing = Reason.NAVIGATION
        elif COMMENTS.fullmatch(fold(text)):
            self._listing = Reason.PROMPT
        elif self._listing is Reason.PROMPT:
            return None if line.mark is Mark.HEADING else Reason.PROMPT
        elif REFERENCES.fullmatch(narrow(text)):
            self._listing = Reason.APPARATUS
        elif (
            (self._listing is Reason.RELATED and _handled(text))
            or (
                self._listing is Reason.APPARATUS
                and (_handled(text) or self._ends_references(line))
            )
            or (
                self._listing in (Reason.RELATED, Reason.NAVIGATION)
                and (text.endswith("。") or width(text) > LONGEST_ENTRY or self._begins_block(line))
            )
        ):
            self._listing = None
        return self._listing


def _told_by(text: str) -> Reason | None:
    """Why a line is furniture by its words alone."""
    return next((reason for reason, pattern in PATTERNS if pattern.fullmatch(text)), None)


def _handled(text: str) -> bool:
    """Whether the line names who made or passed a text; below links it speaks of the article again."""
    return bool(read_review(text)) or signs_surely(text)
