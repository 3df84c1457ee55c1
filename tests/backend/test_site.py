"""网页外框: what a copied web page carries around its article is told from the article."""

import pytest

from backend.pipeline import page_from_bytes
from backend.record import Record, page_record
from tests.backend.pages import (
    BODY,
    FIRST,
    REST,
    SECOND,
    WRAPPED,
    article_of,
    articles_of,
    paragraphs,
)

TITLE = "三万亩小麦开镰"
LAST = (
    "镇上的烘干塔也没有闲着，收下来的麦子直接拉进粮站，过磅、取样、烘干、入仓，前后不过两个小时。"
)
PORTAL = f"""首页 要闻 民生 文化 体育
登录 注册
您的位置:首页>>要闻>>正文
放大字体 缩小字体

{TITLE}

2024-06-03 09:15:20   来源:青石晚报   作者:林岳 周远山

分享到
微信
微博

{BODY}

{REST}

{LAST}

(责任编辑:何秋)

相关新闻
桐湾乡育秧开工
两千名游客游云溪
青石新闻网 联系我们
"""


def page(text: str, name: str = "page.txt") -> Record:
    return page_record(page_from_bytes(name, text.encode()))


def test_a_portals_page_has_one_article_without_its_frame() -> None:
    record = page(PORTAL)
    (article,) = record["articles"]
    assert article["title"] == TITLE
    assert article["kicker"] is None
    assert article["source"] == "青石晚报"
    assert article["published_on"] == "2024-06-03"
    assert [one["name"] for one in article["credits"]] == ["林岳", "周远山"]
    assert article["review_credits"] == [{"role": "editor", "name": "何秋"}]
    assert paragraphs(article) == [BODY, REST, LAST]
    assert {"微信", "微博", "桐湾乡育秧开工", "登录 注册"} <= set(record["furniture"])


def test_the_name_of_the_sites_part_is_no_title() -> None:
    text = f"{TITLE}\n工作动态\n2024-06-03 10:00\n\n{BODY}\n\n{REST}\n\n{LAST}\n"
    assert article_of(text)["title"] == TITLE


def test_a_title_below_the_date_is_found_as_well() -> None:
    text = f"返回主页 | 版面导航 | 标题导航\n2024年6月3日   收藏 打印 推荐\n{TITLE}\n林岳\n\n{BODY}\n\n{REST}\n"
    article = article_of(text)
    assert article["title"] == TITLE
    assert article["published_on"] == "2024-06-03"
    assert article["byline"] == "林岳"


def test_a_source_stands_behind_the_time_of_day() -> None:
    text = f"{TITLE}\n\n2024-06-03 15:48 青石快报\n\n{BODY}\n\n{REST}\n\n{LAST}\n"
    article = article_of(text)
    assert (article["source"], article["published_on"]) == ("青石快报", "2024-06-03")


def test_headings_of_a_framed_page_begin_no_article() -> None:
    inner = f"供水\n收费\n\n{BODY}\n\n机器进田 粮食进仓\n\n{REST}\n\n新村夜话\n\n{LAST}\n"
    (article,) = articles_of(f"{TITLE}\n\n2024-06-03 15:48 来源:青石快报\n\n{BODY}\n\n{inner}")
    assert {"机器进田 粮食进仓", "新村夜话"} <= {one["heading"] for one in article["sections"]}


def test_a_title_printed_again_below_the_pages_facts_is_one_title() -> None:
    text = f"{TITLE}\n\n发布日期：2024-06-03 10:20 来源：青石日报\n\n{TITLE}\n\n{BODY}\n\n{REST}\n"
    article = article_of(text)
    assert article["title"] == TITLE
    assert "repeated_title" in article["flags"]
    assert paragraphs(article) == [BODY, REST]


