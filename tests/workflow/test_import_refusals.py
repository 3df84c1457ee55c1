"""import_articles 导入稿件: bad files and mistyped commands, each told by name and code."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError

from articles.models import Article, Batch, File
from articles.workflow import sandbox
from articles.workflow.sandbox import Sandbox
from tests.workflow.conftest import Run
from tests.workflow.pages import THREE_STORIES, write_page

LONG_LINE = ("小麦开镰，颗粒归仓。" * 180_000).encode()
BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.md": ("\u3000\n \n".encode(), "empty"),
    "binary.txt": (bytes(range(256)) * 64, "binary"),
    "wrong encoding.txt": ("県庁所在地の農業委員会".encode("euc_jp") * 40, "encoding_unknown"),
    "broken.txt": ("云溪县麦收开镰。".encode() * 50 + b"\xe4\xba\n", "encoding_broken"),
    "one line.txt": (LONG_LINE, "line_too_long"),
    "really a pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "wrong_kind"),
    "really a docx.md": (b"PK\x03\x04\x14\x00", "wrong_kind"),
    "cut.pdf": (b"%PDF-1.7", "broken_file"),
    "a text.pdf": ("云溪县麦收开镰。".encode(), "wrong_kind"),
    "an older one.doc": (b"\xd0\xcf\x11\xe0", "unknown_format"),
    "no table.csv": ("甲,乙\n丙,丁\n".encode(), "no_columns"),
    "cut.zip": (b"PK\x03\x04\x14\x00", "broken_file"),
    "no ending": ("云溪县麦收开镰。".encode(), "unknown_format"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_its_code_and_the_good_one_comes_in(
    run: Run, tmp_path: Path, name: str
) -> None:
    data, code = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    write_page(tmp_path, name="good.md")

    printed, exit_code = run(tmp_path)

    assert exit_code == 1
    line = next(line for line in printed.splitlines() if line.startswith("✗"))
    assert line.startswith(f"✗ {name}：")
    assert line.endswith(f"[{code}]")
    assert "✓ good.md：已收稿，3 篇稿件" in printed
    assert Article.objects.count() == 3
    assert File.objects.exclude(outcome="imported").get().reason_code == code


def test_all_bad_files_at_once_cost_no_good_one(run: Run, tmp_path: Path) -> None:
    assert len(LONG_LINE) > 5 * 1024 * 1024
    for name, (data, _) in BAD_FILES.items():
        (tmp_path / name).write_bytes(data)
    write_page(tmp_path, name="good.md")

    printed, exit_code = run(tmp_path)

    assert exit_code == 1
    assert f"文件 {len(BAD_FILES) + 1}（" in printed
    found = {row.name: row.reason_code for row in File.objects.exclude(outcome="imported")}
    assert found == {name: code for name, (_, code) in BAD_FILES.items()}
    assert Article.objects.count() == 3


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["storing", "trying out"])
def test_a_name_that_is_no_text_is_written_with_escapes(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    Path(os.fsdecode(os.fsencode(pages) + b"/\xb4\xba.md")).write_text(THREE_STORIES, "utf-8")
    Path(os.fsdecode(os.fsencode(pages) + b"/\xcf\xc4.txt")).write_bytes(b"%PDF-1.7")

    printed, code = run(pages, "--json", tmp_path / "out", *words)

    assert code == 1
    assert "✓ \\udcb4\\udcba.md：已收稿，3 篇稿件" in printed
    assert "✗ \\udccf\\udcc4.txt：无法读取" in printed
    printed.encode()
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_fault_of_our_own_costs_one_page_and_is_told(
    run: Run,
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    clumsy = Sandbox("tests.workflow.misdeeds:stumble")
    monkeypatch.setattr(sandbox, "_shared", clumsy)

    for words in ((), ("--dry-run",), ("--json", tmp_path / "out")):
        printed, code = run(page, *words)
        assert code == 1
        assert "✗ page.md：" in printed
        assert "[internal_error]" in printed
    assert "RuntimeError: a pattern ran wild" in caplog.text
    clumsy.close()


# What the operator has mistyped


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["没有这页.txt"], "没有这个文件或文件夹", id="no such file"),
        pytest.param(["{page}", "--issue-date", "2026-03-08"], "--source", id="date, no paper"),
        pytest.param(["{page}", "--source", "日报", "--issue-date", "3月8日"], "日期", id="date"),
        pytest.param(["{page}", "--page", "0"], "版次", id="page zero"),
        pytest.param(["{page}", "--page", "A1"], "版次", id="page A1"),
        pytest.param(["{page}", "--page", "99999"], "版次", id="a page no paper has"),
        pytest.param(["{page}", "--dry-run", "--publish"], "--dry-run", id="try and publish"),
        pytest.param(["{page}", "--workers", "0"], "--workers", id="no worker"),
        pytest.param(["{page}", "--workers", "99"], "--workers", id="too many workers"),
        pytest.param(["{empty}"], "没有找到可导入的文件", id="an empty folder"),
        pytest.param(["{page}", "--json", "{page}"], "不能写入文件夹", id="JSON into a file"),
    ],
)
def test_a_mistyped_command_is_told_so_and_stores_nothing(
    run: Run, page: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    (tmp_path / "empty").mkdir()
    filled = [word.format(page=page, empty=tmp_path / "empty") for word in words]

    with pytest.raises(CommandError, match=message):
        run(*filled)

    assert not Batch.objects.exists()
