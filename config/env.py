"""The only reader of the environment; every setting arrives here as text and leaves typed."""

import os
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

import dj_database_url

SQLITE_BUSY_SECONDS = 20
"""How long one statement waits for another writer. Measured with 16 writers behind the write
gate: the longest wait was 0.6 s, so 20 s only ends a wait that would never end."""

MIN_SECRET_LENGTH = 50
QUEUES = {
    "immediate": "django.tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
"""Where background tasks go: nowhere, they are done at once; or into the database, for workers."""


class BadSetting(Exception):
    """An environment variable that cannot be used; the message names it and the remedy."""


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable: 1, true, yes, on, or their opposites; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name}={value!r}: write 1 or 0")


def words(name: str) -> list[str]:
    """Read a comma-separated list; an unset variable is an empty list."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def number(name: str, *, default: int) -> int:
    """Read a whole number of zero or more."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal():
        raise BadSetting(f"{name}={value!r}: write a whole number")
    return int(value)


def choice(name: str, among: Collection[str], *, default: str) -> str:
    """Read one word of a few; anything else is refused."""
    value = os.environ.get(name, "").strip() or default
    if value not in among:
        raise BadSetting(f"{name}={value!r}: write one of {', '.join(among)}")
    return value


def task_queue() -> str:
    """Read TASK_QUEUE, the class of the queue for background tasks."""
    queue = choice("TASK_QUEUE", QUEUES, default="immediate")
    if queue == "database" and find_spec("django_tasks_db") is None:
        raise BadSetting("TASK_QUEUE=database needs django-tasks-db: uv sync --group queue")
    return QUEUES[queue]


def secret_key(*, debug: bool) -> str:
    """Read SECRET_KEY; outside DEBUG a missing or short one stops the start."""
    value = os.environ.get("SECRET_KEY", "")
    if debug and not value:
        return "only-for-development-" + "x" * MIN_SECRET_LENGTH
    if len(value) < MIN_SECRET_LENGTH:
        raise BadSetting(
            f"SECRET_KEY needs {MIN_SECRET_LENGTH} random characters or more; make one with "
            'python -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return value


def database(base: Path) -> dict[str, object]:
    """Read DATABASE_URL (sqlite:///PATH or postgresql://…); unset means var/gaoku.sqlite3."""
    default = f"sqlite:///{base / 'var' / 'gaoku.sqlite3'}"
    url = os.environ.get("DATABASE_URL", "") or default
    found: dict[str, object] = dict(dj_database_url.parse(url))
    engine = str(found.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        return _sqlite(found)
    if engine.endswith("postgresql"):
        return _postgresql(found)
    raise BadSetting(f"DATABASE_URL: {engine or url!r} is neither SQLite nor PostgreSQL")


def _sqlite(found: dict[str, object]) -> dict[str, object]:
    """WAL and FULL so that no acknowledged write is lost; writers queue at config.sqlite's gate."""
    name = str(found["NAME"])
    if name != ":memory:":
        Path(name).absolute().parent.mkdir(parents=True, exist_ok=True)
    test = str(Path(name).absolute().with_name("test.sqlite3"))
    return found | {
        "ENGINE": "config.sqlite",
        "TEST": {"NAME": test},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                "PRAGMA journal_size_limit=0;"  # a log that was folded back starts short again
                # A connection keeps 8 MB, so that an importer stays small; the system caches the file.
                "PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgresql(found: dict[str, object]) -> dict[str, object]:
    """Psycopg's own pool keeps the connections, hence none is kept by Django."""
    return found | {
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 0, "max_size": number("DATABASE_POOL", default=8), "timeout": 20},
            "options": "-c lock_timeout=20s -c idle_in_transaction_session_timeout=60s",
        },
    }
