"""人名: one person under two names, in the text, a caption or the byline."""

import pytest

from backend.draft import ArticleDraft, CaptionDraft, CreditDraft
from backend.vocabulary import AuthorKind, CreditRole
from tests.backend.checks.drafts import OTHER, codes, found, whole

REPORTER, PHOTOGRAPHER = CreditRole.REPORTER, CreditRole.PHOTOGRAPHER


def signed(*signers: tuple[str, CreditRole, int], text: str = OTHER) -> ArticleDraft:
    credits = tuple(CreditDraft(name, role, lines=(line,)) for name, role, line in signers)
    return whole(text, credits=credits)


def caption(text: str) -> dict[str, tuple[CaptionDraft, ...]]:
    return {"captions": (CaptionDraft(text, None, (9,)),)}


def test_the_usual_name_is_suggested_for_the_rare_one() -> None:
    text = "站长江守田说，今年好。江守田还说，明年更好。", "杨守田回忆，那年水大。"
    (finding,) = found(*text)
    assert (finding.code.value, finding.suggestion) == ("name_inconsistent", "江守田")
    assert (finding.paragraph, finding.start, finding.end) == (1, 0, 3)
    assert finding.lines == (4,)


@pytest.mark.parametrize(
    ("text", "below"),
    [
        pytest.param(
            "护渠员彭守斤走了二十年，村民彭守斤说值。", "村民彭守今在清淤。", id="by sound"
        ),
        pytest.param("种粮大户谭守田说，今年好。", "村民谭守天在田头。", id="by shape"),
    ],
)
def test_a_caption_that_names_somebody_otherwise_is_found(text: str, below: str) -> None:
    assert codes(whole(text, OTHER, **caption(below))) == ["name_inconsistent"]


def test_a_reporter_who_is_called_otherwise_in_the_text_is_found() -> None:
    draft = signed(("李晓婷", REPORTER, 2), text="记者李晓停在现场看到，麦田一片金黄。")
    assert codes(draft) == ["name_inconsistent"]


def test_two_who_sign_in_two_places_and_differ_in_one_character_are_found() -> None:
    assert codes(signed(("谷一川", REPORTER, 2), ("谷一山", PHOTOGRAPHER, 9))) == [
        "name_inconsistent"
    ]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(
            signed(("谷一川", REPORTER, 2), ("谷一山", REPORTER, 2)), id="both sign in one line"
        ),
        pytest.param(
            signed(("谷一川", REPORTER, 2), ("谷一川", PHOTOGRAPHER, 9)), id="the same twice"
        ),
        pytest.param(signed(("李婷", REPORTER, 2), ("李停", PHOTOGRAPHER, 9)), id="two characters"),
        pytest.param(
            signed(("李晓婷", REPORTER, 2), text="记者李晓婷在现场看到，麦田一片金黄。"),
            id="the reporter is named in the text",
        ),
        pytest.param(
            signed(("李晓婷", REPORTER, 2), text="记者日前从县里获悉，麦收已过半。"),
            id="no name behind 记者",
        ),
        pytest.param(
            whole(
                OTHER,
                credits=(
                    CreditDraft("云溪县", REPORTER, AuthorKind.ORGANISATION, lines=(2,)),
                    CreditDraft("石溪县", REPORTER, AuthorKind.ORGANISATION, lines=(9,)),
                ),
            ),
            id="organisations",
        ),
    ],
)
def test_signers_who_are_right_are_left_alone(draft: ArticleDraft) -> None:
    assert codes(draft) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("村民江守田、江守地都说，今年好。江守田说完就走了。", id="side by side"),
        pytest.param("江守田说，今年好。弟弟江守地说，明年更好。", id="brothers"),
        pytest.param("江家兄弟江守田说今年好，江守地说明年更好。", id="a word for two of a family"),
        pytest.param("镇长王建国介绍，渠修好了。村民李建国说，水来了。", id="each with his office"),
        pytest.param(
            "村民江守田说好。江守田说难。江守田说行。村民江守地说好。江守地说难。江守地说行。",
            id="both stand often",
        ),
        pytest.param("老江守着渠说，水来了。老杨守着坝说，水满了。", id="no names"),
        pytest.param("他们说，水来了。你们说，水满了。", id="pronouns"),
        pytest.param("村民谢师傅说好。村民叶师傅说难。", id="address, no name"),
        pytest.param("江守还说，水来了。江守曾说，水满了。", id="a name of two and an adverb"),
    ],
)
def test_people_who_are_two_are_left_alone(text: str) -> None:
    assert codes(whole(text, OTHER)) == []