def test_a_newspapers_page_is_no_web_page() -> None:
    second = f"桐湾乡育秧开工\n\n本报讯（记者 周远山）{LAST}\n"
    text = f"云溪时报\n2024年6月3日 星期一 第2版\n\n{TITLE}\n\n本报记者 林岳\n\n{BODY}\n\n{REST}\n\n{second}"
    assert [one["title"] for one in articles_of(text)] == [TITLE, "桐湾乡育秧开工"]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            f"---\nlayout: post\ntitle: {TITLE}\ndate: 2024-06-03\nauthor: 林岳\n---\n", id="fenced"
        ),
        pytest.param(
            f"name: {TITLE}\nurl: http://example.cn/1\npublish_time: 20240603 10:04:00\nauthor: 林岳\n",
            id="a record's fields",
        ),
    ],
)
def test_front_matter_is_read_and_set_aside(head: str) -> None:
    article = article_of(f"{head}\n{BODY}\n\n{REST}\n")
    assert article["title"] == TITLE
    assert article["published_on"] == "2024-06-03"
    assert [one["name"] for one in article["credits"]] == ["林岳"]
    assert paragraphs(article) == [BODY, REST]


def test_the_pages_name_above_the_papers_is_no_column() -> None:
    text = f"体育新闻\n第6版 云溪晚报 2024年11月3日 星期日\n{TITLE}\n本报记者 林岳\n\n{BODY}\n\n{REST}\n"
    article = article_of(text)
    assert (article["title"], article["column"], article["kicker"]) == (TITLE, None, None)


def test_a_page_number_with_the_pages_name_cuts_no_sentence() -> None:
    above, below = WRAPPED.split("岁的种粮大户", 1)
    text = f"{above}云溪教育\n3\n岁的种粮大户{below}".replace("六\n十", "六十\n", 1)
    assert paragraphs(article_of(text)) == [FIRST, SECOND]


def test_a_line_lifted_with_its_list_is_lifted_once() -> None:
    entry = "3 沿江公园梅花始放"
    record = page(f"{entry}\n24小时热榜\n{entry}\n\n{TITLE}\n\n{BODY}\n\n{REST}\n")
    assert record["furniture"].count(entry) == 2


@pytest.mark.parametrize(
    ("opening", "agency", "place", "day"),
    [
        ("青石快报讯（记者 林岳）", "青石快报", None, None),
        ("青石网-云溪都市报3月21日讯（记者 林岳）", "青石网-云溪都市报", None, "03-21"),
        ("新华社青石十八日电（记者 林岳）", "新华社", "青石", None),
        ("【云溪報專訊】（記者 林岳）", "云溪報", None, None),
    ],
)
def test_datelines_of_other_houses(
    opening: str, agency: str, place: str | None, day: str | None
) -> None:
    article = article_of(f"{TITLE}\n\n{opening}{BODY}\n\n{REST}\n")
    assert article["dateline"] == {"agency": agency, "place": place, "date": day}
    assert [one["name"] for one in article["credits"]] == ["林岳"]


def test_a_sentence_above_the_dateline_tells_of_the_picture() -> None:
    text = f"{TITLE}\n\n村民在柳湾村码头等船。\n\n本报讯（记者 林岳）{BODY}\n\n{REST}\n"
    article = article_of(text)
    assert [one["text"] for one in article["captions"]] == ["村民在柳湾村码头等船。"]
    assert article["dateline"]["agency"] == "本报"


def test_points_below_the_title_are_text() -> None:
    points = "●亩产比去年多了一成\n●全县分成十二片\n●预计六月中旬收完"
    article = article_of(f"{TITLE}\n林岳\n\n{points}\n\n{BODY}\n\n{REST}\n")
    assert article["title"] == TITLE
    assert "●全县分成十二片" in paragraphs(article)


def test_lines_with_a_blank_between_each_two_are_verse() -> None:
    lines = [
        "风把云吹成一匹布",
        "晾在桐湾的屋檐上",
        "谁家的灯先亮",
        "谁家的人先回来",
        "河水不说话",
        "月亮替它应一声",
    ]
    article = article_of("归\n林岳\n\n" + "\n\n".join(lines) + "\n")
    assert paragraphs(article) == lines


@pytest.mark.parametrize("heading", ["登报3天之后", "干部夜校第3期"])
def test_a_heading_with_a_number_is_no_running_head(heading: str) -> None:
    article = article_of(f"{TITLE}\n本报记者 林岳\n\n{BODY}\n\n{heading}\n\n{REST}\n\n{LAST}\n")
    assert heading in [one["heading"] for one in article["sections"]]


def test_a_person_above_a_notice_is_no_part_of_its_title() -> None:
    article = article_of(f"林岳\n关于麦收的三点建议\n\n{BODY}\n\n{REST}\n")
    assert (article["title"], article["byline"]) == ("关于麦收的三点建议", "林岳")
