"""HTML 网页: every block of text is a line, marked with what the page says it is; none is lost."""

from contextlib import suppress

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.source import Mark
from backend.vocabulary import FurnitureReason

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。",
        "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。",
        "六十岁的种粮大户说，有了收割机，三天的活一个上午就能干完。",
    )
)


def lines(body: str, head: str = "") -> list[tuple[str, Mark, int]]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return [(one.text, one.mark, one.depth) for one in read("page.html", page.encode()).lines]


def texts(body: str, head: str = "") -> list[str]:
    return [text for text, _, _ in lines(body, head)]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<nav>首页 要闻 县情</nav>", id="nav"),
        pytest.param("<footer>云溪县融媒体中心</footer>", id="footer"),
        pytest.param("<aside>天气：晴</aside>", id="aside"),
        pytest.param("<form>站内检索</form>", id="form"),
        pytest.param("<header>云溪新闻网</header>", id="a header without a heading"),
        pytest.param('<div class="share">分享到微信</div>', id="share"),
        pytest.param('<div class="related"><p>四月油菜花开</p></div>', id="related"),
        pytest.param('<ul class="nav-list"><li>要闻</li></ul>', id="nav in a compound class"),
        pytest.param('<div id="breadcrumb">首页 要闻 正文</div>', id="breadcrumb"),
        pytest.param('<div class="copyright">云溪县融媒体中心</div>', id="copyright"),
        pytest.param('<div class="comments"><p>写得好</p></div>', id="comments"),
        pytest.param('<p><a href="/">首页</a> <a href="/n">要闻</a></p>', id="nothing but links"),
        pytest.param(
            '<p><a href="/"><span>首页</span></a></p>',
            id="a link around another element",
        ),
    ],
)
def test_what_the_site_carries_for_itself_is_kept_as_furniture(block: str) -> None:
    page = page_from_bytes("page.html", f"<body>{BODY}{block}</body>".encode())
    printed = next(text for text, *_ in lines(block))
    kept = {one.text: one.reason for one in page.furniture}
    assert kept[printed] is FurnitureReason.NAVIGATION
    (article,) = page.articles
    assert printed not in [one.value for one in article.draft.paragraphs()]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<nav>{BODY}</nav>", id="the whole page in nav"),
        pytest.param(f'<div class="content hot">{BODY}</div>', id="a class that says hot"),
        pytest.param(f"<form>{BODY}</form>", id="the whole page in a form"),
        pytest.param(
            f"<header><h1>三万亩小麦开镰</h1></header>{BODY}", id="a header with a heading"
        ),
        pytest.param(
            f"<p>据<a>县气象局</a>消息，今年天气好。</p>{BODY}", id="a link in a sentence"
        ),
        pytest.param(f'<div class="navy">{BODY}</div>', id="a class that only begins like nav"),
    ],
)
def test_content_stays_content_whatever_holds_it(page: str) -> None:
    assert {mark for _, mark, _ in lines(page)} <= {Mark.PLAIN, Mark.HEADING}


def test_headings_have_their_depth() -> None:
    body = "".join(f"<h{depth}>小标题{depth}</h{depth}>" for depth in range(1, 7))
    assert lines(body) == [(f"小标题{depth}", Mark.HEADING, depth) for depth in range(1, 7)]


def test_a_heading_keeps_the_words_of_its_inner_elements() -> None:
    assert lines("<h1>三万亩<em>小麦</em><span>开镰</span></h1>") == [
        ("三万亩小麦开镰", Mark.HEADING, 1)
    ]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<figure><img><figcaption>农民插秧。</figcaption></figure>", id="figcaption"),
        pytest.param('<p class="pic-desc">农民插秧。</p>', id="a class for captions"),
        pytest.param('<div class="img-desc"><span>农民插秧。</span></div>', id="another"),
    ],
)
def test_a_caption_is_marked(block: str) -> None:
    assert ("农民插秧。", Mark.CAPTION, 0) in lines(BODY + block)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"], id="br"),
        pytest.param("<p>甲<br><br>乙</p>", ["甲", "乙"], id="two br"),
        pytest.param("<p>前<b>中</b>后</p>", ["前中后"], id="inline"),
        pytest.param("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"], id="text around a block"),
        pytest.param("甲<p>乙", ["甲", "乙"], id="unclosed"),
        pytest.param("<ul><li>甲<li>乙</ul>", ["甲", "乙"], id="unclosed items"),
        pytest.param(
            "<table><tr><td>甲<table><tr><td>乙</td></tr></table>丙</td><td>丁</td></tr></table>",
            ["甲", "乙", "丙", "丁"],
            id="a table in a table",
        ),
        pytest.param("<td>甲</td>", ["甲"], id="a cell without its table"),
        pytest.param(
            "<p>&lt;粮&gt;&amp;&mdash;&#40614;&#x9ea6;&ldquo;", ["<粮>&—麦麦“"], id="entities"
        ),
        pytest.param(
            "<p>甲&nbsp;&nbsp;乙</p>", ["甲\xa0\xa0乙"], id="no-break spaces stay for the mender"
        ),
        pytest.param("<p>&nosuch;麦</p>", ["&nosuch;麦"], id="no such entity"),
        pytest.param("<p>甲<!-- 注 -->乙</p>", ["甲乙"], id="a comment"),
        pytest.param("<p> </p><p>&nbsp;</p><p>　</p>", [], id="empty paragraphs"),
        pytest.param("<p>5 < 6，麦田</p>", ["5 < 6，麦田"], id="a bare less-than sign"),
        pytest.param("麦田", ["麦田"], id="no element at all"),
        pytest.param(
            "<pre>床前明月光\n疑是地上霜</pre>",
            ["床前明月光", "疑是地上霜"],
            id="lines of a pre",
        ),
        pytest.param(
            "<p>二十台收割\n机驶入麦田</p>",
            ["二十台收割机驶入麦田"],
            id="a source line that breaks between characters",
        ),
    ],
)
def test_every_block_of_text_is_a_line_in_reading_order(body: str, rows: list[str]) -> None:
    assert texts(body) == rows


