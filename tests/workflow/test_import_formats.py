"""import_articles 导入稿件: tables of articles and archives, by the row and by the member."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError

from articles.models import Article, File
from tests.backend.files import docx_of, zip_of
from tests.workflow.conftest import Run
from tests.workflow.pages import THREE_STORIES

BODY = "清晨五点，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。"
TABLE = f"标题,正文,作者\n三万亩小麦开镰,{BODY},林岳\n颗粒归仓,{BODY},方小满\n"


def write(folder: Path, name: str, data: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def titles() -> list[str]:
    return [one.title for one in Article.objects.order_by("file_id", "file_position")]


# Tables


def test_each_row_of_a_table_becomes_an_article(run: Run, tmp_path: Path) -> None:
    printed, code = run(write(tmp_path, "稿件.csv", TABLE))

    assert code == 0
    assert "✓ 稿件.csv：已收稿，2 篇稿件" in printed
    assert titles() == ["三万亩小麦开镰", "颗粒归仓"]
    article = Article.objects.order_by("file_position")[1]
    assert article.field_lines["title"] == article.field_lines["all"] == [3]
    assert article.sections.get().lines == [3]


def test_the_row_of_an_article_stands_in_the_files_text(run: Run, tmp_path: Path) -> None:
    run(write(tmp_path, "稿件.csv", TABLE))

    file = File.objects.get()
    assert (file.format, file.encoding, file.article_count) == ("csv", "utf-8", 2)
    assert file.text.split("\n")[2].startswith("颗粒归仓\t清晨五点")
    assert [row.get("field", row.get("furniture")) for row in file.ledger] == [
        "table_head", "record", "record",
    ]  # fmt: skip


def test_a_bad_row_is_told_and_costs_only_itself(run: Run, tmp_path: Path) -> None:
    printed, code = run(write(tmp_path, "稿件.csv", f"{TABLE}没有正文,,林岳\n"))

    assert code == 1
    assert "✓ 稿件.csv：已收稿，2 篇稿件" in printed
    assert "· 第 4 行：没有正文，也没有图片说明 [row_without_text]" in printed
    assert File.objects.get().reason_code == "row_without_text"
    assert "第 4 行" in File.objects.get().reason


def test_an_unknown_column_is_told(run: Run, tmp_path: Path) -> None:
    data = TABLE.replace("作者", "执笔")

    printed, code = run(write(tmp_path, "稿件.csv", data))

    assert code == 0
    assert "[unknown_column]" in printed
    assert "执笔" in printed


def test_the_operator_says_which_column_is_which(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "稿件.csv", TABLE.replace("标题,正文,作者", "A,B,C"))

    refused, code = run(path)
    printed, _ = run(path, "--columns", "title=A,body=B,byline=C")

    assert code == 1
    assert "[no_columns]" in refused
    assert "2 篇稿件" in printed
    assert titles() == ["三万亩小麦开镰", "颗粒归仓"]


def test_another_mapping_reads_the_table_again(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "稿件.csv", TABLE.replace("作者", "副标题甲"))
    run(path)

    again, _ = run(path, "--columns", "subtitle=副标题甲")
    same, _ = run(path, "--columns", "subtitle=副标题甲")

    assert "已按新规则重读" in again
    assert "早已收过" in same
    assert [one.subtitle for one in Article.objects.order_by("file_position")] == ["林岳", "方小满"]


def test_a_mapping_does_not_make_pages_be_read_again(run: Run, page: Path) -> None:
    run(page)

    assert "早已收过" in run(page, "--columns", "title=A")[0]


def test_a_mapping_does_not_stop_at_a_file_of_no_known_kind(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "说明.xyz", "甲")
    write(tmp_path, "稿件.csv", TABLE)

    printed, code = run(tmp_path, "--columns", "title=标题")

    assert code == 1
    assert "[unknown_format]" in printed
    assert "2 篇稿件" in printed


def test_a_mapping_nobody_understands_is_told(run: Run, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="列对应"):
        run(write(tmp_path, "稿件.csv", TABLE), "--columns", "题图=A")


# Archives


def archive(folder: Path, **more: bytes) -> Path:
    rows = {"三月/一版.md": THREE_STORIES.encode(), "三月/稿件.csv": TABLE.encode()}
    return write(folder, "报纸.zip", zip_of(rows | more))


def test_each_file_of_an_archive_comes_in_by_itself(run: Run, tmp_path: Path) -> None:
    printed, code = run(archive(tmp_path))

    assert code == 0
    assert "✓ 报纸.zip/三月/一版.md：已收稿，3 篇稿件" in printed
    assert "✓ 报纸.zip/三月/稿件.csv：已收稿，2 篇稿件" in printed
    assert "文件 2（已收稿 2）；稿件 5 篇" in printed
    assert list(File.objects.order_by("pk").values_list("name", "outcome")) == [
        ("报纸.zip/三月/一版.md", "imported"),
        ("报纸.zip/三月/稿件.csv", "imported"),
    ]


def test_an_archive_brought_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    run(archive(tmp_path))

    assert "文件 2（早已收过，未改动 2）；稿件 0 篇" in run(archive(tmp_path))[0]


def test_a_file_that_came_by_itself_is_known_inside_an_archive(run: Run, tmp_path: Path) -> None:
    run(write(tmp_path / "a", "稿件.csv", TABLE))

    printed, _ = run(archive(tmp_path / "b"))

    assert "＝ 报纸.zip/三月/稿件.csv：早已收过" in printed
    assert Article.objects.count() == 5


def test_a_bad_member_costs_only_itself(run: Run, tmp_path: Path) -> None:
    bad = {"a.zip": zip_of({"b.txt": b"b"}), "b.txt": b"%PDF-1.7", "c.jpg": b"\xff\xd8\xff"}

    printed, code = run(archive(tmp_path, **bad))

    assert code == 1
    refused = dict(File.objects.filter(outcome="rejected").values_list("name", "reason_code"))
    assert refused == {
        "报纸.zip/a.zip": "nested_archive",
        "报纸.zip/b.txt": "wrong_kind",
        "报纸.zip/c.jpg": "unknown_format",
    }
    assert Article.objects.count() == 5
    assert printed.count("✗") == 3


def test_what_a_system_put_into_an_archive_is_listed(run: Run, tmp_path: Path) -> None:
    printed, code = run(archive(tmp_path, **{"__MACOSX/._a": b"x", ".DS_Store": b"x"}))

    assert code == 0
    assert "略过：报纸.zip/__MACOSX/._a、报纸.zip/.DS_Store [archive_skipped]" in printed
    assert File.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"PK\x03\x04", "broken_file", id="broken"),
        pytest.param(zip_of({}), "empty_archive", id="empty"),
        pytest.param(zip_of({"__MACOSX/._a": b"x"}), "empty_archive", id="nothing but a system's"),
        pytest.param(docx_of(["麦田"]), "wrong_kind", id="a document"),
    ],
)
def test_an_archive_that_holds_nothing_is_refused_by_its_own_name(
    run: Run, tmp_path: Path, data: bytes, code: str
) -> None:
    printed, exit_code = run(write(tmp_path, "报纸.zip", data))

    assert exit_code == 1
    assert f"[{code}]" in printed
    assert list(File.objects.values_list("name", "reason_code")) == [("报纸.zip", code)]


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["storing", "trying out"])
def test_each_file_of_an_archive_has_its_json(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = archive(tmp_path / "in", **{"坏.txt": b"%PDF-1.7"})

    printed, code = run(path, "--json", tmp_path / "out", *words)

    assert code == 1
    assert {one.name for one in (tmp_path / "out").iterdir()} == {
        "报纸.zip__三月__一版.md.json",
        "报纸.zip__三月__稿件.csv.json",
        "报纸.zip__坏.txt.json",
    }
    record = json.loads((tmp_path / "out" / "报纸.zip__坏.txt.json").read_bytes())
    assert (record["file"], record["code"]) == ("报纸.zip/坏.txt", "wrong_kind")
    assert Article.objects.count() == (0 if words else 5)
    assert printed.count("报纸.zip/三月/稿件.csv") == 1
