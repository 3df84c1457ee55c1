"""A page as it was read 来稿: its lines, what has been lifted out of it, and what its label lines say.

Line numbers count from 1 in the text as it was read; `lines` is always in page order.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.vocabulary import ArticleField, FurnitureReason

Lines = tuple[int, ...]


class Mark(StrEnum):
    """What the format itself says of a line: Markdown and HTML mark some, plain text none.

    `RUNNING` is a header or footer 书眉, `NOTE` a footnote 脚注, `ROW` a row of a table of data.
    """

    PLAIN = "plain"
    HEADING = "heading"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    RUNNING = "running"
    NOTE = "note"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page; `depth` is the heading depth 1 to 6 where the format marks one.

    `indent` says that it was printed with a paragraph's indent 段首空两格; `shift` is the blank width
    in front of it and `column` the width that its text is wrapped at, in Chinese characters; 0 where
    the format does not know.
    """

    number: int
    text: str
    mark: Mark = Mark.PLAIN
    depth: int = 0
    indent: bool = False
    shift: float = 0.0
    column: float = 0.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to no article 版面杂项, and why."""

    line: int
    text: str
    reason: FurnitureReason


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's label lines 信息行 say of the article they stand with.

    `account` says that the source is the account that posted the page; a printed 来源 knows better.
    """

    published_on: date | None = None
    source: str | None = None
    source_url: str | None = None
    byline: str | None = None
    editors: str | None = None
    whole_page: bool = False
    account: bool = False
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """读取说明: what an operator should know of a file that was read; `line` is 0 for all of it."""

    code: str
    message: str
    line: int = 0

    @property
    def sentence(self) -> str:
        """The remark as people read it, with its row where it speaks of one."""
        place = f"第 {self.line} 行：" if self.line else ""
        return f"{place}{self.message} [{self.code}]"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A page 版面 as text: its lines, how they were decoded, and what has been lifted out.

    `framed` says that it is a copied web page with one article, whose title has been found.
    """

    name: str
    sha256: str
    encoding: str
    format: str
    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...] = ()
    facts: tuple[PageFacts, ...] = ()
    remarks: tuple[Remark, ...] = ()
    framed: bool = False


Columns = tuple[tuple[ArticleField, str], ...]
"""A mapping 列对应: which column of a table holds which field, where the operator has said so."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of an article table 稿件表; `line` is its number and the line of all its fields.

    `body` is the body cell read as a page of its own, with its own line numbers.
    """

    line: int
    cells: tuple[tuple[ArticleField, str], ...]
    body: SourceText
    published_on: date | None = None

    def cell(self, field: ArticleField) -> str:
        """What the row has in a field, several columns of it below one another."""
        return "\n".join(text for name, text in self.cells if name is field)
