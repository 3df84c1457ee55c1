"""A scratch newsroom 临时稿库 for a benchmark: a new SQLite file, migrated."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def scratch() -> Iterator[Path]:
    """Open a newsroom in a folder of its own; Django is set up in it, so once in a process."""
    with TemporaryDirectory(prefix="gaoku-benchmark-") as name:
        folder = Path(name)
        os.environ.update(environment(folder))  # noqa: TID251  before the settings are read
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        try:
            yield folder
        finally:
            connections.close_all()


def environment(folder: Path) -> dict[str, str]:
    """The settings of a newsroom in this folder, as it works: DEBUG would keep thousands of queries."""
    return {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder}/newsroom.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
