"""Consistency 一致: what the article says twice, and whether it says the same."""

import re
from collections.abc import Iterator
from itertools import pairwise

from backend.checks.completeness import is_verse
from backend.chinese.names import is_name
from backend.chinese.punctuation import SPACES
from backend.chinese.words import is_word
from backend.draft import ArticleDraft, CaptionDraft, Finding, Text
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

MOST_NAMES = 500
SHORTEST = 20
"""Characters; a shorter paragraph may well stand twice (a refrain, a question of an interview)."""
SPEECH = "说|表示|告诉|介绍|回忆|记得|指着|认为|坦言|笑道|感慨|感叹|讲述|解释|透露|提醒|喘着|捧着"
HOLDER = (
    "站长|主任|书记|局长|部长|院长|校长|所长|队长|馆长|厂长|镇长|乡长|县长|市长|区长|处长|科长|会长|社长|班长|村长|组长|经理|董事长|"
    "村民|居民|市民|农民|农户|菜农|果农|茶农|牧民|渔民|选手|学生|教师|老师|护士|医生|司机|工人|船工|大户|员工|战士|老人|"
    "教练|讲师|教授|专家|技师|负责人|岁的|名叫"
)
SPEAKS = re.compile(rf"(?=(?P<name>[\u4e00-\u9fff]{{3}})[\u4e00-\u9fff]{{0,3}}(?:{SPEECH}))")
"""A name that speaks: 江守田告诉记者."""
BEARS = re.compile(rf"(?:{HOLDER})(?P<name>[\u4e00-\u9fff]{{3}})")
"""A name behind what its bearer is: 站长江守田."""
FUNCTION = re.compile(r"[的了在以要时就都也不是和与及从到把被对为]")


def check_consistency(draft: ArticleDraft) -> Iterator[Finding]:
    """Look for repeated paragraphs, captions inside sentences, and one person under two names."""
    paragraphs = list(draft.paragraphs())
    yield from _repeated(paragraphs)
    yield from _captions(draft.captions)
    yield from _names("\n".join(one.value for one in paragraphs), paragraphs)


def _repeated(paragraphs: list[Text]) -> Iterator[Finding]:
    if is_verse(paragraphs):
        return
    seen: dict[str, Text] = {}
    for paragraph in paragraphs:
        keys = {_key(paragraph.value), _key(_without_first_sentence(paragraph.value))}
        found = next((seen[key] for key in keys if key in seen), None)
        if found:
            yield Finding(
                Code.REPEATED_PARAGRAPH,
                Severity.FAULT,
                "这一段与前面的段落重复",
                paragraph.value[:40],
                (*found.lines, *paragraph.lines),
            )
        for key in keys:
            if len(key) >= SHORTEST:
                seen.setdefault(key, paragraph)


def _key(text: str) -> str:
    return SPACES.sub("", text)


def _without_first_sentence(text: str) -> str:
    return re.split(r"(?<=[。！？])", text, maxsplit=1)[-1]


def _captions(captions: tuple[CaptionDraft, ...]) -> Iterator[Finding]:
    for caption in captions:
        if caption.inside_sentence:
            yield Finding(
                Code.CAPTION_INSIDE_SENTENCE,
                Severity.NOTE,
                "图片说明插在句子中间，已移出，请核对前后文",
                caption.text[:40],
                caption.lines,
            )


def _is_full_name(text: str) -> bool:
    """Whether three characters behind 村民 are a name: 干部要 and 代价往 are none."""
    return is_name(text) and not is_word(text[:2]) and not FUNCTION.search(text)


def _names(text: str, paragraphs: list[Text]) -> Iterator[Finding]:
    """Two names of three characters that differ in one, both said to speak or to hold an office."""
    found = {one["name"] for pattern in (SPEAKS, BEARS) for one in pattern.finditer(text)}
    names = {name: text.count(name) for name in sorted(found)[:MOST_NAMES] if _is_full_name(name)}
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        alike.setdefault((name[0], "", name[2]), []).append(name)
        alike.setdefault((name[0], name[1], ""), []).append(name)
        alike.setdefault(("", name[1], name[2]), []).append(name)
    for one, other in (pair for group in alike.values() for pair in pairwise(group)):
        rarer = min((one, other), key=lambda name: names[name])
        if names[rarer] > 2:
            continue
        lines = tuple(
            line for paragraph in paragraphs if rarer in paragraph.value for line in paragraph.lines
        )
        yield Finding(
            Code.NAME_INCONSISTENT,
            Severity.DOUBT,
            f"“{one}”与“{other}”疑为同一人",
            f"{one}/{other}",
            lines,
        )
