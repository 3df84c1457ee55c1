"""Names 人名: one person who seems to stand under two names in the text, a caption or the byline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from backend.checks.passages import Passage
from backend.chinese.names import is_name, transcribed_in
from backend.chinese.words import is_word, splits_word
from backend.draft import ArticleDraft, Finding
from backend.source import Lines
from backend.vocabulary import AuthorKind, Severity
from backend.vocabulary import FindingCode as Code

MOST_NAMES = 500
SPEECH = "说|表示|告诉|介绍|回忆|记得|指着|认为|坦言|笑道|感慨|感叹|讲述|解释|透露|提醒|喘着|捧着"
HOLDER = (
    "站长|主任|书记|局长|部长|院长|校长|所长|队长|馆长|厂长|镇长|乡长|县长|市长|区长|处长|科长|会长|社长|班长|村长|组长|经理|董事长|"
    "村民|居民|市民|农民|农户|菜农|果农|茶农|牧民|渔民|选手|学生|教师|老师|护士|医生|司机|工人|船工|大户|员工|战士|老人|"
    "教练|讲师|教授|专家|技师|负责人|岁的|名叫"
)
SPEAKS = re.compile(rf"(?=(?P<name>[\u4e00-\u9fff]{{3}})[\u4e00-\u9fff]{{0,3}}(?:{SPEECH}))")
"""A name that speaks: 江守田告诉记者."""
BEARS = re.compile(rf"(?P<holder>{HOLDER})(?P<name>[\u4e00-\u9fff]{{3}})")
"""A name behind what its bearer is: 站长江守田."""
SIGNS = re.compile(r"(?:记者|通讯员|实习生)[\s\u3000]?(?P<name>[\u4e00-\u9fff]{3})")
"""A name behind what a maker of the article is: 记者李晓婷."""
FUNCTION = re.compile(
    r"[的了在以要时就都也不是和与及从到把被对为着]|[还曾等拟总未仍则却又再便只已均皆亦很太警议称您你我他她它们]$|同志$|先生$|女士$|师傅$"
)
"""What no name has, and what no name ends in: 江守还 is 江守 and 还."""
PAIR = re.compile(r"兄弟|姐妹|兄妹|姐弟|父子|父女|母子|母女|双胞胎|孪生|同名|一字之差")
"""Where these stand near a name, one like it may well be another of the family."""
KIN = "哥哥|弟弟|姐姐|妹妹|儿子|女儿|父亲|母亲|孙子|孙女|堂哥|堂弟|表哥|表弟|侄子|侄女"
"""Right before a name they introduce another of the family: 弟弟江守地."""
NEAR = 40
"""Characters around a name in which a word of PAIR is looked for."""
BETWEEN = r"[、和与及跟，]{1,2}"
RARE = 2
MOST_COMPARED = 60
AFTER_NAME = re.compile(
    rf"[，、。：（\s]|[在的和与是把被又却也都还就不没从对向将已正曾家一起]|{SPEECH}"
)
"""What stands behind a name and seldom inside a word."""
"""A name that stands more often than this is no slip."""
LENGTH = 3
MOST_SIGNERS = 40


@dataclass(slots=True)
class _Person:
    """A name with how often it stands, and as what its bearer is introduced."""

    name: str
    count: int
    holders: set[str] = field(default_factory=set)


def check_names(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    """Look for two names of three characters that differ in one, where they must be one person's."""
    whole = "\n".join([*(one.text for one in text), *(one.text for one in draft.captions)])
    people = _people(whole)
    known = set(_slips(people, whole))
    for rarer, usual in sorted(known):
        yield _doubt(rarer, usual, text, draft)
    told = {rarer for rarer, _ in known}
    rest = {name: one for name, one in people.items() if name not in told}
    yield from _alike(rest, whole, draft, text)
    yield from _signed(draft, text, whole)


def _people(whole: str) -> dict[str, _Person]:
    """Those who speak or are introduced, by name."""
    holders: dict[str, set[str]] = {}
    for pattern in (SPEAKS, BEARS):
        for found in pattern.finditer(whole):
            kept = holders.setdefault(found["name"], set())
            if pattern is BEARS:
                kept.add(found["holder"])
    names = [name for name in sorted(holders) if _is_full_name(name)][:MOST_NAMES]
    names = [name for name in names if holders[name] or not splits_word(whole, whole.find(name))]
    return {name: _Person(name, whole.count(name), holders[name]) for name in names}


def _is_full_name(text: str) -> bool:
    """Whether three characters behind 村民 are a name: 干部要 and 代价往 are none."""
    return is_name(text) and not is_word(text[:2]) and not FUNCTION.search(text)


