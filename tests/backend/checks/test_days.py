"""日期: dates that do not exist, and weekdays of another date."""

from datetime import date

import pytest

from backend.vocabulary import Severity
from tests.backend.checks.drafts import OTHER, codes, found, whole, words

PUBLISHED = date(2025, 1, 6)


@pytest.mark.parametrize(
    ("text", "at", "suggestion"),
    [
        pytest.param("2025年1月3日 星期四，大桥合龙。", "星期四", "星期五", id="星期"),
        pytest.param("2025年1月3日（周四）大桥合龙。", "周四", "周五", id="周, in brackets"),
        pytest.param("2025年1月5日星期五，大桥合龙。", "星期五", "星期日", id="no space"),
        pytest.param("二〇二五年一月三日（星期四）开馆。", "星期四", "星期五", id="in characters"),
        pytest.param(
            "２０２５年１月３日（星期四）开馆。", "星期四", "星期五", id="full-width figures"
        ),
        pytest.param("1月3日（周四）大桥合龙。", "周四", "周五", id="the article's year"),
        pytest.param("12月30日（星期五）大桥合龙。", "星期五", "星期一", id="of the year before"),
    ],
)
def test_a_weekday_of_another_date_is_found_with_the_right_one(
    text: str, at: str, suggestion: str
) -> None:
    (finding,) = found(text, OTHER, published_on=PUBLISHED)
    assert (finding.code.value, finding.suggestion) == ("wrong_weekday", suggestion)
    assert words(finding, text) == at


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2025年1月3日 星期五，大桥合龙。", id="right"),
        pytest.param("1月3日（周五）大桥合龙。", id="right in the article's year"),
        pytest.param("12月30日（周一）大桥合龙。", id="right in the year before"),
        pytest.param("2025年1月3日至5日（星期日）停水。", id="the weekday is of the last day"),
        pytest.param("3月8日周一鸣到站报到，领了工具。", id="a person called 周"),
        pytest.param("10月1日周年庆典在广场举行。", id="an anniversary"),
        pytest.param("2020年疫情最重时，1月3日（周五）他还在岗。", id="of the year that is named"),
        pytest.param("1月3日，大桥合龙。星期四下雨。", id="the weekday stands elsewhere"),
    ],
)
def test_a_weekday_that_fits_is_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER, published_on=PUBLISHED)) == []


def test_without_any_year_nothing_can_be_said() -> None:
    assert codes(whole("1月3日（周四）大桥合龙。", OTHER, published_on=None)) == ["no_date"]


def test_a_guessed_year_makes_it_a_doubt_a_printed_one_a_fault() -> None:
    (guessed,) = found("1月3日（周四）合龙。", OTHER, published_on=PUBLISHED)
    (printed,) = found("2025年1月3日（周四）合龙。", OTHER, published_on=PUBLISHED)
    assert [guessed.severity, printed.severity] == [Severity.DOUBT, Severity.FAULT]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("2月30日，大桥合龙。", "2月30日", id="30 February"),
        pytest.param("2023年2月29日，大桥合龙。", "2023年2月29日", id="no leap year"),
        pytest.param("6月31日，大桥合龙。", "6月31日", id="31 June"),
        pytest.param("13月5日，大桥合龙。", "13月5日", id="month 13"),
        pytest.param("0月5日，大桥合龙。", "0月5日", id="month 0"),
        pytest.param("大桥于2024年13月合龙。", "2024年13月", id="month 13 without a day"),
        pytest.param("停水从2月26日至30日。", "2月26日至30日", id="the end of a stretch"),
        pytest.param(
            "二〇二四年二月三十日，大桥合龙。", "二〇二四年二月三十日", id="in characters"
        ),
        pytest.param("5月6日25时，洪峰过境。", "25时", id="hour 25"),
        pytest.param("5月6日8时75分，洪峰过境。", "8时75分", id="minute 75"),
        pytest.param("上午9:75开赛，下午结束。", "9:75", id="minute 75 with a colon"),
    ],
)
def test_a_date_that_does_not_exist_is_found(text: str, at: str) -> None:
    (finding,) = found(text, OTHER)
    assert finding.code.value == "impossible_date"
    assert words(finding, text) == at


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年2月29日，大桥合龙。", id="a leap year"),
        pytest.param("2月29日，大桥合龙。", id="the year is not known"),
        pytest.param("农历二月三十日，村里唱戏。", id="of the lunar calendar"),
        pytest.param("每年农历2月30日，村里唱戏。", id="the same in figures"),
        pytest.param("孩子18月龄时接种第二针。", id="an age in months"),
        pytest.param("大盘上涨30点，成交活跃。", id="points"),
        pytest.param("女排以25:23拿下首局。", id="a score"),
        pytest.param("工程历时36小时，一刻未停。", id="hours that something took"),
        pytest.param("5月6日24时，油价上调。", id="24 hours is midnight"),
        pytest.param("12月31日23时59分，钟声将响。", id="the last minute"),
        pytest.param("上世纪80年代，3月至5月缺水。", id="from month to month"),
        pytest.param("5月28日至6月2日停水。", id="a stretch over two months"),
        pytest.param("全长13.5月亮湾至县城段通车。", id="月 within a name"),
    ],
)
def test_a_date_that_exists_is_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []
