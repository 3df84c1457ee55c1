"""序号: the labels of headings, and numbers in Chinese characters."""

import pytest

from backend.chinese.numerals import chinese_number, read_label


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        pytest.param("一、认清难在何处", "一", "认清难在何处", id="first order"),
        pytest.param("十二、认清难在何处", "十二", "认清难在何处", id="past ten"),
        pytest.param("一．认清难在何处", "一", "认清难在何处", id="a full-width dot"),
        pytest.param("一 认清难在何处", "一", "认清难在何处", id="a space"),
        pytest.param("一　认清难在何处", "一", "认清难在何处", id="a full-width space"),
        pytest.param("（一）摸清家底", "（一）", "摸清家底", id="second order"),
        pytest.param("(二)摸清家底", "(二)", "摸清家底", id="half-width brackets"),
        pytest.param("（三）、摸清家底", "（三）", "摸清家底", id="brackets and 、"),
        pytest.param("1.建好台账", "1", "建好台账", id="third order"),
        pytest.param("1、建好台账", "1", "建好台账", id="third order with 、"),
        pytest.param("12．建好台账", "12", "建好台账", id="third order, two digits"),
        pytest.param("3 建好台账", "3", "建好台账", id="a digit and a space"),
        pytest.param("（1）定期巡查", "（1）", "定期巡查", id="fourth order"),
        pytest.param("①定期巡查", "①", "定期巡查", id="a ringed number"),
        pytest.param("第一章 总则", "第一章", "总则", id="chapter"),
        pytest.param("第二节：水源", "第二节", "水源", id="section with a colon"),
        pytest.param("第三部分 展望", "第三部分", "展望", id="part"),
        pytest.param("01 田间的课堂", "01", "田间的课堂", id="zero-padded"),
        pytest.param("02“我也想学”", "02", "“我也想学”", id="zero-padded before a quotation"),
        pytest.param("一、", "一", "", id="a label alone"),
    ],
)
def test_a_label_stands_before_its_heading(line: str, number: str, rest: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.number, label.rest) == (number, rest)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一是摸清家底", id="一是 runs into the sentence"),
        pytest.param("一个村庄的早晨", id="一个 is a word"),
        pytest.param("十里长街", id="ten li"),
        pytest.param("第三条 本办法自发布之日起施行", id="an article of a rule"),
        pytest.param("首先，摸清家底", id="first of all"),
        pytest.param("3.5万亩小麦", id="a decimal"),
        pytest.param("2024年的春天", id="a year"),
        pytest.param("5月的麦田", id="a month"),
        pytest.param("100个村庄", id="three digits"),
        pytest.param("麦田一、二号", id="a number inside"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_number_in_the_running_text_is_no_label(line: str) -> None:
    assert read_label(line) is None


def test_official_style_nests_its_labels() -> None:
    lines = ["第一章 总则", "一、总则", "（一）总则", "1.总则", "（1）总则", "①总则"]
    styles = [label.style for line in lines if (label := read_label(line))]
    assert styles == sorted(set(styles))
    assert len(styles) == len(lines)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("二〇二四", 2024, id="a year digit by digit"),
        pytest.param("二零二四", 2024, id="with 零"),
        pytest.param("五", 5, id="a digit"),
        pytest.param("十", 10, id="ten"),
        pytest.param("十二", 12, id="twelve"),
        pytest.param("二十", 20, id="twenty"),
        pytest.param("二十四", 24, id="twenty-four"),
        pytest.param("九十九", 99, id="ninety-nine"),
        pytest.param("一百", None, id="a hundred is more than we read"),
        pytest.param("二十四五", None, id="no number"),
        pytest.param("麦田", None, id="no digits"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_chinese_number_is_an_integer(text: str, number: int | None) -> None:
    assert chinese_number(text) == number
