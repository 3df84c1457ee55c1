"""日期: full dates as pages print them, and what only looks like one."""

from datetime import date

import pytest

from backend.chinese.dates import find_full_date, narrow


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年5月6日", id="年月日"),
        pytest.param("2024年05月06日", id="two digits"),
        pytest.param("2024 年 5 月 6 日", id="with spaces"),
        pytest.param("2024-05-06", id="hyphens"),
        pytest.param("2024/5/6", id="slashes"),
        pytest.param("2024.5.6", id="dots"),
        pytest.param("二〇二四年五月六日", id="in characters"),
        pytest.param("二零二四年五月六日", id="in characters, 零"),
        pytest.param("发布日期：2024-05-06 08:30", id="a label before and the time behind"),
        pytest.param("青石日报 2024年5月6日 星期一", id="a page head"),
    ],
)
def test_a_full_date_is_read(text: str) -> None:
    found = find_full_date(text)
    assert found is not None
    assert found[0] == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("一九九八年十二月三十一日", date(1998, 12, 31), id="last century"),
        pytest.param("二〇二四年十月二十日", date(2024, 10, 20), id="round numbers"),
        pytest.param("２０２４年５月６日", date(2024, 5, 6), id="full-width digits"),
        pytest.param("2024年2月29日", date(2024, 2, 29), id="leap day"),
    ],
)
def test_a_date_may_be_printed_in_any_figures(text: str, day: date) -> None:
    found = find_full_date(narrow(text))
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5月6日", id="no year"),
        pytest.param("2024年5月", id="no day"),
        pytest.param("2024年13月6日", id="no such month"),
        pytest.param("2023年2月29日", id="no leap year"),
        pytest.param("2024年", id="a year"),
        pytest.param("1824年5月6日", id="before the papers we read"),
        pytest.param("麦田", id="no figures"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_full_date_is_not_guessed(text: str) -> None:
    assert find_full_date(text) is None


def test_the_place_of_the_date_is_told() -> None:
    text = "发布于 2024-05-06 青石"
    found = find_full_date(text)
    assert found is not None
    assert text[found[1] : found[2]].strip() == "2024-05-06"
