"""Signs 征象: what can be seen of a group of head lines and of the texts around it.

Every sign is a number from 0 to 1 with a name, under which `evidence` knows its weight.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import SPACES, han_pairs, width
from backend.chinese.words import cohesion
from backend.segmentation import cues
from backend.segmentation.pieces import Look, Piece
from backend.vocabulary import CreditRole

Signs = Iterator[tuple[str, float]]

FAR = 1500
ENOUGH_TEXT = 80
"""Characters from which words are counted, and up to which."""
STRANGE = 0.02
AKIN = 0.08
"""Shared words: 65 % of neighbouring articles stay below the first, 14 % of parts of one article do;
above the second are 11 % and 71 %."""
BRIEF = 3
"""Paragraphs of the longest brief met."""
SHORT_ABOVE = 120
SHORT_BELOW = 80
LOOKED_AT = 600
NOTICE = re.compile(
    r"(?:关于|《).{4,40}(?:的)?(?:通知|公告|通告|公示|决定|意见|函|批复|启事|声明|答复|复函|令)$"
)
"""The title of an official notice 公文标题."""
NOTICE_ALONE = re.compile(
    r"(?:重要|紧急|友情|郑重)?(?:更正|喜报|捷报|寻人启事|寻物启事|招租启事|订正|致歉|致歉信|致读者|启事|公告|通告|通知|声明|讣告|公示|倡议书|感谢信|告知书|鸣谢|招领启事|征稿启事|征文启事|更正启事|更正声明|遗失声明|招聘启事|停水通知|停电通知|停气通知|招标公告|拍卖公告)"
)
"""A notice that is called by its kind alone, 公 告."""
SHORT_NOTICE = re.compile(r"[\u4e00-\u9fff]{2,16}(?:遗失声明|声明|公告|公示|启事|讣告|通告)")
REPORT = re.compile(
    r"^.{0,40}?(?:获悉|了解到|消息称)|^(?:近日|日前|昨日|连日来|\d{1,2}月\d{1,2}日)[，,]?"
)
"""How a report opens without a dateline; sections of an article seldom do."""
PICTURED = re.compile(
    r"[（(](?:附?图片?\s*\d*\s*张?|中国画|国画|油画|版画|漫画|篆刻|书法|摄影|剪纸|木刻|水彩画|速写|插图)[）)]$"
)
"""A title that says it has a picture, or is one."""
NOTED = re.compile(
    r"[【\[（(]?\s*编者(?:按|的话|语)|(?:尊敬的|亲爱的|敬爱的)?[\u4e00-\u9fff、]{0,14}(?:同志|编辑部?|老师|先生|女士|朋友们?|单位|部门|政府|学院|村民|居民|业主|市民|用户)们?：$"
)
"""What opens a text of its own: an editor's note, whom a letter is written to."""
HEADS = frozenset({Look.HEAD, Look.SUBTITLE, Look.LABELLED})
CLOSING = frozenset({Look.REVIEW, Look.SIGN_OFF})


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of the page.

    `single` says that it is a web page's, with an article's own label line; `framed` that the frame
    around its one article has been found; `items` is the depth of the numbered headings that are titles
    of a programme's items, 0 where there are none; `stamps` are the lines that say when something was
    posted; `web` says that it came with a web page's tags,
    `journal` that it has key words or references, as one paper of a journal has.
    """

    single: bool = False
    framed: bool = False
    items: int = 0
    stamps: frozenset[int] = frozenset()
    web: bool = False
    journal: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a group of head lines.

    `head` and `body` are the open story's, the body empty at the page's beginning; `below` are the
    pieces that follow; `depths` the format's depths of the page's earlier titles.
    """

    head: list[Piece]
    body: list[Piece]
    below: list[Piece]
    depths: set[int]
    page: Page = Page()


def seen(group: list[Piece], heads: list[Piece], around: Around) -> Signs:
    """The signs that layout and forms give."""
    yield from _of_group(group, heads, around.below)
    yield from _of_depth(heads, around.depths)
    yield from _of_what_follows(around)
    yield from _of_what_ends(around)
    yield from _of_room(heads, around)
    yield from _of_likeness(heads[0], around)
    last = heads[-1].lines[-1]
    yield "stamped", float(not around.page.stamps.isdisjoint((last + 1, last + 2)))
    yield "single", float(around.page.single)
    several = sum(piece.look is Look.HEAD for piece in heads) > 1
    marked = any(piece.depth for piece in heads)
    yield "several", float(several and (marked or not around.page.web))
    yield "journal", float(around.page.journal)
    yield "framed", float(around.page.framed)


def words(heads: list[Piece], around: Around) -> Signs:
    """The signs that words give: another article speaks of something else."""
    above = _gathered(piece.text for piece in reversed(around.body) if piece.look is Look.BODY)
    texts = [piece.text for piece in _text_below(around)]
    below = _gathered([*(piece.text for piece in heads), *texts])
    shared = cohesion(above, below) if min(len(above), len(below)) >= ENOUGH_TEXT else None
    if shared is None:
        yield "unmeasured", 1.0
    elif shared < STRANGE:
        yield "strange", 1.0
    elif shared > AKIN:
        yield "akin", 1.0
    title = set(han_pairs("".join(piece.text for piece in heads)))
    yield "agrees_below", _share(title, "".join(texts)[:LOOKED_AT])
    yield "agrees_above", _share(title, "".join(piece.text for piece in around.body)[-FAR:])


