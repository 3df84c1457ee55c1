"""CSV and JSON lines: delimiters and encodings found, quotes read strictly, broken rows told."""

import json

import pytest

from backend.pipeline import page_from_bytes
from tests.backend.pages import BODY, REST, credits, paragraphs
from tests.backend.tables import ROW, articles_of, as_csv, code_of, remarks_of

# CSV


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5"]
)
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    row = {
        "標題": "三萬畝小麥開鐮",
        "正文": f"清晨五點，麥田裡已經很熱鬧{delimiter}今年的天氣很好，大家都來幫忙。",
    }
    page = page_from_bytes("a.csv", as_csv([row], delimiter=delimiter, encoding=encoding))
    draft = page.articles[0].draft
    assert draft.title
    assert draft.title.value == row["標題"]
    assert [one.value for one in draft.paragraphs()] == [row["正文"].replace("\t", " ")]
    assert page.source.encoding in encoding.replace("utf-8-sig", "utf-8").replace(
        "utf-16", "utf-16-le-le"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quoted_line_breaks_stay_in_their_cell(end: str) -> None:
    data = f'标题,正文{end}三万亩小麦开镰,"{BODY}{end}{end}{REST}"{end}第二篇,"他说""好""。{BODY}"{end}'
    page = page_from_bytes("a.csv", data.encode())
    first, second = page.articles
    assert [one.value for one in first.draft.paragraphs()] == [BODY, REST]
    assert next(second.draft.paragraphs()).value.startswith('他说"好"。')
    assert [one.draft.places[0][0] for one in page.articles] == [2, 3]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param('坏,"没有收尾的引号\n', "row_quotes", id="a quote never closed"),
        pytest.param('坏,"引号"后面还有字\n', "row_quotes", id="text behind a quote"),
        pytest.param("坏,正文,多了一格\n", "row_cells", id="a cell too many"),
        pytest.param("坏\n", "row_cells", id="a cell too few"),
    ],
)
def test_a_broken_row_costs_only_itself(row: str, code: str) -> None:
    data = f"标题,正文\n甲,{BODY}\n{row}乙,{REST}\n丙,{BODY}\n"
    page = page_from_bytes("a.csv", data.encode())
    assert remarks_of(page) == [(code, 3)]
    titles = [one.draft.title.value for one in page.articles if one.draft.title]
    assert titles == ["甲", "乙", "丙"]


def test_empty_cells_behind_the_last_column_do_no_harm() -> None:
    page = page_from_bytes("a.csv", f"标题,正文\n甲,{BODY},,\n".encode())
    assert (len(page.articles), page.source.remarks) == (1, ())


def test_a_file_full_of_broken_quotes_is_refused() -> None:
    assert code_of("a.csv", "标题,正文\n".encode() + '坏,"坏"坏\n'.encode() * 500) == "broken_file"


def test_a_table_cut_inside_a_row_tells_of_that_row() -> None:
    data = as_csv([ROW, ROW, ROW], encoding="utf-8")
    last = data.rindex("清晨".encode())
    page = page_from_bytes("a.csv", data[: last + 60])
    assert len(page.articles) == 2
    assert [line for _, line in remarks_of(page)] == [4, 5][: len(page.source.remarks)]


# JSON lines


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param('{"标题": "甲", "正文": ', "row_not_json", id="cut"),
        pytest.param("[1, 2]", "row_not_json", id="a list"),
        pytest.param('"甲"', "row_not_json", id="a text"),
        pytest.param('{"标题": {"a": 1}, "正文": "乙"}', "row_value", id="an object in an object"),
        pytest.param('{"标题": true, "正文": "乙"}', "row_value", id="a truth value"),
        pytest.param('{"标题": "甲"}', "row_without_text", id="no body"),
        pytest.param('{"甲": "a"}', "no_columns", id="no column known"),
        pytest.param('{"正文": "a", "内容": "b"}', "column_twice", id="two bodies"),
        pytest.param('{"标题": "\\ud800", "正文": "乙"}', "row_not_json", id="half a character"),
        pytest.param("[" * 5_000, "row_not_json", id="nesting without end"),
    ],
)  # fmt: skip
def test_a_bad_json_line_costs_only_itself(line: str, code: str) -> None:
    good = json.dumps(ROW, ensure_ascii=False)
    page = page_from_bytes("a.jsonl", f"{good}\n{line}\n\n{good}\n".encode())
    assert len(page.articles) == 2
    assert remarks_of(page) == [(code, 2)]


def test_lists_and_numbers_are_values_too() -> None:
    row = {
        "title": "三万亩小麦开镰",
        "body": [BODY, REST],
        "authors": ["林岳", "方小满"],
        "date": 20250103,
    }
    (article,) = articles_of([row, row], "a.jsonl")[:1]
    assert paragraphs(article) == [BODY, REST]
    assert credits(article) == ["author 林岳", "author 方小满"]
    assert article["published_on"] == "2025-01-03"


def test_json_that_is_no_row_of_objects_is_told() -> None:
    assert code_of("a.jsonl", b'[{"title": 1}]') == "wrong_kind"
