"""Signing 署名的读法: the tokens of a signature, read from left to right.

What has been read so far decides what the next token means: a role word speaks of the names behind
it, an office of the name that follows, /图 of the names since the last such mark.
"""

import re
from dataclasses import replace

from backend.chinese import offices, press
from backend.chinese.names import is_common_name, is_name, is_word_as_name, split_names
from backend.chinese.punctuation import squeeze
from backend.chinese.signed import Reading, Signed
from backend.chinese.words import is_word
from backend.vocabulary import AuthorKind, CreditRole

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
    "供稿": CreditRole.AUTHOR,
    "作": CreditRole.AUTHOR,
    "著": CreditRole.AUTHOR,
    "供图": CreditRole.PHOTOGRAPHER,
    "图片": CreditRole.PHOTOGRAPHER,
    "文字": CreditRole.AUTHOR,
    "撰文": CreditRole.AUTHOR,
}
HOUSE = re.compile("|".join((*press.AGENCIES, *press.OWN_HOUSE)))
STATIONED = re.compile(r"驻[\u4e00-\u9fff]{2,8}?(?=记者|通讯员|首席)")
LONGEST_NAME = 4
UNKNOWN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
GIVEN = re.compile(r"(?:受访者|采访对象|受访单位|单位|资料|网络|作者)(?:供图|提供|图片?|图)")
"""Photos that nobody is credited for."""
FIGURED = re.compile(r"^(?P<name>[\u4e00-\u9fff·]{2,6})(?P<mark>[1-9¹²³④①②③*])$")
STUDENT = re.compile(r"(?P<unit>[\u4e00-\u9fff]{0,14})\d{2,4}级[\u4e00-\u9fff]{0,12}(?:\d{1,3}班)?")
"""A student's year, in front of the name: 文学院2021级 林岳."""
TAIL_HAND = re.compile(
    r"^(?P<name>.*?)(?:[/／]?(?P<hand>摄影|供图|供稿|整理|摄|攝)|[/／](?P<slash>文|图|圖|影|译|摄|攝))$"
)


def read_tokens(tokens: list[str], reading: Reading) -> bool:
    """Read all tokens; False when any of them is no part of a signature."""
    reading.several = len(tokens) > 1
    reading.sure |= len(tokens) > 1 and tokens[-1] in HAND
    for place, token in enumerate(tokens):
        if not _read_token(token, reading, last=place == len(tokens) - 1):
            return False
    return True


def _read_token(token: str, reading: Reading, *, last: bool) -> bool:
    if token in press.MAKER_ROLES and token not in HAND:
        reading.affiliation = None
        return _start_role(reading, press.MAKER_ROLES[token])
    hand = _hand_alone(token, reading, last=last)
    if hand is not None:
        return hand
    if GIVEN.fullmatch(token.rstrip("/")):
        reading.role = None
        return bool(reading.signed)
    marked = FIGURED.match(token)
    if marked and is_name(marked["name"]):
        _sign(reading, marked["name"], AuthorKind.PERSON, mark=marked["mark"])
        reading.sure = True
        return True
    name, behind = _hand_of(token)
    reading.sure |= behind is not None and "/" in token
    reading.handed = behind is not None
    return _read_named(name, reading) and (behind is None or _hand_back(reading, behind))


def _hand_alone(token: str, reading: Reading, *, last: bool) -> bool | None:
    """文/ in front of names, or 摄 behind them, as a token of its own; None for other tokens."""
    if token.endswith("/") and token[:-1] in HAND:
        return _start_role(reading, HAND[token[:-1]])
    if token not in HAND:
        return None
    if not reading.signed or not last:
        return _start_role(reading, HAND[token])
    return _hand_back(reading, HAND[token])


def _hand_of(token: str) -> tuple[str, CreditRole | None]:
    found = TAIL_HAND.match(token)
    if not found or not found["name"]:
        return token, None
    hand = found["hand"] or found["slash"]
    return found["name"].rstrip("/／"), HAND[hand]


def _start_role(reading: Reading, role: CreditRole) -> bool:
    reading.role = role
    reading.affiliation = None
    reading.group = len(reading.signed)
    reading.sure = reading.fresh = True
    return True


def _hand_back(reading: Reading, role: CreditRole) -> bool:
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


def _read_named(text: str, reading: Reading) -> bool:
    """Read role word, office and names that stand together without a space: 新华社记者王五."""
    if press.COLLECTIVE.match(text):
        _sign(reading, text, AuthorKind.ORGANISATION)
        reading.collective = text
        reading.sure = True
        return True
    house, rest = _leading_house(text)
    found = press.role_at_start(rest)
    if found:
        word, role = found
        before = reading.affiliation if not house else None
        _start_role(reading, role)
        own = house in press.OWN_HOUSE or house in press.OWN_SHORT
        reading.affiliation = None if own else house
        reading.affiliation = reading.affiliation or before
        return _read_after_role(rest[len(word) :], house, reading)
    if house and rest:
        return False
    return _read_bare(text, reading)


