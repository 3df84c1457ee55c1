"""HTML 网页: every block of text becomes a line, marked with what the page says it is."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import lxml.html
from lxml import etree

from backend.chinese.punctuation import SPACES, ends_sentence
from backend.errors import UnreadableFile
from backend.readers.plain import NEWLINE
from backend.readers.web_body import Prose
from backend.readers.web_pictures import is_caption, is_centred, told_below
from backend.readers.web_tables import table_row
from backend.source import Line, Mark

SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "head",
        "select",
        "option",
        "button",
        "input",
        "textarea",
    }
)
BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "address",
        "body",
        "html",
        "center",
        "details",
        "summary",
    }
)
HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form"})
FURNITURE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|footer|foot|breadcrumb|crumb|crumbs|share|sharebar|related|recommend|sidebar|copyright|"
    r"toolbar|comment|comments|pager|pagination|qrcode|links|friendlink|hot|rank|top-?bar|site-?header|banner|search|login)(?:$|[-_ \d])",
    re.IGNORECASE,
)
CAPTION_NAMES = re.compile(
    r"(?:^|[-_ ])(?:caption|figcaption|tuzhu|tushuo)(?:$|[-_ ])|"
    r"(?:pic|img|image|photo)[-_]?(?:title|desc|description|text|txt|note|info|caption|explain)(?:$|[-_ \d])",
    re.IGNORECASE,
)
SOURCE_BREAK = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*"
    r"(?=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
"""A line end of the source between two Chinese characters: it prints as nothing, not as a space."""
LABELS = re.compile(
    r"\s*(?:(?:文章|信息|稿件)?来源|(?:发布|发表|更新)?(?:时间|日期)|作者|浏览|点击)\s*[:：]"
)
"""How a label line begins that a page has put into its title's element."""
MOST_LINKS = 0.6
"""Share of a block's characters inside links from which it is navigation, unless it is a sentence."""
DEEPEST = 200
"""Levels; deeper blocks are read as part of the block that holds them. Real pages have 15 to 40."""
SHORTEST_TITLE = 6
"""Characters from which a line that stands in the page's own name is its title and no site's name."""
BODY_SHARE = 0.4
"""A container with this share of the page's prose is content, whatever its class is called."""


_Printed = tuple[str, Mark, int]


def read_html(name: str, text: str) -> tuple[Line, ...]:
    """Number the page's blocks of text in reading order; empty blocks leave no line.

    Raises UnreadableFile for a page that is nested deeper than the parser can follow: what lies
    deeper, and all that comes after it, would be lost without a word.
    """
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    bare = re.sub(r"^\s*<\?xml[^>]*>", "", text).replace("\x00", "")
    if not bare.strip():
        return ()
    try:
        root = lxml.html.document_fromstring(bare, parser=parser)
    except etree.ParserError:
        return ()
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFile(name, "nested_too_deep", "网页标签嵌套太深，无法完整读取")
    # What stands behind </html> is read as a page of its own, and browsers show it.
    roots = [root, *root.itersiblings()]
    walk = _Walk(Prose(roots, SILENT))
    for one in roots:
        walk.enter(one)
        walk.flush()
    for place in told_below(walk.below_pictures, [text for text, *_ in walk.rows]):
        walk.rows[place] = (walk.rows[place][0], Mark.CAPTION, 0)
    rows = _with_title(walk.rows, str(root.findtext(".//title") or ""))
    return tuple(Line(number, *row) for number, row in enumerate(rows, start=1))


def _with_title(rows: list[_Printed], title: str) -> list[_Printed]:
    """Mark the line that stands in the page's own name as its heading, where no tag marks it."""
    whole = SPACES.sub("", title)
    if any(mark is Mark.HEADING and SPACES.sub("", text) in whole for text, mark, _ in rows):
        return rows
    for place, (text, mark, _) in enumerate(rows):
        bare = SPACES.sub("", text)
        if mark is Mark.PLAIN and len(bare) >= SHORTEST_TITLE and bare in whole:
            return [*rows[:place], (text, Mark.HEADING, 1), *rows[place + 1 :]]
    return rows


class _Setting(NamedTuple):
    """What the elements around a text say of it."""

    mark: Mark = Mark.PLAIN
    depth: int = 0
    linked: bool = False
    verbatim: bool = False
    centred: bool = False
    bold: bool = False


