"""署名: the sentences, headlines and places that only look like bylines."""

import pytest

from backend.chinese.signatures import read_signature

SENTENCES = [
    ("a sentence with a reporter in it", "记者在现场看到，麦田一片金黄。"),
    ("the reporter asks", "记者：今年的收成怎么样？"),
    ("a reporter learns", "记者从县水务局获悉"),
    ("an office and what it did", "云溪县气象局发布大风预警"),
    ("a headline with an office", "云溪县委组织部开展走访活动"),
    ("a headline of two words", "小麦 丰收"),
    ("a headline of three words", "种好 管好 收好"),
    ("a heading", "从库房到展厅"),
    ("a heading that begins like a name", "高质量发展"),
    ("a heading that begins like a name, spaced", "高效 安全 平稳"),
    ("a name that does something", "林岳来到田间"),
    ("a name and a full stop", "林岳。"),
    ("a question", "本报记者在哪里？"),
    ("a dateline", "本报讯"),
    ("a dateline with a place", "新华社青石1月1日电"),
    ("a label without a name", "作者："),
    ("a role alone", "本报记者"),
    ("a role and nothing but a mark", "□ 本报记者"),
    ("a column about authors", "作者的话"),
    ("a title with 文", "古代散文"),
    ("a place in front of its news", "云溪县禾丰镇小麦开镰"),
    ("a caption", "农民在田里插秧。"),
    ("a caption with its photographer", "农民在田里插秧。（沈青青 摄）"),
    ("review line", "责任编辑：林岳 校对：何秋"),
    ("a list of prizes", "一等奖 二等奖 三等奖"),
    ("seasons", "春 夏 秋 冬"),
    ("a date", "2024年5月6日"),
    ("a number", "12345"),
    ("a Latin word", "Reporter"),
    ("speaker's turn", "周远山：我们去年就种了。"),
    ("an open clause", "本报记者 林岳，"),
    ("empty", ""),
    ("only marks", "□■"),
    ("only a bracket", "（）"),
    ("prose of 121 characters", "本报记者 " + "林岳 " * 40),
]


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in SENTENCES])
def test_a_line_that_only_looks_like_a_byline_is_none(line: str) -> None:
    assert read_signature(line) is None


@pytest.mark.parametrize(
    "line",
    ["记者走进云溪县禾丰镇", "记者走访青石学院", "通讯员参观青石小学", "本报记者 走进乡村学校"],
)
def test_what_reporters_visited_is_no_byline(line: str) -> None:
    assert read_signature(line) is None


@pytest.mark.parametrize("line", ["作者简介", "记者节快乐", "文字之美", "图片由何秋提供"])
def test_a_headline_that_begins_with_a_role_word_is_no_byline(line: str) -> None:
    assert read_signature(line) is None


@pytest.mark.parametrize("line", ["野外拍摄"])
def test_a_word_that_for_taking_pictures_is_no_photographer(line: str) -> None:
    assert read_signature(line) is None


@pytest.mark.parametrize("line", ["云溪县禾丰镇", "青石市云溪县"])
def test_a_place_is_no_byline(line: str) -> None:
    assert read_signature(line) is None
