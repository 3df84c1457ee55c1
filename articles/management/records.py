"""Records 版面记录: one JSON file for each page, written from the same reading that is stored."""

import hashlib
import os
from collections import Counter
from pathlib import Path

import orjson
from django.core.management.base import CommandError

from articles.workflow.reading import Reading
from backend.record import error_record, page_record

LONGEST_NAME = 240
"""Bytes; file systems take 255, and the ending is still to come."""


class Records:
    """A folder of records; no two pages share a name in it."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"不能写入文件夹 {folder}：{error.strerror}") from error
        self.folder = folder
        self.taken: set[str] = set()
        self.repeats: Counter[str] = Counter()

    def write(self, reading: Reading, parts: tuple[str, ...]) -> None:
        """Write the page's record, or why there is none, under the names that led to the file."""
        if reading.page is not None:
            record = page_record(reading.page)
        elif reading.refusal is not None:
            record = error_record(reading.name, reading.refusal)
        else:
            return
        path = self.folder / f"{self._name(parts)}.json"
        try:
            path.write_bytes(orjson.dumps(record, option=orjson.OPT_INDENT_2))
        except OSError as error:
            raise CommandError(f"不能写入 {path}：{error.strerror}") from error

    def _name(self, parts: tuple[str, ...]) -> str:
        name = "__".join(parts)
        whole = os.fsencode(name)
        if len(whole) > LONGEST_NAME:
            mark = hashlib.sha256(whole).hexdigest()[:16]
            name = f"{mark}__{os.fsdecode(whole[-LONGEST_NAME // 2 :])}"
        unique = name
        while unique in self.taken:
            self.repeats[name] += 1
            unique = f"{self.repeats[name] + 1}__{name}"
        self.taken.add(unique)
        return unique
