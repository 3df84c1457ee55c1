"""HTML 网页: every block of text becomes a line, marked with what the page says it is."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from backend.draft import Line, Mark
from backend.readers.plain import NEWLINE

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
    r"(?:^|[-_ ])(?:caption|figcaption|pic-?desc|img-?desc|tuzhu|photo-?desc)(?:$|[-_ ])",
    re.IGNORECASE,
)
MOST_LINKS = 0.6
"""Share of a block's characters inside links from which it is navigation, unless it is a sentence."""
DEEPEST = 200
"""Levels; deeper blocks are read as part of the block that holds them. Real pages have 15 to 40."""
BODY_SHARE = 0.4
"""A container with this share of the page's text is content, whatever its class is called."""


def read_html(text: str) -> tuple[Line, ...]:
    """Number the page's blocks of text in reading order; empty blocks leave no line."""
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    if not text.strip():
        return ()
    try:
        root = lxml.html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", ""), parser=parser
        )
    except etree.ParserError:
        return ()
    walk = _Walk(len(str(root.xpath("string()"))))
    walk.enter(root, Mark.PLAIN, 0)
    walk.flush()
    return tuple(Line(number, *row) for number, row in enumerate(walk.rows, start=1))


class _Walk:
    """One pass over the tree, without recursion limits: an explicit stack of steps."""

    def __init__(self, total: int) -> None:
        self.rows: list[tuple[str, Mark, int]] = []
        self.total = max(total, 1)
        self.text: list[str] = []
        self.linked = 0
        self.mark = Mark.PLAIN
        self.depth = 0

    def enter(self, root: Any, mark: Mark, depth: int) -> None:
        stack: list[Iterator[tuple[str, Any, Mark, int]]] = [self._steps(root, mark, depth, 0)]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            elif step[0] == "element":
                stack.append(self._steps(step[1], step[2], step[3], len(stack)))

    def _steps(
        self, node: Any, mark: Mark, depth: int, level: int
    ) -> Iterator[tuple[str, Any, Mark, int]]:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in SILENT:
            return
        mark, depth = self._marks(node, tag, mark, depth)
        block = tag in BLOCKS and level < DEEPEST
        if block:
            self.flush()
        self.mark, self.depth = mark, depth
        if tag == "br":
            self.flush()
        self._add(node.text, linked=tag == "a")
        for child in node:
            yield ("element", child, mark, depth)
            self.mark, self.depth = mark, depth
            self._add(child.tail, linked=tag == "a")
        if block:
            self.flush()

    def _marks(self, node: Any, tag: str, mark: Mark, depth: int) -> tuple[Mark, int]:
        if mark is Mark.NAVIGATION:
            return mark, 0
        names = f"{node.get('class', '')} {node.get('id', '')}"
        site_head = tag == "header" and not node.xpath(".//h1|.//h2")
        if tag in FURNITURE_TAGS or site_head or FURNITURE_NAMES.search(names):
            share = len(str(node.xpath("string()"))) / self.total
            if share < BODY_SHARE:
                return Mark.NAVIGATION, 0
        if tag == "figcaption" or CAPTION_NAMES.search(names):
            return Mark.CAPTION, 0
        return (Mark.HEADING, HEADINGS[tag]) if tag in HEADINGS else (mark, depth)

    def _add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self.text.append(text)
            self.linked += len(text.strip()) if linked else 0

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = re.sub(r"[ \t]+", " ", NEWLINE.sub(" ", "".join(self.text))).strip()
        if text.strip("\u3000\xa0 "):
            links = self.linked / len(text) > MOST_LINKS and text[-1] not in "。！？”"
            self.rows.append(
                (text, Mark.NAVIGATION if links else self.mark, self.depth if not links else 0)
            )
        self.text, self.linked = [], 0
