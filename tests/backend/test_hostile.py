"""Hostile text: no page stops the walk, whatever stands on it; each ends well inside half a minute.

Times are measured and reported, not asserted: the guard is what one file may cost at most.
"""

from time import perf_counter

import pytest

from backend.errors import UnreadableFile
from backend.pipeline import page_from_bytes

GUARD = 30.0
"""Seconds; every case below takes less than three on one core."""
SENTENCE = "云溪县今年小麦丰收，农民喜笑颜开。"


def rows(unit: str, characters: int) -> str:
    return "\n".join([unit] * (characters // (len(unit) + 1)))


PAGES: list[tuple[str, str]] = [
    ("1 MB of 的 in lines", rows("的" * 18, 340_000)),
    ("150,000 的 on one line", "的" * 150_000),
    ("10,000 brackets", "（" * 5_000 + "）" * 5_000),
    ("10,000 brackets that never close", "（" * 10_000),
    ("10,000 brackets in lines", rows("（" * 20, 10_000)),
    ("mixed brackets on one line", "(（" * 50_000),
    ("mixed brackets in lines", rows("(（" * 10, 10_000)),
    ("every kind of bracket", "（(【《“‘「『〔[" * 1_000),
    ("1 MB of spaces in lines", rows(" " * 100, 1_000_000)),
    ("spaces on one line", " " * 200_000),
    ("full-width spaces", "　" * 200_000),
    ("role words on one line", "本报记者 " * 30_000),
    ("1 MB of role words in lines", rows("本报记者 ", 360_000)),
    ("role words, twenty a line", rows("本报记者 " * 20, 340_000)),
    ("100,000 short lines", rows("云溪", 300_000)),
    ("100,000 blank lines", "\n" * 100_000),
    ("10,000 short lines that differ", "\n".join(f"第{n}号田" for n in range(5_000))),
    ("20,000 short sentences", "\n".join(f"第{n}号田丰收。" for n in range(20_000))),
    ("one line of 150,000 characters", SENTENCE * 8_800),
    (
        "a column that never ends its sentence",
        rows("云溪县今年小麦丰收，农民喜笑颜开，大家都", 10_000),
    ),
    (
        "a quotation that never closes",
        "“\n" + rows("云溪县今年小麦丰收，农民喜笑颜开，大家都", 10_000),
    ),
    ("bylines", rows("本报记者 林岳", 100_000)),
    ("review lines", rows("责任编辑：林岳 校对：何秋", 100_000)),
    ("labels", rows(f"来源：云溪发布\n{SENTENCE}", 40_000)),
    ("turns", rows(f"（下转第2版）\n{SENTENCE}", 40_000)),
    ("numbered headings", "\n\n".join(f"一、麦田丰收{n}" for n in range(5_000))),
    ("dashes", rows("——", 100_000)),
    ("a run of family names", "林" * 100_000),
    ("digits", "1" * 150_000),
    ("dates", "2024年5月6日" * 10_000),
    ("angle brackets", "> " * 50_000),
    ("bars", "麦|" * 50_000),
    ("dots", "…" * 100_000),
    ("zero-width spaces", "\u200b" * 150_000),
    ("combining marks", "麦" + "\u0301" * 100_000),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in PAGES])
def test_a_hostile_page_is_walked_through_in_good_time(text: str) -> None:
    start = perf_counter()
    page_from_bytes("page.txt", text.encode())
    assert perf_counter() - start < GUARD


MARKDOWN: list[tuple[str, str]] = [
    ("1,000 headings", "\n\n".join(f"## 麦田丰收{n}" for n in range(1_000))),
    ("stars", rows("**麦*" * 300, 100_000)),
    ("open links", rows("[麦](" * 300, 2_500)),
    ("open images", rows("![麦](" * 300, 2_500)),
    ("quotations in quotations", rows("> " * 900, 100_000)),
    ("underscores", rows("__" * 900, 100_000)),
    ("number signs", rows("# " * 900, 100_000)),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in MARKDOWN])
def test_hostile_markdown_is_walked_through_in_good_time(text: str) -> None:
    start = perf_counter()
    page_from_bytes("page.md", text.encode())
    assert perf_counter() - start < GUARD


HTML: list[tuple[str, str]] = [
    ("1,500 nested divs", "<div>" * 1_500 + SENTENCE),
    ("1,000 nested navs", "<nav>" * 1_000 + SENTENCE),
    ("20,000 paragraphs", f"<p>{SENTENCE}</p>" * 20_000),
    ("20,000 line breaks", "麦<br>" * 20_000),
    ("50,000 open tags", "<p>" * 50_000),
    ("50,000 less-than signs", "<" * 50_000),
    ("50,000 entities", "&nbsp;" * 50_000),
    ("an attribute of 100,000 characters", f'<p class="{"nav " * 25_000}">麦田</p>'),
    ("a comment of 100,000 characters", f"<!--{'麦' * 100_000}--><p>麦田</p>"),
    ("a meta of 100,000 characters", f"<meta {'charset ' * 12_000}><p>麦田</p>"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HTML])
def test_a_hostile_web_page_is_walked_through_in_good_time(text: str) -> None:
    start = perf_counter()
    page_from_bytes("page.html", text.encode())
    assert perf_counter() - start < GUARD


def test_a_megabyte_on_one_line_is_refused_at_once() -> None:
    start = perf_counter()
    with pytest.raises(UnreadableFile, match="20 万字"):
        page_from_bytes("page.txt", ("的" * 350_000).encode())
    assert perf_counter() - start < GUARD
