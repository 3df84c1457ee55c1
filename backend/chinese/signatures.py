"""Signatures 署名行: the phrase in which a page names its makers, read from left to right.

The phrase is a row of tokens: role words (通讯员), offices (昭通学院 is one of a kind), names, and the
marks 文/ and /图 that say who wrote and who photographed. A phrase is a signature only when every
token of it has been understood; a sentence that mentions a reporter never is.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from backend.chinese import press
from backend.chinese.names import close_padding, is_common_name, is_name, split_names
from backend.chinese.punctuation import squeeze
from backend.chinese.variants import fold, unfold
from backend.chinese.words import is_word
from backend.vocabulary import AuthorKind, CreditRole

MARKS = "□■●◆○◇▲△▶☆★◎"
LONGEST = 120
"""Longer lines are prose: the longest printed byline seen, ten names with offices, had 96 characters."""

HAND = {
    "文": CreditRole.AUTHOR,
    "图": CreditRole.PHOTOGRAPHER,
    "圖": CreditRole.PHOTOGRAPHER,
    "摄": CreditRole.PHOTOGRAPHER,
    "攝": CreditRole.PHOTOGRAPHER,
    "影": CreditRole.PHOTOGRAPHER,
    "译": CreditRole.TRANSLATOR,
    "译文": CreditRole.TRANSLATOR,
    "整理": CreditRole.COMPILER,
    "摄影": CreditRole.PHOTOGRAPHER,
    "作": CreditRole.AUTHOR,
    "著": CreditRole.AUTHOR,
    "供图": CreditRole.PHOTOGRAPHER,
    "图片": CreditRole.PHOTOGRAPHER,
    "文字": CreditRole.AUTHOR,
    "撰文": CreditRole.AUTHOR,
}
BOTH_HANDS = re.compile(
    r"(?:摄影|攝影|图文)报[道導]|攝影報導|攝影報道|图文|圖文|(?:文字?|撰文)\s*[/／、·.&和及\s]?\s*(?:图片?|圖|摄影?|攝影?|影)(?!书)"
)
UNKNOWN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
FIGURED = re.compile(r"^(?P<name>[\u4e00-\u9fff·]{2,6})(?P<mark>[1-9¹²³④①②③*])$")
NATION = re.compile(r"[［\[〔（(][\u4e00-\u9fff]{1,8}[］\]〕）)](?=[\u4e00-\u9fff·]{2})")
SPLIT = re.compile(r"[\s\u3000、，,；;|｜]+|(?<=[\u4e00-\u9fff])[和与]{1}(?=[\u4e00-\u9fff]{2,4}$)")
TAIL_HAND = re.compile(
    r"^(?P<name>.*?)(?:[/／]?(?P<hand>摄影|供图|整理|摄|攝)|[/／](?P<slash>文|图|圖|影|译|摄|攝))$"
)


@dataclass(frozen=True, slots=True)
class Signed:
    """One name of a signature, with what the phrase says of it.

    `mark` is the small figure behind a scholar's name that leads to his office: 赫连静1.
    """

    name: str
    role: CreditRole
    kind: AuthorKind = AuthorKind.PERSON
    affiliation: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature 署名 as read.

    `sure` when a mark, a role or an office stands in it; otherwise it is nothing but names, and all
    of them common ones.
    """

    text: str
    signed: tuple[Signed, ...]
    sure: bool

    @property
    def only_photographers(self) -> bool:
        """Whether it names nobody but photographers."""
        return all(one.role is CreditRole.PHOTOGRAPHER for one in self.signed)


@dataclass(slots=True)
class _Reading:
    """The state of one reading from left to right."""

    role: CreditRole | None = None
    affiliation: str | None = None
    out: list[Signed] | None = None
    group: int = 0
    sure: bool = False
    glued: bool = False

    @property
    def signed(self) -> list[Signed]:
        if self.out is None:
            self.out = []
        return self.out


