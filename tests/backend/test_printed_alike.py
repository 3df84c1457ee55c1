"""字形: a page in traditional characters or with a keyboard's marks has the same articles, as printed."""

import json
from pathlib import Path

import pytest
from opencc import OpenCC

from backend.chinese.plain import plain
from backend.pipeline import page_from_bytes
from backend.record import Record, page_record
from tests.backend.test_dressed_alike import text_of
from tests.corpus.test_corpus import PAGES

PLAIN = [page for page in PAGES if page.suffix == ".txt"]
KEYBOARD = str.maketrans("，：；？！（）", ",:;?!()")
WORDS = ("findings", "flags", "tags", "abstract", "character_count")
"""What speaks of the printed words themselves: a mark of the wrong width is a finding."""


def articles(text: str) -> list[Record]:
    page = page_record(page_from_bytes("page.txt", text.encode()))
    for article in page["articles"]:
        for one in (article, *article["sections"]):
            for name in WORDS:
                one.pop(name, None)
    return list(page["articles"])


def told(articles: list[Record]) -> str:
    return plain(json.dumps(articles, ensure_ascii=False).translate(KEYBOARD)).replace("覆", "复")


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.stem)
def test_the_marks_of_a_keyboard_change_no_article(page: Path) -> None:
    text = text_of(page)
    assert told(articles(text.translate(KEYBOARD))) == told(articles(text))


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.stem)
def test_traditional_characters_change_no_article(page: Path) -> None:
    text = text_of(page)
    assert told(articles(OpenCC("s2t").convert(text))) == told(articles(text))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("中新社北京11月11日电(记者林岳)今天,", "中新社北京11月11日电（记者林岳）今天，"),
        ("全县售出3,000斤,比去年多", "全县售出3,000斤，比去年多"),
        ("12:30开始:比赛", "12:30开始：比赛"),
        ("巡回赛(LPGA)四大赛", "巡回赛（LPGA）四大赛"),
        ("see (Page 4), please", "see (Page 4), please"),
        ('他说:"好",就走了', "他说：“好”，就走了"),
        ("「雲溪」縣", "“云溪”县"),
        ("价格(3.5元", "价格（3.5元"),
    ],
)
def test_plain_forms(printed: str, read: str) -> None:
    assert plain(printed) == read
    assert len(read) == len(printed)


def test_what_was_printed_is_given_back() -> None:
    page = page_record(
        page_from_bytes(
            "page.txt",
            "雲溪縣三萬畝小麥開鐮\n本報記者 林嶽\n清晨五點,二十臺收割機(新購)駛入麥田。「今年好,」他說。".encode(),
        )
    )
    (article,) = page["articles"]
    assert article["title"] == "雲溪縣三萬畝小麥開鐮"
    assert article["credits"][0]["name"] == "林嶽"
    assert article["sections"][0]["paragraphs"] == [
        "清晨五點,二十臺收割機(新購)駛入麥田。「今年好,」他說。"
    ]


def test_a_column_in_front_of_the_title_is_printed_as_it_stands() -> None:
    text = "【雲溪見聞】三萬畝小麥開鐮\n記者 林嶽\n\n清晨五點,二十臺收割機駛入麥田,村民們早早等在地頭。\n"
    (article,) = page_record(page_from_bytes("page.txt", text.encode()))["articles"]
    assert (article["column"], article["title"]) == ("雲溪見聞", "三萬畝小麥開鐮")
