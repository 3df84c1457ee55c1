"""Blocks 版面杂项的整块: short lines that stand close to a page number or a running head go with it."""

from collections.abc import Iterator

from backend.chinese.punctuation import SPACES, ends_sentence, width
from backend.chinese.signatures import read_signature
from backend.draft import Line, Mark
from backend.vocabulary import FurnitureReason as Reason

SEEDS = frozenset({Reason.PAGE_NUMBER, Reason.RUNNING_HEAD, Reason.PAGE_HEAD, Reason.PAGE_CREDITS})
"""What a page prints at its edges, in one block with the names of its parts."""
MOST_LINES = 5
WIDEST = 16.0
"""Width of the name of a page or a part 版名; the longest met had nine characters."""
SHORT = 8.0
"""Beside nothing but a page number a line must be shorter: a heading may stand there as well."""
QUOTE = 60
SHORTEST_QUOTE = 8
"""Characters of a sentence set apart from the text that it repeats 摘句."""


def whole_blocks(lines: list[Line], lifted: dict[int, Reason]) -> dict[int, Reason]:
    """The lines that go with furniture which stands in one block with them, and why.

    `lifted` are the lines already known as furniture. A block is a run of lines without a blank one
    between them; one that holds running text goes with nothing.
    """
    found: dict[int, Reason] = {}
    for block in _blocks(lines):
        known = [lifted[line.number] for line in block if line.number in lifted]
        seeds = sorted(reason for reason in known if reason in SEEDS)
        rest = [line for line in block if line.number not in lifted]
        widest = SHORT if seeds and set(seeds) == {Reason.PAGE_NUMBER} else WIDEST
        if not seeds or len(block) > MOST_LINES:
            continue
        if rest and all(_is_name(line, widest) for line in rest):
            found |= {line.number: seeds[0] for line in rest}
    return found


def pull_quotes(lines: list[Line]) -> set[int]:
    """The lines of sentences set apart that the running text has once more 摘句."""
    whole = SPACES.sub("", "".join(line.text for line in lines if line.mark is Mark.PLAIN))
    found: set[int] = set()
    for block in _blocks(lines):
        text = SPACES.sub("", "".join(line.text for line in block))
        if len(block) > MOST_LINES or not SHORTEST_QUOTE <= len(text) <= QUOTE:
            continue
        if any(line.mark is not Mark.PLAIN for line in block):
            continue
        bare = text.strip('“”「」"—')
        if whole.count(bare) > 1 and _is_set_apart(block, text):
            found |= {line.number for line in block}
    return found


def _is_set_apart(block: list[Line], text: str) -> bool:
    """A sentence in quotes or of several short lines; a heading has one line and no full stop."""
    return ends_sentence(text) and (text[0] in "“「" or len(block) > 1)


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
