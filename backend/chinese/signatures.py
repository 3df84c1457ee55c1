"""Signatures 署名行: the phrase in which a page names its makers, read from left to right.

The phrase is a row of tokens: role words (通讯员), offices (青石学院 is one of a kind), names, and the
marks 文/ and /图 that say who wrote and who photographed. A phrase is a signature only when every
token of it has been understood; a sentence that mentions a reporter never is.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from backend.chinese.names import (
    close_padding,
    family_name,
    is_common_name,
    is_name,
    is_transcribed,
    is_word_as_name,
)
from backend.chinese.offices import is_organisation
from backend.chinese.press import LONGEST_SIGNATURE, OWN_HOUSE, REVIEW_WORDS, role_at_start
from backend.chinese.reviews import read_review
from backend.chinese.signed import Reading, Signed
from backend.chinese.signing import (
    HAND,
    LONGEST_NAME,
    read_tokens,
    with_both_hands,
)
from backend.chinese.variants import fold, unfold
from backend.vocabulary import AuthorKind, CreditRole

ILLUSTRATED = re.compile(
    r"(?<=[\u4e00-\u9fff])[\s，、]+(?:绘图|插图|插画|制图|漫画|题图|题字)\s*[：:／/|｜]\s*[\u4e00-\u9fff·]{2,4}$"
)
"""Who drew; no role of ours."""
MARKS = "▍□■●◆○◇▲△▶☆★◎"

BOTH_HANDS = re.compile(
    r"(?:图片?|摄影?)\s*[/／]\s*文|(?:摄影|攝影|图文)报[道導]|攝影報導|攝影報道|图文|圖文|(?:文字?|撰文)(?:\s*[/／、·.&和及]\s*|\s?(?!\S{1,2}[/／]))(?:图片?|圖|摄影?|攝影?|影)(?!书)"
)
HOUSE = re.compile(rf"^(?:{'|'.join(OWN_HOUSE)})")
PADDED = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")
REVIEW_PART = re.compile(
    rf"(?<=[\s，；;])(?:{'|'.join(REVIEW_WORDS)})(?:\s*[：:/]|\s+(?=[\u4e00-\u9fff]{{2,3}}(?:\s|$)))"
)
REPORTS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![影文])\s*(?:[/／][\u4e00-\u9fff]{2,8})?(?:综合|联合)?报[道导]$"
)
REPORTS_FROM = re.compile(
    r"(?<=记者)(\s*[\u4e00-\u9fff]{2,4})\s+(?!摄影|图文|综合|联合|文图)[\u4e00-\u9fff]{2,4}报[道导]$"
)
NATION = re.compile(r"[［\[〔（(][\u4e00-\u9fff]{1,8}[］\]〕）)](?=[\u4e00-\u9fff·]{2})")
SPLIT = re.compile(r"[\s\u3000、，,；;|｜]+|(?<=[\u4e00-\u9fff])[和与]{1}(?=[\u4e00-\u9fff]{2,4}$)")


ROLE_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!本报)(?<!首席)(?<!见习)(?<!实习)(?<!特约)(?<!媒体)(?<!学生)(?<!职工)(?<!骨干)(?<!校园)(?<!摄影)(?<!现场)(?<!文字)(?<!驻站)(?<!特派)(?<!融媒)(?<!图片)"
    r"(?=(?:特约)?通讯员|实习生|见习生|本报(?:首席|见习|实习|特约)?(?:记者|通讯员)|(?:本报|见习|实习|首席)记者|记者)(?<!社)(?<!报)(?<!网)(?<!台)(?<!刊)(?<!心)(?<!端)"
)
"""Where a role begins behind names that stand close: 记者林岳|通讯员高建川."""
STATIONED = re.compile(r"驻[\u4e00-\u9fff]{2,8}$")
FROM_RECORDING = re.compile(r"(?:本文)?(?:根据|据)\S{0,8}(?:录音|速记|讲话)\S{0,4}")
SENT_FROM = re.compile(r"\s*(?:发自|写自|摄于|采写于)\s*[\u4e00-\u9fff]{2,8}$")
MARKED = re.compile(rf"[{MARKS}](?=\s*\S)")
"""A mark in front of each name: □ 记者 林岳 □ 通讯员 何秋."""
SENT_BY = re.compile(
    r"(?:(?<=[摄攝])|(?<=报道))\s*[（(](?:新华社|中新社|人民视觉|影像中国|视觉中国|资料)(?:发|供图|图片|稿)?[）)]$"
)
"""The agency behind its photographer: 林岳摄（新华社发）."""
LABELLED = re.compile(r"【([^【】]{0,8}(?:记者|通讯员|实习生|作者|摄影|撰文|文字|文|图))】")
"""A role in brackets of its own: 【本报记者】林岳."""
TEAM = re.compile(
    r"(?<=[\u4e00-\u9fff])[“《][\u4e00-\u9fff]{2,8}[”》](?=(?:栏目|工作室|报道组)?记者)"
)
"""A house's own column in front of its reporters: 青石日报“政务观察”记者."""
PADDED_SHOT = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?=[/／]?[摄攝]影?$)"
)
"""A padded name with the hand close behind it: 林 岳摄."""
AND_OTHERS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})\s*等\s*(?:[一二两三四五六七八九十百\d]{1,4}\s*[人名位户](?:村民|居民|读者|业主|职工|学生)?)?$"
)
BESIDE_SLASH = re.compile(r"\s*[/／]\s*(?=[文图圖影摄攝译])")
SENTENCE = re.compile(r"[。！？!?…%=].|[。！？!?…，；]$")
HINT = re.compile(
    r"记者|通讯员|[实见]习生|作者|编[辑译者]|主持|特派员|特约|评论|采访|报道组|编委|撰|整理|[摄攝影图圖文译供作著]"
)
HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")
"""A line of characters alone signs by a role, a hand or an office; only names stand without."""
MOST_BARE = 6
"""Names without any role or mark; more of them are a list and no byline."""
LONE = 3.0
WIDE_PAIR = 0.1
WIDE_TRIPLE = 0.3
"""A character that belongs to no name costs most; three set wide are rarer than two."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature 署名 as read.

    `sure` when a mark, a role or an office stands in it; otherwise it is nothing but names, and all
    of them common ones.
    """

    text: str
    signed: tuple[Signed, ...]
    sure: bool
    review: tuple[Signed, ...] = ()

    @property
    def only_offices(self) -> bool:
        """Whether it names nobody but offices 单位."""
        return all(one.kind is AuthorKind.ORGANISATION for one in self.signed)

    @property
    def only_photographers(self) -> bool:
        """Whether it names nobody but photographers."""
        return all(one.role is CreditRole.PHOTOGRAPHER for one in self.signed)