@lru_cache(maxsize=8192)
def read_signature(line: str) -> Signature | None:
    """Read one whole line as a signature, or return None when any part of it is something else."""
    printed = line.strip()
    if not printed or len(printed) > LONGEST:
        return None
    text = fold(printed)
    bare = _bare(text)
    if not bare or bare[-1] in "。！？!?…，；":
        return None
    reading = _Reading(sure=text[0] in MARKS)
    both = BOTH_HANDS.search(bare)
    if both:
        bare = squeeze_edges(bare[: both.start()] + " " + bare[both.end() :])
        reading.sure = True
    if not bare or not _read_tokens(_tokens(bare), reading) or not reading.signed:
        return None
    if not reading.sure and (
        reading.glued or not any(is_common_name(one.name) for one in reading.signed)
    ):
        return None
    signed = _with_both_hands(reading.signed) if both else reading.signed
    if text != printed:
        signed = [_as_printed(one, text, printed) for one in signed]
    return Signature(text=_outer(printed), signed=tuple(signed), sure=reading.sure)


def _as_printed(one: Signed, folded: str, printed: str) -> Signed:
    office = unfold(one.affiliation, folded, printed) if one.affiliation else None
    return replace(one, name=unfold(one.name, folded, printed), affiliation=office)


def squeeze_edges(text: str) -> str:
    """Drop separators and colons from both ends."""
    return text.strip(" \u3000/／、：:,，；;—-")


def _outer(text: str) -> str:
    """The phrase as printed, without the brackets around it and without a final colon."""
    inner = text.strip()
    if inner[0] in "（(" and inner[-1] in "）)":
        inner = inner[1:-1]
    return inner.rstrip("：:").strip()


def _bare(text: str) -> str:
    inner = _outer(text).lstrip(MARKS).strip()
    inner = NATION.sub("", re.sub(r"(?<=[文图圖影摄攝译])\s*[｜|丨]\s*", "/", inner))
    return re.sub(r"^(?:—+|-{2,})", "", close_padding(inner)).strip()


def _tokens(text: str) -> list[str]:
    labelled = re.sub(r"[：:]", " ", text)
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
    return _join_padded(rows)


def _split_slash(token: str) -> list[str]:
    parts = re.split(r"[/／]", token)
    out: list[str] = []
    for part in parts:
        if part in HAND and out:
            out[-1] += "/" + part
        elif part:
            out.append(part)
    return out


def _join_padded(tokens: list[str]) -> list[str]:
    """李 婷 may still stand as two one-character tokens, 婷 with its /文."""
    out: list[str] = []
    for token in tokens:
        core = token.split("/")[0]
        if out and len(out[-1]) == 1 and len(core) == 1 and is_name(out[-1] + core):
            out[-1] += token
        else:
            out.append(token)
    return out


def _read_tokens(tokens: list[str], reading: _Reading) -> bool:
    for place, token in enumerate(tokens):
        if not _read_token(token, reading, last=place == len(tokens) - 1):
            return False
    return True


def _read_token(token: str, reading: _Reading, *, last: bool) -> bool:
    marked = FIGURED.match(token)
    if marked and is_name(marked["name"]):
        _sign(reading, marked["name"], AuthorKind.PERSON, mark=marked["mark"])
        reading.sure = True
        return True
    if token.endswith("/") and token[:-1] in HAND:
        return _start_role(reading, HAND[token[:-1]])
    if token in HAND and (not reading.signed or not last):
        return _start_role(reading, HAND[token])
    if token in HAND:
        return _hand_back(reading, HAND[token])
    name, hand = _hand_of(token)
    if not _read_named(name, reading):
        return False
    return hand is None or _hand_back(reading, hand)


def _hand_of(token: str) -> tuple[str, CreditRole | None]:
    found = TAIL_HAND.match(token)
    if not found or not found["name"]:
        return token, None
    hand = found["hand"] or found["slash"]
    return found["name"].rstrip("/／"), HAND[hand]


def _start_role(reading: _Reading, role: CreditRole) -> bool:
    reading.role = role
    reading.affiliation = None
    reading.group = len(reading.signed)
    reading.sure = True
    return True