def _alike(
    people: dict[str, _Person], whole: str, draft: ArticleDraft, text: list[Passage]
) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[_Person]] = {}
    for person in people.values():
        for key in _keys(person.name):
            groups.setdefault(key, []).append(person)
    for one, other in (pair for group in groups.values() for pair in pairwise(group)):
        rarer, usual = sorted((one, other), key=lambda person: person.count)
        if rarer.count <= RARE and not _are_two(rarer, usual, whole):
            yield _doubt(rarer.name, usual.name, text, draft)


def _slips(people: dict[str, _Person], whole: str) -> Iterator[tuple[str, str]]:
    """Strings that stand once or twice and differ in one character from a name that stands often."""
    known = people | {name: _Person(name, whole.count(name)) for name in transcribed_in(whole)}
    for one in sorted(known.values(), key=lambda one: (-one.count, one.name))[:MOST_COMPARED]:
        for place in range(len(one.name)):
            for other in _variants(one.name, place, whole):
                person = known.get(other) or _Person(other, whole.count(other))
                rarer, usual = sorted((one, person), key=lambda each: each.count)
                slip = rarer.count <= RARE and rarer.count < usual.count
                if slip and not _are_two(rarer, usual, whole):
                    yield rarer.name, usual.name


def _variants(name: str, place: int, whole: str) -> Iterator[str]:
    head, tail = re.escape(name[:place]), re.escape(name[place + 1 :])
    inner = 0 < place < len(name) - 1
    for found in re.finditer(rf"{head}[\u4e00-\u9fff]{tail}", whole):
        other = found[0]
        if other == name or FUNCTION.search(other) or splits_word(whole, found.start()):
            continue
        if len(name) > LENGTH or (
            _may_be_slip(name, other) and (inner or AFTER_NAME.match(whole, found.end()))
        ):
            yield other


def _may_be_slip(name: str, other: str) -> bool:
    """Whether the other string is a name, and no word behind the family name: 李明确 of 李明强."""
    return _is_full_name(other) and (is_word(name[1:]) or not is_word(other[1:]))


def _keys(name: str) -> list[tuple[str, ...]]:
    return [(name[0], "", name[2]), (name[0], name[1], ""), ("", name[1], name[2])]


def _are_two(rarer: _Person, usual: _Person, whole: str) -> bool:
    """Whether they are two people: named side by side, of one family, or each with an office."""
    one, other = re.escape(rarer.name), re.escape(usual.name)
    if re.search(rf"{one}{BETWEEN}{other}|{other}{BETWEEN}{one}", whole):
        return True
    if rarer.name[0] == usual.name[0]:
        start = whole.find(rarer.name)
        near = whole[max(0, start - NEAR) : start + NEAR]
        kin = re.search(rf"(?:{KIN})[叫是]?(?:{one}|{other})", whole)
        return kin is not None or PAIR.search(near) is not None
    return bool(rarer.holders and usual.holders and not rarer.holders & usual.holders)


def _where(name: str, text: list[Passage], draft: ArticleDraft) -> tuple[Lines, Passage | None]:
    """The source lines of every place of the name, and the first paragraph that has it."""
    there = [passage for passage in text if name in passage.text]
    lines = [line for passage in there for line in passage.lines]
    lines += [line for one in draft.captions if name in one.text for line in one.lines]
    return tuple(lines), there[0] if there else None


def _doubt(rarer: str, usual: str, text: list[Passage], draft: ArticleDraft) -> Finding:
    lines, first = _where(rarer, text, draft)
    message, both = f"“{rarer}”与“{usual}”疑为同一人", f"{rarer}/{usual}"
    if first is None:
        return Finding(
            Code.NAME_INCONSISTENT, Severity.DOUBT, message, both, lines, suggestion=usual
        )
    start = first.text.find(rarer)
    found = first.finding(
        Code.NAME_INCONSISTENT, Severity.DOUBT, message, (start, start + len(rarer)), usual
    )
    return replace(found, excerpt=both, lines=lines)


def _signed(draft: ArticleDraft, text: list[Passage], whole: str) -> Iterator[Finding]:
    """Compare those who sign with one another, line by line, and with 记者某某 in the text."""
    signers = {
        one.name: one.lines
        for one in draft.credits
        if one.kind is AuthorKind.PERSON and len(one.name) == LENGTH
    }
    named = {found["name"] for found in SIGNS.finditer(whole)}
    for name in sorted(named - signers.keys()):
        usual = next((one for one in signers if _one_apart(one, name)), None)
        if usual and _is_full_name(name):
            yield _doubt(name, usual, text, draft)
    for usual, name in combinations(list(signers)[:MOST_SIGNERS], 2):
        apart = not set(signers[usual]) & set(signers[name])
        if apart and _one_apart(usual, name):
            finding = _doubt(name, usual, text, draft)
            yield replace(finding, lines=finding.lines or signers[name])


def _one_apart(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
