"""Endings 文末: what signs an article below or behind its last paragraph."""

import re

from backend.chinese.press import is_organisation
from backend.chinese.signatures import Signature, read_signature

TAIL = re.compile(r"\s*[（(【\[](?P<inner>[^（()）【】\[\]]{2,60})[）)】\]]\s*$")
UNIT = re.compile(
    r"^[（(【\[]?\s*(?:第一|通讯)?(?:作者)?单位\s*[：:为]\s*(?P<unit>.{2,80}?)\s*[）)】\]]?$"
)
POST = re.compile(r"^[（(【\[]?\s*(?:本文)?作者(?:分别)?[系为是](?P<unit>.{2,80}?)[）)】\]]?$")
# What somebody is, behind where they are: 馆员, 教授, 书记 …
JOB = re.compile(
    r"(?:的)?(?:党(?:委|组|工委|支部|总支)?)?(?:副|常务副|原|执行|特聘|兼职|一级|二级|三级|四级|高级|中级|初级|主任|首席|见习)*"
    r"(?:书记|部长|局长|厅长|处长|科长|主任|院长|所长|馆长|校长|会长|秘书长|主席|站长|馆员|研究员|研究员助理|助理|教授|讲师|教师|老师|博士生?|硕士生?|研究生|"
    r"博士后|博士研究生|硕士研究生|学生|编辑|记者|工程师|农艺师|经济师|干部|调研员|主任科员|成员|委员|员|师|长)+$"
)


def read_tail(text: str, *, last: bool) -> tuple[str, Signature] | None:
    """Read ……。（记者 李婷） off a paragraph's end; None when no signature stands there.

    A bare name or an office counts only at the end of the last paragraph.
    """
    found = TAIL.search(text)
    if not found or not text[: found.start()].rstrip().endswith(
        ("。", "！", "？", "”", "…", "!", "?", "；")
    ):
        return None
    signature = read_signature(found["inner"])
    if signature is None or not (signature.sure or last):
        return None
    if all(one.kind == "organisation" for one in signature.signed) and not last:
        return None
    return text[: found.start()].rstrip(), signature


def read_affiliation(text: str) -> str | None:
    """Read （作者单位：…） or （作者系…馆员） as the office 单位 of the article's authors."""
    if found := UNIT.match(text.strip()):
        return found["unit"].strip()
    if found := POST.match(text.strip()):
        unit = JOB.sub("", found["unit"].strip()).strip()
        return unit if unit and (is_organisation(unit) or len(unit) > 3) else found["unit"]  # noqa: PLR2004
    return None
