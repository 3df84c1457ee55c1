"""Stories 分篇: where one article ends and the next begins, and which head belongs to which body."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from backend.chinese.numerals import read_label
from backend.chinese.press import begins_with_dateline
from backend.draft import Story
from backend.segmentation.agreement import heads_above
from backend.segmentation.assembly import assemble
from backend.segmentation.authors import find_authors
from backend.segmentation.briefs import with_columns
from backend.segmentation.captions import find_captions
from backend.segmentation.evidence import EVEN, begins_story
from backend.segmentation.facts import with_facts
from backend.segmentation.photos import photo_stories
from backend.segmentation.pieces import Look, Piece
from backend.segmentation.signs import CLOSING, HEADS, Around, Page, is_signed
from backend.source import Furniture, PageFacts

MARKS = "▲▼●■◆★◎"
AHEAD = 60
BACK = 120
"""Pieces around a head that are looked at; an article of a newspaper page has fewer."""


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
    pieces: list[Piece], facts: tuple[PageFacts, ...], page: Page
) -> tuple[tuple[Story, ...], tuple[Furniture, ...]]:
    """Cut the page's pieces into stories, in page order; a framed page has one, unless others are signed."""
    find_authors(pieces)
    find_captions(pieces)
    stories: list[Story] = []
    furniture: list[Furniture] = []
    own = [fact for fact in facts if not fact.whole_page]
    single = bool(own) and sum(fact.published_on is not None for fact in own) <= 1
    items = _items(pieces) if any(fact.whole_page for fact in facts) else 0
    page = replace(page, single=single, items=items)
    for draft in _pair(_parts(pieces, page=page)):
        body, photos = photo_stories(draft.body)
        for head, rest in [(draft.head, body), *(([], photo) for photo in photos)]:
            story, repeated = assemble(head, rest, after=draft.after)
            stories.append(story)
            furniture += repeated
    return with_facts(with_columns(stories), facts), tuple(furniture)


def _parts(pieces: list[Piece], *, page: Page) -> list[Part]:
    """Group the pieces into heads and bodies; heads that begin no story stay inside the body."""
    parts: list[Part] = []
    depths: set[int] = set()
    balance = 0  # heads without bodies: none are left over on a page that began with a text
    for start, end in _clusters(pieces):
        cluster = pieces[start:end]
        if _begins_item(cluster[0], parts) or _begins_report(cluster[0], parts):
            parts.append(Part([], is_head=True))  # the next of several short items without titles
        if cluster[0].resumes and parts and not parts[-1].is_head and not _head_like(cluster[0]):
            parts.append(Part([], is_head=True))  # a piece without a title that began elsewhere
        closing = _signing(cluster) if parts and not parts[-1].is_head else 0
        size = len(parts)
        _extend(parts, cluster[:closing], is_head=False)
        balance -= len(parts) - size
        signed_head = False
        for group in _groups(cluster[closing:]):
            around = _around(parts, pieces[end : end + AHEAD], depths, page)
            free = not signed_head or (
                group[0].gap and (group[-1].look is Look.BYLINE or balance <= 0)
            )
            item = page.items > 0 and any(piece.depth == page.items for piece in group)
            item |= _head_like(group[-1]) and end < len(pieces) and pieces[end].resumes
            titles = {piece.text for piece in around.head}
            again = any(piece.look is Look.HEAD and piece.text in titles for piece in group)
            free = free and not (again and len(around.body) <= 1)
            begins = (
                item
                or (group[0].resumes and _head_like(group[0]))
                or (bool(free) and _head_like(group[0]) and begins_story(group, around) > EVEN)
            )
            if begins:
                depths.update(piece.depth for piece in group if piece.depth)
                signed_head = any(piece.look is Look.BYLINE for piece in group)
            size = len(parts)
            _extend(parts, group, is_head=begins)
            balance += (1 if begins else -1) * (len(parts) - size)
    return parts


def _items(pieces: list[Piece]) -> int:
    """The depth of the numbered headings that title a programme's items: 1. first of all, and nothing above."""
    first = next((piece for piece in pieces if _head_like(piece)), None)
    label = (
        read_label(first.text) if first and first.look is Look.LABELLED and first.depth else None
    )
    if first is None or label is None or label.number != "1":
        return 0
    for piece in pieces:
        found = read_label(piece.text) if piece.depth == first.depth else None
        if found and found.number.isdecimal():
            piece.look, piece.text = Look.HEAD, found.rest
    return first.depth


