"""The Django app of the newsroom, and its start-up checks."""

import sqlite3
from typing import Any, override

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register

WAL_RESET_FIXED = (3, 51, 3)
"""First SQLite without the published WAL-reset race; until then the write gate keeps it away."""


class ArticlesConfig(AppConfig):
    """稿库."""

    name = "articles"
    verbose_name = "稿库"
    default_auto_field = "django.db.models.BigAutoField"

    @override
    def ready(self) -> None:
        register(check_sqlite)
        register(check_wal_reset, deploy=True)


def check_sqlite(**_: Any) -> list[CheckMessage]:
    """Look whether this Python's SQLite has full-text search."""
    if not _uses_sqlite():
        return []
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:
        return []
    return [Error("这个 Python 的 SQLite 没有 FTS5，无法检索", id="articles.E001")]


def check_wal_reset(**_: Any) -> list[CheckMessage]:
    """Say when this Python's SQLite is older than the WAL-reset fix; the gate keeps the race away."""
    if not _uses_sqlite() or sqlite3.sqlite_version_info >= WAL_RESET_FIXED:
        return []
    return [
        Info(
            f"SQLite {sqlite3.sqlite_version} 早于 3.51.3：日志回写只在写入闸门内进行，请勿关闭",
            id="articles.I001",
        )
    ]


def _uses_sqlite() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]) == "config.sqlite"
