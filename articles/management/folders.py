"""Folders 文件夹: the files that an operator's paths name, one at a time, each of them once."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from django.core.management.base import CommandError


class Found(NamedTuple):
    """A file, and the names that lead to it from the folder that the operator gave."""

    path: Path
    parts: tuple[str, ...]


def check(paths: Iterable[Path]) -> None:
    """Raise CommandError for a path that is neither a file nor a folder."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"没有这个文件或文件夹：{path}")
        if not path.is_file() and not path.is_dir():
            raise CommandError(f"不是文件，也不是文件夹：{path}")


def count(paths: Sequence[Path]) -> int:
    """How many files there are; no more than one folder's names is kept at a time."""
    return sum(1 for _ in find(paths))


def find(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file, folders in order of name, hidden ones left out; no file twice.

    A link to a file that is found anyway is passed over. A folder that may not be read is given out
    in place of its files, so that it is refused by name and not passed over in silence.
    """
    before: set[Path] = set()
    linked: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if not _is_among(real, before):
            rows = _walk(path, before) if path.is_dir() else iter([Found(path, (path.name,))])
            roots = before | {real}
            yield from (row for row in rows if _is_first(row, path, real, roots, linked))
        before.add(real)


def _is_among(real: Path, given: set[Path]) -> bool:
    """Whether a walk of the given paths comes past this one."""
    return real in given or any(
        parent in given and not any(map(_is_hidden, real.relative_to(parent).parts))
        for parent in real.parents
    )


def _is_first(row: Found, path: Path, real: Path, roots: set[Path], linked: set[Path]) -> bool:
    """Whether the file is not found otherwise: by its own name, or by another link."""
    if row.path.is_symlink() and row.path.is_file() and row.path != path:
        target = row.path.resolve()
        if target in linked or _is_among(target, roots):
            return False
        linked.add(target)
        return True
    here = real if row.path == path else real.joinpath(*row.parts)
    return not linked or here not in linked


def _walk(folder: Path, before: set[Path]) -> Iterator[Found]:
    """The files of a folder and of those inside it, but for what was given before."""
    real = folder.resolve()
    ways = [iter(_names(folder))]
    parts: list[str] = []
    while ways:
        name, inside = next(ways[-1], ("", False))
        if not name:
            ways.pop()
            if parts:
                parts.pop()
            continue
        here = (*parts, name)
        if before and real.joinpath(*here) in before:
            continue
        path = folder.joinpath(*here)
        if not inside:
            yield Found(path, here)
            continue
        try:
            names = _names(path)
        except OSError:
            yield Found(path, here)
            continue
        ways.append(iter(names))
        parts.append(name)


def _names(folder: Path) -> list[tuple[str, bool]]:
    """The names in a folder in order, and which of them are folders; links are not followed."""
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, entry.is_dir(follow_symlinks=False))
            for entry in entries
            if not _is_hidden(entry.name)
            and (entry.is_file() or entry.is_symlink() or entry.is_dir(follow_symlinks=False))
        )


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
