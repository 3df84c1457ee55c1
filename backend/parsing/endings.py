"""Endings 文末: what signs an article below or behind its last paragraph."""

import re

from backend.chinese.names import is_common_name
from backend.chinese.offices import ends_as_office, is_organisation, without_job
from backend.chinese.reviews import read_review
from backend.chinese.signatures import Signature, read_signature
from backend.chinese.signed import Signed
from backend.chinese.signers import read_author, read_named, read_office
from backend.chinese.words import is_word

TAIL = re.compile(r"\s*[（(【\[](?P<inner>[^（()）【】\[\]]{2,60})[）)】\]]\s*$")
MARKED = re.compile(
    r"(?<=[。！？”])\s*(?P<inner>[■□◆●]\s*[^。！？■□]{4,40}"
    r"|本报(?:首席|特约|见习|实习)?记者\s*[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}){0,2})$"
)
TAKEN_FROM = re.compile(
    r"(?<=[。！？”」])\s*[（(](?:据|来源\s*[:：]?|摘自|原载|转自|载)\s*《?(?P<source>[\u4e00-\u9fff]{2,14}(?:报|网|社|台|刊|客户端|日报|杂志))》?[^（）()。]{0,14}[）)]$"
)
"""……。（据青石日报）: who had it first."""
HANDLED = re.compile(
    r"(?<=[。！？”」])\s*[（(【\[](?P<inner>[^（()）【】\[\]]{4,40})[）)】\]]\s*\d{0,8}\s*$"
)
UNIT = re.compile(
    r"^[（(【\[]?\s*(?:第一|通讯)?(?:作者)?单位\s*[：:为]\s*(?P<unit>.{2,80}?)\s*[）)】\]]?$"
)
LONGEST_NAME = 5
"""With the blank that sets a name wide."""
NO_SIGNATURE = ("连载", "全文完", "待续", "未完", "完结", "节选", "摘编", "终")
BY_NAME = re.compile(r"^(?P<name>[\u4e00-\u9fff·]{2,4})[，,：: ](?P<unit>[^，,；;]{3,40})$")
NUMBERED = re.compile(r"[（(]\s*(?P<list>1\s*[.．、\s]\s*\S.{2,300})[）)]")
SHARE = re.compile(r"(?P<mark>\d)\s*[.．、\s]\s*(?P<unit>[^，,；;]{3,60})")
POST = re.compile(r"^[（(【\[]?\s*(?:本文)?作者(?:分别)?[系为是](?P<unit>.{2,80}?)[）)】\]]?$")


def read_tail(text: str, *, last: bool) -> tuple[str, Signature] | None:
    """Read ……。（记者 李苗） or ……。■记者 李苗 off a paragraph's end; None when nothing is signed there.

    A bare name or an office counts only at the end of the last paragraph.
    """
    if (marked := MARKED.search(text)) and (signature := read_signature(marked["inner"])):
        return text[: marked.start()].rstrip(), signature
    found = TAIL.search(text)
    if not found or not text[: found.start()].rstrip().endswith(
        ("。", "！", "？", "”", "…", "!", "?", "；")
    ):
        return None
    signature = _signature(found["inner"], last=last)
    if signature is None or not (signature.sure or last):
        return None
    if all(one.kind == "organisation" for one in signature.signed) and not last:
        return None
    return text[: found.start()].rstrip(), signature


def _signature(inner: str, *, last: bool) -> Signature | None:
    """What stands in the bracket; behind the last sentence a bare name of any family is one."""
    signature = read_signature(inner) or read_signature(f"（{inner}）") or read_named(inner)
    word = is_word(inner) and not is_common_name(inner)
    bare = last and len(inner) <= LONGEST_NAME and inner not in NO_SIGNATURE and not word
    office = read_office(inner, expected=True) if last else None
    return signature or (read_author(inner) if bare else None) or office


def read_taken_from(text: str) -> tuple[str, str | None]:
    """Read ……。（据青石日报） off the last paragraph: the text, and its source 来源 where one is named."""
    found = TAKEN_FROM.search(text)
    return (text[: found.start()].rstrip(), found["source"]) if found else (text, None)


def read_handled(text: str) -> tuple[str, tuple[Signed, ...]]:
    """Read ……。（编辑：林岳）1140305 off a paragraph's end: who handled it, and the agency's stamp."""
    found = HANDLED.search(text)
    handled = read_review(found["inner"]) if found else None
    return (text[: found.start()].rstrip(), handled) if found and handled else (text, ())


def read_affiliations(text: str) -> dict[str, str]:
    """Read （作者单位：…） or （作者系…馆员） as the offices 单位 of the article's authors.

    One office for all of them stands under the empty name; （单位：孙淮，某局；郦一鸣，某镇） gives each
    his own, and （1.某学院，某市 000000；2.某大学） those who bear the figure.
    """
    numbered = NUMBERED.fullmatch(text.strip())
    if numbered:
        shares = [SHARE.match(part.strip()) for part in re.split(r"[；;]", numbered["list"])]
        return {share["mark"]: share["unit"].strip() for share in shares if share}
    unit = _unit(text)
    if unit is None:
        return {}
    named = [BY_NAME.match(part.strip()) for part in re.split(r"[；;]", unit)]
    if all(named):
        return {share["name"]: share["unit"] for share in named if share}
    return {"": unit}


def _unit(text: str) -> str | None:
    if found := UNIT.match(text.strip()):
        return found["unit"].strip()
    if found := POST.match(text.strip()):
        unit = without_job(found["unit"])
        return unit if unit and (is_organisation(unit) or ends_as_office(unit)) else None
    return None