def read_signature(line: str) -> Signature | None:
    """Read one whole line as a signature, or return None when any part of it is something else."""
    printed = line.strip() if len(line) <= LONGEST_SIGNATURE else ""
    return _read(printed) if printed else None


def signs_surely(text: str) -> bool:
    """Whether the line is a signature in which a mark, a role or an office stands."""
    found = read_signature(text)
    return found is not None and found.sure


def _is_other(text: str) -> bool:
    """Whether the line can be told to be no signature at a glance, as most lines of a page can."""
    if SENTENCE.search(text):
        return True
    if len(text) <= LONGEST_NAME or HINT.search(text) or not HAN_ONLY.fullmatch(text):
        return False
    return not (is_organisation(text) or is_transcribed(text))


@lru_cache(maxsize=8192)
def _read(printed: str) -> Signature | None:
    text = fold(printed)
    if _is_other(text):
        return None
    handled = REVIEW_PART.search(text)
    if handled and (review := read_review(printed[handled.start() :])):
        makers = read_signature(printed[: handled.start()].strip(" （(【["))
        return replace(makers, review=review) if makers else None
    bare = _bare(text)
    if not bare or bare[-1] in "。！？!?…，；":
        return None
    padded = text[0] in MARKS and PADDED.fullmatch(text.strip(MARKS + " ")) is not None
    bracketed = text[0] in "（(" and text[-1] in "）)"
    reading = Reading(sure=text[0] in MARKS, fresh=padded, bracketed=bracketed)
    both = BOTH_HANDS.search(bare)
    if both:
        bare = squeeze_edges(bare[: both.start()] + " " + bare[both.end() :])
        reading.sure = True
    if not bare or not read_tokens(_tokens(bare), reading) or not reading.signed:
        return None
    if not _is_believed(reading, printed):
        return None
    signed = with_both_hands(reading.signed) if both else reading.signed
    if text != printed:
        signed = [_as_printed(one, text, printed) for one in signed]
    return Signature(text=outer(printed), signed=tuple(signed), sure=reading.sure)


def _is_believed(reading: Reading, printed: str) -> bool:
    """Whether what has been read is a signature, and no addressee and no list of names in the text."""
    offices = all(one.kind is AuthorKind.ORGANISATION for one in reading.signed)
    if printed[-1] in "：:" and (offices or not reading.sure):
        return False  # an addressee: 各乡镇人民政府：
    if reading.sure:
        return True
    common = any(is_common_name(one.name) for one in reading.signed)
    glued = reading.glued and not (printed[0] in "（(" and printed[-1] in "）)")
    return common and not glued and len(reading.signed) <= MOST_BARE


