"""JSON lines 一行一稿: every line is an object with the fields of one article."""

from collections.abc import Iterator
from typing import Any

import orjson

from backend.errors import UnreadableFile
from backend.readers.rows import RawRow, refuse_length


def json_rows(name: str, text: str) -> Iterator[RawRow]:
    """The rows of a JSON lines file; raises UnreadableFile when its first line is no object."""
    lines = text.split("\n")
    first = next((line.strip() for line in lines if line.strip()), "{")
    if not first.startswith("{"):
        raise UnreadableFile(name, "wrong_kind", "扩展名是 jsonl，内容却不是一行一个 JSON 对象")
    for line, row in enumerate(lines, start=1):
        refuse_length(name, line)
        yield _row(name, line, row.strip())


def _row(name: str, line: int, text: str) -> RawRow:
    if not text:
        return RawRow(line, (), ())
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError:
        error = UnreadableFile(name, "row_not_json", "这一行不是完整的 JSON", line=line)
        return RawRow(line, (), (text,), error=error)
    if not isinstance(values, dict):
        error = UnreadableFile(name, "row_not_json", "这一行不是 JSON 对象", line=line)
        return RawRow(line, (), (text,), error=error)
    try:
        cells = tuple(_cell(value) for value in values.values())
    except TypeError:
        reason = "字段的值应是文字、数字或它们的列表"
        error = UnreadableFile(name, "row_value", reason, line=line)
        return RawRow(line, (), (text,), error=error)
    return RawRow(line, tuple(values), cells)


def _cell(value: Any) -> str:
    """A value as text: a list has one line for each of its members. Raises TypeError."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_scalar(one) for one in value)
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError
    return str(value)
