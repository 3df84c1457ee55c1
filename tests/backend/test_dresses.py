"""One invented page in many dresses gives one record: encodings, line ends, columns, pages together."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backend.chinese.punctuation import MARKS
from backend.pipeline import page_from_bytes
from backend.record import Record, page_record
from tests.backend.pages import EVERY, FEW, articles_of, credits, draft_of, paragraphs

TITLE = "三万亩小麦开镰"
BODY = [
    "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。六十岁的种粮大户谭守田抓起一把麦粒，放在嘴里嚼了嚼，脸上有了笑容。",
    "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。县农机站把全县分成十二片，每片都有专人调度机器，哪块地先熟就先收哪块。",
    "“过去割麦要弯半个月的腰，现在坐在树荫下等着装袋就行。”谭守田指着远处的机器说，他家四十亩地一个上午就能收完，下午还能赶着把秸秆打成捆，卖给镇上的养牛场。",
    "镇上的烘干塔也没有闲着。收下来的麦子直接拉进粮站，过磅、取样、烘干、入仓，前后不过两个小时，遇上阴雨天再也不用担心发芽霉变。",
]
PAGE = "\n\n".join([TITLE, "本报记者 林岳 通讯员 何秋", *BODY]) + "\n"
TWO = "\n\n".join(
    [
        "桐湾乡育秧开工",
        "本报讯（记者 周远山）桐湾乡集中育秧中心机声隆隆，一只只黑色秧盘经过四道工序，不到一分钟就码成了一人高的秧架。",
        "育秧中心负责人告诉前来参观的农户，今年开春气温回升快，中心比往年早了八天下种，预计三月底可供应第一批早稻秧苗。",
    ]
)


def told(record: Record) -> Record:
    """What must not change: everything but the byline as it is printed."""
    return {name: value for name, value in record.items() if name != "byline"}


@pytest.mark.parametrize(
    "page", [pytest.param(PAGE, id="one"), pytest.param(f"{PAGE}\n{TWO}", id="two")]
)
@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("gb18030"), id="GB18030"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16 with BOM"),
        pytest.param(lambda text: text.encode("utf-16-le"), id="UTF-16 LE"),
        pytest.param(lambda text: text.encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="UTF-8 with BOM"),
    ],
)
def test_re_encoding_a_page_changes_nothing(page: str, encode: Callable[[str], bytes]) -> None:
    assert page_record(page_from_bytes("page.txt", encode(page))) == page_record(draft_of(page))


HARMLESS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "trailing full-width spaces": lambda text: text.replace("\n", "　\n"),
    "a padded name": lambda text: text.replace("林岳", "林 岳"),
    "two padded names": lambda text: text.replace("林岳", "林　岳").replace("何秋", "何　秋"),
    "blank lines above and below": lambda text: f"\n\n{text}\n\n\n",
    "three blank lines between all": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "zero-width spaces": lambda text: text.replace("，", "，\u200b"),
    "indented paragraphs": lambda text: text.replace(
        "\n\n" + BODY[0], "\n\n　　" + BODY[0]
    ).replace("\n\n" + BODY[1], "\n\n　　" + BODY[1]),
}


@given(st.lists(st.sampled_from(sorted(HARMLESS)), unique=True, max_size=4))
@EVERY
@example(["CRLF"])
@example(["trailing full-width spaces"])
@example(["two padded names"])
@example(["three blank lines between all"])
def test_what_nobody_sees_on_paper_changes_nothing(names: list[str]) -> None:
    text = PAGE
    for name in sorted(names, key=lambda one: one.startswith("C")):
        text = HARMLESS[name](text)
    assert [told(one) for one in articles_of(text)] == [told(one) for one in articles_of(PAGE)]


def set_in_column(paragraph: str, width: int) -> str:
    """Set a paragraph as a compositor does: no mark begins a line, the first one is indented."""
    rows: list[str] = []
    room, row = width - 2, ""
    for char in paragraph:
        if len(row) >= room and not (MARKS.fullmatch(char) and char not in "“‘（《【「"):
            carried = ""
            while row and row[-1] in "“‘（《【「":
                row, carried = row[:-1], row[-1] + carried
            rows.append(row)
            room, row = width, carried
        row += char
    return "\n".join([*rows, row])


@pytest.mark.parametrize("width", range(12, 31))
def test_the_columns_width_changes_nothing(width: int) -> None:
    page = "\n\n".join(
        [TITLE, "本报记者 林岳 通讯员 何秋", *(set_in_column(one, width) for one in BODY)]
    )
    (article,) = articles_of(page)
    assert article["title"] == TITLE
    assert credits(article) == ["reporter 林岳", "correspondent 何秋"]
    assert paragraphs(article) == BODY


SENTENCES = [
    "今年全县种植小麦三万亩，亩产比去年多了一成。",
    "县农机站把全县分成十二片，每片都有专人调度机器。",
    "谭守田抓起一把麦粒，放在嘴里嚼了嚼，脸上有了笑容。",
    "镇上的烘干塔没有闲着，收下来的麦子直接拉进粮站。",
    "遇上阴雨天，再也不用担心发芽霉变。",
    "村民们早早等在地头，孩子们追着机器跑。",
    "太阳爬上山梁的时候，第一块地已经收完了。",
    "秸秆打成捆，卖给了镇上的养牛场。",
    "远处的水渠里，清水正一路流向稻田。",
    "合作社还添了两台无人机，打药不再背药箱。",
    "他算了一笔账：机器收一亩比人工省八十元。",
    "六月的风吹过山坡，空气里都是麦香。",
    "技术员王小满蹲在田埂上，一株一株地查看根系。",
    "粮站的灯亮到深夜，最后一辆车过了磅才熄。",
    "明年，合作社打算把坡上的荒地也种起来。",
    "午饭送到了地头，一人一碗热汤面，外加两个鸡蛋。",
]


@st.composite
def articles(draw: st.DrawFn) -> list[str]:
    """Paragraphs of four or five sentences; no sentence stands twice."""
    sentences = draw(st.permutations(SENTENCES))
    sizes = draw(st.lists(st.integers(4, 5), min_size=3, max_size=3))
    starts = [0, sizes[0], sizes[0] + sizes[1]]
    return [
        "".join(sentences[start : start + size]) for start, size in zip(starts, sizes, strict=True)
    ]


@given(articles(), st.integers(12, 30))
@settings(EVERY, max_examples=150)
def test_an_invented_article_survives_any_column(body: list[str], width: int) -> None:
    page = "\n\n".join([TITLE, "本报记者 林岳", *(set_in_column(one, width) for one in body)])
    (article,) = articles_of(page)
    assert (article["title"], credits(article)) == (TITLE, ["reporter 林岳"])
    assert paragraphs(article) == body


@given(st.permutations([PAGE, TWO + "\n"]), st.integers(2, 6))
@FEW
def test_two_pages_one_below_the_other_give_the_articles_of_both(
    pages: list[str], blank: int
) -> None:
    both = articles_of(("\n" * blank).join(pages))
    assert both == [article for page in pages for article in articles_of(page)]


LONG_MARKS = f"""{TITLE}

