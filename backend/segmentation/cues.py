"""Cues 特征: what one line or one piece of text looks like, taken by itself."""

import re

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.names import close_padding, is_name
from backend.chinese.numerals import read_label
from backend.chinese.press import DATELINE, FROM_AGENCY
from backend.chinese.punctuation import (
    CONTINUERS,
    ends_sentence,
    han_count,
    sentence_ends,
    still_open,
    wider,
    width,
)
from backend.chinese.reviews import read_review
from backend.chinese.signatures import Signature, read_signature

LONGEST_HEAD = 42.0
"""Width; the longest printed headline line met is 38 characters, a long heading 40."""
LONGEST_CAPTION = 60.0
LONGEST_QUESTION = 24.0
"""Width up to which a question of two clauses can be a headline."""
LONGEST_CALL = 26
LONGEST_DATE = 40
LONGEST_SIGN_OFF = 330
DASH = re.compile(r"^(?:—{1,4}|–{1,4}|-{2,}|─+|―+)\s*(?=\S)")
ENDS_IN_DASH = re.compile(r"(?:—|–|─|―|--)$")
# （新华社北京11月4日电） | （据新华社电） | （作者单位：…） | （作者系…） | （完）
SIGN_OFF = re.compile(
    r"^[（(【\[]?(?:(?:据)?[^。！？]{2,14}(?:\d{1,2}月\d{1,2}日)?[电讯]|(?:第一|通讯)?作者(?:单位|系|为|简介|：|:).{2,100}|单位[：:].{2,60})[）)】\]]?$|^[（(【\[]\s*1\s*[.．、]\s*[\u4e00-\u9fff].{3,200}[）)】\]]$"
)
EDITORS = re.compile(r"[—─]{1,2}\s*编\s*[者辑]")
"""Who signs an editor's note: ——编 者."""
WIRE_END = re.compile(r"^[（(【\[](?:据)?.{2,12}\d{1,2}月\d{1,2}日电[\s，].{2,40}[）)】\]]$")
# 云溪县人民政府办公室      2024年4月18日印发
ISSUED = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{4,20})\s{2,}\d{4}年\d{1,2}月\d{1,2}日(?:印发|发布)?"
)
PHOTO_TAIL = re.compile(
    r"[（(\[【]?\s*(?:(?:本报|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8})?(?:记者|通讯员)\s*)?[\u4e00-\u9fff·]{1,8}(?:\s[\u4e00-\u9fff]{1,4}){0,2}\s*/?\s*(?:摄|攝|供图|(?<=[^文字][/／])图)\s*[）)\]】]?$|[（(]\s*(?:摄影|攝影|图片?|圖片?|照片|摄)\s*[：:/／]\s*[^（()）]{2,20}\s*[）)]$"
)
PHOTO_HEAD = re.compile(
    r"^(?:[①-⑳](?=[^、])|[▲△▼↑↓←→◀▶]|图片?[①-⑳\d一二三]?\s*[:：为]|[上下左右]图|图说|资料图|圖[:：為])"
)
POSED = re.compile(
    r"[（(](?:[左右中前后](?:[一二三四]|侧|起|排.{0,4})?|中间|前排.{0,4}|后排.{0,4})[）)]"
    r"|(?:拍摄|提供|截取)的.{2,20}(?:图|照片|画面|截图)$|(?:资料图|示意图|效果图|截图|现场图)片?$"
)
"""Who stands where, and what the picture is: no heading says so."""
SCENE = re.compile(
    r"在|正|为|向|给|展示|现场|参加|参观|观看|查看|（[左右中前后]|[左右]一|一角|全景|外景|掠影|場|隊"
)
"""Words of what a photo shows; few closing lines of a paragraph have them."""
TAKEN = re.compile(
    r"[\u4e00-\u9fff”]{6,}[^。]*(?:\s{2,}|[（(])\s*(?:[\u4e00-\u9fff]{2,8})?(?:记者|通讯员)?\s*[\u4e00-\u9fff·]{2,4}\s*[/／]?\s*(?:摄|攝)影?[）)]?$"
)
"""A scene with its photographer behind it, set apart: 居民要绕远路  青石晚报记者 林岳 摄."""
TALK = re.compile(r"我们|你们|我|了。$|[？！]")
CREDITED = re.compile(
    r"[。！？”）)]\s*(?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员)\s*)?(?:[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[\u4e00-\u9fff·]{2,8})"
    r"(?:[\s、][\u4e00-\u9fff·]{2,4}){0,3}\s*[/／]?\s*(?:摄|攝|供图)影?(?:报道)?(?:\s*[（(/／][\u4e00-\u9fff]{2,6}[）)]?)?$"
    r"|[。！？”]\s*(?:摄影|攝影)\s*[：:/／]\s*[\u4e00-\u9fff·]{2,4}$"
    r"|[。！？”]\s*(?:新华社|中新社|人民视觉|视觉中国)(?:发|供图)$"
)
REPORT_START = re.compile(
    r"^(?:近日|日前|连日来|眼下|时下|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬)?|[\u4e00-\u9fff]{0,4}时节)"
)
INSIDE = re.compile(r"[，。；、,;](?=.)")
ARTICLE_OF_LAW = re.compile(r"^第[一二三四五六七八九十百\d]{1,4}[条款]")
NEWS = re.compile(r"^本[报网刊台]讯[\s：:]*(?=\S)")
ADOPTED = re.compile(
    r"^[（(].{4,60}(?:通过|批准|施行|公布|修订)[）)]$|^\d{4}年\d{1,2}月\d{1,2}日.{2,60}(?:通过|批准|施行|公布|修订)$"
)
MOST_SIGNING = 6
LONGEST_LIST_LINE = 120
LISTED = re.compile(r"^[^：:，。]{2,16}[：:](?P<names>[\u4e00-\u9fff·、\s]{5,})$")
ASKED_INSIDE = re.compile(r"[？。！](?=[\u4e00-\u9fff])")
"""A sentence goes on behind its first: ——“需求”听谁的？一些平台……"""
IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]|【[^【】]*：[^【】]*】")
"""What a script says beside its text: （现场演奏片段）, 【出音响：脚步声】."""
SALUTE = re.compile(
    r"(?:大家|各位|同志们|同学们|朋友们|乡亲们|老师们|女士们|先生们|谢谢|祝|恭祝|多谢|早晨|大家晚上好|大家早上好).{0,24}[！!：:]$"
)
"""How a speech greets and thanks: no heading."""
ASKED = re.compile(
    r"[\[【（(]?\d{1,2}[:：]\d{2}|[^：，。]{0,14}(?:记者|主持人|主播|发言人|局长|主任|网友|读者|听众)[^：，。]{0,8}[：:]"
)
"""The turn of a talk, with its time or with who speaks: no heading."""
TURN = re.compile(r"(?:记者|问|答|主持人|主播|提问|[Q A])\s*[：:]")
SPEAKER = re.compile(r"^[\u4e00-\u9fff·]{1,8}[：:]")
REACHED = re.compile(r".{0,10}(?:电话|联系人|地址|邮箱|邮编|热线)[：:]")
"""How somebody is reached, in a notice's text."""
NO_HEADS = (ARTICLE_OF_LAW, ADOPTED, SALUTE, ASKED, REACHED)
CONTINUED = re.compile(r"^[（(]\s*上接.{1,20}?[）)]")


