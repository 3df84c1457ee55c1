"""版面记录: a page in the exchange format."""

import json

from backend.errors import UnreadableFile
from backend.record import error_record, page_record
from tests.backend.pages import BODY, REST, draft_of

PAGE = (
    "云溪时报\n2023年3月14日 星期二\n\n走基层\n\n三万亩小麦开镰\n——禾丰镇麦收记\n\n"
    f"本报记者 林岳\n\n{BODY}\n\n一、机器进田\n\n{REST}\n\n责任编辑：何秋\n"
)


def test_a_page_is_written_in_the_exchange_format() -> None:
    record = page_record(draft_of(PAGE))
    tags = [section.pop("tags") for section in record["articles"][0]["sections"]]
    confidence = record["articles"][0].pop("confidence")
    assert record == {
        "file": "page.txt",
        "articles": [
            {
                "title": "三万亩小麦开镰",
                "kicker": None,
                "subtitle": "禾丰镇麦收记",
                "column": "走基层",
                "byline": "本报记者 林岳",
                "credits": [
                    {"name": "林岳", "kind": "person", "role": "reporter", "affiliation": None}
                ],
                "source": None,
                "source_url": None,
                "dateline": None,
                "published_on": "2023-03-14",
                "sections": [
                    {"heading": None, "level": 0, "number": None, "paragraphs": [BODY]},
                    {"heading": "机器进田", "level": 1, "number": "一", "paragraphs": [REST]},
                ],
                "captions": [],
                "review_credits": [{"role": "editor", "name": "何秋"}],
                "flags": [],
                "findings": [],
            }
        ],
        "furniture": ["云溪时报", "2023年3月14日 星期二"],
    }
    assert all(isinstance(tag, str) for names in tags for tag in names)
    assert {"article", "title", "column", "credits", "heading"} <= set(confidence)
    assert all(0 < share <= 1 for share in confidence.values())


def test_a_record_is_json() -> None:
    record = page_record(draft_of(PAGE))
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_an_empty_page_has_no_articles_and_no_error() -> None:
    assert page_record(draft_of("")) == {"file": "page.txt", "articles": [], "furniture": []}


def test_flags_are_sorted_and_each_stands_once() -> None:
    record = page_record(draft_of(f"他说：“今年好。\n\n他说：“明年好。\n\n{BODY}"))
    for article in record["articles"]:
        assert article["flags"] == sorted(set(article["flags"]))


def test_flags_are_those_of_the_exchange_format_and_findings_are_all() -> None:
    page = draft_of(f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n2月30日，，开镰了。\n\n{REST}")
    (article,) = page_record(page)["articles"]
    assert article["flags"] == ["no_date"]
    assert {one["code"] for one in article["findings"]} == {
        "no_date", "repeated_mark", "impossible_date",
    }  # fmt: skip
    mark = next(one for one in article["findings"] if one["code"] == "repeated_mark")
    assert mark == {
        "code": "repeated_mark",
        "severity": "fault",
        "message": "标点“，，”重复",
        "excerpt": "2月30日，，开镰了。",
        "suggestion": "，",
        "lines": [7],
        "section": 0,
        "paragraph": 1,
        "start": 5,
        "end": 7,
    }


def test_an_unreadable_file_is_written_down_with_its_reason() -> None:
    error = UnreadableFile("page.txt", "binary", "不是文本文件")
    assert error_record("page.txt", error) == {
        "file": "page.txt",
        "articles": [],
        "error": "不是文本文件",
        "code": "binary",
    }
