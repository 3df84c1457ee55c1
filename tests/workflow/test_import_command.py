"""import_articles 导入稿件: folders in, a report line per file, and an exit code that tells."""

import json
from datetime import date
from pathlib import Path
from typing import Any, override

import pytest

from articles.models import Article, Batch, File, Issue, Publication
from articles.workflow import sandbox
from articles.workflow.sandbox import Sandbox
from backend.draft import PageDraft
from backend.pipeline import members
from backend.source import Columns
from backend.vocabulary import AuthorKind, CreditRole, FindingCode
from tests.workflow.conftest import Run
from tests.workflow.pages import write_page

PAGES = Path(__file__).resolve().parents[1] / "corpus" / "pages"
ARTICLE_KEYS = {
    "title", "kicker", "subtitle", "column", "byline", "credits", "source", "source_url",
    "dateline", "published_on", "sections", "captions", "review_credits", "flags",
    "confidence",
    "findings",
}  # fmt: skip


class Counting(Sandbox):
    """Readers that keep count."""

    def __init__(self) -> None:
        super().__init__()
        self.read_names: list[str] = []

    @override
    def read(self, name: str, data: bytes, columns: Columns = ()) -> PageDraft:
        self.read_names.append(name)
        return super().read(name, data, columns)


# What comes in


@pytest.mark.parametrize("workers", ["1", "3"])
def test_the_report_is_in_the_order_of_the_files(run: Run, tmp_path: Path, workers: str) -> None:
    for number in range(9):
        write_page(
            tmp_path, f"# 夜读之{number}\n\n{'灯下读书。' * 300 * (number % 3)}\n", f"{number}.md"
        )

    printed, code = run(tmp_path, "--workers", workers)

    assert code == 0
    named = [line[2:6] for line in printed.splitlines()[:-1]]
    assert named == [f"{number}.md" for number in range(9)]
    assert [row.name for row in File.objects.order_by("pk")] == named


def test_a_folder_comes_in_with_a_line_for_each_file(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path)
    (tmp_path / "夏").mkdir()
    write_page(tmp_path / "夏", "# 夜读\n\n灯下读书，最宜秋夜，一卷在手便忘了时辰。\n", "夜读.md")

    printed, code = run(tmp_path)

    assert code == 0
    assert [line[:2] for line in printed.splitlines()] == ["✓ ", "✓ ", "完成"]
    assert "✓ page.md：已收稿，3 篇稿件" in printed
    assert "文件 2（已收稿 2）；稿件 4 篇，签发 0 篇" in printed
    assert Article.objects.count() == 4
    assert Batch.objects.get().finished_at is not None


def test_a_single_file_comes_in(run: Run, page: Path) -> None:
    printed, code = run(page)

    assert (code, Article.objects.count()) == (0, 3)
    assert "文件 1（已收稿 1）" in printed


def test_a_file_that_is_named_twice_is_read_once(run: Run, page: Path) -> None:
    printed, _ = run(page, page.parent, page)

    assert "文件 1（" in printed


def test_hidden_files_are_left_alone(run: Run, page: Path) -> None:
    (page.parent / ".DS_Store").write_bytes(b"\x00\x01")
    (page.parent / ".git").mkdir()
    (page.parent / ".git" / "config.txt").write_text("x")

    assert run(page.parent)[1] == 0
    assert File.objects.count() == 1


def test_a_second_run_says_that_it_has_nothing_to_do(run: Run, page: Path) -> None:
    run(page)
    before = list(Article.objects.values())

    printed, code = run(page)

    assert code == 0
    assert "＝ page.md：早已收过，未改动（3 篇）" in printed
    assert "文件 1（早已收过，未改动 1）；稿件 0 篇" in printed
    assert list(Article.objects.values()) == before


def test_an_archive_is_published_at_once_where_that_is_asked(run: Run, page: Path) -> None:
    printed, _ = run(page, "--publish")

    assert "签发 3 篇" in printed
    assert Publication.objects.live().count() == 3


def test_the_operator_names_the_paper_the_issue_and_the_page(run: Run, page: Path) -> None:
    run(page, "--source", "云溪日报", "--issue-date", "2026-03-08", "--page", "4")

    assert {str(one.source) for one in Article.objects.all()} == {"云溪日报"}
    assert {one.page_number for one in Article.objects.all()} == {4}
    assert Issue.objects.get().date == date(2026, 3, 8)


def test_the_corpus_comes_in_whole(run: Run) -> None:
    files = [path for path in PAGES.iterdir() if path.suffix != ".zip"]
    inside = [name for path in PAGES.glob("*.zip") for name in _inside(path)]
    count = len(files) + len(inside)

    printed, code = run(PAGES)

    assert code == 0
    assert f"文件 {count}（已收稿 {count}）" in printed
    for file in File.objects.all():
        counted = file.articles.count() + file.pictures.count()
        assert counted >= 1, file.name


# Trying out


def test_a_dry_run_stores_nothing(run: Run, page: Path) -> None:
    printed, code = run(page, "--dry-run")

    assert code == 0
    assert "试读，未写入数据库" in printed
    assert "稿件 3 篇" in printed
    assert not Batch.objects.exists()
    assert not File.objects.exists()
    assert not Article.objects.exists()


def test_a_dry_run_tells_of_failures_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")

    printed, code = run(tmp_path, "--dry-run")

    assert code == 1
    assert "[wrong_kind]" in printed


