"""Facts 信息归属: what the page's label lines say is given to the stories they stand with."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from backend.chinese.press import OWN_HOUSE
from backend.draft import BlockKind, Story
from backend.source import PageFacts


def with_facts(stories: list[Story], facts: tuple[PageFacts, ...]) -> tuple[Story, ...]:
    """Give page-wide dates to every story, and the rest to the nearest one."""
    out = list(stories)
    firsts = sorted((story.lines[0], place) for place, story in enumerate(out) if story.lines)
    if not firsts:
        return tuple(out)
    dated = [fact for fact in facts if fact.published_on]
    whole: PageFacts | None = None
    for fact in facts:
        alone = len(dated) == 1 and fact.published_on and not fact.whole_page
        if fact.whole_page or (alone and _above_all(out, fact)):
            whole = whole or (fact if fact.published_on else None)
        if not fact.whole_page:
            place = _nearest(firsts, out, fact.lines[0])
            out[place] = replace(out[place], facts=_merge(out[place].facts, fact))
    return tuple(_with_date(story, whole) if whole else story for story in out)


def _above_all(stories: list[Story], fact: PageFacts) -> bool:
    """Whether the label line stands in the page's head: above all text of all stories but titles."""
    texts = [
        block.lines[0]
        for story in stories
        for block in story.blocks
        if block.kind is BlockKind.BODY
    ]
    return all(fact.lines[0] < line for line in texts)


def _with_date(story: Story, fact: PageFacts) -> Story:
    if story.facts.published_on:
        return story
    known = fact.published_on
    return replace(story, facts=replace(story.facts, published_on=known))


def _nearest(firsts: list[tuple[int, int]], stories: list[Story], line: int) -> int:
    """The story whose lines stand nearest; `firsts` are the stories' first lines, sorted."""
    at = bisect_right(firsts, (line, len(stories)))
    around = [place for _, place in firsts[max(0, at - 2) : at + 2]]
    return min(around, key=lambda place: _distance(stories[place].lines, line))


def _distance(lines: tuple[int, ...], line: int) -> int:
    """How far the line is from the nearest of the story's lines, which are in page order."""
    at = bisect_left(lines, line)
    return min(abs(line - one) for one in lines[max(at - 1, 0) : at + 1])


def _merge(known: PageFacts, fact: PageFacts) -> PageFacts:
    source = fact.source if fact.source not in OWN_HOUSE else None
    better = source is not None and (not known.source or (known.account and not fact.account))
    return PageFacts(
        published_on=fact.published_on or known.published_on,
        source=source if better else known.source,
        account=fact.account if better else known.account,
        source_url=known.source_url or fact.source_url,
        byline=known.byline or fact.byline,
        editors=known.editors or fact.editors,
        lines=(*known.lines, *fact.lines),
    )
