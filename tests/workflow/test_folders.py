"""Which files an operator's paths name: each once, in order, and none passed over in silence."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError

from articles.management import folders


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two months of a paper, with what else lies about in folders."""
    paper = tmp_path / "paper"
    for name in ("二月/b.txt", "一月/b.txt", "一月/a.txt", "一月.txt", ".git/x.txt", "一月/.x.txt"):
        path = paper / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    os.mkfifo(paper / "pipe")
    return paper


def names(*paths: Path) -> list[str]:
    assert folders.count(paths) == len(list(folders.find(paths)))
    return ["/".join(found.parts) for found in folders.find(paths)]


def test_files_come_in_order_of_name_folder_by_folder(paper: Path) -> None:
    assert names(paper) == ["一月/a.txt", "一月/b.txt", "一月.txt", "二月/b.txt"]
    assert [found.path for found in folders.find([paper])] == [
        paper / name for name in names(paper)
    ]


def test_the_order_is_that_of_sorted_paths(paper: Path) -> None:
    found = [one.path for one in folders.find([paper])]

    assert found == sorted(found)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(("一月.txt", "一月.txt"), ["一月.txt"], id="a file twice"),
        pytest.param((".", "一月"), 4, id="a folder inside one that was read"),
        pytest.param((".", "一月/a.txt"), 4, id="a file inside one that was read"),
        pytest.param(("一月", "."), 4, id="a folder around one that was read"),
        pytest.param(("二月/b.txt", "."), 4, id="a folder around a file that was read"),
        pytest.param((".", "二月/../一月"), 4, id="a roundabout way"),
        pytest.param((".", ".git"), 5, id="a hidden folder named on purpose"),
        pytest.param((".", "一月/.x.txt"), 5, id="a hidden file named on purpose"),
    ],
)
def test_no_file_comes_twice(paper: Path, given: tuple[str, ...], wanted: list[str] | int) -> None:
    found = list(folders.find([paper / name for name in given]))

    assert len(found) == len({one.path.resolve() for one in found})
    assert [one.path.name for one in found] == wanted or len(found) == wanted


def test_a_link_to_a_file_that_comes_anyway_is_passed_over(paper: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("外", "utf-8")
    for name, target in (
        ("0-inside.txt", paper / "一月.txt"),
        ("0-outside.txt", outside),
        ("1-outside-again.txt", outside),
        ("2-hidden.txt", paper / ".git" / "x.txt"),
    ):
        (paper / name).symlink_to(target)

    found = names(paper, outside)

    assert found == ["0-outside.txt", "2-hidden.txt", *names(paper)[2:]]
    assert "outside.txt" not in found


def test_a_link_that_leads_nowhere_or_to_a_folder_comes_and_is_refused_by_name(
    paper: Path,
) -> None:
    (paper / "gone.txt").symlink_to(paper / "nothing.txt")
    (paper / "loop").symlink_to(paper)

    assert {"gone.txt", "loop"} <= set(names(paper))


def test_a_folder_that_may_not_be_read_is_given_out_itself(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def forbidden(folder: Path) -> object:
        if Path(folder).name == "一月":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", forbidden)

    assert names(paper) == ["一月", "一月.txt", "二月/b.txt"]


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep, before = tmp_path / "deep", Path.cwd()
    deep.mkdir()
    try:
        os.chdir(deep)
        for _ in range(900):
            Path("d").mkdir()
            os.chdir("d")
        Path("page.txt").touch()
    finally:
        os.chdir(before)

    (found,) = folders.find([deep])

    assert len(found.parts) == 901


@pytest.mark.parametrize("name", ["nothing", "pipe"])
def test_what_is_neither_file_nor_folder_is_said_at_once(paper: Path, name: str) -> None:
    with pytest.raises(CommandError, match=name):
        folders.check([paper / name])
