"""Datelines 电头: 本报讯（记者…）, 新华社北京11月4日电 — read off a paragraph's beginning or a line of its own."""

import re
from dataclasses import dataclass, replace

from backend.chinese.dates import as_number, narrow
from backend.chinese.names import is_name
from backend.chinese.press import (
    AGENCIES,
    AGENCY,
    DATELINE,
    NAMED_FIRST,
    OTHER_NEWS,
    OWN_HOUSE,
    OWN_SHORT,
)
from backend.chinese.signatures import Signature, read_signature
from backend.chinese.signers import read_named
from backend.chinese.variants import fold, unfold
from backend.draft import CreditDraft, Dateline, Text
from backend.source import PageFacts
from backend.vocabulary import AuthorKind, CreditRole

OPENING = "【[（(〔［"
CLOSING = "】]）)〕］"
LONGEST = 120
"""Characters within which a dateline and its reporters stand; the longest met had 64."""
BRACKET = re.compile(r"^\s*[（(【\[](?P<inner>[^（()）【】\[\]]{1,80})[）)】\]]\s*")
# 通讯员钟晓禾报道：| 记者林岳、周远山 通讯员高建川 摄影报道：
REPORTS = re.compile(
    r"^[\s，]*(?P<inner>(?:本报|本网|新华社|中新社|见习|实习|首席|特约|通讯员|记者)[^：:。，]{1,60}?)\s*(?:摄影)?(?:综合)?报[道导]\s*[：:]?\s*"
)
# 林岳、记者高建川报道：, as army papers name them
NAMED = re.compile(
    r"^\s*(?P<inner>[\u4e00-\u9fff]{2,4}(?:[、\s](?:特约)?(?:记者|通讯员)?\s?[\u4e00-\u9fff]{2,4}){0,4})\s*报道[：:]\s*"
)
# 记者 林岳）  or  记者 林岳  before the sentence, set apart by a space or colon
LEADING = re.compile(
    r"^\s*(?P<inner>(?:本报)?(?:首席|见习|实习|特约|全媒体|融媒体)?(?:记者|通讯员)[\s：:]*[\u4e00-\u9fff·、\s]{2,30}?)(?:\s*[：:]\s*|\s{1,4}(?=\S*[，。]))"
)
# 记者李泓从市水务局获悉 | 记者日前从 … : the reporter is named inside the sentence, which stays whole
INSIDE = re.compile(
    r"^\s*(?P<inner>(?:本报)?(?:首席|见习|实习|全媒体|融媒体)?记者\s?[\u4e00-\u9fff·]{2,4}(?:[、，][\u4e00-\u9fff·]{2,4}){0,2}?)(?=从|在|日前|近日|昨日|今天|获悉|了解到|走进|来到|今日|就|于|\d)"
)
PROGRAMME = re.compile(r"^\s*[（(][^（()）]{2,12}[）)]\s*[：:]\s*(?=\S)")
"""The programme that a station's dispatch was made for: 青石台消息（新闻联播）：……"""
UNDATED = re.compile(rf"据(?P<agency>{AGENCY})(?:电|消息|报道)")
SPACE_AFTER = re.compile(r"^[\s：:]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a report opens: its dateline, who reports, and the paragraph without them."""

    dateline: Dateline | None
    signature: Signature | None
    rest: str


def read_opening(text: str) -> Opening | None:
    """Read the dateline and the reporters off a first paragraph; None when it has neither."""
    start = fold(narrow_same_length(text[:LONGEST]))
    if named := _named_first(start, text):
        return named
    bracket = 1 if start[:1] in OPENING else 0
    found = DATELINE.match(start[bracket:]) or OTHER_NEWS.match(start[bracket:])
    if found is None:
        return _only_reporters(text)
    dateline = _dateline(found.groupdict())
    after = text[bracket + found.end() :]
    if bracket and after[:1] in CLOSING:
        after = after[1:]
    signature, rest = _reporters(after)
    dateline = replace(dateline, agency=unfold(dateline.agency, start, text[:LONGEST]))
    if rest[:1] == "，":
        rest = text  # 本台消息，应……邀请: the words belong to the sentence
    return Opening(dateline, signature, SPACE_AFTER.sub("", rest))


def _named_first(start: str, text: str) -> Opening | None:
    """Read （中央社记者林岳青石市5日电）: between the reporters and the date stands the place."""
    bracket = 1 if start[:1] in OPENING else 0
    found = NAMED_FIRST.match(start[bracket:])
    if found is None:
        return None
    who, place = found["who"], found["stands"]
    if place is None:
        who, place = _who_and_where(who)
    role = "翻译" if found["role"] == "编译" else "记者"
    signature = read_signature(f"{found['agency'] or ''}{role}{who}")
    if signature is None:
        return None
    end = bracket + found.end()
    rest = text[end:]
    rest = rest[1:] if bracket and rest[:1] in CLOSING else rest
    printed = text[bracket : bracket + found.start("who") + len(who)]
    people = tuple(replace(one, name=unfold(one.name, start, text)) for one in signature.signed)
    dateline = None
    if found["agency"] or found["month"]:
        dateline = replace(
            _dateline(found.groupdict() | {"agency": found["agency"] or OWN_HOUSE[0]}),
            place=unfold(place, start, text) if place else None,
        )
    return Opening(dateline, replace(signature, text=printed, signed=people), rest.lstrip(" ："))


def _who_and_where(text: str) -> tuple[str, str | None]:
    """Part names from the place behind them: a place of three characters ends as places do."""
    for size in (3, 4, 2):
        who, place = text[:-size].rstrip(), text[-size:]
        if len(who) > 1 and (size == 2 or place[-1] in "市县区镇乡州") and _are_names(who):
            return who, place
    return text, None


def _are_names(text: str) -> bool:
    return all(is_name(part) for part in re.split(r"[、\s]+", text))


def read_end(text: str) -> Dateline | None:
    """Read （新华社北京11月4日电） at an article's end."""
    start = narrow_same_length(text.strip().strip("（()）【】[]"))
    found = DATELINE.match(start) or UNDATED.fullmatch(start)
    return _dateline(found.groupdict()) if found and found.end() >= len(start) - 1 else None


def read_end_with_names(text: str) -> tuple[Dateline, Signature | None] | None:
    """Read （新华社蜀原9月4日电 参与采写：丘珊、许柏）: a dateline at the end, and who stands behind it."""
    inner = text.strip().strip("（()）【】[]")
    found = DATELINE.match(fold(narrow_same_length(inner)))
    if not found:
        return None
    rest = inner[found.end() :].strip(" ，；：")
    signature = read_signature(rest) if rest else None
    return (_dateline(found.groupdict()), signature) if signature or not rest else None


def narrow_same_length(text: str) -> str:
    """Full-width digits as half-width ones, character by character, so that places stay places."""
    return "".join(one if len(one := narrow(char)) == 1 else char for char in text)


def _dateline(groups: dict[str, str | None]) -> Dateline:
    month, day, year = groups.get("month"), groups.get("day"), groups.get("year")
    printed = f"{as_number(month):02d}-{as_number(day):02d}" if month and day else None
    place = (
        groups.get("place")
        or groups.get("old_place")
        or groups.get("far_place")
        or groups.get("near_place")
    )
    place = (place or groups.get("late_place") or "").removesuffix("新闻")
    return Dateline(
        agency=str(groups["agency"]),
        place=place or None,
        date=f"{year}-{printed}" if year and printed else printed,
    )


def _reporters(after: str) -> tuple[Signature | None, str]:
    """The reporters behind a dateline: in brackets, before 报道：, or set apart by a space."""
    if found := PROGRAMME.match(after):
        after = after[found.end() :]
    if found := BRACKET.match(after):
        signature = read_signature(found["inner"]) or read_named(found["inner"])
        if signature:
            return signature, after[found.end() :]
    for pattern in (REPORTS, NAMED, LEADING):
        if found := pattern.match(fold(after[:LONGEST])):
            signature = read_signature(after[found.start("inner") : found.end("inner")])
            if signature:
                printed = after[: found.end()].strip().rstrip("：: ")
                return replace(signature, text=printed), after[found.end() :]
    return _inside(after), after


def _inside(text: str) -> Signature | None:
    """The reporter whom the sentence itself names; nothing of it is printed as a byline."""
    found = INSIDE.match(fold(text[:LONGEST]))
    signature = read_signature(text[found.start("inner") : found.end("inner")]) if found else None
    return replace(signature, text="") if signature else None


def _only_reporters(text: str) -> Opening | None:
    """（记者 李苗）… or 记者林岳报道：… without a dateline in front."""
    if found := BRACKET.match(text):
        signature = read_signature(found["inner"])
        if signature and signature.sure and text[found.end() :].strip():
            return Opening(None, signature, text[found.end() :])
    if found := REPORTS.match(text):
        signature = read_signature(found["inner"])
        if signature and (found[0].rstrip().endswith(("：", ":")) or found[0][-1:].isspace()):
            printed = found[0].strip().rstrip("：: ")
            return Opening(None, replace(signature, text=printed), text[found.end() :])
    if signature := _inside(text):
        return Opening(None, signature, text)
    return None


def of_agency(signature: Signature, dateline: Dateline | None) -> Signature:
    """The reporters in a wire dateline are its agency's: 中新社青石1月1日电（记者 林岳）."""
    agency = dateline.agency if dateline and dateline.agency in AGENCIES else None
    signed = tuple(
        replace(one, affiliation=agency)
        if agency
        and one.role is CreditRole.REPORTER
        and not one.affiliation
        and one.kind is AuthorKind.PERSON
        else one
        for one in signature.signed
    )
    return replace(signature, signed=signed)


def is_own_house(agency: str) -> bool:
    """Whether the dateline names the paper itself."""
    return agency in OWN_HOUSE or agency in OWN_SHORT


def source_of(
    facts: PageFacts,
    dateline: Dateline | None,
    credits: tuple[CreditDraft, ...],
    *,
    printed: Text | None = None,
) -> Text | None:
    """来源: what a label says, or the end of the text, another house's dateline, the agency that signs."""
    if facts.source or printed:
        return Text(facts.source, facts.lines) if facts.source else printed
    if dateline and not is_own_house(dateline.agency):
        return Text(dateline.agency, dateline.lines)
    for row in credits:
        if row.role is CreditRole.PHOTOGRAPHER:
            continue
        house = row.affiliation if row.kind is AuthorKind.PERSON else row.name
        if house in AGENCIES:
            return Text(house, row.lines)
    return None
