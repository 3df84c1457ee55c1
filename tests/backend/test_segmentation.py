"""分稿: what lines make a paragraph, what lines make a head, where one article ends and the next begins."""

from itertools import pairwise

import pytest

from tests.backend.pages import (
    BODY,
    REST,
    article_of,
    articles_of,
    credits,
    draft_of,
    headings,
    paragraphs,
)

WRAPPED = """三万亩小麦开镰

本报记者 林岳

清晨五点，二十台收割机驶入云溪县
禾丰镇的麦田，村民们早早等在地头。六
十岁的种粮大户谭守田抓起一把麦粒，放
在嘴里嚼了嚼，脸上有了笑容。

今年全县种植小麦三万亩，亩产比去
年多了一成，预计六月中旬收割完毕。县
农机站把全县分成十二片，每片都有专人
调度机器，哪块地先熟就先收哪块。
"""
FIRST = "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。六十岁的种粮大户谭守田抓起一把麦粒，放在嘴里嚼了嚼，脸上有了笑容。"
SECOND = "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。县农机站把全县分成十二片，每片都有专人调度机器，哪块地先熟就先收哪块。"


def test_a_wrapped_column_is_joined() -> None:
    article = article_of(WRAPPED)
    assert article["title"] == "三万亩小麦开镰"
    assert paragraphs(article) == [FIRST, SECOND]


def test_a_wrapped_column_without_blank_lines_is_cut_at_its_lost_indents() -> None:
    article = article_of(WRAPPED.replace("笑容。\n\n今年", "笑容。\n今年"))
    assert paragraphs(article) == [FIRST, SECOND]


def test_printed_indents_cut_paragraphs() -> None:
    page = WRAPPED.replace("清晨五点", "　　清晨五点").replace("\n\n今年全县", "\n　　今年全县")
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "村民们早早等在地头。六\n十岁", "村民们早早等在地头。六\n\n十岁", id="at a column's end"
        ),
        pytest.param(
            "二十台收割机驶入云溪县\n禾丰",
            "二十台收割机驶入云溪县\n\n禾丰",
            id="after the first line",
        ),
        pytest.param("每片都有专人\n调度", "每片都有专人\n\n\n调度", id="two of them"),
    ],
)
def test_a_false_blank_line_inside_a_sentence_is_closed(before: str, after: str) -> None:
    assert before in WRAPPED
    assert paragraphs(article_of(WRAPPED.replace(before, after))) == [FIRST, SECOND]


def test_a_false_blank_line_before_a_closing_quotation_is_closed() -> None:
    page = """校长的早餐

本报记者 林岳

三年级学生石小雨最盼周一。她捧着比脸
还大的搪瓷碗，先喝一口汤，再把面条卷在筷
子上。“奶奶说我胖了，”她不好意思地笑，

“我现在跑步能跑第三名。”
"""
    assert paragraphs(article_of(page)) == [
        "三年级学生石小雨最盼周一。她捧着比脸还大的搪瓷碗，先喝一口汤，再把面条卷在筷子上。“奶奶说我胖了，”她不好意思地笑，“我现在跑步能跑第三名。”"
    ]


@pytest.mark.parametrize("furniture", ["—5—", "第2版", "禾丰周报·04"])
def test_a_page_number_inside_a_sentence_does_not_cut_it(furniture: str) -> None:
    page = WRAPPED.replace("每片都有专人\n调度", f"每片都有专人\n\n{furniture}\n\n调度")
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


def test_lines_of_whole_paragraphs_are_not_joined() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n{REST}\n{BODY[:-1]}，一直忙到天黑。"
    assert paragraphs(article_of(page)) == [BODY, REST, f"{BODY[:-1]}，一直忙到天黑。"]


def test_a_paragraph_a_line_is_joined_where_its_sentence_is_broken() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{FIRST[:40]}\n\n{FIRST[40:]}\n\n{SECOND}"
    assert paragraphs(article_of(page)) == [FIRST, SECOND]


