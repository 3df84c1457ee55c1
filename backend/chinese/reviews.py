"""Review lines 审校行: who edited, proofread and passed a text — 编辑：何青禾 审核：岳 峰."""

import re
from functools import lru_cache

from backend.chinese import press
from backend.chinese.names import close_padding, split_names
from backend.chinese.signed import Signed
from backend.chinese.variants import fold, unfold

LABEL = re.compile(rf"(?P<role>{'|'.join(press.REVIEW_WORDS)})\s*(?P<colon>[：:/／丨|｜]?)\s*")
BRACKETS = "（()）【】[]［］〔〕"
MARKS = re.compile(r"[□■●◆○◇▲△▶☆★◎]")
CONTACT = re.compile(
    r"\s*[|｜]?\s*(?:(?:联系|编辑部)?(?:读者热线|新闻热线|扫码关注|扫码|电话|热线|传真|邮箱|信箱|电子信箱|电子邮箱|投稿邮箱|E-?mail|QQ)\s*(?:[:：]|(?=[\d(（a-z]))|[☎✉]).*$",
    re.IGNORECASE,
)
"""How the page may be reached, behind those who made it."""
MAIL = re.compile(r"\s*[（(]?[\w.+-]{2,30}@[\w-]{2,30}\.[\w.]{2,20}[）)]?\s*$")
BUTTONS = re.compile(r"[【\[（(]\s*(?:纠错|我要纠错|打印|关闭|收藏|分享|举报|返回)\s*[】\])）]")
LONGEST_PEN_NAME = 8
CODE = re.compile(r"(?=.*\d)[A-Za-z0-9]+")
"""The number of a member of the staff: SN225; it is no name."""


def read_review(line: str) -> tuple[Signed, ...] | None:
    """Read a line made of review roles and names, or return None.

    Names under a role that is none of ours (版式, 美编) are read and left out; a line that has no
    other role gives an empty tuple.
    """
    return _read(line) if len(line) <= press.LONGEST_SIGNATURE else None


@lru_cache(maxsize=8192)
def _read(line: str) -> tuple[Signed, ...] | None:
    printed = (
        MARKS.sub(" ", MAIL.sub("", CONTACT.sub("", BUTTONS.sub("", line))))
        .strip(" *＊")
        .strip(BRACKETS)
    )
    text = fold(printed)
    labels = list(LABEL.finditer(text))
    if not labels or text[: labels[0].start()].strip("本版期文（( "):
        return None
    signed: list[Signed] = []
    for found, after in zip(labels, [*labels[1:], None], strict=True):
        value = text[found.end() : after.start() if after else len(text)]
        names = _names(value.strip(" ，,、;；|丨｜/　"), colon=bool(found["colon"]))
        if names is None:
            return None
        role = press.REVIEW_ROLES.get(found["role"])
        signed += [Signed(unfold(name, text, printed), role) for name in names if role]
    return tuple(signed)


def _names(value: str, *, colon: bool) -> tuple[str, ...] | None:
    """The names behind one label; behind a colon a pen name or an office may stand as well."""
    rows: list[str] = []
    for token in re.split(r"[\s、，,/／;；]+", close_padding(value)):
        names = split_names(token)
        if names:
            rows += names
        elif colon and len(token) <= LONGEST_PEN_NAME and press.is_plain(token):
            if not CODE.fullmatch(token):
                rows.append(token)
        elif token:
            return None
    return tuple(rows)
