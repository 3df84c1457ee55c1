"""Pages for tests: text in, the page's record or its lines out."""

from typing import Any

from hypothesis import settings

from backend.cleaning import clean
from backend.draft import PageDraft
from backend.pipeline import page_from_bytes
from backend.readers import read
from backend.record import Record, page_record
from backend.source import SourceText

BODY = "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。"
REST = "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。"
TEXT = f"{BODY}\n\n{REST}"
WRAPPED = """三万亩小麦开镰

本报记者 林岳

清晨五点，二十台收割机驶入云溪县
禾丰镇的麦田，村民们早早等在地头。六
十岁的种粮大户谭守田抓起一把麦粒，放
在嘴里嚼了嚼，脸上有了笑容。

今年全县种植小麦三万亩，亩产比去
年多了一成，预计六月中旬收割完毕。县
农机站把全县分成十二片，每片都有专人
调度机器，哪块地先熟就先收哪块。
"""
FIRST = "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。六十岁的种粮大户谭守田抓起一把麦粒，放在嘴里嚼了嚼，脸上有了笑容。"
SECOND = "今年全县种植小麦三万亩，亩产比去年多了一成，预计六月中旬收割完毕。县农机站把全县分成十二片，每片都有专人调度机器，哪块地先熟就先收哪块。"
EVERY = settings(max_examples=60, derandomize=True, deadline=None, database=None)
FEW = settings(max_examples=19, derandomize=True, deadline=None, database=None)


def cleaned(text: str, name: str = "page.txt") -> SourceText:
    """Read and clean a page."""
    return clean(read(name, text.encode()))


def draft_of(text: str, name: str = "page.txt") -> PageDraft:
    """Walk a page through the whole workshop."""
    return page_from_bytes(name, text.encode())


def articles_of(text: str, name: str = "page.txt") -> list[Record]:
    """The page's articles as the exchange format has them."""
    found: list[Record] = page_record(draft_of(text, name))["articles"]
    return found


def article_of(text: str, name: str = "page.txt") -> Record:
    """The page's only article."""
    (article,) = articles_of(text, name)
    return article


def paragraphs(article: Record) -> list[str]:
    """The article's paragraphs, whatever their section."""
    return [text for section in article["sections"] for text in section["paragraphs"]]


def headings(article: Record) -> list[tuple[Any, Any, Any]]:
    """The article's headings with level and number."""
    return [
        (section["heading"], section["level"], section["number"])
        for section in article["sections"]
        if section["heading"]
    ]


def credits(article: Record) -> list[str]:
    """The article's makers as `role 姓名@单位`."""
    return [
        f"{one['role']} {one['name']}" + (f"@{one['affiliation']}" if one["affiliation"] else "")
        for one in article["credits"]
    ]
