"""句子: paragraphs in the middle of an article that stop too early; titles of another text."""

import pytest

from backend.draft import Text
from tests.backend.checks.drafts import OTHER, SENTENCE, codes, found, whole

STOPPED = "清晨五点，收割机驶入麦田。村民们早早等在地头，看着一台台机器开进"
BODY = (SENTENCE + OTHER) * 4


def test_a_paragraph_that_stops_inside_its_sentence_is_found_at_its_end() -> None:
    (finding,) = found(STOPPED, OTHER)
    assert (finding.code.value, finding.suggestion) == ("unfinished_paragraph", "。")
    assert (finding.paragraph, finding.start, finding.end) == (0, len(STOPPED), len(STOPPED))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SENTENCE[:-1] + "，", id="a comma"),
        pytest.param("今年全县种植的有小麦、玉米、大豆、油茶、", id="a stop of a list"),
        pytest.param("清晨五点，二十台收割机驶入云溪县的麦田，村民们早早等在地头看", id="nothing"),
    ],
)
def test_a_paragraph_that_does_not_end_is_found(text: str) -> None:
    assert codes(whole(text, OTHER)) == ["unfinished_paragraph"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param((SENTENCE, OTHER), id="all end"),
        pytest.param(("编辑同志：", SENTENCE), id="a salutation"),
        pytest.param(("现将有关事项公告如下，请各村互相转告，按时办理：", SENTENCE), id="a colon"),
        pytest.param(("他想了很久，走了很远，一直没有说出那句话——", SENTENCE), id="a dash"),
        pytest.param(("渠修好以后的变化", SENTENCE), id="a heading that was not marked"),
        pytest.param(
            ("联系人：林岳，电话：12345，地址：云溪县南门街十八号，来信请注明", SENTENCE),
            id="an address",
        ),
        pytest.param(
            ("主席团由下列人员组成，按姓名笔画排列，方小满、石小雨、何畅、谷一川、林岳", SENTENCE),
            id="a list of names",
        ),
        pytest.param(
            ("1.清晨五点，收割机驶入麦田，村民们早早等在地头，看着机器", SENTENCE), id="an item"
        ),
        pytest.param((SENTENCE + "云溪县气象局", OTHER), id="the office behind the last sentence"),
        pytest.param(
            (SENTENCE, "风从山上走下来，", "停在麦芒上，", "像一只鸟，", OTHER), id="quoted verse"
        ),
        pytest.param((SENTENCE, "“水来了，”他说，“快看！”", OTHER), id="speech"),
        pytest.param((SENTENCE + "（记者 林岳）", OTHER), id="a signature in brackets"),
    ],
)
def test_a_paragraph_that_ends_is_left_alone(paragraphs: tuple[str, ...]) -> None:
    assert codes(whole(*paragraphs)) == []


def test_a_title_of_which_the_body_knows_nothing_is_found() -> None:
    (finding,) = found(BODY, title=Text("水库大坝除险加固工程通车典礼", (1,)))
    assert finding.code.value == "title_unrelated"
    assert finding.lines == (1,)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("三万亩小麦开镰丰收在望", BODY, id="words of the body"),
        pytest.param("岁月如歌", BODY, id="a short title may be an image"),
        pytest.param("水库大坝除险加固工程通车典礼", SENTENCE, id="a short body"),
        pytest.param("金色的云溪，滚滚的浪花", BODY, id="one pair of characters is shared"),
    ],
)
def test_a_title_that_may_belong_there_is_left_alone(title: str, body: str) -> None:
    assert codes(whole(body, title=Text(title, (1,)))) == []
