"""Dress 版式: how a page is encoded, padded, paged or wrapped says nothing of its articles.

What does not hold yet is marked so, strictly, with its reason and the example.
"""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.record import Record, page_record
from tests.backend.pages import EVERY
from tests.corpus.test_corpus import PAGES

PLAIN = [page for page in PAGES if page.suffix == ".txt"]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"]


def text_of(page: Path) -> str:
    return "\n".join(line.text for line in read(page.name, page.read_bytes()).lines)


def articles(data: bytes | str) -> list[Record]:
    """The page's articles without line numbers, which may well differ."""
    page = page_from_bytes("page.txt", data.encode() if isinstance(data, str) else data)
    found: list[Record] = page_record(page)["articles"]
    for article in found:
        for finding in article["findings"]:
            finding.pop("lines")
    return found


# -- encodings --------------------------------------------------------------------------------


def fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


ENCODED = [
    pytest.param(page, encoding, id=f"{page.stem}-{encoding}")
    for page in PLAIN
    for encoding in ENCODINGS
    if fits(text_of(page), encoding)
]


def test_every_page_is_tried_in_most_encodings_and_one_in_big5() -> None:
    assert len(ENCODED) > len(PLAIN) * (len(ENCODINGS) - 1)


@pytest.mark.parametrize(("page", "encoding"), ENCODED)
def test_another_encoding_gives_the_same_articles(page: Path, encoding: str) -> None:
    text = text_of(page)
    assert articles(text.encode(encoding)) == articles(text)


# -- padding ----------------------------------------------------------------------------------


@given(st.data())
@settings(EVERY, max_examples=40)
def test_spaces_at_the_ends_of_lines_change_nothing(data: st.DataObject) -> None:
    lines = text_of(data.draw(st.sampled_from(PLAIN))).split("\n")
    pads = data.draw(
        st.lists(st.text(" \t　\u200b", max_size=6), min_size=len(lines), max_size=len(lines))
    )
    padded = "\n".join(line + pad for line, pad in zip(lines, pads, strict=True))
    assert articles(padded) == articles("\n".join(lines))


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.stem)
def test_the_kind_of_line_ending_changes_nothing(page: Path, ending: str) -> None:
    text = text_of(page)
    assert articles(text.replace("\n", ending)) == articles(text)


# -- pages within the text --------------------------------------------------------------------

HEADS = ["—5—", "\f", "青石日报·文化周刊\n—5—"]
TAKEN_FOR_A_MENU = ("interview-roads", "青石日报·文化周刊\n—5—")
"""A page on which a running head among questions is read as one of them."""


def between_paragraphs(text: str, head: str) -> list[str]:
    """The page with a head at each of its blank lines, one after the other."""
    lines = text.split("\n")
    blank = [place for place, line in enumerate(lines) if not line.strip()]
    return ["\n".join([*lines[:n], "", head, "", *lines[n + 1 :]]) for n in blank]


@pytest.mark.parametrize(
    ("page", "head"),
    [
        pytest.param(
            page,
            head,
            id=f"{page.stem}-{head!r}",
            marks=pytest.mark.xfail(strict=True, reason="a running head among questions")
            if (page.stem, head) == TAKEN_FOR_A_MENU
            else (),
        )
        for page in PLAIN
        for head in HEADS
    ],
)
def test_a_page_number_between_two_paragraphs_changes_nothing(page: Path, head: str) -> None:
    text = text_of(page)
    wanted = articles(text)
    for printed in between_paragraphs(text, head):
        assert articles(printed) == wanted


@pytest.mark.xfail(
    strict=True,
    reason="a form feed begins no page: the date, the column and the duty lines of the second page "
    "are read as lines of the first, and its own as words of an article",
)
def test_two_pages_in_one_file_give_the_articles_of_both() -> None:
    pages = {page.stem: text_of(page) for page in PLAIN}
    alone = {name: articles(text) for name, text in pages.items()}
    mixed = [
        (one, other)
        for one, other in permutations(pages, 2)
        if articles(f"{pages[one].rstrip()}\n\f\n{pages[other]}") != alone[one] + alone[other]
    ]
    assert mixed == []


# -- columns ----------------------------------------------------------------------------------

