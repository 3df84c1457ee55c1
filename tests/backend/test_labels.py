"""清理: label lines are read into facts of the page or of an article."""

from datetime import date

import pytest

from backend.source import PageFacts
from backend.vocabulary import FurnitureReason as Reason
from tests.backend.pages import BODY, article_of, cleaned


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        pytest.param("发布日期：2024-05-06", PageFacts(published_on=date(2024, 5, 6)), id="date"),
        pytest.param(
            "发布时间:2024年5月6日 08:30",
            PageFacts(published_on=date(2024, 5, 6)),
            id="time of day",
        ),
        pytest.param("来源：云溪发布", PageFacts(source="云溪发布"), id="source"),
        pytest.param("来源：", PageFacts(), id="an empty source"),
        pytest.param("来源：本报", PageFacts(), id="the paper itself is no source"),
        pytest.param("稿源：青石日报", PageFacts(source="青石日报"), id="another word for source"),
        pytest.param(
            "来源：云溪发布 发布时间：2024-05-06 作者：林岳 浏览次数：1024",
            PageFacts(published_on=date(2024, 5, 6), source="云溪发布", byline="作者：林岳"),
            id="four in one line",
        ),
        pytest.param(
            "2024-05-06 08:30 来源：云溪发布",
            PageFacts(published_on=date(2024, 5, 6), source="云溪发布"),
            id="the date has no label",
        ),
        pytest.param(
            "来源：云溪发布 2024-05-06",
            PageFacts(published_on=date(2024, 5, 6), source="云溪发布"),
            id="the date stands in the source",
        ),
        pytest.param(
            "【来源：云溪发布】", PageFacts(source="云溪发布"), id="in lenticular brackets"
        ),
        pytest.param(
            "来源：云溪发布 责任编辑：林岳",
            PageFacts(source="云溪发布", editors="责任编辑：林岳"),
            id="source and editor",
        ),
        pytest.param(
            "原文链接：https://example.com/a/1",
            PageFacts(source_url="https://example.com/a/1"),
            id="address",
        ),
        pytest.param("字号：大 中 小", PageFacts(), id="silent keys"),
        pytest.param("索引号：2024-001 文号：云政发〔2024〕5号", PageFacts(), id="of a notice"),
    ],
)
def test_a_label_line_is_read_and_set_aside(line: str, facts: PageFacts) -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{line}\n\n{BODY}")
    (found,) = page.facts
    assert (found.published_on, found.source, found.source_url, found.byline, found.editors) == (
        facts.published_on,
        facts.source,
        facts.source_url,
        facts.byline,
        facts.editors,
    )
    assert found.lines == (3,)
    assert [one.reason for one in page.furniture] == [Reason.LABEL]


@pytest.mark.parametrize(
    "line", ["作者：林岳", "责任编辑：林岳 校对：何秋", "记者：林岳 通讯员：何秋"]
)
def test_a_byline_or_a_review_line_is_no_label_line(line: str) -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n{line}")
    assert page.facts == ()
    assert page.furniture == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("2023年3月14日 星期二", date(2023, 3, 14), id="with the weekday"),
        pytest.param(
            "青石日报 2021年5月18日 星期二 文化周刊 5", date(2021, 5, 18), id="all in one"
        ),
        pytest.param("2023-03-14", date(2023, 3, 14), id="figures"),
        pytest.param("二〇二三年三月十四日 星期二", date(2023, 3, 14), id="in characters"),
        pytest.param("２０２３年３月１４日　星期二", date(2023, 3, 14), id="full-width figures"),
    ],
)
def test_the_date_of_the_page_is_every_articles_date(line: str, day: date) -> None:
    page = cleaned(f"{line}\n\n三万亩小麦开镰\n\n{BODY}")
    (found,) = page.facts
    assert (found.published_on, found.whole_page) == (day, True)


def test_a_date_inside_the_text_is_no_page_date() -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n2023年3月14日，第一台收割机驶入麦田。")
    assert page.facts == ()


@pytest.mark.parametrize(
    ("line", "source"),
    [
        pytest.param("云溪融媒 2022-11-03 18:30 发表于青石", "云溪融媒", id="name, time, place"),
        pytest.param("原创 云溪发布 云溪发布 2022年11月3日", "云溪发布", id="its own"),
        pytest.param("云溪融媒\n2022-11-03 18:30", "云溪融媒", id="name above the time"),
    ],
)
def test_an_accounts_line_gives_source_and_date(line: str, source: str) -> None:
    article = article_of(f"{line}\n\n三万亩小麦开镰\n\n{BODY}")
    assert (article["source"], article["published_on"]) == (source, "2022-11-03")
    assert article["title"] == "三万亩小麦开镰"
