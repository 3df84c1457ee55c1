"""Wrapping 断行: in a wrapped column, whether the next line goes on with the text above it."""

from dataclasses import dataclass

from backend.chinese.dates import narrow
from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import closed_too_often, ends_sentence, still_open
from backend.chinese.words import word_crosses
from backend.segmentation import cues
from backend.segmentation.columns import OVERHANG
from backend.segmentation.interposed import MOST_ROWS, is_photographer
from backend.segmentation.rows import Row

MARKS_OF_PROSE = "，。；、,;"


@dataclass(frozen=True, slots=True)
class Text:
    """What has been put together so far: its rows from `first` to `last`, and them joined."""

    rows: tuple[Row, ...]
    first: int
    last: int
    text: str

    @property
    def above(self) -> Row:
        """Its last row."""
        return self.rows[self.last]

    @property
    def full(self) -> bool:
        """Whether its last row fills the column; a paragraph's first one has lost its indent."""
        return self.above.opens if self.last == self.first else self.above.full

    @property
    def begins_indented(self) -> bool:
        """Whether it began with the indent that this page prints for every paragraph."""
        return self.rows[self.first].page_indents and self.rows[self.first].indent


def goes_on(so_far: Text, place: int) -> bool:
    """Whether the row at `place` belongs to the text above it."""
    if cues.is_heading_label(so_far.text):
        return _heading_goes_on(so_far, place)
    if ends_sentence(so_far.text):
        return _after_sentence(so_far, place)
    return _inside_sentence(so_far, place)


def _inside_sentence(so_far: Text, place: int) -> bool:
    below = so_far.rows[place]
    if so_far.text.endswith(("：", ":")) and (below.gap or not so_far.full):
        return False
    if so_far.begins_indented and not below.gap and cues.is_prose(so_far.text):
        return True  # a new paragraph would have its indent
    if cues.ends_open(so_far.text):
        return True
    if not so_far.full and not below.gap and begins_with_dateline(so_far.text):
        return True  # a report's first paragraph, in which a padded name printed narrower
    if not so_far.full or _is_headline(so_far, place):
        return False
    return not cues.is_heading_label(below.text) or below.gap == 0


def _after_sentence(so_far: Text, place: int) -> bool:
    below = so_far.rows[place]
    if begins_caption(so_far.rows, place) and not cues.REPORT_START.match(narrow(so_far.text[:20])):
        return False
    if below.page_indents and so_far.rows[so_far.first].indent:
        # printed indents leave no doubt; only a heading may stand without one
        return so_far.full and not below.gap and (below.opens or ends_sentence(below.text))
    if not below.gap and _is_short_head(so_far.rows, place):
        return False
    if below.gap or not so_far.full:
        return bool(still_open(so_far.text)) and bool(closed_too_often(below.text))
    return not _begins_paragraph(so_far.rows, place)


def begins_caption(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a caption begins at this row, right below a sentence's end.

    It begins with a day, and its last row says who took it.
    """
    if not cues.REPORT_START.match(narrow(rows[place].text[:20])):
        return False
    for end in range(place, min(place + MOST_ROWS, len(rows))):
        row = rows[end]
        if end > place and (row.gap or row.indent or ends_sentence(rows[end - 1].text)):
            # below a sentence that ends its line only the photographer's own line may follow
            return not row.gap and is_photographer(row)
        if cues.credited(row.text):
            return True
    return False


def _is_short_head(rows: tuple[Row, ...], place: int) -> bool:
    """A short line that ends no sentence, above a line that begins anew, heads what follows."""
    row = rows[place]
    after = rows[place + 1] if place + 1 < len(rows) else None
    if after is None or row.opens or not cues.may_be_head(row.text):
        return False
    return not ends_sentence(row.text) and not word_crosses(row.text, after.text)


def _begins_paragraph(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row, right below a full line that ended a sentence, begins a new paragraph."""
    row = rows[place]
    after = rows[place + 1] if place + 1 < len(rows) else None
    if cues.is_heading_label(row.text):
        return True
    if ends_sentence(row.text) or after is None:
        return False
    if after.gap:
        # The blank line slipped below the paragraph's first line, which its lost indent shows.
        return row.opens and row.width < row.column - OVERHANG
    return row.indented and (after.fills or not after.full)


def _is_headline(so_far: Text, place: int) -> bool:
    """A full line without any mark, set apart above, is a headline and not a paragraph's start."""
    if so_far.last != so_far.first or _follows_closely(so_far.rows, so_far.first):
        return False
    text, below = so_far.text, so_far.rows[place]
    if begins_with_dateline(text):
        return False
    if any(mark in text for mark in MARKS_OF_PROSE) or not cues.may_be_head(text):
        return False
    if word_crosses(text, below.text):
        return False
    return below.gap > 0 or not below.full or below.indented


def _follows_closely(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row stands right below a full line that stops inside a sentence."""
    if place == 0 or rows[place].gap:
        return False
    above = rows[place - 1]
    return above.wrapped and above.full and not ends_sentence(above.text)


def _heading_goes_on(so_far: Text, place: int) -> bool:
    """A numbered heading takes a second line when that is short and stands before a new paragraph."""
    above, below = so_far.above, so_far.rows[place]
    if so_far.begins_indented and not below.gap:
        return above.opens and not below.indent and not cues.is_heading_label(below.text)
    if not above.opens or cues.is_heading_label(below.text):
        return False
    if cues.ends_open(so_far.text):
        return True
    if ends_sentence(below.text):
        # the end of a numbered sentence, or a paragraph of one line below a heading
        return above.fills and not below.opens and below.gap == 0 and not below.indent
    return word_crosses(so_far.text, below.text) if below.opens else True