def _leading_house(text: str) -> tuple[str | None, str]:
    """本报, 新华社 or another office in front of a role word, and what follows it."""
    if found := HOUSE.match(text):
        rest = text[found.end() :]
        stationed = STATIONED.match(rest)
        return found[0], rest[stationed.end() :] if stationed else rest
    if not press.MAKER.search(text):
        return None, text
    for word in press.MAKER_WORDS:
        at = text.find(word)
        if at > 1 and _is_outlet(text[:at]):
            return text[:at], text[at:]
    return None, text


def _is_outlet(text: str) -> bool:
    titled = text.startswith("《") and text.endswith("》")  # 《云边》作者 林岳
    return (
        titled
        or offices.is_organisation(text)
        or text.endswith(("报", "网", "台", "刊", "客户端", "在线", "日报", "融媒", "周刊"))
    )


def _read_after_role(rest: str, house: str | None, reading: Reading) -> bool:
    """Read what stands glued to a role word: names, 记者王苇李明, but never a word, 作者简介."""
    if not rest:
        if house and house not in press.OWN_HOUSE and house not in press.OWN_SHORT:
            _sign(reading, house, AuthorKind.ORGANISATION)
        return True
    names = split_names(rest)
    if reading.bracketed and house and is_word_as_name(rest):
        _sign(reading, rest, AuthorKind.PERSON)
        return True
    if (is_word(rest) and not is_common_name(rest)) or (
        names and len(names) > 1 and not all(map(is_common_name, names))
    ):
        return False
    return (names is not None or offices.is_organisation(rest)) and _read_bare(rest, reading)


def _read_bare(text: str, reading: Reading) -> bool:
    names = split_names(text)
    if _is_office(text, names, reading):
        _drop_last_office(reading)
        _sign(reading, text, AuthorKind.ORGANISATION)
        reading.affiliation = text
        reading.sure = True
        return True
    if reading.several and not reading.signed and offices.HOME.match(text) and not names:
        reading.affiliation = text
        return True
    if names:
        _drop_last_office(reading)
        reading.glued |= len(names) > 1
        for name in names:
            _sign(reading, name, AuthorKind.PERSON)
        return True
    return _read_seat(text, reading) or _read_close(text, reading) or _read_unknown(text, reading)


def _read_seat(text: str, reading: Reading) -> bool:
    """Read where somebody is, in front of the name: 文学院2021级, 团委, 云溪县委党校教授."""
    student = STUDENT.fullmatch(text) if reading.several else None
    if student:
        reading.affiliation = student["unit"] if offices.ends_as_office(student["unit"]) else None
        reading.sure = True
        return True
    office = offices.without_job(text)
    short = reading.several and text in offices.SHORT_OFFICES
    if short or (office != text and offices.is_organisation(office)):
        reading.affiliation = text if short else office
        return True
    return False


def _read_close(text: str, reading: Reading) -> bool:
    """Read an office and a name that stand close: 校宣传部林岳."""
    for size in (3, 2) if reading.sure or reading.handed else ():
        name, seat = text[-size:], text[:-size]
        if is_common_name(name) and offices.is_organisation(seat):
            reading.affiliation = seat
            _sign(reading, name, AuthorKind.PERSON)
            return True
    return False


def _read_unknown(text: str, reading: Reading) -> bool:
    if reading.bracketed and reading.sure and is_word_as_name(text):
        _drop_last_office(reading)  # （青石社记者 向前）
        _sign(reading, text, AuthorKind.PERSON)
        return True
    begun = reading.group == len(reading.signed) or reading.fresh
    unknown = UNKNOWN_NAME.match(text) is not None and not _are_two_words(text)
    if reading.sure and begun and unknown and (reading.fresh or not is_word(text)):
        _sign(reading, text, AuthorKind.PERSON)  # a pen name, or a family name that is not listed
        return True
    return False


def _are_two_words(text: str) -> bool:
    """Whether four characters are two words of two: ■下期看点 names nobody."""
    return len(text) == LONGEST_NAME and is_word(text[:2]) and is_word(text[2:])


def _is_office(text: str, names: tuple[str, ...] | None, reading: Reading) -> bool:
    """Whether the token is an office: by itself, or because something else says that names stand here."""
    seated = (
        len(text) > LONGEST_NAME
        and offices.is_organisation(text)
        and offices.SEATED.search(text[:-1])
    )
    if names and all(is_common_name(name) for name in names) and not seated:
        return False
    told = reading.sure or reading.several
    return offices.is_organisation(text) or (told and offices.ends_as_office(text))


def _drop_last_office(reading: Reading) -> None:
    """An office followed by a name was that name's affiliation, not a signer."""
    last = reading.signed[-1] if reading.signed else None
    if last and last.name == reading.collective:
        reading.signed.pop()  # 特约评论员 周远山: the post of the man who follows
        return
    if last and last.kind is AuthorKind.ORGANISATION and last.name == reading.affiliation:
        reading.signed.pop()


def _sign(reading: Reading, name: str, kind: AuthorKind, *, mark: str = "") -> None:
    reading.fresh = False
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


def with_both_hands(signed: list[Signed]) -> list[Signed]:
    """Give every name a second time as photographer: 记者 林岳 文/图."""
    out: list[Signed] = []
    for one in signed:
        out.append(one)
        if one.role is not CreditRole.PHOTOGRAPHER:
            out.append(replace(one, role=CreditRole.PHOTOGRAPHER))
    return out