def test_a_numbered_heading_over_two_lines_is_one_heading() -> None:
    page = """治水之路

林岳

一、把分散在多个部门的治水职责拧
成一股绳

　　治水之难，首先难在水是流动的。上
游排一车污水，下游几个村子都要跟着受
罪；左岸修了护坡，右岸却在倾倒渣土。

二、把责任落到人

　　其次难在账算不清。疏浚一条村渠，
花的是公共的钱，受益的是沿岸每一户人
家，可真要分摊费用时谁都不肯。
"""
    assert headings(article_of(page)) == [
        ("把分散在多个部门的治水职责拧成一股绳", 1, "一"),
        ("把责任落到人", 1, "二"),
    ]


def test_numbered_headings_nest_in_official_style() -> None:
    page = f"治水之路\n\n林岳\n\n一、总则\n\n{BODY}\n\n（一）范围\n\n{REST}\n\n（二）原则\n\n{BODY}\n\n二、附则\n\n{REST}"
    assert headings(article_of(page)) == [
        ("总则", 1, "一"),
        ("范围", 2, "（一）"),
        ("原则", 2, "（二）"),
        ("附则", 1, "二"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一是摸清家底，把每一口机井都登记在册。", id="一是"),
        pytest.param("首先，要把每一口机井都登记在册，不留死角。", id="首先"),
        pytest.param("第三条 每一口机井都应当登记在册，不留死角。", id="第三条"),
        pytest.param("1.每一口机井都应当登记在册，不留死角。", id="a numbered sentence"),
    ],
)
def test_a_lead_that_runs_into_its_sentence_is_no_heading(line: str) -> None:
    article = article_of(f"治水之路\n\n林岳\n\n{BODY}\n\n{line}\n\n{REST}")
    assert headings(article) == []
    assert paragraphs(article) == [BODY, line, REST]


CAPTION = "村民在地头检修收割机。"


@pytest.mark.parametrize(
    ("caption", "photographer"),
    [
        pytest.param(f"{CAPTION}（沈青青 摄）", "沈青青", id="named in brackets"),
        pytest.param(f"{CAPTION}\n□沈青青 摄", "沈青青", id="a line of the photographer's own"),
        pytest.param(f"{CAPTION} 沈青青 摄", "沈青青", id="named behind the full stop"),
        pytest.param("村民在地头检修收割机。", None, id="without a photographer"),
    ],
)
def test_a_caption_inside_a_sentence_is_lifted_out(caption: str, photographer: str | None) -> None:
    page = WRAPPED.replace("完毕。县\n农机站", f"完毕。县\n\n{caption}\n\n农机站")
    article = article_of(page)
    assert paragraphs(article) == [FIRST, SECOND]
    assert article["captions"] == [{"text": CAPTION, "credit": photographer}]
    assert "caption_inside_sentence" in article["flags"]
    assert ("photographer 沈青青" in credits(article)) is (photographer is not None)


def test_a_short_sentence_inside_a_text_is_no_caption() -> None:
    page = WRAPPED.replace("\n\n今年全县", "\n\n他笑了。\n\n今年全县")
    article = article_of(page)
    assert paragraphs(article) == [FIRST, "他笑了。", SECOND]
    assert article["captions"] == []


TEXT = f"{BODY}\n\n{REST}"
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


NEXT = "桐湾乡集中育秧中心机声隆隆，一只只黑色秧盘经过四道工序，不到一分钟就码成了秧架。"


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(f"桐湾乡育秧开工\n\n本报记者 何秋\n\n{NEXT}", id="a byline below the title"),
        pytest.param(f"桐湾乡育秧开工\n\n本报讯 {NEXT}", id="a dateline below the title"),
        pytest.param(f"桐湾乡育秧开工\n\n新华社青石3月1日电 {NEXT}", id="an agency's dateline"),
        pytest.param(f"桐湾乡育秧开工\n——育秧中心见闻\n\n{NEXT}", id="a subtitle"),
        pytest.param(
            f"关于做好春耕育秧工作的通知\n\n各乡镇：\n\n{NEXT}", id="the title of a notice"
        ),
    ],
)
def test_one_sure_sign_begins_a_story(second: str) -> None:
    first, other = articles_of(f"禾丰镇小麦开镰\n\n本报记者 林岳\n\n{TEXT}\n\n{second}")
    assert first["title"] == "禾丰镇小麦开镰"
    assert paragraphs(first) == [BODY, REST]
    assert other["title"] == second.split("\n", maxsplit=1)[0]