def _begins_item(piece: Piece, parts: list[Part]) -> bool:
    """Whether the piece is the next of short reports that begin with one mark, ▲, and are signed each."""
    if piece.look not in (Look.BODY, Look.CAPTION) or piece.text[0] not in MARKS:
        return False
    body = parts[-1].pieces if parts and not parts[-1].is_head else []
    return bool(body) and body[0].text[0] == piece.text[0] and is_signed(body[-1].text)


def _begins_report(piece: Piece, parts: list[Part]) -> bool:
    """Whether a report without a title begins: 本报讯… below one that began so and has been signed."""
    body = parts[-1].pieces if parts and not parts[-1].is_head else []
    if piece.look is not Look.BODY or not body or not begins_with_dateline(piece.text):
        return False
    last = body[-1]
    signs = last.look is Look.BYLINE and last.signature is not None and last.signature.sure
    signed = is_signed(last.text) or (piece.gap > 0 and (signs or last.look is Look.REVIEW))
    return signed and any(begins_with_dateline(one.text) for one in body)


def _around(parts: list[Part], below: list[Piece], depths: set[int], page: Page) -> Around:
    body = parts[-1].pieces[-BACK:] if parts and not parts[-1].is_head else []
    head = next((part.pieces for part in parts[-1:-3:-1] if part.is_head), [])
    return Around(head, body, below, depths, page)


def _clusters(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Runs of head-like pieces, and the pieces between them one by one."""
    start = 0
    while start < len(pieces):
        end = start + 1
        if _head_like(pieces[start]):
            while end < len(pieces) and (_head_like(pieces[end]) or _is_office(pieces, end)):
                end += 1
        yield start, end
        start = end


def _is_office(pieces: list[Piece], place: int) -> bool:
    """Whether the author's office 作者单位 stands here, between the title and the author."""
    below = pieces[place + 1] if place + 1 < len(pieces) else None
    here = pieces[place].look is Look.SIGN_OFF and not pieces[place].gap
    return here and below is not None and below.look is Look.BYLINE and not below.gap


def _head_like(piece: Piece) -> bool:
    return piece.look in HEADS or piece.look is Look.BYLINE


def _signing(cluster: list[Piece]) -> int:
    """How many bylines at the cluster's start sign the body above it.

    One that stands apart from that body and close above a title was printed above the title.
    """
    count = 0
    while count < len(cluster) and cluster[count].look is Look.BYLINE:
        count += 1
    last = cluster[count - 1] if count else None
    close = count < len(cluster) and not cluster[count].gap and not cluster[count].depth
    return count - 1 if last and last.gap and not last.apart and close else count


def _extend(parts: list[Part], pieces: list[Piece], *, is_head: bool) -> None:
    if not pieces:
        return
    if parts and not is_head and not parts[-1].is_head:
        parts[-1].pieces += pieces
    else:
        parts.append(Part(list(pieces), is_head))


def _groups(cluster: list[Piece]) -> Iterator[list[Piece]]:
    """A cluster cut where a head is complete: below its byline, and above a first numbered heading."""
    group: list[Piece] = []
    depth, titled = 0, False
    for piece in cluster:
        numbered = piece.look is Look.LABELLED and (not piece.depth or piece.depth > depth)
        signed = titled and group[-1].look is Look.BYLINE and piece.look is not Look.BYLINE
        if group and (numbered or (signed and piece.look is not Look.SUBTITLE)):
            yield group
            group, depth, titled = [], 0, False
        group.append(piece)
        titled |= piece.look in HEADS
        depth = min(depth or piece.depth, piece.depth or depth)
    if group:
        yield group


def _pair(parts: list[Part]) -> list[Draft]:
    """Give every body its head: the one above it, or the one below that speaks of it."""
    after = heads_above([(part.is_head, [piece.text for piece in part.pieces]) for part in parts])
    drafts: list[Draft] = []
    for place, part in enumerate(parts):
        current = drafts[-1] if drafts else None
        if place in after and current:
            current.head, current.after = current.head + part.pieces, True
        elif part.is_head and current and current.head and not current.body:
            current.head += part.pieces
        elif part.is_head:
            drafts.append(Draft(head=part.pieces))
        else:
            _add_body(drafts, part)
    return drafts


def _add_body(drafts: list[Draft], part: Part) -> None:
    """A body goes to the head above it; sign-offs right below a head that stood after still end that story."""
    current = drafts[-1] if drafts else None
    if current and not current.body:
        current.body = part.pieces
        return
    closing = 0
    while current and closing < len(part.pieces) and part.pieces[closing].look in CLOSING:
        closing += 1
    if current:
        current.body += part.pieces[:closing]
    if part.pieces[closing:]:
        drafts.append(Draft(body=part.pieces[closing:]))