class _Walk:
    """One pass over the tree, without recursion limits: an explicit stack of steps."""

    def __init__(self, prose: Prose) -> None:
        self.rows: list[_Printed] = []
        self.prose = prose
        self.ended = False
        self.text: list[str] = []
        self.linked = self.bold = 0
        self.setting = _Setting()
        self.pictured = False
        self.named = ""
        self.below_pictures: list[int] = []

    def enter(self, root: Any) -> None:
        stack: list[Iterator[tuple[Any, _Setting]]] = [self._steps(root, _Setting(), 0)]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            else:
                stack.append(self._steps(*step, len(stack)))

    def _steps(self, node: Any, around: _Setting, level: int) -> Iterator[tuple[Any, _Setting]]:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in SILENT:
            return
        setting = self._inside(node, tag, around)
        if tag == "tr" and (row := table_row(node)):
            self._row(row, setting)
            return
        block = tag in BLOCKS and level < DEEPEST
        # some pages set captions in a span, and the label line in their title
        block |= setting.mark is Mark.CAPTION is not around.mark
        if around.mark is Mark.HEADING and LABELS.match(str(node.xpath("string()"))):
            block, setting = True, setting._replace(mark=Mark.PLAIN, depth=0)
        if block:
            self.flush()
        self.setting = setting
        self._note(tag, node)
        self._add(node.text)
        for child in node:
            yield child, setting
            self.setting = setting
            self._add_between(child.tail)
        if block:
            self.flush()
        self.ended |= node is self.prose.body

    def _note(self, tag: str, node: Any) -> None:
        """What an element does by itself: it ends the line, or it is a picture."""
        if tag == "br":
            self.flush()
        if tag == "img":
            self.pictured = True
            self.named = str(node.get("title") or node.get("alt") or "").strip()

    def _inside(self, node: Any, tag: str, around: _Setting) -> _Setting:
        setting = around._replace(
            linked=around.linked or tag == "a",
            verbatim=around.verbatim or tag == "pre",
            centred=around.centred or is_centred(node),
            bold=around.bold or tag in ("b", "strong"),
        )
        if around.mark is Mark.NAVIGATION:
            return setting
        names = f"{node.get('class', '')} {node.get('id', '')}"
        site_head = tag == "header" and not node.xpath(".//h1|.//h2")
        named = tag in FURNITURE_TAGS or site_head or FURNITURE_NAMES.search(names)
        if named and self.prose.share(node) < BODY_SHARE:
            return setting._replace(mark=Mark.NAVIGATION, depth=0)
        if tag == "figcaption" or CAPTION_NAMES.search(names):
            return setting._replace(mark=Mark.CAPTION, depth=0)
        if tag in HEADINGS:
            return setting._replace(mark=Mark.HEADING, depth=HEADINGS[tag])
        return setting

    def _add_between(self, text: str | None) -> None:
        """The text behind an element; the source's line end between two elements prints as a space."""
        self._add(" " if text and not text.strip() and not self.setting.verbatim else text)

    def _add(self, text: str | None) -> None:
        first, *more = NEWLINE.split(text or "") if self.setting.verbatim else [text or ""]
        self._gather(first)
        for line in more:
            self.flush()
            self._gather(line)

    def _gather(self, text: str) -> None:
        if text:
            self.text.append(text)
            self.linked += len(text.strip()) if self.setting.linked else 0
            self.bold += len(text.strip()) if self.setting.bold else 0

    def _row(self, text: str, setting: _Setting) -> None:
        """A row of a table is one line."""
        self.flush()
        self.setting = setting
        self._add(text)
        self.flush()

    def flush(self) -> None:
        """End the line that is being gathered."""
        printed = SOURCE_BREAK.sub("", "".join(self.text))
        text = re.sub(r"[ \t]+", " ", NEWLINE.sub(" ", printed)).strip()
        if text.strip("\u3000\xa0 "):
            mark, depth = self.setting[:2]
            links = self.linked / len(text) > MOST_LINKS and not ends_sentence(text)
            links &= mark is not Mark.HEADING
            centred = self.setting.centred and not self.bold
            pictured = self.pictured and mark is Mark.PLAIN and not links
            if pictured and (text == self.named or is_caption(text, centred=centred)):
                mark = Mark.CAPTION
            if pictured:
                self.below_pictures.append(len(self.rows))
            self.pictured = False
            site = links or self.ended
            self.rows.append((text, Mark.NAVIGATION, 0) if site else (text, mark, depth))
        self.text, self.linked, self.bold = [], 0, 0
