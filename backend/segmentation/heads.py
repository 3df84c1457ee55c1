"""Heads 题区: which of a head's lines is the column, the kicker, the title and the subtitle."""

import re
from dataclasses import replace

from backend.chinese.names import is_name
from backend.chinese.offices import is_organisation
from backend.chinese.press import begins_with_dateline
from backend.chinese.punctuation import SPACES, join_lines, still_open, width
from backend.chinese.words import word_crosses
from backend.draft import Block, BlockKind
from backend.segmentation import cues
from backend.segmentation.pieces import Look, Piece
from backend.source import Lines
from backend.vocabulary import AuthorKind

# Standing heads: 乡村振兴进行时, 身边新事, 局长访谈, 理论茶座, 【一线见闻】 …
COLUMN = re.compile(
    r"^【.{2,14}】$|^[“《]?[\u4e00-\u9fff·“”]{0,10}(?:进行时|在行动|在路上|访谈|茶座|论坛|专栏|专题|专版|副刊|随笔|随想|杂谈|漫笔|时评|短评|快评|锐评|"
    r"观察|聚焦|关注|直击|速递|快讯|简讯|动态|要闻|见闻|纪事|故事|新事|人物|风采|风尚|风景线|巡礼|掠影|之窗|之声|之光|天地|园地|广角|视点|视线|"
    r"热点|焦点|特写|图片新闻|国际新闻|体坛|要闻|讲堂|课堂|信箱|来信|连载|书评|读书|阅读|文苑|诗苑|钩沉|史话|百科|科普|提示|播报|看台|擂台|公告栏|告示栏|回音|回声|短波|短讯|集锦|巷议|有话|有话说|盘点|照登|链接|卡片|小小说|微小说|散文|诗歌|诗页|诗笺|茶坊|书香|荐书|新书|一瞥|传真|快递|广场|絮语|心语|感悟|建言|以案说法|说法|点评|特稿|专访|调查|封面故事|手记|编后|短评|微言|微评|声音|来函|问政|帮办|求证|辟谣|科学|健康|养生|旅游|美食|气象|天气|物价|体育|法治|田野|印象|笔记|手记|日记|答问|问答|对话|走笔|札记|社论|书事|书话|世相|人间|档案|夜话|闲话|来论|图说|视窗|影像|镜头|大家谈|面对面|第一线|看[\u4e00-\u9fff]{2,4}|走基层|新时代)[”》]?$"
)
PICTURE = re.compile(r"\s*（(?:图片|附图片?\s*\d*\s*张?)）$")
TOLD = re.compile(
    r"(?P<title>[^—─―]{4,}?)[—─―–]{2,}(?P<subtitle>(?:记|访|写在|读|来自)[^—─―]{4,}|[^—─―]{2,}(?:纪实|综述|读后|侧记|见闻|巡礼|访谈录|札记|观后感|献[辞词]|致[辞词]|讲话|演讲|社论|述评|评述|特写|掠影|随感))"
)
"""A title with its subtitle in one line, told by what kind of piece that says it is."""
NAMED_COLUMN = re.compile(r"【(?P<column>[^【】]{2,14})】\s*(?=\S{4})")
"""A column printed in front of the title, in its line."""
STANDING = re.compile(
    r"(?:本报|今日|一线|农事|校园|县域|基层|各地|图片|国际|国内|体坛|文化|经济|社会|法治|健康)?(?:简讯|短讯|短波|快讯|短传|要闻简报|新闻集锦|图片新闻|新闻速递|图说新闻|简报|镜头|微言|一句话新闻|公告栏|公告·启事|公告启事|信息窗)"
)
"""Standing heads that are never a title."""
LONGEST_COLUMN = 14.0
SHORT_COLUMN = 7.0
"""A lead-in 引题 is a clause; the shortest met had eight characters, standing heads have three to seven."""
SHORTEST_COLUMN = 4.0
LEAST_LEAD_IN, LEAST_TITLE, LONG_LEAD_IN = 9.0, 7.5, 14.0
OPEN_END = re.compile(
    r"[的与和及在为把将让、，：]$|[一二三四五六七八九十\d]$|年度$|"
    r"(?:查处|开展|推进|打造|建成|完成|获得|荣获|喜获|评出|选育|发放|新增|投入|建起|种下|送去|迎来|启用|培育)$"
)
ISSUES = re.compile(r"关于|印发|转发|构建|做好")
GOES_ON = re.compile(
    r"[再又仍将已要能会不别该怎如为何在与和从对把让用以给向被由使获启举开召推实破串加申提助打筑迎亮上成完建看听问请落]|"
    r"关于|[一二三四五六]期|深入|扎实|全面|着力|统筹|积极|首次|共同|正式|顺利|成功|圆满|持续|稳步|接受|参加|考察|调研|研究|检查|部署"
)
"""How the second half of a broken title begins: a verb, an adverb, a preposition, a question."""
NOTICED = re.compile(r"(?:名单|公示|公告|通知|通告|办法|条例|纪要|实录|方案|意见|规定)$")
"""What a notice is called at the end of its title, which may well be broken anywhere."""
MUCH_LONGER = 2.5
SUBJECT = re.compile(r"[县区乡镇市村局场厂省院校司员们的了]$|[，、：“”]|\d|[召开举办评出来去]")
"""What a title begins with, broken behind its subject: 石桥乡 / 养蜂人有了“转场专线”."""
SAME_WIDTH = 4.0
HALVES = re.compile(
    r"^(?:以|从|在|为|把|让|用|向|对|当|因|经|由|将|随着|关于)[^，：]*/|/(?:在|要|再|将|已|也|更|就|还|都|向|被|把|让|给|与|和|获|遭|迎|一[起件名批]|的|了|成|可|能|会|不|走|看)"
)
"""A line that begins with a preposition leads to a verb below; one that begins so goes on with the upper."""
OBJECT = re.compile(r"一[起件名批]")
"""Whom or what the upper half's verb is about: 巡回审理 / 一起纠纷."""
REPORTED = re.compile(
    r"(?:召开|举行).{0,4}(?:会议?|大会|会)$|(?:强调|指出|要求|提出|举行|召开|启动|揭晓|提醒|印发|出台|发布|开幕|闭幕)$"
)
"""A whole sentence that leads in: 市委常委会会议强调."""
TWO = 2
"""Of a head of more lines the first leads in, and the rest is the title."""
HALF_TITLE = 5.0
"""Width; a title is broken so that its lines are about equally long."""
WITH_ENGLISH = re.compile(r"(?<=[\u4e00-\u9fff])\s+[A-Z][A-Za-z' &-]{2,40}$")
MARKS = "▍■□●◆◇▲△▶◎★☆ "
ROLE_END = re.compile(r"(?:记者|通讯员|实习生)$")
LEAD_IN = re.compile(r"[\s\d，：:！？]|.{3,}的$")