TITLES = ["三万亩小麦开镰", "禾丰镇麦收忙", "机器开到地头", "一粒麦的旅程"]
SENTENCES = [
    "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。",
    "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。",
    "六十岁的种粮大户谭守田抓起一把麦粒，放在嘴里嚼了嚼，脸上有了笑容。",
    "县农机站把全县分成十二片，每片都有专人调度机器，哪块地先熟就先收哪块。",
    "“往年要请人，如今机器开到地头，一亩地只要六十元。”他说。",
    "记者在现场看到，一台机器一小时能收十二亩，粮食直接装车送到粮站。",
    "镇上还备下烘干机四十台，阴雨天也不怕麦子发芽。",
    "农技员守在田埂上，教大家留高茬、还秸秆。",
    "老渠修于七十年代，长二十三公里，石头是一块一块从对面山上背来的。",
    "护渠员每天走十四公里，鞋子两个月就要磨破一双。",
    "“渠在人在。”彭六斤笑着说，“我走不动了，还有徒弟。”",
    "夜里下过雨，水面浮着落叶，孩子们在岸边数漂过的竹筏。",
    "村里的小学只有四间教室，操场却能望见整条江。",
    "供销社的柜台上，盐、煤油和针线摆成三排。",
    "合作社买来三台采茶机，一天能采两亩，顶得上三十个人。",
    "茶厂的灯亮到半夜，炒茶的师傅换了两班。",
    "集市逢三逢八，四面山上的人背着背篓赶来。",
]
NEVER_FIRST = "，。、；：！？”’）》"
NEVER_LAST = "“‘（《"


def columns(paragraph: str, width: int) -> list[str]:
    """The lines of a paragraph, as a compositor breaks them: marks may hang, none begins a line."""
    lines = []
    while paragraph:
        end = width + (paragraph[width : width + 1] in NEVER_FIRST)
        if paragraph[end : end + 1] and paragraph[end] in NEVER_FIRST:
            end -= 2
        if end < len(paragraph) and paragraph[end - 1] in NEVER_LAST:
            end -= 1
        lines.append(paragraph[:end])
        paragraph = paragraph[end:]
    return lines


@st.composite
def bodies(draw: st.DrawFn) -> list[str]:
    """Paragraphs of two to four sentences; no sentence stands twice on a page."""
    rest = draw(st.permutations(SENTENCES))
    found = []
    for size in draw(st.lists(st.integers(2, 4), min_size=2, max_size=4)):
        found.append("".join(rest[:size]))
        rest = rest[size:]
    return found


def printed(body: list[str], width: int | None = None, indent: str = "") -> str:
    """A page with a title, a byline, and the paragraphs, wrapped or on one line each."""
    rows = [TITLES[0], "", "本报记者 林岳", ""]
    for paragraph in body:
        rows += columns(indent + paragraph, width) if width else [indent + paragraph]
        rows.append("")
    return "\n".join(rows)


def texts(page: str) -> list[tuple[str, list[str]]]:
    return [
        (article["title"], [text for one in article["sections"] for text in one["paragraphs"]])
        for article in articles(page)
    ]


@given(bodies(), st.sampled_from([14, 16, 18, 20]), st.sampled_from(["", "　　"]))
@EVERY
def test_a_column_of_a_usual_width_is_put_together_again(
    body: list[str], width: int, indent: str
) -> None:
    assert texts(printed(body, width, indent)) == [(TITLES[0], body)]


@pytest.mark.xfail(
    strict=True, reason="a wide line that is full to its full stop ends the paragraph"
)
@given(bodies(), st.integers(28, 60), st.sampled_from(["", "　　"]))
@EVERY
def test_a_column_of_any_width_is_put_together_again(
    body: list[str], width: int, indent: str
) -> None:
    assert texts(printed(body, width, indent)) == [(TITLES[0], body)]


def test_a_line_in_the_midst_of_a_paragraph_is_no_byline() -> None:
    body = ["".join(SENTENCES[n] for n in (8, 3, 6, 5)), SENTENCES[13]]
    assert texts(printed(body, 12, "　　")) == [(TITLES[0], body)]


@pytest.mark.xfail(strict=True, reason="a line that stands three times is taken for a running head")
def test_a_sentence_that_begins_three_paragraphs_stays_in_them() -> None:
    body = [SENTENCES[2] + SENTENCES[3], SENTENCES[2] + SENTENCES[5], SENTENCES[2] + SENTENCES[0]]
    assert texts(printed(body, 16)) == [(TITLES[0], body)]


@pytest.mark.xfail(strict=True, reason="a full stop alone on its line is taken for a rule")
def test_a_full_stop_that_begins_a_line_belongs_to_the_sentence() -> None:
    page = printed(SENTENCES[:2]).replace("地头。", "地头\n。")
    assert texts(page) == [(TITLES[0], SENTENCES[:2])]