def _hand_back(reading: _Reading, role: CreditRole) -> bool:
    """A /图 behind names speaks of all names since the last such mark; a named office wins over 文."""
    for place in range(reading.group, len(reading.signed)):
        one = reading.signed[place]
        if role is CreditRole.AUTHOR and one.role is not CreditRole.AUTHOR:
            continue
        reading.signed[place] = replace(one, role=role)
    reading.group = len(reading.signed)
    if role is CreditRole.PHOTOGRAPHER:
        reading.role = None
    reading.sure = True
    return True


def _read_named(text: str, reading: _Reading) -> bool:
    """Read role word, office and names that stand together without a space: 新华社记者王五."""
    if press.COLLECTIVE.match(text):
        _sign(reading, text, AuthorKind.ORGANISATION)
        reading.sure = True
        return True
    house, rest = _leading_house(text)
    found = press.role_at_start(rest)
    if found:
        word, role = found
        before = reading.affiliation if not house else None
        _start_role(reading, role)
        reading.affiliation = house if house not in press.OWN_HOUSE else None
        reading.affiliation = reading.affiliation or before
        return _read_after_role(rest[len(word) :], house, reading)
    if house and rest:
        return False
    return _read_bare(text, reading)


def _leading_house(text: str) -> tuple[str | None, str]:
    """本报, 新华社 or another office in front of a role word, and what follows it."""
    for house in (*press.AGENCIES, *press.OWN_HOUSE):
        if text.startswith(house):
            rest = text[len(house) :]
            stationed = re.match(r"^驻[\u4e00-\u9fff]{2,8}?(?=记者|通讯员|首席)", rest)
            return house, rest[stationed.end() :] if stationed else rest
    for word in press.MAKER_WORDS:
        at = text.find(word)
        if at > 1 and _is_outlet(text[:at]):
            return text[:at], text[at:]
    return None, text


def _is_outlet(text: str) -> bool:
    return press.is_organisation(text) or text.endswith(
        ("报", "网", "台", "刊", "客户端", "日报", "融媒", "周刊")
    )


def _read_after_role(rest: str, house: str | None, reading: _Reading) -> bool:
    if not rest:
        if house and house not in press.OWN_HOUSE:
            _sign(reading, house, AuthorKind.ORGANISATION)
        return True
    return _read_bare(rest, reading)


def _read_bare(text: str, reading: _Reading) -> bool:
    names = split_names(text)
    if press.is_organisation(text) and (names is None or len(text) > 3):
        _drop_last_office(reading)
        _sign(reading, text, AuthorKind.ORGANISATION)
        reading.affiliation = text
        reading.sure = True
        return True
    if names:
        _drop_last_office(reading)
        reading.glued |= len(names) > 1
        for name in names:
            _sign(reading, name, AuthorKind.PERSON)
        return True
    office = press.without_job(text)
    if office != text and press.is_organisation(office):
        reading.affiliation = office
        return True
    if reading.sure and not reading.signed and UNKNOWN_NAME.match(text) and not is_word(text):
        _sign(reading, text, AuthorKind.PERSON)  # a pen name, or a family name that is not listed
        return True
    return False


def _drop_last_office(reading: _Reading) -> None:
    """An office followed by a name was that name's affiliation, not a signer."""
    last = reading.signed[-1] if reading.signed else None
    if last and last.kind is AuthorKind.ORGANISATION and last.name == reading.affiliation:
        reading.signed.pop()


def _sign(reading: _Reading, name: str, kind: AuthorKind, *, mark: str = "") -> None:
    person = kind is AuthorKind.PERSON
    office = reading.affiliation if person else None
    reading.signed.append(
        Signed(
            name=squeeze(name),
            role=reading.role or CreditRole.AUTHOR,
            kind=kind,
            affiliation=office if office != name else None,
            mark=mark,
        )
    )


def _with_both_hands(signed: list[Signed]) -> list[Signed]:
    out: list[Signed] = []
    for one in signed:
        out.append(one)
        if one.role is not CreditRole.PHOTOGRAPHER:
            out.append(replace(one, role=CreditRole.PHOTOGRAPHER))
    return out
