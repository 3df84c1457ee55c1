"""重复: words and sentences that stand twice in a row."""

import pytest

from tests.backend.checks.drafts import OTHER, SENTENCE, codes, found, whole, words


@pytest.mark.parametrize(
    ("text", "at", "suggestion"),
    [
        pytest.param("村里修的的水渠通到了田头。", "的的", "的", id="的的"),
        pytest.param("今年收成比去年好了了一成。", "了了", "了", id="了了"),
        pytest.param("他把把水渠修到了田头。", "把把", "把", id="把把"),
        pytest.param("石匠在在半山腰凿渠。", "在在", "在", id="在在"),
        pytest.param("今年我们我们要把水渠修好。", "我们我们", "我们", id="a word of grammar"),
        pytest.param("县里加强加强水渠管护。", "加强加强", "加强", id="a word of the office"),
        pytest.param("云溪县云溪县今年小麦丰收。", "云溪县云溪县", "云溪县", id="a place"),
        pytest.param(
            "水渠管护水渠管护责任落实到户。", "水渠管护水渠管护", "水渠管护", id="a phrase"
        ),
    ],
)
def test_a_word_printed_twice_is_found(text: str, at: str, suggestion: str) -> None:
    (finding,) = found(text, OTHER)
    assert (finding.code.value, finding.suggestion) == ("repeated_word", suggestion)
    assert words(finding, text) == at


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("合作社不是以营利为目的的组织。", id="目的|的"),
        pytest.param("为了了解水情，他天天上坝。", id="为了|了解"),
        pytest.param("除了了望塔，山上没有别的房子。", id="除了|了望"),
        pytest.param("参与与会代表讨论的有六人。", id="参与|与会"),
        pytest.param("他的的确确走了二十年山路。", id="的的确确"),
        pytest.param("这事不能一了了之。", id="一了了之"),
        pytest.param("夫妻俩分分和和，最后还是一起种茶。", id="分分和和"),
        pytest.param("一家人和和美美，日子红火。", id="和和美美"),
        pytest.param("渠水一步一步爬上山，一点一点流进田。", id="一步一步"),
        pytest.param("这条渠很长很长，要走很久很久。", id="很长很长"),
        pytest.param("大家商量商量，讨论讨论，研究研究。", id="verbs"),
        pytest.param("走着走着，天就亮了。", id="走着走着"),
        pytest.param("渠水哗啦哗啦流，水车咯吱咯吱转。", id="sounds"),
        pytest.param("他非常非常高兴，逢人就说。", id="非常非常"),
        pytest.param("好多好多人来看热闹，人人都说好。", id="好多好多"),
        pytest.param("武警支队支队长带队上堤。", id="支队|支队长"),
        pytest.param("基地地处半山腰，终年云雾。", id="基地|地处"),
        pytest.param("天天巡渠，年年清淤，家家出工。", id="single characters"),
        pytest.param("不好意思意思到了就行。", id="不好意思|意思"),
        pytest.param("他左看看右看看，一遍遍一遍遍地数。", id="看看, 一遍遍"),
    ],
)
def test_what_is_truly_doubled_is_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []


def test_a_sentence_printed_twice_in_a_row_is_found() -> None:
    text = "渠水流进了村口的分水池。渠水流进了村口的分水池。大家都来看。"
    (finding,) = found(text, OTHER)
    assert finding.code.value == "repeated_sentence"
    assert words(finding, text) == "渠水流进了村口的分水池。"
    assert finding.start == 12


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(("快走！快走！山洪来了！",), id="a call"),
        pytest.param(("水来了。大家都来看。水来了。",), id="not in a row"),
        pytest.param((SENTENCE, "他答得快。", "他答得快。"), id="short paragraphs"),
        pytest.param(
            ("记者：渠修好以后变化大吗？", OTHER, "记者：渠修好以后变化大吗？"),
            id="a question of an interview",
        ),
    ],
)
def test_what_may_be_said_twice_is_left_alone(paragraphs: tuple[str, ...]) -> None:
    assert codes(whole(*paragraphs)) == []