def _of_group(group: list[Piece], heads: list[Piece], below: list[Piece]) -> Signs:
    signatures = [piece.signature for piece in group if piece.signature]
    yield "signed", float(any(not signature.only_photographers for signature in signatures))
    shot = any(signature.only_photographers for signature in signatures)
    yield "photo_story", float(shot and bool(below) and below[0].look is Look.CAPTION)
    yield "subtitle", float(any(piece.look is Look.SUBTITLE for piece in heads))
    yield "notice", float(any(map(_is_notice, heads)))
    yield "bracketed", float(heads[0].text[0] == "【")
    yield "pictured", float(any(PICTURED.search(piece.text) for piece in heads))
    yield "quoted", float(heads[0].text[0] in "“「" and heads[0].text[-1] in "”」")
    yield "comma", float("，" in heads[0].text)
    yield "colon", float("：" in heads[0].text)
    yield "column", float(heads[0].wrapped)


def _is_notice(piece: Piece) -> bool:
    alone = NOTICE_ALONE.fullmatch(SPACES.sub("", piece.text).strip("【】■●◆▲"))
    named = SHORT_NOTICE.fullmatch(piece.text) is not None
    return alone is not None or named or NOTICE.search(piece.text) is not None


def _of_depth(heads: list[Piece], known: set[int]) -> Signs:
    if not known:
        return
    depth = min((piece.depth for piece in heads if piece.depth), default=0)
    if not depth:
        yield "unmarked", 1.0
    elif depth <= min(known):
        yield "shallower", 1.0
    else:
        yield ("known_depth" if depth in known else "deeper"), 1.0


def _of_what_follows(around: Around) -> Signs:
    if not around.below:
        return
    first, *more = around.below
    opens = begins_with_dateline(first.text) or cues.CONTINUED.match(first.text) is not None
    yield "dateline_below", float(opens)
    yield "noted_below", float(NOTED.match(first.text) is not None)
    below = more[0].signature if more else None
    yield "photo_below", float(below is not None and below.only_photographers)
    yield "caption_below", float(first.look is Look.CAPTION)
    yield "report_below", float(first.look is Look.BODY and REPORT.match(first.text) is not None)
    signed = _is_signed_brief(around.below)
    yield "signed_below", float(signed)
    yield "brief", float(signed and _is_made_brief(around))


def _of_what_ends(around: Around) -> Signs:
    last = around.body[-1]
    signed = last.look is Look.BYLINE and last.signature and not last.signature.only_photographers
    yield "closed_above", float(bool(last.look in CLOSING or signed or is_signed(last.text)))
    since = takewhile(lambda piece: piece.look not in HEADS, reversed(around.body))
    yield "short_above", float(sum(len(piece.text) for piece in since) < SHORT_ABOVE)


def _of_room(heads: list[Piece], around: Around) -> Signs:
    """A title stands further from the text above it than paragraphs stand from each other."""
    texts = around.body[1:] or [*_text_below(around)]
    gaps = sorted(piece.gap for piece in texts if piece.look is Look.BODY)
    usual = gaps[len(gaps) // 2] if gaps else 0
    gap = heads[0].gap
    yield "gap", float(gap > usual)
    yield "wide_gap", float(gap > usual + 1)
    yield "close", float(gap == 0)
    length = sum(len(piece.text) for piece in _text_below(around) if piece.look is Look.BODY)
    yield "short_below", float(length < SHORT_BELOW)


def _of_likeness(head: Piece, around: Around) -> Signs:
    """Headings of one article are set alike."""
    inner = [piece for piece in around.body if piece.look in HEADS]
    below = next((piece for piece in around.below if piece.look in HEADS), None)
    yield "headed", float(bool(inner))
    yield "alike_above", float(bool(inner) and _alike(head, inner[-1]))
    yield "alike_below", float(below is not None and _alike(head, below))


def _alike(one: Piece, other: Piece) -> bool:
    return abs(width(one.text) - width(other.text)) <= 1 and one.depth == other.depth


def _text_below(around: Around) -> Iterator[Piece]:
    return takewhile(lambda piece: piece.look not in HEADS, around.below)


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


def _share(title: set[str], text: str) -> float:
    return sum(pair in text for pair in title) / max(len(title), 1)


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
    return begins_with_dateline(first.text) or any(is_signed(one.text) for one in around.body)


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
    return 0 < len(body) <= BRIEF and is_signed(body[-1].text)


def is_signed(text: str) -> bool:
    """Whether a paragraph ends in a bracket that signs the article: ……。（记者 李苗）"""
    if not text.endswith(("）", ")")):
        return False
    start = max(text.rfind("（"), text.rfind("("))
    if cues.is_sign_off(text[start:]):
        return True
    found = cues.signature(text[start:])
    if found and all(one.role is CreditRole.CONTRIBUTOR for one in found.signed):
        return False
    return found is not None and (found.sure or text[start - 1 : start] in "。！？”")
