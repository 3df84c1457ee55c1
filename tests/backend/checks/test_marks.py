"""标点: pairs, widths and doubled marks."""

import pytest

from backend.vocabulary import Severity
from tests.backend.checks.drafts import OTHER, SENTENCE, codes, found, whole, words

# -- pairs ------------------------------------------------------------------------------------

UNPAIRED = [
    ("省里印发了《河湖管护办法，各县正在落实。", "《", "a title mark that never closes"),
    ("省里印发了河湖管护办法》，各县正在落实。", "》", "a title mark that never opened"),
    ("参赛的有六个乡镇（含两个街道，共三百人。", "（", "a bracket that never closes"),
    ("参赛的有六个乡镇）含两个街道，共三百人。", "）", "a bracket that never opened"),
    ("【观察，云溪的早晨从一碗米线开始。", "【", "a lenticular bracket"),
    ("老人说起‘三月三，满脸是笑。", "‘", "a single quotation mark"),
    ("老人写下『平安二字，贴在门上。", "『", "a double corner"),
    ("县里按〔2024〕5号、2024〕6号文件办理。", "〕", "the number of a document"),
]


@pytest.mark.parametrize(
    ("text", "mark"), [pytest.param(text, mark, id=name) for text, mark, name in UNPAIRED]
)
def test_a_mark_without_its_partner_is_found_where_it_stands(text: str, mark: str) -> None:
    (finding,) = found(text, OTHER)
    assert finding.code.value == "unpaired_marks"
    assert words(finding, text, OTHER) == mark


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("省里印发了《河湖管护办法》（2024年版），各县落实。", id="all paired"),
        pytest.param("他读完《论〈红楼梦〉》（上、下册）才睡。", id="titles in titles"),
        pytest.param("她说：“老师讲了‘守株待兔’的故事。”", id="quotes in quotes"),
        pytest.param("任务有三项：1）修渠；2）清淤；3）补植。", id="numbers with a bracket"),
        pytest.param("（a）修渠。b)清淤。", id="letters with a bracket"),
        pytest.param("三）加强管护，谁受益谁出工。", id="a Chinese number with a bracket"),
        pytest.param("’98抗洪老兵回到云溪，看望当年的房东。", id="a year cut short"),
        pytest.param("回望‘98，老兵说那年水最大。", id="the same, as it is often typed"),
        pytest.param("片名Let’s Go译作《出发》。", id="an apostrophe"),
        pytest.param("收到照片，奶奶回了一个笑脸：）", id="a smile"),
        pytest.param("他給孩子們講「愚公移山」，講了三遍。", id="corner quotes"),
    ],
)
def test_paired_marks_are_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []


def test_a_note_over_two_paragraphs_is_closed_in_the_second() -> None:
    assert codes(whole("（相关链接：云溪水窖修建于上世纪。", "如今水窖已经停用。）", OTHER)) == []


def test_the_title_mark_of_one_paragraph_does_not_close_another() -> None:
    assert codes(whole("他爱读《渡南书。", "也爱读浣衣石》。", OTHER)) == ["unpaired_marks"] * 2


def test_quotation_marks_the_wrong_way_round_are_found_with_the_right_ones() -> None:
    text = "大家都叫他”水管家“，他听了直乐。"
    first, second = found(text, OTHER)
    assert [first.suggestion, second.suggestion] == ["“", "”"]
    assert words(first, text) == "”"


def test_crossed_marks_are_found() -> None:
    assert "unpaired_marks" in codes(whole("他写了《渡南书（上》）两册。", OTHER))


def test_a_speech_of_several_paragraphs_is_only_noted() -> None:
    first, second = "“去年旱情重，水窖见了底。", "“今年好了，管子通到家门口。”老人说。"
    (finding,) = found(first, second)
    assert (finding.code.value, finding.severity) == ("unbalanced_quotes", Severity.NOTE)


