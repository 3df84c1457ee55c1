"""Blocks 版面杂项的整块: short lines that stand close to a page number or a running head go with it."""

import re
from collections import Counter
from collections.abc import Iterator

from backend.chinese.punctuation import SPACES, ends_sentence, width
from backend.chinese.signatures import read_signature
from backend.source import Line, Mark
from backend.vocabulary import FurnitureReason as Reason

SEEDS = frozenset({Reason.PAGE_NUMBER, Reason.RUNNING_HEAD, Reason.PAGE_HEAD, Reason.PAGE_CREDITS})
"""What a page prints at its edges, in one block with the names of its parts."""
EDGES = SEEDS - {Reason.PAGE_CREDITS}
WIDEST_NAME = 10.0
"""Width from which the line above is running text."""
LONGEST_HEAD = 34.0
TOP = 5
"""Lines at the top of a page in which its name, its paper's and its date stand."""
MOST_LINES = 5
WIDEST = 16.0
"""Width of the name of a page or a part 版名; the longest met had nine characters."""
NOTE = re.compile(r"[①-⑳]\s*\S|[\[〔]\d{1,2}[\]〕]\s*\S|[*※]\s*\S")
"""A footnote 脚注, above its page's number."""
MOST_NOTES = 8
NUMBERED = re.compile(
    r"\d{1,3}\s+(?P<name>[\u4e00-\u9fff·]{2,10})|(?P<title>[\u4e00-\u9fff·]{2,10})\s+\d{1,3}"
)
ENTRY = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{2,8}")
LEAST_ENTRIES = 4
SHORT = 8.0
"""Beside nothing but a page number a line must be shorter: a heading may stand there as well."""
QUOTE = 60
NARROWER = 0.7
CLAUSE = re.compile(r"[^，。！？；：“”「」、—…]{2,}")
SHORTEST_QUOTE = 8
"""Characters of a sentence set apart from the text that it repeats 摘句."""


def whole_blocks(lines: list[Line], lifted: dict[int, Reason]) -> dict[int, Reason]:
    """The lines that go with furniture which stands in one block with them, and why.

    `lifted` are the lines already known as furniture. A block is a run of lines without a blank one
    between them; one that holds running text goes with nothing.
    """
    found = (
        _numbered_names(lines, lifted) | _between_halves(lines, lifted) | _page_name(lines, lifted)
    )
    for block in _blocks(lines):
        known = [lifted[line.number] for line in block if line.number in lifted]
        seeds = sorted(reason for reason in known if reason in SEEDS)
        rest = [line for line in block if line.number not in lifted]
        widest = SHORT if seeds and set(seeds) == {Reason.PAGE_NUMBER} else WIDEST
        if _is_menu(block):
            found |= {line.number: Reason.NAVIGATION for line in rest}
        if not seeds:
            continue
        notes = (
            rest
            and NOTE.match(rest[0].text)
            and all(line.number < block[-1].number for line in rest)
        )
        if notes and len(rest) <= MOST_NOTES:
            found |= {line.number: Reason.APPARATUS for line in rest}
        if len(block) > MOST_LINES:
            continue
        if rest and all(_is_name(line, widest) for line in rest):
            found |= {line.number: seeds[0] for line in rest}
    return found


def pull_quotes(lines: list[Line]) -> set[int]:
    """The lines of sentences set apart that the running text has once more 摘句."""
    whole = SPACES.sub("", "".join(line.text for line in lines if line.mark is Mark.PLAIN))
    widths = sorted(width(line.text) for line in lines)
    usual = widths[len(widths) // 2] if widths else 0.0
    clauses = Counter(CLAUSE.findall(whole))
    found: set[int] = set()
    for block in _blocks(lines):
        text = SPACES.sub("", "".join(line.text for line in block))
        if len(block) > MOST_LINES or not SHORTEST_QUOTE <= len(text) <= QUOTE:
            continue
        if any(line.mark is not Mark.PLAIN for line in block):
            continue
        own = CLAUSE.findall(text)
        again = own and all(clauses[clause] > own.count(clause) for clause in own)
        if again and _is_set_apart(block, text, usual):
            found |= {line.number for line in block}
    return found


def _is_set_apart(block: list[Line], text: str, usual: float) -> bool:
    """A sentence in quotes, or of several lines much shorter than the page's; no heading ends so."""
    narrow = len(block) > 1 and all(width(line.text) <= usual * NARROWER for line in block)
    return ends_sentence(text) and not block[0].indent and (text[0] in "“「" or narrow)


def _page_name(lines: list[Line], lifted: dict[int, Reason]) -> dict[int, Reason]:
    """The name of the page 版名 above the paper's name and date: 体育新闻, 理论与实践.

    Below them another short line begins the first article.
    """
    top = lines[:TOP]
    edges = [at for at, line in enumerate(top) if lifted.get(line.number) is Reason.PAGE_HEAD]
    below = [line for line in lines[edges[-1] :] if line.number not in lifted] if edges else []
    if not below or width(below[0].text) > LONGEST_HEAD or ends_sentence(below[0].text):
        return {}
    free = [line for line in top[: edges[-1]] if line.number not in lifted]
    if not all(_is_name(line, WIDEST_NAME) for line in free):
        return {}
    return {line.number: Reason.PAGE_HEAD for line in free}


def _between_halves(lines: list[Line], lifted: dict[int, Reason]) -> dict[int, Reason]:
    """What stands beside a page's number or name between the halves of a sentence."""
    found: dict[int, Reason] = {}
    above: Line | None = None
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.number in lifted:
            continue
        near = [one for one in (before, after) if one and abs(one.number - line.number) == 1]
        reasons = [lifted[one.number] for one in near if lifted.get(one.number) in EDGES]
        cut = above and width(above.text) > WIDEST_NAME and not ends_sentence(above.text)
        if reasons and cut and _is_name(line, SHORT):
            found[line.number] = reasons[0]
        else:
            above = line
    return found


def _numbered_names(lines: list[Line], lifted: dict[int, Reason]) -> dict[int, Reason]:
    """A magazine's name with the number of its page, 18 巷陌, and the name elsewhere."""
    numbered = [(line, found) for line in lines if (found := NUMBERED.fullmatch(line.text))]
    names = {found["name"] or found["title"] for _, found in numbered}
    alone = [line for line in lines if line.text in names]
    heads = {
        line.text.split()[0] for line in lines if lifted.get(line.number) is Reason.RUNNING_HEAD
    }
    if not alone and len(numbered) <= len(names) and not names & heads:
        return {}
    again = Counter(found["name"] or found["title"] for _, found in numbered)
    known = (
        {line.text for line in alone}
        | (names & heads)
        | {name for name, count in again.items() if count > 1}
    )
    rows = [line for line, found in numbered if (found["name"] or found["title"]) in known] + alone
    return {line.number: Reason.RUNNING_HEAD for line in rows}


def _is_menu(block: list[Line]) -> bool:
    """Whether the block is a site's menu, an entry a line."""
    entries = sum(ENTRY.fullmatch(line.text) is not None for line in block)
    return len(block) >= LEAST_ENTRIES and entries == len(block) and block[0].text.endswith("首页")


def _is_name(line: Line, widest: float) -> bool:
    plain = line.mark is Mark.PLAIN and width(line.text) <= widest
    return plain and not ends_sentence(line.text) and read_signature(line.text) is None


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.number > block[-1].number + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