def test_a_signature_at_the_end_of_the_body_above_begins_the_next_story() -> None:
    first, second = articles_of(
        f"禾丰镇小麦开镰\n\n{BODY}\n\n{REST}（记者 林岳）\n\n桐湾乡育秧开工\n\n{NEXT}"
    )
    assert (first["title"], second["title"]) == ("禾丰镇小麦开镰", "桐湾乡育秧开工")
    assert credits(first) == ["reporter 林岳"]


def test_a_short_line_inside_an_article_is_a_heading_and_no_title() -> None:
    article = article_of(f"禾丰镇小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n机器进田\n\n{REST}")
    assert headings(article) == [("机器进田", 1, None)]


def test_a_photo_story_of_its_own_has_no_sections() -> None:
    page = (
        f"禾丰镇小麦开镰\n\n本报记者 林岳\n\n{FIRST}\n\n{SECOND}\n\n"
        "3月12日，农民在桐湾乡的茶园里采茶。眼下正是春茶上市的时节，茶农忙着抢收。\n\n沈青青 摄"
    )
    article, photo = articles_of(page)
    assert paragraphs(article) == [FIRST, SECOND]
    assert photo["sections"] == []
    assert "photo_only" in photo["flags"]
    assert photo["captions"][0]["credit"] == "沈青青"


def test_a_poem_keeps_its_lines() -> None:
    page = "麦田之歌\n\n林岳\n\n风从山上走下来\n停在麦芒上\n像一只鸟\n忘了它的方向\n\n父亲弯下腰\n割倒一片金黄\n他的影子\n比黄昏还长"
    article = article_of(page)
    assert article["title"] == "麦田之歌"
    assert credits(article) == ["author 林岳"]
    assert paragraphs(article) == [
        "风从山上走下来",
        "停在麦芒上",
        "像一只鸟",
        "忘了它的方向",
        "父亲弯下腰",
        "割倒一片金黄",
        "他的影子",
        "比黄昏还长",
    ]
    assert "truncated_end" not in article["flags"]


def test_classical_verse_keeps_its_lines() -> None:
    page = (
        "春耕二首\n\n林岳\n\n一犁春雨绿秧田，\n十里青山起暮烟。\n布谷声中人未歇，\n归来新月上眉尖。"
    )
    assert paragraphs(article_of(page)) == [
        "一犁春雨绿秧田，",
        "十里青山起暮烟。",
        "布谷声中人未歇，",
        "归来新月上眉尖。",
    ]


@pytest.mark.parametrize("turn", ["（下转第2版）", "▲下转第二版"])
def test_an_article_that_goes_on_elsewhere_is_cut_off(turn: str) -> None:
    page = WRAPPED.replace("哪块地先熟就先收哪块。", f"哪块\n\n{turn}")
    article = article_of(page)
    assert "truncated_end" in article["flags"]
    assert turn not in "".join(paragraphs(article))


@pytest.mark.parametrize("turn", ["（上接第1版）", "（上接A1版）"])
def test_an_article_that_comes_from_elsewhere_has_a_cut_start(turn: str) -> None:
    article = article_of(f"禾丰镇小麦开镰\n\n{turn}机器调度，哪块地先熟就先收哪块。\n\n{REST}")
    assert "truncated_start" in article["flags"]
    assert paragraphs(article)[0] == "机器调度，哪块地先熟就先收哪块。"