# -- doubled marks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "marks", "suggestion"),
    [
        pytest.param("收割机进田了，，大家都高兴。", "，，", "，", id="two commas"),
        pytest.param("收割机进田了。。大家都高兴。", "。。", "。", id="two full stops"),
        pytest.param("他想说什么。。。又停住了。", "。。。", "……", id="meant as an ellipsis"),
        pytest.param("小麦、、玉米都丰收了。", "、、", "、", id="two stops of a list"),
        pytest.param("收割机进田了，。大家都高兴。", "，。", "", id="which of two"),
    ],
)
def test_a_mark_printed_twice_is_found(text: str, marks: str, suggestion: str) -> None:
    (finding,) = found(text, OTHER)
    assert (finding.code.value, finding.suggestion) == ("repeated_mark", suggestion)
    assert words(finding, text) == marks


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“真的？！”他跳了起来。", id="a question and a cry"),
        pytest.param("快走！！！山洪来了！", id="three cries"),
        pytest.param("他想了很久……还是去了。", id="an ellipsis"),
        pytest.param("他说：“好。”大家都笑了。", id="a full stop within quotes"),
        pytest.param("走啊走——走到了村口。", id="a dash"),
    ],
)
def test_marks_that_may_stand_together_are_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []


# -- widths -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mark", "suggestion"),
    [
        pytest.param("收割机进田了,大家都高兴。", ",", "，", id="comma"),
        pytest.param("收割机进田了, 大家都高兴。", ",", "，", id="comma and space"),
        pytest.param("老人问:“水来了吗？”", ":", "：", id="colon"),
        pytest.param("左岸修了堤;右岸也动工了。", ";", "；", id="semicolon"),
        pytest.param("水来了吗?水来了。", "?", "？", id="question mark"),
        pytest.param("丰收了!全村都来了。", "!", "！", id="exclamation mark"),
        pytest.param("今年，收割机进田了.", ".", "。", id="full stop"),
    ],
)
def test_a_half_width_mark_in_chinese_text_is_found(text: str, mark: str, suggestion: str) -> None:
    (finding,) = found(text, OTHER)
    assert (finding.code.value, finding.suggestion) == ("mixed_width", suggestion)
    assert words(finding, text) == mark


def test_a_bracket_of_two_widths_is_found_as_one() -> None:
    text = "参赛的有六个乡镇（含两个街道)，共三百人。"
    (finding,) = found(text, OTHER)
    assert (finding.code.value, finding.suggestion) == ("mixed_width", "（含两个街道）")
    assert words(finding, text) == "（含两个街道)"


def test_points_instead_of_an_ellipsis_are_noted() -> None:
    (finding,) = found("他想了很久...还是去了，没有回头。", OTHER)
    assert (finding.suggestion, finding.severity) == ("……", Severity.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全县完成投资1,200万元，增长3.5%。", id="within a figure"),
        pytest.param("上午9:30开赛，比分定格在3:2。", id="a time and a score"),
        pytest.param("网址是www.example.com，欢迎访问。", id="an address"),
        pytest.param("她为COVID-19防控写了A, B, C三套方案。", id="between Latin letters"),
        pytest.param("型号为K8(C2)的机车停在站台。", id="a bracket within a model's name"),
        pytest.param("出境断面水质为Ⅱ类(GB 3838)标准。", id="Latin letters in a bracket"),
    ],
)
def test_half_width_marks_among_figures_and_letters_are_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []


def test_the_habit_of_a_whole_article_is_found_once() -> None:
    text = [
        one.replace("，", ",").replace("。", "。")
        for one in (SENTENCE, OTHER, SENTENCE[:9] + OTHER)
    ]
    (finding,) = found(*text, "下雨了吗?没有。")
    assert (finding.code.value, finding.severity) == ("mixed_width", Severity.NOTE)
    assert "逗号" in finding.message
    assert finding.paragraph is None
