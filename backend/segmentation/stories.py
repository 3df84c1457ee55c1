"""Stories 分篇: where one article ends and the next begins, and which head belongs to which body."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from backend.chinese.press import OWN_HOUSE
from backend.draft import Block, BlockKind, Furniture, PageFacts, Story
from backend.segmentation import cues
from backend.segmentation.agreement import titles_stand_after
from backend.segmentation.captions import find_captions
from backend.segmentation.heads import read_head, without_repeats
from backend.segmentation.joining import Look, Piece
from backend.vocabulary import FurnitureReason

STORY = 2.0
"""Evidence from which a head begins a story. Weights and threshold were set so that each single
sure sign (a byline, a dateline below, the page's beginning) is enough and no two weak ones are."""
HEADS = frozenset({Look.HEAD, Look.SUBTITLE, Look.LABELLED})
CLOSING = frozenset({Look.REVIEW, Look.SIGN_OFF})


@dataclass(slots=True)
class Part:
    """A head (title lines and bylines) or a body (everything else) between two heads."""

    pieces: list[Piece]
    is_head: bool


@dataclass(slots=True)
class Draft:
    """A story while it is being put together."""

    head: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    after: bool = False


def cut_stories(
    pieces: list[Piece], facts: tuple[PageFacts, ...]
) -> tuple[tuple[Story, ...], tuple[Furniture, ...]]:
    """Cut the page's pieces into stories, in page order."""
    find_captions(pieces)
    parts = _parts(pieces)
    drafts = _pair(parts)
    drafts = [part for draft in drafts for part in _photo_stories(draft)]
    stories, furniture = [], []
    for draft in drafts:
        story, repeated = _story(draft)
        stories.append(story)
        furniture += repeated
    return tuple(_with_facts(stories, facts)), tuple(furniture)


def _parts(pieces: list[Piece]) -> list[Part]:
    """Group the pieces into heads and bodies; heads that begin no story stay inside the body."""
    parts: list[Part] = []
    known_depths: set[int] = set()
    for start, end in _clusters(pieces):
        cluster = pieces[start:end]
        closing = _leading_bylines(cluster) if _has_body(parts) else 0
        _extend(parts, cluster[:closing], is_head=False)
        cluster = cluster[closing:]
        if not cluster:
            continue
        is_cluster = cluster[0].look in HEADS or cluster[0].look is Look.BYLINE
        if not is_cluster:
            _extend(parts, cluster, is_head=False)
            continue
        for group in _split_cluster(cluster, pieces, end):
            begins = _begins_story(group, parts, pieces, end, known_depths)
            if begins:
                known_depths.update(piece.depth for piece in group if piece.depth)
            _extend(parts, group, is_head=begins)
    return parts


def _clusters(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Runs of head-like pieces, and the pieces between them one by one."""
    start = 0
    while start < len(pieces):
        end = start + 1
        if pieces[start].look in HEADS or pieces[start].look is Look.BYLINE:
            while end < len(pieces) and (
                pieces[end].look in HEADS or pieces[end].look is Look.BYLINE
            ):
                end += 1
        yield start, end
        start = end


def _has_body(parts: list[Part]) -> bool:
    return bool(parts) and not parts[-1].is_head


def _leading_bylines(cluster: list[Piece]) -> int:
    """How many bylines at the cluster's start sign the body above it."""
    count = 0
    while count < len(cluster) and cluster[count].look is Look.BYLINE:
        count += 1
    return count


def _extend(parts: list[Part], pieces: list[Piece], *, is_head: bool) -> None:
    if not pieces:
        return
    if parts and not is_head and not parts[-1].is_head:
        parts[-1].pieces += pieces
    else:
        parts.append(Part(list(pieces), is_head))


def _split_cluster(cluster: list[Piece], pieces: list[Piece], end: int) -> list[list[Piece]]:
    """A labelled heading right below a head is the body's first heading, not part of the head."""
    del pieces, end
    for place, piece in enumerate(cluster):
        if piece.look is Look.LABELLED and place and not piece.depth:
            return [cluster[:place], cluster[place:]]
        if (
            piece.look is Look.LABELLED
            and place
            and piece.depth > min((one.depth for one in cluster[:place] if one.depth), default=0)
        ):
            return [cluster[:place], cluster[place:]]
        signed = place and cluster[place - 1].look is Look.BYLINE
        if signed and piece.look is Look.HEAD and any(one.look in HEADS for one in cluster[:place]):
            return [cluster[:place], *_split_cluster(cluster[place:], [], 0)]
    return [cluster]


def _begins_story(
    group: list[Piece], parts: list[Part], pieces: list[Piece], end: int, known: set[int]
) -> bool:
    """Weigh the signs that the group of head lines begins a story."""
    heads = [piece for piece in group if piece.look in HEADS]
    if not heads or all(piece.look is Look.LABELLED for piece in heads):
        return not parts and not heads
    if not _has_body(parts) and not (parts and parts[-1].is_head):
        return True
    score = _own_evidence(group, heads) + _evidence_around(parts, pieces, end)
    depth = min((piece.depth for piece in heads if piece.depth), default=0)
    if depth and known:
        score += 2.5 if depth <= min(known) else 1.0 if depth in known else -1.5
    elif known and not depth:
        score -= 1.0
    return score >= STORY


def _own_evidence(group: list[Piece], heads: list[Piece]) -> float:
    score = 0.0
    bylines = [piece for piece in group if piece.look is Look.BYLINE and piece.signature]
    if any(piece.signature and not piece.signature.only_photographers for piece in bylines):
        score += 3.0
    elif bylines:
        score += 1.0
    if any(piece.look is Look.SUBTITLE for piece in heads):
        score += 2.0
    plain = [piece for piece in heads if piece.look is Look.HEAD]
    if len(plain) > 1:
        score += 1.0
    return score


def _evidence_around(parts: list[Part], pieces: list[Piece], end: int) -> float:
    score = 0.0
    below = pieces[end] if end < len(pieces) else None
    if below is not None and (
        cues.begins_with_dateline(below.text) or cues.CONTINUED.match(below.text)
    ):
        score += 3.0
    if below is not None and below.look is Look.CAPTION:
        score += 1.0
    if below is None:
        score += 1.0
    above = parts[-1].pieces[-1] if parts and parts[-1].pieces else None
    if above is not None and above.look in CLOSING:
        score += 2.5
    elif above is not None and (above.look is Look.BYLINE or _signed_end(above.text)):
        score += 2.5
    elif above is not None and above.look is Look.CAPTION:
        score += 0.5
    return score


def _signed_end(text: str) -> bool:
    """Whether a paragraph ends in a bracket that signs the article: ……。（记者 李婷）"""
    if not text.endswith(("）", ")")):
        return False
    start = max(text.rfind("（"), text.rfind("("))
    inner = text[start:]
    found = cues.signature(inner)
    return found is not None and (found.sure or text[start - 1 : start] in "。！？”")


def _pair(parts: list[Part]) -> list[Draft]:
    """Give every body its head: the one above it, or on a page set that way the one below it."""
    after = titles_stand_after(
        [
            (
                part.is_head,
                [
                    piece.text
                    for piece in part.pieces
                    if piece.look is not Look.BYLINE or not part.is_head
                ],
            )
            for part in parts
        ]
    )
    drafts: list[Draft] = []
    for part in parts:
        current = drafts[-1] if drafts else None
        if after:
            if part.is_head and current and current.body and not current.head:
                current.head, current.after = part.pieces, True
            elif part.is_head:
                drafts.append(Draft(head=part.pieces))
            elif current and current.head and not current.body:
                current.body = part.pieces
            else:
                _open_after(drafts, part)
        elif part.is_head and current and current.head and not current.body:
            current.head += part.pieces
        elif part.is_head:
            drafts.append(Draft(head=part.pieces))
        elif current and not current.body:
            current.body = part.pieces
        else:
            drafts.append(Draft(body=part.pieces))
    return drafts


def _open_after(drafts: list[Draft], part: Part) -> None:
    """Below a title that closed its article: sign-offs still belong to it, the rest is the next one."""
    closing = 0
    if drafts:
        while closing < len(part.pieces) and part.pieces[closing].look in CLOSING:
            closing += 1
        drafts[-1].body += part.pieces[:closing]
    if part.pieces[closing:]:
        drafts.append(Draft(body=part.pieces[closing:]))


def _photo_stories(draft: Draft) -> Iterator[Draft]:
    """Set a photo with its own photographer line apart from the article that it does not belong to."""
    rest: list[Piece] = []
    photos: list[Draft] = []
    body = draft.body
    place = 0
    while place < len(body):
        piece = body[place]
        below = body[place + 1] if place + 1 < len(body) else None
        lone = (
            below is not None
            and below.look is Look.BYLINE
            and below.signature is not None
            and below.signature.only_photographers
            and piece.look in (Look.BODY, Look.CAPTION)
            and not piece.splits_sentence
        )
        if lone and below is not None:
            piece.look = Look.CAPTION
            if (
                rest
                and place + 2 >= len(body)
                and len(rest) > 0
                and any(one.look is Look.BODY for one in rest)
            ):
                photos.append(Draft(body=[piece, below]))
            else:
                rest += [piece, below]
            place += 2
            continue
        rest.append(piece)
        place += 1
    yield replace(draft, body=rest)
    yield from photos


def _story(draft: Draft) -> tuple[Story, list[Furniture]]:
    head, repeated = without_repeats(draft.head)
    blocks = [*read_head(head), *(_block(piece) for piece in draft.body)]
    lines = tuple(sorted(line for block in blocks for line in block.lines))
    furniture = [
        Furniture(line, piece.text, FurnitureReason.REPEATED_TITLE)
        for piece in repeated
        for line in piece.lines
    ]
    story = Story(
        blocks=tuple(blocks),
        title_after_body=draft.after,
        title_repeated=bool(repeated),
        lines=lines,
    )
    return story, furniture


KINDS = {
    Look.HEAD: BlockKind.HEADING,
    Look.SUBTITLE: BlockKind.HEADING,
    Look.LABELLED: BlockKind.HEADING,
    Look.BYLINE: BlockKind.BYLINE,
    Look.REVIEW: BlockKind.REVIEW,
    Look.SIGN_OFF: BlockKind.SIGN_OFF,
    Look.CAPTION: BlockKind.CAPTION,
    Look.BODY: BlockKind.BODY,
}


def _block(piece: Piece) -> Block:
    kind = KINDS[piece.look]
    if piece.look is Look.HEAD and cues.ENDS_IN_DASH.search(piece.text) and not piece.depth:
        kind = BlockKind.BODY
    return Block(
        kind, piece.text, piece.lines, level=piece.depth, splits_sentence=piece.splits_sentence
    )


def _with_facts(stories: list[Story], facts: tuple[PageFacts, ...]) -> list[Story]:
    """Give each story what the label lines say: page-wide dates to all, the rest to the nearest."""
    for fact in facts:
        if not stories:
            break
        if fact.whole_page:
            stories = [
                replace(
                    story,
                    facts=replace(
                        story.facts, published_on=story.facts.published_on or fact.published_on
                    ),
                )
                for story in stories
            ]
            continue
        line = fact.lines[0]
        nearest = min(
            range(len(stories)),
            key=lambda number: min(
                (abs(line - one) for one in stories[number].lines), default=10**9
            ),  # noqa: B023
        )
        stories[nearest] = replace(stories[nearest], facts=_merge(stories[nearest].facts, fact))
    return stories


def _merge(known: PageFacts, fact: PageFacts) -> PageFacts:
    source = fact.source if fact.source not in OWN_HOUSE else None
    return PageFacts(
        published_on=fact.published_on or known.published_on,
        source=known.source or source,
        source_url=known.source_url or fact.source_url,
        byline=known.byline or fact.byline,
        editors=known.editors or fact.editors,
        lines=(*known.lines, *fact.lines),
    )