def _as_printed(one: Signed, folded: str, printed: str) -> Signed:
    office = unfold(one.affiliation, folded, printed) if one.affiliation else None
    return replace(one, name=unfold(one.name, folded, printed), affiliation=office)


def squeeze_edges(text: str) -> str:
    """Drop separators and colons from both ends."""
    return text.strip(" \u3000/／、：:,，；;—-")


def outer(text: str) -> str:
    """The phrase as printed, without the brackets around it and without a final colon."""
    inner = text.strip()
    if inner[0] in "（(〔［" and inner[-1] in "）)〕］":
        inner = inner[1:-1]
    return inner.rstrip("：:").strip()


def _bare(text: str) -> str:
    text = LABELLED.sub(r"\1 ", TEAM.sub("", text))
    inner = SENT_FROM.sub("", SENT_BY.sub("", outer(text)).lstrip(MARKS).strip())
    if role_at_start(HOUSE.sub("", inner)):
        inner = REPORTS.sub("", inner)
    inner = REPORTS_FROM.sub(r"\1", inner)
    inner = PADDED_SHOT.sub(r"\1\2", inner)
    inner = AND_OTHERS.sub("", MARKED.sub(" ", inner))
    inner = BESIDE_SLASH.sub("/", inner)
    inner = ILLUSTRATED.sub("", inner)
    inner = NATION.sub("", re.sub(r"(?<=[文图圖影摄攝译])\s*[｜|丨]\s*", "/", inner))
    if text[0] in MARKS and PADDED.fullmatch(inner):
        inner = "".join(inner.split())  # behind a mark stands a name, whatever its characters
    return re.sub(r"^(?:—+|-{2,})", "", close_padding(inner)).strip()


def _tokens(text: str) -> list[str]:
    labelled = ROLE_INSIDE.sub(_cut_role, FROM_RECORDING.sub("", re.sub(r"[：:]", " ", text)))
    rows: list[str] = []
    for token in SPLIT.split(labelled):
        if not token:
            continue
        # 张三/文 李四/图 keep their slash; 本报记者/张三 does not need it
        head = re.match(r"^(文|图|圖|摄影|摄|影|撰文|整理|译|图片|文字)[/／](?=.)", token)
        if head:
            rows.append(head[1] + "/")
            token = token[head.end() :]  # noqa: PLW2901
        rows += _split_slash(token)
    return join_padded(rows)


def _cut_role(found: re.Match[str]) -> str:
    """A space in front of the role, unless it is a reporter stationed somewhere 驻青石记者."""
    return "" if STATIONED.search(found.string[: found.start()]) else " "


def _split_slash(token: str) -> list[str]:
    parts = re.split(r"[/／]", token)
    out: list[str] = []
    for part in parts:
        if part in HAND and out:
            out[-1] += "/" + part
        elif part:
            out.append(part)
    return out


def join_padded(tokens: list[str]) -> list[str]:
    """Names set wide come as several tokens: 林 岳, 端木 清, 步 惊 云."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(tokens) + 1):
        ways = []
        for size in range(1, min(3, end) + 1):
            cost = _width_cost(tokens[end - size : end])
            before, joined = best[end - size]
            if cost is not None:
                ways.append((before + cost, [*joined, "".join(tokens[end - size : end])]))
        best.append(min(ways, key=lambda way: way[0]))
    return _join_hands(best[-1][1])


def _width_cost(tokens: list[str]) -> float | None:
    """How unlikely the tokens are one name set wide: a family name and single characters behind it."""
    if len(tokens) == 1:
        return LONE if len(tokens[0]) == 1 else 0.0
    if any(len(token) > 1 for token in tokens[1:]):
        return None
    name = "".join(tokens)
    if family_name(name) != tokens[0] or not (is_name(name) or is_word_as_name(name)):
        return None
    return WIDE_PAIR if len(tokens) == 2 else WIDE_TRIPLE


def _join_hands(tokens: list[str]) -> list[str]:
    """李 苗 may still stand as two one-character tokens, 婷 with its /文."""
    out: list[str] = []
    for token in tokens:
        core = token.split("/")[0]
        if out and len(out[-1]) == 1 and len(core) == 1 and is_name(out[-1] + core):
            out[-1] += token
        else:
            out.append(token)
    return out
