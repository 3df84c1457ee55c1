"""Turns 转接: articles that go on elsewhere, 下转第2版 and 上接第1版, on the same page or on another."""

from dataclasses import replace

from backend.chinese.punctuation import ends_sentence, join_lines
from backend.draft import Block, BlockKind, Story
from backend.source import Furniture
from backend.vocabulary import FurnitureReason

HEADS = (BlockKind.TITLE, BlockKind.KICKER, BlockKind.COLUMN, BlockKind.SUBTITLE)


def resumed(furniture: tuple[Furniture, ...]) -> frozenset[int]:
    """The lines that say that what stands below them began elsewhere."""
    return frozenset(one.line for one in furniture if _is_turn(one) and "上接" in one.text)


def with_turns(stories: tuple[Story, ...], furniture: tuple[Furniture, ...]) -> tuple[Story, ...]:
    """A line 上接第1版 says that the story below it began elsewhere, 下转第2版 that the one above goes on."""
    out = list(stories)
    for turn in filter(_is_turn, furniture):
        if "上接" in turn.text:
            below = [
                (min(after), n) for n, one in enumerate(out) if (after := _after(one, turn.line))
            ]
            if below:
                out[min(below)[1]] = replace(out[min(below)[1]], continued_above=True)
        elif "下转" in turn.text:
            above = [
                (max(before), n) for n, one in enumerate(out) if (before := _before(one, turn.line))
            ]
            if above:
                out[max(above)[1]] = replace(out[max(above)[1]], continued_below=True)
    return _rejoined(out)


def _is_turn(one: Furniture) -> bool:
    return one.reason is FurnitureReason.CONTINUATION


def _after(story: Story, line: int) -> list[int]:
    return [one for one in story.lines if one > line]


def _before(story: Story, line: int) -> list[int]:
    return [one for one in story.lines if one < line]


def _rejoined(stories: list[Story]) -> tuple[Story, ...]:
    """Put the only article that goes on together with the only piece without a title that began elsewhere."""
    goes_on = [n for n, one in enumerate(stories) if one.continued_below]
    began = [n for n, one in enumerate(stories) if one.continued_above and not _is_titled(one)]
    if len(goes_on) != 1 or len(began) != 1 or goes_on[0] >= began[0]:
        return tuple(stories)
    first, rest = stories[goes_on[0]], stories[began[0]]
    whole = replace(
        first,
        blocks=_join(first.blocks, rest.blocks),
        lines=tuple(sorted((*first.lines, *rest.lines))),
        continued_below=rest.continued_below,
    )
    out = [*stories[: goes_on[0]], whole, *stories[goes_on[0] + 1 :]]
    del out[began[0]]
    return tuple(out)


def _is_titled(story: Story) -> bool:
    return any(block.kind in HEADS for block in story.blocks)


def _join(first: tuple[Block, ...], rest: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks one after the other; a sentence that the turn has cut is put together again."""
    above, below = first[-1], rest[0]
    cut = above.kind is below.kind is BlockKind.BODY and not ends_sentence(above.text)
    if not cut:
        return (*first, *rest)
    joined = replace(
        above, text=join_lines(above.text, below.text), lines=(*above.lines, *below.lines)
    )
    return (*first[:-1], joined, *rest[1:])
