"""Fields 参数类型: how a parameter's text becomes a value, and how OpenAPI describes it."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any, override
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

Schema = dict[str, Any]
Reference = UUID | str
"""What names a thing 指称: its public id, or its exact name."""

MAX_NAME = 200
MAX_WORDS = 16
MAX_SEARCH = 100
YEARS = range(1000, 9999)
"""Outside them a change of time zone could leave what Python and the databases can hold."""

UUID_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# 2026-05-01T08:00:00+08:00 | 2026-05-01T00:00:00.5Z | 2026-05-01T08:00, which means Shanghai
MOMENT_FORM = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
NUMBER_FORM = re.compile(r"[0-9]{1,9}")


class ParameterField(forms.Field):
    """One parameter: `read` makes its value, `schema` tells a client what may stand there."""

    schema: Schema = {"type": "string"}

    @override
    def to_python(self, value: str | None) -> object:
        return None if value is None else self.read(value)

    def read(self, text: str) -> object:
        """Turn the text into the value, or raise a ValidationError in Chinese."""
        raise NotImplementedError


class Text(ParameterField):
    """Text that must be met exactly."""

    def __init__(self, *, longest: int = MAX_NAME, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest
        self.schema = {"type": "string", "maxLength": longest}

    @override
    def read(self, text: str) -> str:
        if len(text) > self.longest:
            raise ValidationError(f"最多 {self.longest} 个字符。")
        return text


class Choice(ParameterField):
    """One of a closed list."""

    def __init__(self, *, values: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.values = values
        self.schema = {"type": "string", "enum": list(values)}

    @override
    def read(self, text: str) -> str:
        if text not in self.values:
            raise ValidationError(f"可选值：{'、'.join(self.values)}。")
        return text


class Number(ParameterField):
    """A whole number within bounds."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most
        self.schema = {"type": "integer", "minimum": least, "maximum": most}

    @override
    def read(self, text: str) -> int:
        if not NUMBER_FORM.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise ValidationError(f"必须是 {self.least} 到 {self.most} 的整数。")
        return int(text)


class Numbers(Number):
    """Several whole numbers, separated by commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.schema = {"type": "string", "pattern": r"^[0-9]+(,[0-9]+)*$"}

    @override
    def read(self, text: str) -> tuple[int, ...]:  # type: ignore[override]  # several of them
        return tuple(super(Numbers, self).read(word) for word in _words(text))


class Day(ParameterField):
    """A date, YYYY-MM-DD."""

    schema = {"type": "string", "format": "date"}

    @override
    def read(self, text: str) -> date:
        try:
            day = date.fromisoformat(text) if DAY_FORM.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or day.year not in YEARS:
            raise ValidationError("日期须写作 2026-05-01。")
        return day


class Moment(ParameterField):
    """A time with its zone; without a zone it is Shanghai's, and a bare date is its midnight."""

    schema = {
        "anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]
    }

    @override
    def read(self, text: str) -> datetime:
        try:
            moment = self._parse(text)
        except ValueError:
            moment = None
        if moment is None or moment.year not in YEARS:
            raise ValidationError(
                "时间须写作 2026-05-01T08:00:00Z 或 2026-05-01T08:00:00%2B08:00"
                "（网址里的“+”要写成 %2B），也可只写日期。"
            )
        return moment.astimezone(UTC)

    @staticmethod
    def _parse(text: str) -> datetime | None:
        here = timezone.get_default_timezone()
        if DAY_FORM.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.min, here)
        if not MOMENT_FORM.fullmatch(text):
            return None
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=here)


class Identity(ParameterField):
    """A public id 公开编号."""

    schema = {"type": "string", "format": "uuid"}

    @override
    def read(self, text: str) -> UUID:
        found = public_id(text)
        if found is None:
            raise ValidationError("须是公开编号，如 0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24。")
        return found


class Named(Text):
    """A public id or an exact name."""

    @override
    def read(self, text: str) -> Reference:  # type: ignore[override]  # an id is more than text
        return public_id(text) or super().read(text)


class AllNamed(Named):
    """Several ids or names, separated by commas; a name with a comma in it goes by its id."""

    @override
    def read(self, text: str) -> tuple[Reference, ...]:  # type: ignore[override]  # several
        return tuple(super(AllNamed, self).read(word) for word in _words(text))


class Search(ParameterField):
    """Words that must all occur, separated by spaces, full-width 全角空格 ones too."""

    schema = {"type": "string", "maxLength": MAX_SEARCH}

    @override
    def read(self, text: str) -> tuple[str, ...]:
        words = tuple(text.split())
        if len(text) > MAX_SEARCH or len(words) > MAX_WORDS:
            raise ValidationError(f"最多 {MAX_SEARCH} 个字符、{MAX_WORDS} 个词。")
        return words


def public_id(text: str) -> UUID | None:
    """Read a public id in its one written form; anything else is no id."""
    return UUID(text) if UUID_FORM.fullmatch(text) else None


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",")]
    if not all(words):
        raise ValidationError("逗号之间不能为空。")
    if len(words) > MAX_WORDS:
        raise ValidationError(f"最多 {MAX_WORDS} 项。")
    return words