@pytest.mark.parametrize(
    "silent",
    [
        pytest.param("<script>var 甲 = '机密';</script>", id="script"),
        pytest.param("<style>p::after { content: '机密' }</style>", id="style"),
        pytest.param("<noscript>机密</noscript>", id="noscript"),
        pytest.param("<template>机密</template>", id="template"),
        pytest.param("<p><script>document.write('机密')</script></p>", id="script in a paragraph"),
        pytest.param("<svg><text>机密</text></svg>", id="svg"),
        pytest.param("<select><option>机密</option></select>", id="select"),
        pytest.param("<button>机密</button>", id="button"),
        pytest.param("<textarea>机密</textarea>", id="textarea"),
        pytest.param("<SCRIPT>'机密'</SCRIPT>", id="capitals"),
        pytest.param("<script>'</p>机密'</script>", id="a tag inside the script"),
        pytest.param("<!-- 机密 -->", id="comment"),
        pytest.param("<?php 机密 ?>", id="processing instruction"),
    ],
)
def test_what_is_not_printed_is_in_no_line(silent: str) -> None:
    rows = texts(f"<p>甲</p>{silent}<p>乙</p>", head=f"<title>机密</title>{silent}")
    assert not any("机密" in row for row in rows)
    assert rows[0] == "甲"
    assert rows[-1] == "乙"


def test_text_behind_a_script_in_the_same_paragraph_stays() -> None:
    assert texts("<p>甲<script>x</script>乙</p>") == ["甲乙"]


@pytest.mark.parametrize("depth", [100, 250])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_deep_nesting_loses_no_text(tag: str, depth: int) -> None:
    body = "<p>甲</p>" + f"<{tag}>" * depth + "深处的麦田" + f"</{tag}>" * depth + "<p>乙</p>"
    rows = texts(body)
    assert "深处的麦田" in "".join(rows)
    assert (rows[0], rows[-1]) == ("甲", "乙")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>" * 5000 + "<p>深处的麦田</p>" + "</div>" * 5000, id="5,000 divs"),
        pytest.param("<b>" * 5000 + "深处的麦田" + "</b>" * 5000, id="5,000 inline elements"),
        pytest.param("<div>" * 5000 + "<p>深处的麦田</p>", id="5,000 divs never closed"),
    ],
)
def test_5000_levels_lose_no_text_or_are_refused(body: str) -> None:
    try:
        rows = texts(body)
    except UnreadableFile:
        return
    assert "深处的麦田" in "".join(rows)


def test_5000_levels_do_not_crash() -> None:
    with suppress(UnreadableFile):
        texts("<div>" * 5000 + "深处的麦田")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<?xml version="1.0" encoding="utf-8"?><html><p>麦田</p></html>', id="xhtml"),
        pytest.param(
            '<?xml version="1.0" encoding="gb2312"><html><p>麦田</p></html>',
            id="a declaration that is not closed properly",
        ),
        pytest.param('\ufeff<?xml version="1.0" encoding="utf-8"?><p>麦田</p>', id="BOM inside"),
        pytest.param(
            '<!-- 注 --><?xml version="1.0" encoding="utf-8"?><p>麦田</p>', id="comment first"
        ),
    ],
)
def test_an_xml_declaration_is_no_hindrance(page: str) -> None:
    assert [one.text for one in read("page.html", page.encode()).lines] == ["麦田"]


@pytest.mark.parametrize(
    "page",
    [
        "<",
        "<html>",
        "<html></html>",
        "<!-- 注 -->",
        "<p>",
        "<frameset></frameset>",
        "&#0;",
        "]]>",
        "<!DOCTYPE",
    ],
)
def test_broken_pages_do_not_crash(page: str) -> None:
    read("page.html", page.encode())


def test_what_stands_behind_the_end_of_the_page_is_read() -> None:
    """Two saved pages in one file, or a foot that a server adds: libxml2 sets it apart."""
    page = "<html><body><p>清晨五点，收割机下田。</p></body></html>"

    twice = read("page.html", f"{page}\n{page.replace('清晨', '黄昏')}".encode())
    foot = read("page.html", f"{page}尾声<p>颗粒归仓。</p>".encode())

    assert [line.text for line in twice.lines] == [
        "清晨五点，收割机下田。",
        "黄昏五点，收割机下田。",
    ]
    assert [line.text for line in foot.lines] == ["清晨五点，收割机下田。", "尾声", "颗粒归仓。"]
