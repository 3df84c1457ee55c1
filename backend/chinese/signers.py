"""Signers 署名人: names and offices that are believed for where they stand, below a title or a text."""

import re
from dataclasses import replace

from backend.chinese.names import close_padding, is_name, is_word_as_name, joined_name
from backend.chinese.offices import ends_as_office, is_organisation
from backend.chinese.press import COLLECTIVE, is_plain, role_at_start
from backend.chinese.signatures import PADDED, Signature, join_padded, outer, read_signature
from backend.chinese.signed import Signed
from backend.chinese.variants import fold, unfold
from backend.vocabulary import AuthorKind, CreditRole

MOST_AUTHORS = 4
MOST_POSTS = 3
LEAST_OFFICE = 4
POSTS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,14}(?:主席|书记|总理|委员长|部长|省长|市长|县长|区长|州长|院长|校长|主任|局长|会长|秘书长|董事长|总经理|发言人)[、\s]?)+"
)
SEATED = re.compile(r"(?P<name>[\u4e00-\u9fff·\s]{2,6})[（(](?P<unit>[\u4e00-\u9fff]{3,24})[）)]")
"""A name with the office behind it, in brackets: 林岳（青石大学图书馆）."""
SHOT = re.compile(r"(?P<name>[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2})\s*[摄攝]")
ROLE = re.compile(r"记者|通讯员|编辑|校对|审核|摄影")
LONGEST_POST = 14
"""Words and characters of what somebody is, in front of a name set apart: 北郊 纺织工 林岳."""


def read_author(line: str) -> Signature | None:
    """Read a bare name where one is expected, below a title: padded, or of any family name.

    Two characters set apart to the width of three are a name, a pen name too.
    """
    if name := joined_name(line.strip()):
        return _one(line, name, AuthorKind.PERSON)
    seated = SEATED.fullmatch(line.strip())
    if seated and ends_as_office(fold(seated["unit"])):
        name = "".join(seated["name"].split())
        return _one(line, name, AuthorKind.PERSON, seated["unit"]) if is_name(name) else None
    name = close_padding(line.strip())
    padded = PADDED.fullmatch(line.strip()) is not None
    if not (padded or is_name(name)):
        return None
    signed = Signed("".join(name.split()), CreditRole.AUTHOR)
    return Signature(text=line.strip(), signed=(signed,), sure=True)


def read_authors(line: str) -> Signature | None:
    """Read several bare names where they are expected, below a title: 邢宛 乔若谷."""
    names = line.split()
    if not 1 < len(names) <= MOST_AUTHORS or not all(
        len(one) > 1 and is_name(one) for one in names
    ):
        return None
    signed = tuple(Signed(one, CreditRole.AUTHOR) for one in names)
    return Signature(text=line.strip(), signed=signed, sure=True)


def read_posted(line: str) -> Signature | None:
    """Read posts and the name of who holds them, below a speech's title: 县委书记、县长林岳."""
    text = fold(line.strip())
    for size in (3, 2, 4):
        if is_name(text[-size:]) and POSTS.fullmatch(text[:-size]):
            return _one(line, text[-size:].strip(), AuthorKind.PERSON)
    return None


def read_apart(line: str, *, close: bool) -> Signature | None:
    """Read what is set apart below a text as the one who signs it: 读者 林岳, 市长 高建川, an office.

    `close` says that no blank line parts it from the text, so that a bare name suffices.
    """
    if found := read_signature(line):
        return replace(found, sure=True) if close or found.sure else None
    return read_office(line) or _read_person(line, close=close)


def _read_person(line: str, *, close: bool) -> Signature | None:
    """Read a name, with what its bearer is in front of it."""
    text = outer(fold(line.strip()))
    if close and (name := joined_name(text)):
        return _one(line, name, AuthorKind.PERSON)
    *before, name = join_padded(text.split())
    if not is_name(name) or len(before) > MOST_POSTS:
        return read_author(line) if close and not before else None
    plain = all(len(one) <= LONGEST_POST and is_plain(one) for one in before)
    if any(ROLE.search(one) for one in before):
        plain = False  # what its roles could not read is no name alone
    if plain and (before or close):
        return _one(line, name, AuthorKind.PERSON, _office_in(before))
    return None


def _office_in(posts: list[str]) -> str | None:
    """The office in what somebody is: 云溪县总工会 in 云溪县总工会法律援助律师."""
    for post in posts:
        for end in range(len(post), LEAST_OFFICE - 1, -1):
            if is_organisation(post[:end]):
                return post[:end]
    return None


def read_named(inner: str) -> Signature | None:
    """Read a role and one word in brackets behind a dateline: the word names somebody, 通讯员田园."""
    found = role_at_start(inner.strip())
    name = inner.strip()[len(found[0]) :].strip(" ：:") if found else ""
    if not found or not is_word_as_name(name):
        return None
    return Signature(text=inner.strip(), signed=(Signed(name, found[1]),), sure=True)


def read_shot(inner: str) -> Signature | None:
    """Read one word in front of 摄 behind a caption: the word names somebody, 高 原 摄."""
    found = SHOT.fullmatch(inner.strip())
    name = "".join(found["name"].split()) if found else ""
    if not found or not is_word_as_name(name):
        return None
    return Signature(inner.strip(), (Signed(name, CreditRole.PHOTOGRAPHER),), sure=True)


def read_office(line: str, *, expected: bool = False) -> Signature | None:
    """Read a line that is nothing but the name of an office, or of a collective 本报编辑部.

    `expected` says that one stands here, a date of issue below it, so that a bare 学生工作处 is one as well.
    """
    text = outer(fold(line.strip()))
    if is_organisation(text) or COLLECTIVE.match(text) or (expected and ends_as_office(text)):
        return _one(line, text, AuthorKind.ORGANISATION)
    return None


def _one(printed: str, name: str, kind: AuthorKind, office: str | None = None) -> Signature:
    whole = unfold(name, fold(printed), printed)
    signed = Signed(whole, CreditRole.AUTHOR, kind, office)
    return Signature(text=outer(printed), signed=(signed,), sure=True)
