"""The body of a web page 网页正文: the element that holds its prose, told from menus and lists of links.

Prose is counted by the marks of its sentences outside links; a portal's menus and headlines are links,
or have none.
"""

import re
from typing import Any

MARKS = re.compile(r"[，。！？；]|(?<=[\u4e00-\u9fff])[,;?!](?=[\u4e00-\u9fff\s]|$)")
CONTAINERS = frozenset(
    {
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "table",
        "tbody",
        "tr",
        "td",
        "form",
        "center",
        "dl",
        "dd",
        "ul",
    }
)
SHARE = 0.7
"""Share of all prose that an element must hold to be looked into; what stands beside it is the site's."""
LEAST = 6
"""Marks; a page with fewer has too little prose to tell."""


class Prose:
    """How much prose each element of the page holds, and which of them is the body."""

    def __init__(self, roots: list[Any], silent: frozenset[str]) -> None:
        self._order = [one for root in roots for one in root.iter() if isinstance(one.tag, str)]
        self._counts: dict[Any, int] = {}
        linked = self._linked()
        for node in reversed(self._order):
            self._counts[node] = (
                0 if node.tag in silent else self._count(node, linked=node in linked)
            )
        self.total = sum(self._counts.get(root, 0) for root in roots)
        self.body = self._find(max(roots, key=self.of)) if roots else None

    def of(self, node: Any) -> int:
        """The marks of sentences in the element, outside links."""
        return self._counts.get(node, 0)

    def share(self, node: Any) -> float:
        """The element's share of all prose."""
        return self.of(node) / max(self.total, 1)

    def _linked(self) -> set[Any]:
        linked: set[Any] = set()
        for node in self._order:
            if node.tag == "a" or node.getparent() in linked:
                linked.add(node)
        return linked

    def _count(self, node: Any, *, linked: bool) -> int:
        count = 0 if linked else len(MARKS.findall(node.text or ""))
        for child in node:
            count += self._counts.get(child, 0)
            count += 0 if linked else len(MARKS.findall(child.tail or ""))
        return count

    def _find(self, root: Any) -> Any:
        """Go down as long as one container holds most of the prose."""
        if self.total < LEAST:
            return root
        while True:
            best = max((one for one in root if one in self._counts), key=self.of, default=None)
            if best is None or best.tag not in CONTAINERS or self.share(best) < SHARE:
                return root
            root = best
