"""Site frame 网页外框: what a copied web page carries around its one article.

Such a page has a line with the date and the source. The title stands right above that line, all
else above it is the site's own; below the text stand buttons and links.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, takewhile

from backend.chinese.dates import narrow
from backend.chinese.punctuation import width
from backend.chinese.reviews import read_review
from backend.chinese.signatures import signs_surely
from backend.chinese.signers import read_apart
from backend.cleaning.buttons import is_buttons
from backend.cleaning.site_lines import (
    CRUMBS,
    NOTICE,
    PROSE,
    RELATED,
    bare,
    closes,
    is_prose,
    is_site,
    is_site_word,
    is_text,
    names_makers,
)
from backend.source import Line, Mark, PageFacts
from backend.vocabulary import FurnitureReason as Reason

TOP_LINES = 120
"""Lines with text in which the line with date and source stands; the longest menu met had 75."""
MOST_ABOVE = 4
"""Lines that may stand close above a title and belong to it; more of them are a menu."""
TITLE_LINES = 4
"""Lines above that line among which the title stands; buttons may stand between."""
SHORTEST_TITLE = 4.0
SHORT_NAME = 6.0
LONGEST_TITLE = 60.0
"""Width; titles made for the web are in one line."""
MOST_PROSE = 2
SECTION = re.compile(
    r"(?:新闻|工作|政务|要闻|部门|基层|行业|公司|企业|集团|校园|学校|学院|医院|图片|党建|通知|信息|媒体|本站|最新)(?:中心|动态|要闻|资讯|公告|发布|公开|信息|新闻|快报|聚焦|关注)"
)
"""What sites call the part that their articles stand in."""
UNTITLED = re.compile(
    r"(?:特约)?(?:撰稿|撰文|作者|记者|编辑|摄影|图文|文|图)\s*[|｜/:：]|[—─―–-]{2}|[（(]"
)
"""What stands between title and date: who wrote it, a subtitle, when a law was passed."""
RECOMMENDED = re.compile(
    r"(?:为[你您]推荐|猜[你您]喜欢|大家都在看|相关推荐|推荐阅读|精彩推荐|热门推荐|热点推荐|点击排行|阅读排行|更多(?:精彩|新闻|资讯))[：:>》]*"
)
"""Heads of lists that stand below every article of a site."""
ONWARD = re.compile(
    r"[\s【\[<«]*(?:上一?|下一?|前一?|后一?)[篇条则]|返回(?:首页|列表|顶部|上页|目录)"
)
"""Ways on to other pages."""


def find_frame(
    lines: list[Line], lifted: dict[int, Reason], facts: list[PageFacts], *, marked: bool = False
) -> tuple[frozenset[int], dict[int, Reason]]:
    """The numbers of the title's lines, and the lines of the frame with their reasons.

    `lines` are the page's lines with text, `lifted` those known as furniture, `facts` what
    its lines with date and source say. `marked` says that the format marks titles, so that what
    stands above one goes only where it is known as the site's.
    """
    anchors = _anchors(lines, facts)
    tops = {line.number for line in lines[:TOP_LINES]}
    anchor = _anchor([number for number in anchors if number in tops], lines)
    if not anchor or (len(anchors) > 1 and not _is_one(lines, anchors)):
        return frozenset(), {}
    above = [line for line in lines if line.number < anchor]
    body = [line for line in lines if line.number > anchor]
    if sum(is_prose(line.text) for line in above) > MOST_PROSE:
        return frozenset(), {}
    title = _title(above, lifted)
    found: dict[int, Reason] = {}
    names = _names(above, facts)
    if title:
        found |= {
            line.number: _reason(line, title)
            for line in above
            if line.number not in lifted
            and not (_may_be_known(line, names) if marked else _belongs(line, title, above))
        }
    elif body and not marked:
        found |= dict.fromkeys(
            (line.number for line in above if line.number not in lifted), Reason.NAVIGATION
        )
    found |= dict(_between(body, lifted))
    if title or above:
        found |= dict.fromkeys(_foot(body, lifted), Reason.NAVIGATION)
        found |= dict.fromkeys(_rows_of_buttons(body, lifted), Reason.NAVIGATION)
    if marked:
        return frozenset({title.number} if title else ()), found
    heads = {line.number for line in above if title and line.number <= title.number}
    return frozenset(heads - found.keys() - lifted.keys()), found


def _names(above: list[Line], facts: list[PageFacts]) -> frozenset[str]:
    """What the path to the page and the source call things: names of the site's parts."""
    paths = [line.text for line in above if CRUMBS.search(narrow(line.text))]
    parts = [part for path in paths for part in re.split(r"[>»›/\s：:]+", narrow(path))]
    return frozenset(filter(None, [*parts, "正文", *(fact.source for fact in facts)]))


def _may_be_known(line: Line, names: frozenset[str]) -> bool:
    """Whether a line above a marked title is more than the site's own: no path's part, no button."""
    if SECTION.fullmatch(line.text):
        return False
    if line.mark is Mark.HEADING and not is_site(line):
        return line.text not in names
    return not is_site(line) and not all(part in names for part in line.text.split())


def _anchors(lines: list[Line], facts: list[PageFacts]) -> list[int]:
    """The lines that date or name one article; a bare date too, where the page has a site's words."""
    told = [fact for fact in facts if fact.published_on or fact.source]
    own = [fact.lines[0] for fact in told if not fact.whole_page]
    if own or not any(is_site_word(line.text) for line in lines[:TOP_LINES]):
        return own
    return [fact.lines[0] for fact in told]