def test_a_turn_on_a_line_of_its_own_says_the_same() -> None:
    article = article_of(
        f"禾丰镇小麦开镰\n\n（上接第1版）\n\n机器调度，哪块地先熟就先收哪块。\n\n{REST}"
    )
    assert "truncated_start" in article["flags"]


def test_what_follows_a_turn_is_not_joined_to_what_stands_above_it() -> None:
    page = WRAPPED.replace(
        "哪块地先熟就先收哪块。\n", "哪块\n\n（下转第2版）\n\n桐湾乡育秧开工\n\n"
    )
    page += f"本报讯 {NEXT}"
    first, second = articles_of(page)
    assert second["title"] == "桐湾乡育秧开工"
    assert paragraphs(first)[-1].endswith("哪块")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(WRAPPED, id="wrapped"),
        pytest.param(f"三万亩小麦开镰\n\n{TEXT}\n\n（作者单位：云溪县农机站）", id="sign-off"),
        pytest.param("", id="empty"),
        pytest.param("—5—", id="furniture alone"),
        pytest.param("三万亩小麦开镰", id="a title alone"),
        pytest.param("本报记者 林岳", id="a byline alone"),
        pytest.param("责任编辑：林岳", id="a review line alone"),
        pytest.param("2024年5月6日", id="a date alone"),
        pytest.param("（下转第2版）", id="a turn alone"),
        pytest.param("一、", id="a label alone"),
        pytest.param("“", id="an open mark alone"),
    ],
)
def test_every_line_with_text_has_one_place(page: str) -> None:
    found = draft_of(page)
    lines = [int(str(row["line"])) for row in found.ledger()]
    assert len(lines) == len(set(lines))
    printed = [number for number, row in enumerate(page.split("\n"), start=1) if row.strip()]
    assert set(lines) == set(printed)


def test_articles_come_in_page_order() -> None:
    page = "\n\n".join(
        f"第{n}村小麦开镰\n\n本报记者 {name}\n\n{BODY}\n\n{REST}"
        for n, name in (("一", "林岳"), ("二", "何秋"), ("三", "宋远"), ("四", "周远山"))
    )
    found = draft_of(page)
    titles = [one.draft.title.value for one in found.articles if one.draft.title]
    assert titles == ["第一村小麦开镰", "第二村小麦开镰", "第三村小麦开镰", "第四村小麦开镰"]
    starts = [one.draft.places[0][0] for one in found.articles]
    assert all(a < b for a, b in pairwise(starts))


def test_one_reporter_may_sign_three_articles_of_a_page() -> None:
    articles = articles_of(
        "\n\n".join(
            f"{title}\n\n本报记者 林岳\n\n{BODY}{REST}"
            for title in ("禾丰镇小麦开镰", "桐湾乡育秧开工", "黄泥坳修通水渠")
        )
    )
    assert [credits(one) for one in articles] == [["reporter 林岳"]] * 3


@pytest.mark.xfail(strict=True, reason="a title of two characters that could be a name is a byline")
@pytest.mark.parametrize("title", ["麦田", "陈述"])
def test_a_word_of_two_characters_above_a_poets_name_is_the_title(title: str) -> None:
    page = f"{title}\n\n林岳\n\n风从山上走下来\n停在麦芒上\n像一只鸟\n忘了它的方向"
    article = article_of(page)
    assert (article["title"], credits(article)) == (title, ["author 林岳"])


@pytest.mark.parametrize("pointer", ["（见右图）", "（如图）", "（见上图）"])
def test_a_paragraph_that_points_to_a_photo_is_no_caption(pointer: str) -> None:
    article = article_of(f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n{REST}{pointer}")
    assert article["captions"] == []
    assert paragraphs(article) == [BODY, REST + pointer]


def test_a_first_paragraph_of_one_sentence_is_no_caption() -> None:
    article = article_of(f"三万亩小麦开镰\n\n本报记者 林岳 文/图\n\n{BODY}\n\n{REST}\n\n{FIRST}")
    assert paragraphs(article) == [BODY, REST, FIRST]
