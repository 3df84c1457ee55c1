"""False alarms 误报: on our own pages the checks find what was put there, and nothing else.

The flags of these pages stand in tests/corpus/expected; every other finding would be a false alarm,
and one that an editor would laugh at.
"""

from pathlib import Path

import pytest

from backend.draft import CaptionDraft, SectionDraft, Text
from backend.pipeline import page_from
from tests.backend.checks.drafts import OTHER, SENTENCE, codes, found, whole
from tests.corpus.test_corpus import PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_that_was_proofread_has_no_findings_but_its_flags(page: Path) -> None:
    found = [one for checked in page_from(page).articles for one in checked.findings]
    assert [one for one in found if not one.code.is_flag] == []


@pytest.mark.parametrize(
    ("heading", "caption", "title", "code"),
    [
        pytest.param("《渡南书的来历", "收割。", "开镰了", "unpaired_marks", id="heading"),
        pytest.param("开镰", "2月30日，收割机下田。", "开镰了", "impossible_date", id="caption"),
        pytest.param("开镰", "收割。", "三万亩的的小麦", "repeated_word", id="title"),
        pytest.param("开镰", "收割。", "“小切口做成大文章", "unpaired_marks", id="title's quotes"),
    ],
)
def test_heads_headings_and_captions_are_read_as_well(
    heading: str, caption: str, title: str, code: str
) -> None:
    (finding,) = found(
        title=Text(title, (1,)),
        sections=(SectionDraft(heading, 1, None, (Text(SENTENCE + OTHER, (4,)),), (3,)),),
        captions=(CaptionDraft(caption, None, (9,)),),
    )
    assert finding.code.value == code
    assert finding.lines in {(1,), (3,), (9,)}
    assert (finding.paragraph, finding.start, finding.end) == (None, None, None)


def test_a_quotation_may_run_over_the_lines_of_a_head() -> None:
    heads = {"kicker": Text("“稻花香里", (1,)), "title": Text("说丰年”", (2,))}
    assert codes(whole(SENTENCE, OTHER, **heads)) == []
