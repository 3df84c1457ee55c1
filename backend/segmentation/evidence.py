"""Evidence 分篇依据: whether a group of head lines begins a story or is a heading inside one.

The weights were set so that each single sure sign (a byline, a dateline below, a signature above,
the format's own depth) is enough, and no two weak ones are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from backend.chinese.words import cohesion
from backend.segmentation import cues
from backend.segmentation.pieces import Look, Piece
from backend.vocabulary import CreditRole

STORY = 2.0
"""Evidence from which a head begins a story."""
OPEN = -0.5
"""Evidence below which a weak sign more would change nothing."""
FAR = 1500
ENOUGH_TEXT = 80
"""Characters from which words are counted, and up to which."""
STRANGE = 0.02
AKIN = 0.08
"""Shared words: 65 % of neighbouring articles stay below the first, 14 % of parts of one article do;
above the second are 11 % and 71 %."""
BRIEF = 3
"""Paragraphs of the longest brief met."""
NOTICE = re.compile(
    r"^(?:关于|《).{4,40}(?:的)?(?:通知|公告|通告|公示|决定|意见|函|批复|启事|声明|答复|复函|令)$"
)
"""The title of an official notice 公文标题."""
REPORT = re.compile(
    r"^.{0,40}?(?:获悉|了解到|消息称)|^(?:近日|日前|昨日|连日来|\d{1,2}月\d{1,2}日)[，,]?"
)
"""How a report opens without a dateline; sections of an article seldom do."""
TWO_PHRASES = re.compile(r"^[^\s，。]{4,}\s[^\s，。]{4,}$")
"""A headline of two phrases: 冷空气今晚到 请关好门窗."""
HEADS = frozenset({Look.HEAD, Look.SUBTITLE, Look.LABELLED})
CLOSING = frozenset({Look.REVIEW, Look.SIGN_OFF})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a group of head lines.

    `head` and `body` are the open story's, the body empty at the page's beginning; `below` are the
    pieces that follow; `depths` the format's depths of the page's earlier titles; `single` says that
    the page is a web page's, with an article's own label line.
    """

    head: list[Piece]
    body: list[Piece]
    below: list[Piece]
    depths: set[int]
    single: bool = False


def begins_story(group: list[Piece], around: Around) -> bool:
    """Weigh the signs that the group begins a story."""
    above, below = around.body, around.below
    heads = [piece for piece in group if piece.look in HEADS]
    if not heads or all(piece.look is Look.LABELLED for piece in heads):
        return not above and not heads
    if not above:
        return True
    score = _of_group(group, heads) + _of_what_follows(below) + _of_what_ends(above[-1])
    if _is_made_brief(around) and _is_signed_brief(below):
        score += 2.0
    score += _of_depth(heads, around.depths) - 1.5 * around.single
    if around.head and OPEN <= score < STORY:
        # not on a page that begins with text: its titles stand below, with a byline
        score += _of_gap(heads[0], around) + _of_words(heads, around)
        score -= 1.0 * any(piece.look in HEADS for piece in around.body)
    return score >= STORY


def _of_gap(head: Piece, around: Around) -> float:
    """A title stands further from the text above it than paragraphs stand from each other."""
    gaps = sorted(piece.gap for piece in around.body[1:] if piece.look is Look.BODY)
    usual = gaps[len(gaps) // 2] if gaps else 0
    return 1.0 if head.gap > usual else 0.0


def _of_words(heads: list[Piece], around: Around) -> float:
    """Another article speaks of something else: few of its words occur in the text above."""
    above = _gathered(piece.text for piece in reversed(around.body) if piece.look is Look.BODY)
    texts = takewhile(lambda piece: piece.look not in HEADS, around.below)
    below = _gathered(piece.text for piece in (*heads, *texts))
    if min(len(above), len(below)) < ENOUGH_TEXT:
        return 0.0
    shared = cohesion(above, below)
    if shared is None:
        return 0.0
    if shared < STRANGE:
        return 1.0
    return -1.0 if shared > AKIN else 0.0


def _of_group(group: list[Piece], heads: list[Piece]) -> float:
    score = 0.0
    signatures = [piece.signature for piece in group if piece.signature]
    if any(not signature.only_photographers for signature in signatures):
        score += 3.0
    elif signatures:
        score += 1.0
    if any(piece.look is Look.SUBTITLE for piece in heads):
        score += 2.0
    if any(NOTICE.search(piece.text) for piece in heads):
        score += 2.0
    if heads[0].text[0] == "【":
        score += 1.5
    if sum(piece.look is Look.HEAD for piece in heads) > 1:
        score += 1.0
    if any(TWO_PHRASES.match(piece.text) for piece in heads):
        score += 0.5
    return score


def _of_what_follows(below: list[Piece]) -> float:
    if not below:
        return 1.0
    first = below[0]
    if cues.begins_with_dateline(first.text) or cues.CONTINUED.match(first.text):
        return 4.0
    if len(below) > 1 and below[1].signature and below[1].signature.only_photographers:
        return 2.5
    if first.look is Look.CAPTION:
        return 2.0 if cues.is_photo_report(first.text) else 1.0
    return 1.0 if REPORT.match(first.text) else 0.0


def _gathered(texts: Iterable[str]) -> str:
    """The texts, as far as they are counted."""
    out: list[str] = []
    length = 0
    for text in texts:
        out.append(text[: FAR - length])
        length += len(out[-1])
        if length >= FAR:
            break
    return "".join(out)


def _is_made_brief(around: Around) -> bool:
    """Whether the open story is a short report 简讯 that has named its makers already.

    A second naming is then another's. A longer article may well be signed once more at its end.
    """
    texts = sum(piece.look is Look.BODY for piece in around.body)
    if texts > BRIEF or any(piece.look in HEADS for piece in around.body):
        return False
    if any(piece.look is Look.BYLINE for piece in around.head):
        return True
    first = around.body[0]
    return cues.begins_with_dateline(first.text) or any(_is_signed(one.text) for one in around.body)


def _is_signed_brief(below: list[Piece]) -> bool:
    """Whether the text below, up to the next head, is a short report that is signed at its end."""
    body: list[Piece] = []
    for piece in below:
        if piece.look in HEADS or len(body) > BRIEF:
            break
        if piece.signature and piece.signature.only_photographers:
            continue
        if body and piece.look in (Look.BYLINE, Look.SIGN_OFF):
            return True
        body.append(piece)
    return 0 < len(body) <= BRIEF and _is_signed(body[-1].text)


def _of_what_ends(last: Piece) -> float:
    signed = last.look is Look.BYLINE and last.signature and not last.signature.only_photographers
    if last.look in CLOSING or signed or _is_signed(last.text):
        return 2.5
    return 0.5 if last.look is Look.CAPTION else 0.0


def _of_depth(heads: list[Piece], known: set[int]) -> float:
    depth = min((piece.depth for piece in heads if piece.depth), default=0)
    if not known:
        return 0.0
    if not depth:
        return -1.0
    if depth <= min(known):
        return 2.5
    return 1.0 if depth in known else -1.5


def _is_signed(text: str) -> bool:
    """Whether a paragraph ends in a bracket that signs the article: ……。（记者 李苗）"""
    if not text.endswith(("）", ")")):
        return False
    start = max(text.rfind("（"), text.rfind("("))
    found = cues.signature(text[start:])
    if found and all(one.role is CreditRole.CONTRIBUTOR for one in found.signed):
        return False
    return found is not None and (found.sure or text[start - 1 : start] in "。！？”")