def without_repeats(head: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Take out a title line that stands twice in one head; the first one stays."""
    seen: set[str] = set()
    kept: list[Piece] = []
    repeated: list[Piece] = []
    for piece in head:
        key = SPACES.sub("", piece.text)
        if piece.look is not Look.BYLINE and key in seen:
            repeated.append(piece)
        else:
            kept.append(piece)
            seen.add(key)
    return kept, repeated


def read_head(pieces: list[Piece]) -> list[Block]:
    """Name the lines of a head; several title lines become one block, joined with a space.

    Of two names over one another and nothing else the upper one is the title: 麦田 over 林岳.
    """
    pieces = _with_issuer(pieces)
    bylines = [piece for piece in pieces if piece.look is Look.BYLINE]
    offices = [piece for piece in pieces if piece.look is Look.SIGN_OFF]
    heads = [piece for piece in pieces if piece.look not in (Look.BYLINE, Look.SIGN_OFF)]
    if not heads and len(bylines) > 1 and is_name(bylines[0].text):
        heads, bylines = bylines[:1], bylines[1:]
    heads, inner = _within(heads)
    dashed = [place for place, piece in enumerate(heads) if piece.look is Look.SUBTITLE]
    cut = max(dashed[0], 1) if dashed else len(heads)
    above, below = heads[:cut], heads[cut:]
    blocks = _above(above, signed=bool(bylines or below))
    if below:
        blocks += _subtitle(below)
    ends = [Block(BlockKind.SIGN_OFF, piece.text, piece.lines) for piece in offices]
    return [*blocks, *_bylines(bylines), *ends, *inner]


def _with_issuer(pieces: list[Piece]) -> list[Piece]:
    """An office above 关于…的通知 is the first line of a notice's title."""
    if len(pieces) < TWO or pieces[1].gap > 1 or not _issues(*pieces[:TWO]):
        return pieces
    return [replace(pieces[0], look=Look.HEAD), *pieces[1:]]


def _issues(first: Piece, second: Piece) -> bool:
    """Whether the first line is the office that issues the notice in the second."""
    signed = first.signature.signed if first.signature else ()
    office = signed and all(one.kind is AuthorKind.ORGANISATION for one in signed)
    return second.text.startswith("关于") and bool(office or is_organisation(first.text))


def _within(heads: list[Piece]) -> tuple[list[Piece], list[Block]]:
    """What stands below a title that the format itself marks: a heading of the text already."""
    marked = [place for place, piece in enumerate(heads) if piece.depth]
    end = marked[-1] + 1 if marked else len(heads)
    while end < len(heads) and heads[end].look is Look.SUBTITLE:
        end += 1
    inner = [
        Block(BlockKind.BODY if "：" in piece.text else BlockKind.HEADING, piece.text, piece.lines)
        for piece in heads[end:]
    ]
    return heads[:end], inner


def _above(pieces: list[Piece], *, signed: bool) -> list[Block]:
    """The lines above the subtitle: column or kicker, and the title."""
    if not pieces:
        return []
    leading: list[Block] = []
    rest = pieces
    named = len(rest) > 1 and rest[0].text[0] in MARKS and rest[1].text[0] not in MARKS
    named |= len(rest) == TWO and (_names_column(*rest) or _leads_in(*rest))
    if len(rest) > 1 and (named or not _broken(rest[0], rest[1], of=len(rest))):
        apart = named or rest[1].gap > 0 or not rest[0].wrapped
        leading.append(_leading(rest[0], apart=apart))
        rest = rest[1:]
        column = leading[0].kind is BlockKind.COLUMN
        if column and len(rest) > 2 and not _broken(rest[0], rest[1], of=len(rest)):
            leading.append(Block(BlockKind.KICKER, rest[0].text, rest[0].lines))
            rest = rest[1:]
    if len(rest) == 1 and not leading and not signed and is_standing(rest[0]):
        return [Block(BlockKind.COLUMN, bare_head(rest[0].text).strip("【】"), rest[0].lines)]
    text = " ".join(cues.DASH.sub("", piece.text.lstrip(MARKS)) for piece in rest)
    printed = None if leading else NAMED_COLUMN.match(text)
    if printed:
        leading = [Block(BlockKind.COLUMN, printed["column"].strip(), ())]
        text = text[printed.end() :]
    text = PICTURE.sub("", text).rstrip("—─―– ") or text
    if told := TOLD.fullmatch(text):
        below = Block(BlockKind.SUBTITLE, told["subtitle"], ())
        return [*leading, Block(BlockKind.TITLE, told["title"], _lines(rest)), below]
    return [*leading, Block(BlockKind.TITLE, text, _lines(rest))]


def _leads_in(first: Piece, second: Piece) -> bool:
    """Whether a long first line of two leads in, and the second is a title by itself.

    Of 60 heads of two lines with known titles the lead-ins have nine characters and more, and no title
    below them fewer than eight; a title that was broken goes on with a verb, or left something open.
    """
    text = first.text
    if first.depth != second.depth or cues.ends_open(text) or OPEN_END.search(text):
        return False
    if width(text) < LEAST_LEAD_IN or width(second.text) < LEAST_TITLE or ISSUES.search(text):
        return False
    if NOTICED.search(second.text) or OBJECT.match(second.text):
        return False
    return width(text) >= LONG_LEAD_IN or not GOES_ON.match(second.text.lstrip("“《"))


def _names_column(first: Piece, second: Piece) -> bool:
    """Whether a short name stands over a title several times as long: 基层治理研究."""
    text = first.text
    short = SHORTEST_COLUMN <= width(text) <= SHORT_COLUMN
    long = width(second.text) >= MUCH_LONGER * width(text)
    return short and long and not SUBJECT.search(text) and not LEAD_IN.search(text)


def _leading(piece: Piece, *, apart: bool) -> Block:
    if is_column(piece, apart=apart):
        column = bare_head(piece.text.lstrip(MARKS)).strip("【】")
        return Block(BlockKind.COLUMN, column, piece.lines)
    return Block(BlockKind.KICKER, piece.text.lstrip(MARKS), piece.lines)


def _subtitle(pieces: list[Piece]) -> list[Block]:
    """A subtitle takes a second line right below it; what else stands there is text."""
    size = 1
    while size < len(pieces) and not pieces[size].gap and pieces[size].look is not Look.LABELLED:
        if ROLE_END.search(pieces[size].text) or begins_with_dateline(pieces[size].text):
            break
        size += 1
    text = cues.DASH.sub("", pieces[0].text)
    for piece in pieces[1:size]:
        text = join_lines(text, cues.DASH.sub("", piece.text))
    rest = [Block(BlockKind.BODY, piece.text, piece.lines) for piece in pieces[size:]]
    return [Block(BlockKind.SUBTITLE, text, _lines(pieces[:size])), *rest]


def _bylines(pieces: list[Piece]) -> list[Block]:
    """Bylines that make one phrase are one block: 采访：… over 整理：…"""
    whole = " ".join(piece.text for piece in pieces)
    if len(pieces) > 1 and cues.signature(whole):
        return [Block(BlockKind.BYLINE, whole, _lines(pieces))]
    return [Block(BlockKind.BYLINE, piece.text, piece.lines) for piece in pieces]


def _lines(pieces: list[Piece]) -> Lines:
    return tuple(line for piece in pieces for line in piece.lines)


def _broken(first: Piece, second: Piece, *, of: int) -> bool:
    """Whether the first of so many lines makes no sense alone: it is the upper half of a title."""
    text = first.text
    if COLUMN.match(bare_head(text)):
        return False
    if still_open(text) or text.endswith(
        ("的", "与", "和", "及", "、", "，", "在", "为", "把", "将", "让")
    ):
        return True
    issued = _issues(first, second)
    if issued or second.gap or first.depth != second.depth:
        return issued
    if REPORTED.search(text):
        return False
    if word_crosses(text, second.text) or HALVES.search(f"{text}/{second.text}"):
        return True
    return of == TWO and _set_in_two(first, second)


def _set_in_two(first: Piece, second: Piece) -> bool:
    """Two lines without a blank between them are one title set in two, unless the first leads in.

    A lead-in is longer than the title below it, or is two phrases set apart 奋战三季度 冲刺全年红.
    """
    if " " in first.text or "，" in first.text or is_column(first):
        return False
    if width(second.text) < LEAST_TITLE and width(first.text) >= HALF_TITLE:
        return True
    longer = width(first.text) - width(second.text)
    return longer <= SAME_WIDTH and width(first.text) >= HALF_TITLE


def is_column(piece: Piece, *, apart: bool = False) -> bool:
    """Whether a head's first line is a standing head 栏目, by its words and its length.

    `apart` says that the title stands a blank line below it; half a title never does.
    """
    text = bare_head(piece.text.lstrip(MARKS))
    if width(text) > LONGEST_COLUMN:
        return False
    if COLUMN.match(text):
        return True
    longest = SHORT_COLUMN if apart else SHORTEST_COLUMN
    return width(text) <= longest and not LEAD_IN.search(text)


def is_standing(piece: Piece) -> bool:
    """Whether a head's only line is a standing head by its own words, so that the title is missing."""
    return STANDING.fullmatch(bare_head(piece.text).strip("【】“”《》")) is not None


def bare_head(text: str) -> str:
    """A head set wide 公 告 栏, and one with its English name 封面故事 COVER STORY, as it is spoken."""
    text = WITH_ENGLISH.sub("", text)
    return SPACES.sub("", text) if all(len(one) == 1 for one in text.split()) else text
