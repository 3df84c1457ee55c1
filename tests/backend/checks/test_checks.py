"""检查: what an editor should look at; findings, never changes."""

import pytest

from backend.checks import MOST, check
from backend.draft import ArticleDraft, CaptionDraft
from backend.vocabulary import EXCHANGE_FLAGS, FindingCode, Severity
from tests.backend.checks.drafts import OTHER, SENTENCE, codes, found, whole


def test_an_article_in_which_nothing_is_amiss_has_no_findings() -> None:
    assert codes(whole(SENTENCE, OTHER)) == []


CASES: list[tuple[str, ArticleDraft, str]] = [
    ("no title", whole(SENTENCE, title=None), "missing_title"),
    ("nobody signs", whole(SENTENCE, credits=()), "missing_byline"),
    ("no date", whole(SENTENCE, published_on=None), "no_date"),
    ("title below", whole(SENTENCE, title_after_body=True), "title_after_body"),
    ("title twice", whole(SENTENCE, title_repeated=True), "repeated_title"),
    ("stops at a comma", whole(SENTENCE[:-1] + "，"), "truncated_end"),
    ("stops inside a sentence", whole(OTHER, SENTENCE[:-1]), "truncated_end"),
    ("goes on elsewhere", whole(SENTENCE, continued_below=True), "truncated_end"),
    ("begins with a comma", whole("，" + SENTENCE), "truncated_start"),
    ("begins with a semicolon", whole("；他说。" + SENTENCE), "truncated_start"),
    ("comes from elsewhere", whole(SENTENCE, continued_above=True), "truncated_start"),
    ("a paragraph twice", whole(SENTENCE, OTHER, SENTENCE), "repeated_paragraph"),
    (
        "a paragraph twice but for its first sentence",
        whole("开镰了。" + OTHER, "收割了。" + OTHER),
        "repeated_paragraph",
    ),
    (
        "a caption inside a sentence",
        whole(SENTENCE, captions=(CaptionDraft("收割。", None, (9,), inside_sentence=True),)),
        "caption_inside_sentence",
    ),
    (
        "one man under two names",
        whole("江守田说，今年好。", "杨守田说，明年更好。"),
        "name_inconsistent",
    ),
    (
        "one given name in two ways",
        whole("谭守田说，今年好。", "谭守天表示，明年更好。"),
        "name_inconsistent",
    ),
    ("an English word", whole("志愿服务组织 and 人群都来帮忙。"), "latin_intrusion"),
    ("an English word without spaces", whole("志愿服务组织and人群都来帮忙。"), "latin_intrusion"),
    ("an opening quote alone", whole("他说：“今年好。"), "unbalanced_quotes"),
    ("a closing quote alone", whole("今年好”，他说。"), "unbalanced_quotes"),
    ("a corner quote alone", whole("他說：「今年好。"), "unbalanced_quotes"),
    (
        "nothing but a photo",
        whole(captions=(CaptionDraft("收割机驶入麦田。", "沈青青", (1,)),)),
        "photo_only",
    ),
]


@pytest.mark.parametrize(("draft", "code"), [pytest.param(*row[1:], id=row[0]) for row in CASES])
def test_what_is_amiss_is_found(draft: ArticleDraft, code: str) -> None:
    assert codes(draft) == [code]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("村民江守田说，今年好。", "杨守田说，明年更好。", id="村民 before the name"),
        pytest.param("村民谭守田说，今年好。", "种粮大户谭守天说，好。", id="both have one"),
    ],
)
def test_a_name_behind_what_its_bearer_is_is_compared_as_well(first: str, second: str) -> None:
    assert codes(whole(first, second)) == ["name_inconsistent"]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(whole(SENTENCE, "（完）"), id="a bracket at the end"),
        pytest.param(whole(SENTENCE, "此致"), id="the closing of a letter"),
        pytest.param(whole(SENTENCE, "他想了很久——"), id="a dash"),
        pytest.param(whole("他说：“今年好。”"), id="paired quotes"),
        pytest.param(whole("好！", SENTENCE, "好！"), id="a short refrain"),
        pytest.param(whole("亩产500 kg 以上。"), id="a unit"),
        pytest.param(whole("扫码下载 app 即可。"), id="a product's word"),
        pytest.param(whole("全县GDP增长。"), id="an abbreviation"),
        pytest.param(whole("村民江守田说，今年好。", "村民何建川说，明年好。"), id="two people"),
        pytest.param(
            whole("风从山上走下来", "停在麦芒上", "像一只鸟", "忘了它的方向"),
            id="verse has no full stops",
        ),
        pytest.param(
            whole("风从山上走下来", "停在麦芒上", "像一只鸟", "风从山上走下来"),
            id="verse may repeat",
        ),
    ],
)
def test_what_is_right_is_left_alone(draft: ArticleDraft) -> None:
    assert codes(draft) == []


def test_a_photo_without_text_need_not_be_signed() -> None:
    photo = whole(captions=(CaptionDraft("收割。", None, (1,)),), credits=())
    assert codes(photo) == ["photo_only"]


def test_a_finding_says_what_where_and_with_which_words() -> None:
    (finding,) = check(whole(SENTENCE, "他说：“今年好。"))
    assert finding.code is FindingCode.UNBALANCED_QUOTES
    assert finding.severity is Severity.FAULT
    assert finding.lines == (4,)
    assert finding.section == 0
    assert (finding.paragraph, finding.start, finding.end) == (1, 3, 4)
    assert "今年好" in finding.excerpt
    assert "不成对" in finding.message


def test_every_finding_has_a_chinese_label_and_message() -> None:
    for _, draft, _ in CASES:
        for finding in check(draft):
            assert finding.message
            assert finding.code.label
            assert not finding.message.isascii()


def test_what_a_page_has_a_thousand_times_is_found_a_few_times() -> None:
    assert len(found(*["亩产增加了了一成，，大家都高兴。"] * 400)) <= 3 * MOST + 1


def test_the_thirteen_flags_of_the_exchange_format_are_known() -> None:
    assert len(EXCHANGE_FLAGS) == 13
    assert FindingCode.NO_DATE.is_flag
    assert not FindingCode.WRONG_WEEKDAY.is_flag


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("学校开了英语角，老师讲解单词 and 的用法。", id="of the word itself"),
        pytest.param("村里年轻人爱拍vlog记录生活。", id="a loan word"),
        pytest.param("新机器每小时耗电3 kwh 左右。", id="a unit"),
        pytest.param("用户可以在线预览pdf文件。", id="a file format"),
        pytest.param("云溪县首家city walk线路开放。", id="a loan word of two"),
        pytest.param("这支队伍名叫BlueSky，成员二十人。", id="a name"),
    ],
)
def test_latin_words_that_belong_there_are_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("各级组织 and 群众都来帮忙。", Severity.FAULT, id="a word of grammar"),
        pytest.param("各级组织and the群众都来帮忙。", Severity.FAULT, id="two of them"),
        pytest.param("问题由各部门分头 resolve 并答复。", Severity.DOUBT, id="another word"),
    ],
)
def test_an_english_word_of_grammar_is_a_fault_any_other_a_doubt(
    text: str, severity: Severity
) -> None:
    (finding,) = found(text, OTHER)
    assert (finding.code, finding.severity) == (FindingCode.LATIN_INTRUSION, severity)