本报记者 林岳

太阳爬上山梁的时候，第
一块地已经收完了。远处的水
渠里，清水正一路流向稻田。
午饭送到了地头，一人一碗热
汤面，外加两个鸡蛋。“往年
这个时候，全家老小都要下地。”
老人笑着说。秸秆打成捆，卖
给了镇上的养牛场。
"""
MANY_MARKS = f"""{TITLE}

本报记者 林岳

谭守田抓起一把麦粒，放
在嘴里嚼了嚼，脸上有了笑容。
过磅、取样、烘干、入仓，前
后不过两个小时。秸秆打成捆，
卖给了镇上的养牛场。
"""
WIDE = f"""{TITLE}

本报记者 林岳

合作社还添了两台无人机，打药不再背药箱。
今年全县种植小麦三万亩，亩产比去年多了一成。
远处的水渠里，清水正一路流向稻田。

太阳爬上山梁的时候，第一块地已经收完了。
他算了一笔账：机器收一亩比人工省八十元。村民
们早早等在地头，孩子们追着机器跑。

午饭送到了地头，一人一碗热汤面，外加两个
鸡蛋。秸秆打成捆，卖给了镇上的养牛场。明年，
合作社打算把坡上的荒地也种起来。
"""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(LONG_MARKS, id="。” hangs over the edge"),
        pytest.param(MANY_MARKS, id="a line of four marks"),
    ],
)
def test_a_paragraph_is_not_cut_where_marks_change_a_lines_width(page: str) -> None:
    (article,) = articles_of(page)
    assert len(paragraphs(article)) == 1


def test_an_open_line_of_prose_is_never_a_heading() -> None:
    (article,) = articles_of(WIDE)
    assert "午饭送到了地头，一人一碗热汤面，外加两个鸡蛋。" in "".join(paragraphs(article))


def test_paragraphs_may_begin_alike() -> None:
    body = [
        f"今年全县种植小麦三万亩，{rest}"
        for rest in ("亩产比去年多了一成。", "都已收完。", "颗粒归仓。")
    ]
    page = "\n\n".join([TITLE, "本报记者 林岳", *(set_in_column(one, 12) for one in body), *BODY])
    assert "".join(paragraphs(articles_of(page)[0])).count("种植小麦三万") == 4
