"""版面: the same articles come out of the same page, whatever file it was saved as."""

from dataclasses import dataclass
from typing import Any

import pytest

from backend.pipeline import page_from_bytes
from backend.record import page_record
from tests.backend.files import Compositor, docx_of, wrap


@dataclass(frozen=True)
class Story:
    """An article as an editor would lay it out: its head, and text with headings marked by #."""

    title: str
    byline: str
    text: tuple[str, ...]
    kicker: str = ""
    subtitle: str = ""


LEAD = Story(
    kicker="旧粮仓改成新书房",
    title="梨花镇的灯亮到夜里九点",
    subtitle="梨花镇公共书房开放半年记",
    byline="本报记者 林岳 通讯员 方小满",
    text=(
        "傍晚六点半，梨花镇老粮站的两扇铁门又推开了。十几个孩子抱着作业本跑进去，各自找到靠窗的位子坐下，管理员苏见青把台灯一盏一盏拧亮。",
        "半年以前，这里还堆着废旧的麻袋和磅秤。镇里花了三个月清仓、补墙、铺地，又从县图书馆借来六千册书，粮站就这样成了书房。",
        "#一、钥匙交给谁",
        "书房没有编制，也没有专职的管理员。镇里把钥匙交给了十二位志愿者，每人每周值守一个晚上，谁有事就在群里说一声，总有人顶上来。",
        "退休教师郝文山值的是周三。他说自己教了三十八年书，最怕的是屋里没有读书的声音，如今每到周三，他总要提前半个钟头来开门。",
        "#二、书从哪里来",
        "县图书馆每个季度给书房换一次书，孩子们想看什么，就写在门口的本子上。上个月本子上写得最多的是天文和养蚕。",
        "“我想知道蚕为什么要睡四次。”三年级的童小禾说，这本书她已经续借了两回。",
    ),
)
ROAD = Story(
    title="石桥村的水泥路修到了地头",
    byline="本报记者 何青禾",
    text=(
        "石桥村通往南坡茶园的两公里机耕路昨天铺上了水泥，茶农们赶在清明以前把第一批鲜叶运下了山，比往年早了整整两天。",
        "村主任魏成章算过一笔账，路没修好的时候，下雨天鲜叶要靠人背，一趟一个钟头；现在三轮车十分钟就到了收购点。",
    ),
)
BIRDS = Story(
    title="白鹭湖来了第一批夏候鸟",
    byline="本报记者 祁连生",
    text=(
        "县野生动物保护站的监测员前天在白鹭湖东岸数到三百四十只白鹭，这是今年春天飞来的第一批夏候鸟，比去年早了五天。",
        "监测员提醒前来观鸟的市民不要走近芦苇荡，也不要投喂，无人机更不要从鸟群上空飞过。",
    ),
)
STORIES = (LEAD, ROAD, BIRDS)
CHARACTERS = 22


def as_txt() -> bytes:
    rows: list[str] = []
    for story in STORIES:
        rows += [story.kicker, "", story.title] if story.kicker else [story.title]
        rows += [f"——{story.subtitle}"] if story.subtitle else []
        rows += [story.byline, ""]
        for text in story.text:
            rows += ["", text[1:], ""] if text.startswith("#") else wrap([text], CHARACTERS)
        rows += ["", ""]
    return "\n".join(rows).encode("gb18030")


def as_html() -> bytes:
    rows: list[str] = []
    for story in STORIES:
        rows += [f"<p>{story.kicker}</p>"] if story.kicker else []
        rows.append(f"<h1>{story.title}</h1>")
        rows += [f"<p>——{story.subtitle}</p>"] if story.subtitle else []
        rows.append(f"<p>{story.byline}</p>")
        for text in story.text:
            rows.append(f"<h2>{text[1:]}</h2>" if text.startswith("#") else f"<p>{text}</p>")
    return f"<html><body>{''.join(rows)}</body></html>".encode()


def as_docx() -> bytes:
    rows: list[str | tuple[str, str]] = []
    for story in STORIES:
        rows += [story.kicker] if story.kicker else []
        rows.append(("Title", story.title))
        rows += [f"——{story.subtitle}"] if story.subtitle else []
        rows += [story.byline, ""]
        for text in story.text:
            rows.append(("Heading 1", text[1:]) if text.startswith("#") else f"\u3000\u3000{text}")
        rows.append("")
    return docx_of(rows)


def as_pdf() -> bytes:
    """The lead over three columns; below it two stories side by side, in two columns and in one."""
    page = Compositor()
    width, gutter = CHARACTERS * page.size, 16.0
    lefts = [50 + place * (width + gutter) for place in range(3)]
    page.line(LEAD.kicker, 290, 80, 13)
    page.line(LEAD.title, 230, 116, 28)
    page.line(f"——{LEAD.subtitle}", 300, 142, 13)
    page.line(LEAD.byline, 320, 164)
    top = page.columns(_set(LEAD), lefts, 192) + 26
    page.line(ROAD.title, 80, top + 14, 22)
    page.line(ROAD.byline, 200, top + 36)
    page.columns(_set(ROAD), lefts[:2], top + 60)
    page.line(BIRDS.title, lefts[2] + 4, top + 12, 16)
    page.line(BIRDS.byline, lefts[2] + 60, top + 32)
    page.column(_set(BIRDS), lefts[2], top + 54)
    return page.done()


def _set(story: Story) -> list[str]:
    rows: list[str] = []
    for text in story.text:
        rows += ["\u3000\u3000" + text[1:]] if text.startswith("#") else wrap([text], CHARACTERS)
    return rows


def articles(name: str, data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page_record(page_from_bytes(name, data))["articles"]
    return found


def sections(story: Story) -> list[tuple[str | None, str | None, list[str]]]:
    """The story's sections as heading, number and paragraphs."""
    out: list[tuple[str | None, str | None, list[str]]] = [(None, None, [])]
    for text in story.text:
        if text.startswith("#"):
            number, _, heading = text[1:].partition("、")
            out.append((heading, number, []))
        else:
            out[-1][2].append(text)
    return out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("page.txt", as_txt(), id="txt, wrapped and in GB18030"),
        pytest.param("page.html", as_html(), id="html"),
        pytest.param("page.docx", as_docx(), id="docx with styles"),
        pytest.param("page.pdf", as_pdf(), id="pdf in three columns"),
    ],
)
def test_a_page_gives_the_same_articles_in_every_format(name: str, data: bytes) -> None:
    found = articles(name, data)
    assert [one["title"] for one in found] == [story.title for story in STORIES]
    for article, story in zip(found, STORIES, strict=True):
        assert article["kicker"] == (story.kicker or None)
        assert article["subtitle"] == (story.subtitle or None)
        assert article["byline"] == story.byline
        assert [
            (section["heading"], section["number"], section["paragraphs"])
            for section in article["sections"]
        ] == sections(story)
        assert "truncated_end" not in article["flags"]


def test_every_format_names_the_same_people() -> None:
    pages = [("a.txt", as_txt()), ("a.html", as_html()), ("a.docx", as_docx()), ("a.pdf", as_pdf())]
    makers = [[one["credits"] for one in articles(name, data)] for name, data in pages]
    assert [(one["name"], one["role"]) for one in makers[0][0]] == [
        ("林岳", "reporter"),
        ("方小满", "correspondent"),
    ]
    assert all(one == makers[0] for one in makers)
