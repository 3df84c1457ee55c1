"""分稿: where one article ends and the next begins, and what is cut off at the page's edge."""

from itertools import pairwise

import pytest

from tests.backend.pages import (
    BODY,
    FIRST,
    REST,
    SECOND,
    TEXT,
    WRAPPED,
    article_of,
    articles_of,
    credits,
    draft_of,
    headings,
    paragraphs,
)

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