def test_one_json_is_written_for_each_page_of_the_corpus(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"

    run(PAGES, "--dry-run", "--json", out)

    names = {path.name for path in PAGES.iterdir() if path.suffix != ".zip"}
    names |= {name for path in PAGES.glob("*.zip") for name in _inside(path)}
    assert {path.name for path in out.iterdir()} == {f"{name}.json" for name in names}
    for path in out.iterdir():
        record = json.loads(path.read_bytes())
        assert set(record) - {"remarks"} == {"file", "articles", "furniture"}
        assert f"{record['file'].replace('/', '__')}.json" == path.name
        assert record["articles"]
        for article in record["articles"]:
            _check_article(article)
        assert all(isinstance(line, str) for line in record["furniture"])


def test_a_json_is_written_while_storing_too(run: Run, page: Path, tmp_path: Path) -> None:
    run(page, "--json", tmp_path / "out")

    record = json.loads((tmp_path / "out" / "page.md.json").read_bytes())
    assert [one["title"] for one in record["articles"]] == [
        one.title for one in Article.objects.order_by("file_position")
    ]


def test_a_page_is_read_once_for_its_articles_and_its_json(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting()
    monkeypatch.setattr(sandbox, "_shared", counting)
    out = tmp_path / "out"

    run(page, "--json", out)
    assert counting.read_names == ["page.md"]
    record = (out / "page.md.json").read_bytes()

    (out / "page.md.json").unlink()
    printed, _ = run(page, "--json", out)
    assert "＝ page.md：早已收过，未改动（3 篇）" in printed
    assert (out / "page.md.json").read_bytes() == record
    assert counting.read_names == ["page.md"] * 2

    run(page)
    assert counting.read_names == ["page.md"] * 2
    counting.close()


def test_a_name_too_long_for_a_file_system_is_shortened(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    for month in "一二":
        inside = folder / month / ("很长的文件夹名" * 8) / ("又一个很长的文件夹名" * 6)
        inside.mkdir(parents=True)
        write_page(inside)

    _, code = run(folder, "--dry-run", "--json", tmp_path / "out")

    assert code == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_file_called_like_another_ones_json_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    for folder, name in (("a", "b.md"), ("", "a__b.md"), ("", "2__a__b.md")):
        (tmp_path / "pages" / folder).mkdir(parents=True, exist_ok=True)
        write_page(tmp_path / "pages" / folder, name=name)

    run(tmp_path / "pages", "--dry-run", "--json", tmp_path / "out")

    assert len(list((tmp_path / "out").iterdir())) == 3


def test_the_json_of_an_unreadable_file_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_bytes(b"")

    run(tmp_path, "--dry-run", "--json", tmp_path / "out")

    refused = json.loads((tmp_path / "out" / "a.txt.json").read_bytes())
    assert (refused["articles"], refused["code"]) == ([], "wrong_kind")
    assert "PDF" in refused["error"]
    empty = json.loads((tmp_path / "out" / "b.txt.json").read_bytes())
    assert empty == {"file": "b.txt", "articles": [], "furniture": []}


def test_files_of_one_name_in_two_folders_have_a_json_each(run: Run, tmp_path: Path) -> None:
    for number, name in enumerate(("春", "夏")):
        (tmp_path / name).mkdir()
        write_page(tmp_path / name, f"# 夜读之{number}\n\n灯下读书，最宜秋夜，一卷在手。\n")

    run(tmp_path / "春", tmp_path / "夏", "--dry-run", "--json", tmp_path / "out")

    written = [json.loads(path.read_bytes()) for path in (tmp_path / "out").iterdir()]
    titles = [article["title"] for record in written for article in record["articles"]]
    assert sorted(titles) == ["夜读之0", "夜读之1"]


def _inside(archive: Path) -> list[str]:
    """The names that the files of an archive have among the JSON files."""
    found = members(archive.name, archive.read_bytes())
    return [one.name.replace("/", "__") for one in found if not one.skipped]


def _check_article(article: dict[str, Any]) -> None:
    """The shape that the gold annotations have, every key there and no other."""
    assert set(article) == ARTICLE_KEYS
    for name in ("title", "kicker", "subtitle", "column", "byline", "source", "source_url"):
        assert article[name] is None or (isinstance(article[name], str) and article[name])
    if article["published_on"] is not None:
        date.fromisoformat(article["published_on"])
    if article["dateline"] is not None:
        assert set(article["dateline"]) == {"agency", "place", "date"}
    for credit in article["credits"]:
        assert set(credit) == {"name", "kind", "role", "affiliation"}
        assert credit["kind"] in set(AuthorKind)
        assert credit["role"] in {role for role in CreditRole if not role.handles_text}
    for credit in article["review_credits"]:
        assert set(credit) == {"role", "name"}
        assert credit["role"] in {role for role in CreditRole if role.handles_text}
    for section in article["sections"]:
        assert set(section) == {"heading", "level", "number", "paragraphs", "tags"}
        assert (section["level"] == 0) == (section["heading"] is None)
        assert all(isinstance(one, str) and one for one in section["paragraphs"])
    assert all(set(caption) == {"text", "credit"} for caption in article["captions"])
    assert set(article["flags"]) <= set(FindingCode)
    assert article["flags"] == sorted(set(article["flags"]))