def _anchor(anchors: list[int], lines: list[Line]) -> int:
    """The last of them that no text stands above: a portal's own date comes before the article's."""
    best = 0
    for number in anchors:
        prose = sum(is_prose(line.text) for line in lines if line.number < number)
        best = number if prose <= MOST_PROSE or not best else best
    return best


def _is_one(lines: list[Line], anchors: list[int]) -> bool:
    """Whether several such lines speak of one text: they stand close, or below the last is none."""
    between = sum(anchors[0] < line.number < anchors[-1] and is_prose(line.text) for line in lines)
    below = sum(line.number > anchors[-1] and is_prose(line.text) for line in lines)
    return between <= MOST_PROSE or below <= MOST_PROSE


def _title(above: list[Line], lifted: dict[int, Reason]) -> Line | None:
    free = [line for line in above if line.number not in lifted]
    near = [line for line in reversed(free) if not UNTITLED.match(line.text)][:TITLE_LINES]
    marked = [line for line in near if line.mark is Mark.HEADING]
    for line in sorted(marked, key=lambda one: one.depth)[:1] or sorted(near, key=_is_short):
        named = " " in line.text and read_apart(line.text, close=False) is not None
        if _may_be_title(line) and not named and not signs_surely(line.text):
            return _first_print(line, free)
    return None


def _is_short(line: Line) -> bool:
    """A name of few characters is the part of the site that the page stands in: 工作动态."""
    return width(line.text) <= SHORT_NAME


def _may_be_title(line: Line) -> bool:
    longest = LONGEST_TITLE * (1 + ("——" in line.text))
    wide = SHORTEST_TITLE <= width(line.text) <= longest
    prose = line.text.endswith(("。", "；", "，")) or NOTICE.search(line.text) is not None
    return wide and not prose and not is_site(line)


def _first_print(line: Line, free: list[Line]) -> Line:
    """The title as it stands above already, where this line repeats it with the site's name behind it."""
    whole = bare(line.text)
    for one in free:
        if one.number >= line.number or not _may_be_title(one):
            continue
        above = bare(one.text)
        between = sum(one.number < other.number < line.number for other in free)
        named = whole.startswith(above) and whole[len(above) :][:1] in tuple("-_|—–·（(")
        if (whole == above and not between) or named:
            return one
    return line


def _belongs(line: Line, title: Line, above: list[Line]) -> bool:
    """Whether a line above the anchor is part of the title's block or says the title once more."""
    if line.number == title.number or bare(line.text) == bare(title.text):
        return True
    if width(line.text) > SHORT_NAME and bare(title.text).startswith(bare(line.text)):
        return False  # the page's own name, which says less
    if line.number > title.number:
        return not is_site(line) and not line.text.startswith(title.text)
    block = list(
        takewhile(
            lambda one: not is_site(one[1]) and one[0] + 1 == one[2],
            _upwards(title, above),
        )
    )
    if len(block) > MOST_ABOVE:
        return False  # a menu
    return line.number in {one[1].number for one in block} and _may_be_title(line)


def _reason(line: Line, title: Line) -> Reason:
    """A line that says the title once more is furniture of its own kind."""
    again = line.number > title.number and line.text.startswith(title.text)
    return Reason.REPEATED_TITLE if again else Reason.NAVIGATION


def _upwards(title: Line, above: list[Line]) -> Iterator[tuple[int, Line, int]]:
    """The lines above the title from the nearest on, each with its number and that of the one below."""
    below = title.number
    for line in reversed(above):
        if line.number < title.number:
            yield line.number, line, below
            below = line.number


def _between(body: list[Line], lifted: dict[int, Reason]) -> Iterator[tuple[int, Reason]]:
    """Buttons and notices between the line with the date and the text."""
    for line in body[:TITLE_LINES]:
        if line.number in lifted:
            continue
        again = sum(one.text == line.text for one in body[:TITLE_LINES]) > 1
        if is_site(line) or (again and NOTICE.search(line.text)):
            yield line.number, Reason.NAVIGATION
        elif width(line.text) > PROSE:
            return


def _foot(body: list[Line], lifted: dict[int, Reason]) -> list[int]:
    """What stands below the end of the text, except those who signed or handled it."""
    last = max((place for place, line in enumerate(body) if is_text(line.text)), default=-1)
    if last < 0:
        return []
    end = _end(body, lifted)
    return [
        line.number
        for place, line in enumerate(body)
        if line.number not in lifted
        and not (read_review(line.text) or names_makers(line.text))
        and (place > end or (place > last and not closes(line)))
    ]


def _rows_of_buttons(body: list[Line], lifted: dict[int, Reason]) -> Iterator[int]:
    """Buttons that stand below one another, wherever."""
    buttons = [is_buttons(narrow(line.text)) for line in body]
    for place, line in enumerate(body):
        beside = any(buttons[max(place - 1, 0) : place]) or any(buttons[place + 1 : place + 2])
        if buttons[place] and beside and line.number not in lifted:
            yield line.number


def _end(body: list[Line], lifted: dict[int, Reason]) -> int:
    """The place of the line that ends the article: who edited it, or a head of links below most of it."""
    prose = [0, *accumulate(is_prose(line.text) for line in body)]
    for place, line in enumerate(body):
        before, after = prose[place], prose[-1] - prose[place]
        if before and RECOMMENDED.fullmatch(line.text):
            return place
        if before >= after and ONWARD.match(line.text) and line.number in lifted:
            return place
        if not before or after > before:
            continue
        edited = read_review(line.text) is not None and not read_review(body[place - 1].text)
        if edited or RELATED.match(line.text) or lifted.get(line.number) is Reason.RELATED:
            return place
    return len(body)
