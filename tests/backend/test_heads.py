"""分稿: what the lines of an article's head are, and which body they belong to."""

import pytest

from tests.backend.pages import (
    BODY,
    REST,
    TEXT,
    article_of,
    articles_of,
    credits,
    headings,
    paragraphs,
)

HEADS: list[tuple[str, str, dict[str, str | None]]] = [
    ("title alone", "三万亩小麦开镰", {"title": "三万亩小麦开镰"}),
    (
        "title in two lines",
        "云溪县城乡供水工程\n二期建设全面启动",
        {"title": "云溪县城乡供水工程 二期建设全面启动"},
    ),
    (
        "kicker and title",
        "总投资三点六亿元 惠及七个乡镇\n\n供水工程全面启动",
        {"kicker": "总投资三点六亿元 惠及七个乡镇", "title": "供水工程全面启动"},
    ),
    (
        "a long line that leads in",
        "为方便晚归的学生和务工人员\n禾丰镇开通“夜公交”",
        {"kicker": "为方便晚归的学生和务工人员", "title": "禾丰镇开通“夜公交”"},
    ),
    (
        "a title broken in front of its verb",
        "全县十一所偏远乡村学校\n启动教师周转房建设",
        {"kicker": None, "title": "全县十一所偏远乡村学校 启动教师周转房建设"},
    ),
    (
        "a title whose second line is short",
        "第七届环柳湖自行车公开赛\n鸣枪开赛",
        {"kicker": None, "title": "第七届环柳湖自行车公开赛 鸣枪开赛"},
    ),
    (
        "a short name over a long title",
        "基层治理谈\n积分怎样算得清，规矩怎样说得明",
        {"column": "基层治理谈", "title": "积分怎样算得清，规矩怎样说得明"},
    ),
    (
        "an office over its notice",
        "云溪县水利局\n关于城区临时停水的通知",
        {"kicker": None, "title": "云溪县水利局 关于城区临时停水的通知"},
    ),
    (
        "title and subtitle",
        "一碗热汤面 端进山里娃的早自习\n——禾丰镇中心小学改善早餐记",
        {
            "title": "一碗热汤面 端进山里娃的早自习",
            "subtitle": "禾丰镇中心小学改善早餐记",
        },
    ),
    (
        "column and title",
        "身边新事\n\n一碗热汤面端进早自习",
        {"column": "身边新事", "title": "一碗热汤面端进早自习"},
    ),
    (
        "column in brackets",
        "【走基层】\n\n一碗热汤面端进早自习",
        {"column": "走基层", "title": "一碗热汤面端进早自习"},
    ),
    (
        "column, title, subtitle",
        "身边新事\n\n一碗热汤面端进早自习\n——禾丰镇中心小学改善早餐记",
        {
            "column": "身边新事",
            "title": "一碗热汤面端进早自习",
            "subtitle": "禾丰镇中心小学改善早餐记",
        },
    ),
    (
        "kicker, title, subtitle",
        "每天三元五角 一周不重样\n\n一碗热汤面端进早自习\n——禾丰镇中心小学改善早餐记",
        {
            "kicker": "每天三元五角 一周不重样",
            "title": "一碗热汤面端进早自习",
            "subtitle": "禾丰镇中心小学改善早餐记",
        },
    ),
    (
        "subtitle in two lines",
        "一碗热汤面端进早自习\n——禾丰镇中心小学改善早餐记\n——兼谈孩子们的选择",
        {"title": "一碗热汤面端进早自习"},
    ),
    (
        "a title that asks",
        "山里娃的早餐吃什么？",
        {"title": "山里娃的早餐吃什么？"},
    ),
    (
        "a title with a quotation",
        "“慢火车”驶过云溪",
        {"title": "“慢火车”驶过云溪"},
    ),
]


@pytest.mark.parametrize(
    ("head", "fields"), [pytest.param(head, fields, id=name) for name, head, fields in HEADS]
)
def test_the_lines_of_a_head_have_their_names(head: str, fields: dict[str, str | None]) -> None:
    article = article_of(f"{head}\n\n本报记者 林岳\n\n{TEXT}")
    wanted = {"title": None, "kicker": None, "column": None} | fields
    assert {name: article[name] for name in wanted} == wanted
    assert paragraphs(article) == [BODY, REST]
    assert credits(article) == ["reporter 林岳"]


def test_a_markdown_head_has_its_names_too() -> None:
    page = f"# 三万亩小麦开镰\n\n——禾丰镇麦收记\n\n本报记者 林岳\n\n{BODY}\n\n## 机器进田\n\n{REST}"
    article = article_of(page, "page.md")
    assert (article["title"], article["subtitle"]) == ("三万亩小麦开镰", "禾丰镇麦收记")
    assert headings(article) == [("机器进田", 1, None)]


def test_a_title_that_is_printed_twice_is_one_title() -> None:
    article = article_of(f"三万亩小麦开镰\n\n三万亩小麦开镰\n\n本报记者 林岳\n\n{TEXT}")
    assert article["title"] == "三万亩小麦开镰"
    assert "repeated_title" in article["flags"]


def test_titles_that_stand_after_their_bodies_are_given_to_them() -> None:
    page = """清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。今年小麦亩产比去年多了一成。

禾丰镇小麦开镰

本报记者 林岳

桐湾乡集中育秧中心机声隆隆，一只只黑色秧盘经过四道工序，不到一分钟就码成了一人高的秧架。

桐湾乡育秧开工

本报记者 何秋
"""
    first, second = articles_of(page)
    assert (first["title"], credits(first)) == ("禾丰镇小麦开镰", ["reporter 林岳"])
    assert (second["title"], credits(second)) == ("桐湾乡育秧开工", ["reporter 何秋"])
    assert all("title_after_body" in one["flags"] for one in (first, second))


def test_titles_that_stand_before_their_bodies_are_left_there() -> None:
    first, second = articles_of(
        f"禾丰镇小麦开镰\n\n本报记者 林岳\n\n{TEXT}\n\n桐湾乡育秧开工\n\n本报记者 何秋\n\n"
        "桐湾乡集中育秧中心机声隆隆，一只只黑色秧盘经过四道工序。"
    )
    assert (first["title"], second["title"]) == ("禾丰镇小麦开镰", "桐湾乡育秧开工")
    assert not any("title_after_body" in one["flags"] for one in (first, second))


@pytest.mark.parametrize("title", ["麦田", "陈述"])
def test_a_word_of_two_characters_above_a_poets_name_is_the_title(title: str) -> None:
    page = f"{title}\n\n林岳\n\n风从山上走下来\n停在麦芒上\n像一只鸟\n忘了它的方向"
    article = article_of(page)
    assert (article["title"], credits(article)) == (title, ["author 林岳"])
