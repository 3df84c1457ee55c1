"""Pages 版面 that nobody printed: invented papers, all different, the same ones for the same seed."""

from pathlib import Path
from random import Random

PLACES = ("禾丰镇", "柳湾村", "石盘村", "桐湾乡", "黄泥坳", "青石桥镇", "白鹭洲", "枫林口")
THINGS = ("麦田", "茶园", "果园", "鱼塘", "蔬菜大棚", "油茶林", "水渠", "冷藏库")
SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张"
GIVEN = ("建国", "秀英", "晓梅", "志远", "海燕", "文涛", "丽华", "国强", "雨桐", "一鸣")
OFFICES = ("县水务局", "县农业农村局", "县气象局", "县文化馆", "县交通运输局")
DIGITS = "〇一二三四五六七八九"
HEADINGS = ("村口的路通了", "机器下了田", "账本摆上桌", "夜校亮起灯")
SENTENCES = (
    "今年以来，{place}把{thing}连成一片，新修机耕路{n}公里，沿线{m}户村民用上了自来水。",
    "{office}的技术员{name}每周下村两次，手把手教乡亲们看墒情、辨病虫，{thing}的收成比去年多了{n}成。",
    "村民{name}算过一笔账：每亩{thing}投入{n}百元，秋后能卖{m}百元，比外出打零工划算。",
    "“路修到家门口，车就开到家门口。”{place}党支部书记{name}说，{n}月以来已有{m}批客商上门。",
    "截至目前，{place}建成{thing}{n}处，带动{m}人就近务工，人均月收入{n}千元。",
    "傍晚时分，{name}锁好{thing}的门往家走，身后{place}的路灯一盏接一盏亮了起来。",
)


def make_pages(folder: Path, count: int, *, seed: int) -> list[Path]:
    """Write `count` pages of one to three stories each; every page differs from every other."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(seed)
    paths = []
    for number in range(count):
        path = folder / f"page-{number:04d}.{'md' if number % 2 else 'txt'}"
        path.write_text(make_page(random, number, markdown=bool(number % 2)), "utf-8")
        paths.append(path)
    return paths


def make_page(random: Random, number: int, *, markdown: bool = False) -> str:
    """One page; its stories carry the page's number in words, so that none occurs twice."""
    stories = random.randint(1, 3)
    return "\n\n\n".join(
        _story(random, number * 3 + story, mark="#" if markdown else "") for story in range(stories)
    )


def _story(random: Random, number: int, *, mark: str) -> str:
    place, reporter = random.choice(PLACES), _person(random)
    title = f"{place}第{_numeral(number)}号{random.choice(THINGS)}开门迎客"
    lines = [f"{mark} {title}".strip(), ""]
    lines += [f"本报讯（记者 {reporter} 通讯员 {_person(random)}）{_sentence(random, place)}", ""]
    lines += _paragraphs(random, place)
    for section in range(random.randint(0, 2)):
        heading = f"{DIGITS[section + 1]}、{random.choice(HEADINGS)}"
        lines += [f"{mark * 3} {heading}".strip(), "", *_paragraphs(random, place)]
    if random.random() < 0.5:
        lines += [f"责任编辑：{_person(random)}"]
    return "\n".join(lines)


def _paragraphs(random: Random, place: str) -> list[str]:
    found = []
    for _ in range(random.randint(1, 3)):
        sentences = [_sentence(random, place) for _ in range(random.randint(1, 3))]
        found += ["".join(sentences), ""]
    return found


def _sentence(random: Random, place: str) -> str:
    return random.choice(SENTENCES).format(
        place=place,
        thing=random.choice(THINGS),
        office=random.choice(OFFICES),
        name=_person(random),
        n=_numeral(random.randint(2, 9)),
        m=_numeral(random.randint(10, 99)),
    )


def _person(random: Random) -> str:
    return random.choice(SURNAMES) + random.choice(GIVEN)


def _numeral(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))
