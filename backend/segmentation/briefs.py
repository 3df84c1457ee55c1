"""Briefs 简讯: the standing head above several short reports is the column of each of them."""

import re
from dataclasses import replace

from backend.draft import Block, BlockKind, Story

COLUMN = re.compile(
    r"简讯|短讯|短波|快讯|短传|简报|集锦|速递|动态|微言|一句话|要闻速览|信息窗|短新闻"
)
"""Standing heads under which several reports stand."""
LEADING = (BlockKind.COLUMN, BlockKind.KICKER, BlockKind.SUBTITLE)
MOST_PARAGRAPHS = 3


def with_columns(stories: list[Story]) -> list[Story]:
    """Give the column of the first brief to those that follow it."""
    out: list[Story] = []
    column: Block | None = None
    for story in stories:
        own = next((block for block in story.blocks if block.kind in LEADING), None)
        if own is not None:
            column = own if own.kind is BlockKind.COLUMN and COLUMN.search(own.text) else None
        elif column and _is_brief(story):
            story = replace(story, blocks=(replace(column, lines=()), *story.blocks))  # noqa: PLW2901
        else:
            column = None
        out.append(story)
    return out


def _is_brief(story: Story) -> bool:
    texts = sum(block.kind is BlockKind.BODY for block in story.blocks)
    return 0 < texts <= MOST_PARAGRAPHS and all(
        block.kind is not BlockKind.HEADING for block in story.blocks
    )