SAID_BY = re.compile(
    r"[—─―–-]{2,}\s*(?:[\u4e00-\u9fff·\s]{2,8}[（(][\u4e00-\u9fff]{2,8}[）)]|[（(\[【〔][\u4e00-\u9fff]{1,3}[）)\]】〕]\s*[\u4e00-\u9fff·]{2,8})"
)
"""Who said the words above, and where or when he lives: ——林岳（云溪）, ——（宋）林岳."""


def signature(text: str) -> Signature | None:
    """The line read as a byline, where it can be one."""
    return read_signature(text)


def is_review(text: str) -> bool:
    """Whether the line names those who handled the text 审校."""
    return read_review(text) is not None


def is_subtitle(text: str) -> bool:
    """Whether the line begins with the dash of a subtitle 副题."""
    dashed = DASH.match(text) is not None and not wider(text, LONGEST_HEAD)
    if EDITORS.fullmatch(text):
        return False
    return dashed and not ends_sentence(text) and ASKED_INSIDE.search(text) is None


def is_sign_off(text: str) -> bool:
    """Whether the line closes an article: （新华社…电）, （作者单位：…）, a date of issue."""
    if len(text) > LONGEST_SIGN_OFF:
        return False
    if WIRE_END.match(text) or EDITORS.fullmatch(text):
        return True
    if SIGN_OFF.match(text) and not ends_sentence(text.rstrip("）)")):
        return True
    return is_date(text) or ISSUED.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether the line is a full date and nothing else."""
    if len(text) > LONGEST_DATE:
        return False
    plain = narrow(text).strip("（）() ")
    found = find_full_date(plain)
    return found is not None and found[2] - found[1] == len(plain)


def is_dateline_alone(text: str) -> bool:
    """Whether a line is nothing but a dateline and its reporters: 本报讯 学生记者 宗瑶瑶."""
    found = NEWS.match(text)
    if found is None and len(text) <= LONGEST_DATE:
        found = DATELINE.match(narrow(text))
    rest = signature(text[found.end() :].strip("，： ")) if found and text[found.end() :] else None
    return rest is not None and rest.sure


def begins_list(text: str) -> bool:
    """Whether a list of names begins here: 一等奖：林岳 高建川 何 秋."""
    quoted = len(text) > LONGEST_LIST_LINE or text[0] in "”’" or "”：" in text
    found = None if quoted else LISTED.match(text)
    if found is None:
        return False
    names = close_padding(found["names"]).replace("、", " ").split()
    return len(names) > 1 and sum(map(is_name, names)) * 2 >= len(names)


def _lists_names(text: str) -> bool:
    """Whether the line is a part of a list of names 名单."""
    names = close_padding(text).split()
    return len(names) > MOST_SIGNING and sum(map(is_name, names)) * 2 > len(names)


def is_heading_label(text: str) -> bool:
    """Whether a numbered heading stands here: 一、…, （一）…; not a numbered sentence."""
    label = None if wider(text, LONGEST_HEAD) else read_label(text)
    if label is None or not label.rest:
        return False
    return (
        not ends_sentence(text)
        and not text.endswith(("；", ";", "，", "：", ":"))
        and sentence_ends(text) == 0
    )


def may_be_head(text: str) -> bool:
    """Whether a line can stand alone as a headline or heading: short, and no sentence."""
    if (
        wider(text, LONGEST_HEAD)
        or not han_count(text)
        or (SPEAKER.match(text) and ends_sentence(text))
    ):
        return False
    if begins_list(text) or _lists_names(text) or any(one.match(text) for one in NO_HEADS):
        return False
    if IN_BRACKETS.fullmatch(text):
        return False
    if text.endswith(("！", "？", "!", "?")):
        asks = "，" in text and width(text) > LONGEST_QUESTION
        longest = LONGEST_CALL if text[-1] in "！!" else 30
        return sentence_ends(text) <= 2 and width(text) <= longest and "。" not in text and not asks
    if ends_sentence(text) and not ENDS_IN_DASH.search(text):
        return False
    return sentence_ends(text) <= 1 and "。" not in text and not ends_open(text)


def ends_open(text: str) -> bool:
    """Whether the text cannot end here: a comma, an opening mark, an unclosed quotation."""
    return (text[-1:] in CONTINUERS and not ENDS_IN_DASH.search(text)) or bool(still_open(text))


def is_unfinished_prose(text: str) -> bool:
    """Whether the text is running prose that stops inside a sentence."""
    if ends_sentence(text) or text.endswith(("：", ":")):
        return False
    return wider(text, LONGEST_HEAD) or "。" in text or ends_open(text)


def is_prose(text: str) -> bool:
    """Whether the text can be a paragraph that is not finished: it has a mark inside, or is long."""
    return wider(text, LONGEST_HEAD) or INSIDE.search(text) is not None or ends_open(text)


def is_caption_like(text: str) -> bool:
    """Whether the text can be a caption: one short complete sentence, or it says who took it."""
    taken = PHOTO_TAIL.search(text) or credited(text)
    if PHOTO_HEAD.match(text) or (taken and not wider(text, 4 * LONGEST_CAPTION)):
        return True
    return ends_sentence(text) and sentence_ends(text) <= 1 and not wider(text, LONGEST_CAPTION)


def is_photo_report(text: str) -> bool:
    """Whether a caption reports by itself 图片新闻: it begins with a date and goes on past one sentence."""
    return REPORT_START.match(narrow(text[:30])) is not None and sentence_ends(text) > 1


def is_picture_line(text: str) -> bool:
    """Whether a line without a full stop speaks of a picture: 何秋（右）和村民一起拔草."""
    if ends_sentence(text) or wider(text, LONGEST_CAPTION) or sentence_ends(text):
        return False
    return POSED.search(text) is not None or TAKEN.search(text) is not None


def credited(text: str) -> bool:
    """Whether the text is a caption that has just named its photographer: ……出海。井上梅 摄"""
    return bool(CREDITED.search(text[-32:]) or FROM_AGENCY.search(text[-48:]))


def names_photographer(text: str) -> bool:
    """Whether the text ends in a photographer's credit or begins as captions do."""
    return bool(PHOTO_HEAD.match(text) or PHOTO_TAIL.search(text[-24:]) or credited(text))
