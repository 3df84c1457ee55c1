"""Properties 性质: what must hold of every page, not only of those that we have written."""

from contextlib import suppress

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from tests.backend.pages import EVERY, draft_of

# -- any text at all ---------------------------------------------------------------------------

# What pages are made of: the trade's words and marks among anything else that text can hold.
FRAGMENTS = st.sampled_from(
    [
        "本报记者 林岳",
        "本报讯（记者 ",
        "新华社青石1月1日电 ",
        "通讯员",
        "（沈青青 摄）",
        "一、",
        "（一）",
        "01 ",
        "——",
        "“",
        "”",
        "（",
        "）",
        "【",
        "】",
        "《",
        "。",
        "，",
        "：",
        "……",
        "！",
        "□",
        "# ",
        "## ",
        "**",
        "<p>",
        "</div>",
        "<nav>",
        "<br>",
        "&nbsp;",
        "来源：",
        "发布日期：2024-05-06",
        "责任编辑：林岳 校对：何秋",
        "（下转第2版）",
        "（上接第1版）",
        "第3版",
        "作者单位：",
        "关于做好春耕工作的通知",
        "2024年5月6日 星期一",
        "三万亩小麦开镰",
        "清晨五点，二十台收割机驶入云溪县的麦田，村民们早早等在地头。",
        "今年全县种植小麦三万亩，亩产比去年多",
        "\n",
        "\n\n",
        "\r\n",
        "\x0c",
        "　　",
        " ",
        "\t",
        "\u200b",
        "\ufeff",
    ]
)
PAGES = st.lists(FRAGMENTS | st.text(max_size=12), max_size=40).map("".join)
NAMES = st.sampled_from(["page.txt", "page.md", "page.html"])


def unmarked(text: str) -> str:
    """U+FFFC alone on a line is a known fault of the account; see test_pipeline."""
    return text.replace("\ufffc", "")


@given(PAGES, NAMES)
@settings(EVERY, max_examples=300)
@example("", "page.html")
@example("\x00", "page.txt")
@example("<", "page.html")
@example("# ", "page.md")
def test_any_text_is_walked_through_or_refused(text: str, name: str) -> None:
    with suppress(UnreadableFile):
        # the pipeline itself raises LineLost unless every line with text has exactly one place
        page_from_bytes(name, unmarked(text).encode("utf-8", "ignore"))


@given(st.text(max_size=400), NAMES)
@EVERY
def test_any_characters_are_walked_through_or_refused(text: str, name: str) -> None:
    with suppress(UnreadableFile):
        page_from_bytes(name, unmarked(text).encode("utf-8", "ignore"))


@given(st.binary(max_size=400), NAMES)
@EVERY
def test_any_bytes_are_walked_through_or_refused(data: bytes, name: str) -> None:
    assume(b"\xef\xbf\xbc" not in data)
    with suppress(UnreadableFile):
        page_from_bytes(name, data)


@given(PAGES)
@EVERY
def test_every_printed_line_has_exactly_one_place(text: str) -> None:
    try:
        page = draft_of(unmarked(text))
    except UnreadableFile:
        return
    placed = [row["line"] for row in page.ledger()]
    assert len(placed) == len(set(placed))
    printed = {
        line.number for line in page.source.lines if line.text.isprintable() and line.text.strip()
    }
    assert printed <= set(placed)


@given(PAGES)
@EVERY
def test_a_printed_character_is_in_the_line_that_its_field_names(text: str) -> None:
    try:
        page = draft_of(unmarked(text))
    except UnreadableFile:
        return
    lines = {line.number: line.text for line in page.source.lines}
    for checked in page.articles:
        for paragraph in checked.draft.paragraphs():
            printed = "".join(lines[number] for number in paragraph.lines)
            han = [char for char in paragraph.value if "\u4e00" <= char <= "\u9fff"]
            assert [char for char in printed if char in set(han)][: len(han)] or not han
