"""Names 人名: what can be a person's name, and where one name ends and the next begins.

A Chinese name is a family name 姓 of one character (or one of the compound ones) and one or two
more characters; a name with · is a transcription. The family names are data.
"""

import re
from functools import cache
from importlib.resources import files

from backend.chinese.punctuation import is_han

PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s\u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
TRIPLE = re.compile(r"[\u4e00-\u9fff][\s\u3000]+[\u4e00-\u9fff][\s\u3000]+[\u4e00-\u9fff]")
"""A name of three characters set wide."""
SINGLE_LENGTHS = (2, 3)
COMPOUND_LENGTHS = (3, 4)
TRANSCRIBED = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:[·•・‧][\u4e00-\u9fff]{1,8}){1,3}$")
SOUNDS = frozenset(
    "阿艾安奥澳巴白保拜班包鲍贝本比彼宾波伯博布查达大代丹当德登迪蒂丁东都杜多厄恩尔法凡范菲费芬弗福盖甘冈高戈格根贡古哈海汗豪赫亨洪胡基吉加迦贾江杰金卡坎康考科克肯孔库夸拉莱兰朗劳勒雷"
    "里理利莉丽列林琳柳龙卢鲁路伦罗洛马玛迈麦曼芒毛梅门蒙孟米明莫默姆木慕穆纳娜奈南内尼宁纽农努诺欧帕潘佩彭皮平坡珀普齐奇恰强乔切钦琼丘热仁日荣茹萨塞赛桑瑟森沙珊山尚舍申盛诗什史士舒斯司苏孙索"
    "塔泰坦汤特腾提田铁图吐土托娃瓦万旺威韦维温文翁沃乌吾伍西希夏香肖谢辛欣休雅亚延央扬杨耶叶伊依益因英尤玉约翰斯云扎泽札詹张珍芝朱孜卓子佐逊力江衣莎"
)
"""Characters with which names of other languages are transcribed, gathered from such names."""


COMPOUND = 2
LONGEST_SINGLE = 3
COMPOUND_RANK = 0
COMMON = 240
"""Rank below which a family name is common enough to be believed without any other sign."""


@cache
def _families() -> tuple[dict[str, int], frozenset[str]]:
    single: dict[str, int] = {}
    compound: frozenset[str] = frozenset()
    text = files("backend.chinese").joinpath("data/surnames.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, _, names = line.partition(": ")
        if kind == "compound":
            compound = frozenset(names.split())
        elif not line.startswith("#"):
            for char in names:
                single.setdefault(char, 20 + len(single) % 60 if kind == "old" else len(single))
    return single, compound


@cache
def _not_names() -> frozenset[str]:
    """Words that begin with a family name and mislead: 高兴, 方便, 常年."""
    text = files("backend.chinese").joinpath("data/not-names.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def _parts() -> re.Pattern[str]:
    """One or more parts of transcribed names: 扎西, 乌云其木格."""
    text = files("backend.chinese").joinpath("data/name-parts.txt").read_text("utf-8")
    parts = {
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    }
    return re.compile(rf"(?:{'|'.join(sorted(parts, key=len, reverse=True))}){{1,3}}")


def is_transcribed(text: str) -> bool:
    """Whether the text is a name of another language of the country: 次仁旺堆, 古丽娜尔·阿不都."""
    if TRANSCRIBED.match(text):
        parts = re.split(r"[·•・‧]", text)
        return all(
            _parts().fullmatch(part) or sum(char in SOUNDS for char in part) * 2 >= len(part)
            for part in parts
        )
    return _parts().fullmatch(text) is not None


def transcribed_in(text: str) -> set[str]:
    """The transcribed names of four characters and more that the text has: 索朗平措."""
    return {found[0] for found in _parts().finditer(text) if len(found[0]) > LONGEST_SINGLE}


def joined_name(text: str) -> str | None:
    """The one name that the text is, however it is set wide: 林 岳, 仲长 宁, 易 水 寒."""
    parts = text.split()
    name = "".join(parts)
    return name if all(len(part) <= COMPOUND for part in parts) and is_name(name) else None


def family_name(text: str) -> str | None:
    """The family name 姓 with which the text begins."""
    single, compound = _families()
    if text[:2] in compound:
        return text[:2]
    return text[0] if text[:1] in single else None


def family_rank(text: str) -> int:
    """How rare the single-character family name is: 0 the most frequent; 999 for none."""
    return _families()[0].get(text[:1], 999)


def is_name(text: str) -> bool:
    """Whether the text, without padding, can be one person's name."""
    if is_transcribed(text):
        return True
    if not text or text in _not_names() or not all(is_han(char) for char in text):
        return False
    family = family_name(text)
    if family is None:
        return False
    return len(text) in (COMPOUND_LENGTHS if len(family) > 1 else SINGLE_LENGTHS)


def is_word_as_name(text: str) -> bool:
    """Whether the text is a word that may be a name where it is set wide or named so: 向 前."""
    return text in _not_names() and len(text) in SINGLE_LENGTHS


def _rarity(name: str) -> int:
    """How unlikely a name is by its family; a compound one is never chance."""
    return COMPOUND_RANK if (family_name(name) or "") != name[0] else family_rank(name)


def is_common_name(text: str) -> bool:
    """Whether the text is a name that can be believed where nothing else says so."""
    if is_transcribed(text):
        return True
    return is_name(text) and (family_name(text) != text[0] or family_rank(text) < COMMON)


def close_padding(text: str) -> str:
    """Take out the space that pads a two-character name to three: 李 苗 -> 李苗."""
    if TRIPLE.fullmatch(text.strip()) and (name := joined_name(text)):
        return name
    return PADDED.sub(
        lambda found: found[1] + found[2] if is_name(found[1] + found[2]) else found[0], text
    )


def split_names(text: str) -> tuple[str, ...] | None:
    """Cut a run of names without separators, 苏明远高建川 -> 苏明远, 高建川; None if it is no such run.

    Every cut must give names; of several cuts the one with the most frequent family names and with
    three-character names wins (three characters are about five times as frequent as two).
    """
    if not text or not all(is_han(char) or char in "·•・‧" for char in text):
        return None
    if is_name(text):
        return (text,)
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(text)
    for end in range(2, len(text) + 1):
        for size in (2, 3, 4):
            start = end - size
            before = best[start] if start >= 0 else None
            name = text[start:end] if start >= 0 else ""
            if before is None or not is_name(name):
                continue
            cost = before[0] + 1 + (0.4 if size == 2 else 0.0) + _rarity(name) / 250
            found = (cost, (*before[1], name))
            if best[end] is None or found < best[end]:  # type: ignore[operator]
                best[end] = found
    last = best[len(text)]
    return last[1] if last else None
