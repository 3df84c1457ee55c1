"""Houses 编辑部: a scratch database with processes that work in it."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds after which a process that says nothing is a fault of its own."""


def postgresql_server() -> str | None:
    """The server that the run may make scratch databases on, if there is one."""
    urls = [os.environ.get(name, "") for name in ("GAOKU_TEST_POSTGRES", "DATABASE_URL")]  # noqa: TID251  the run's own environment
    return next((url for url in urls if url.startswith(("postgresql:", "postgres:"))), None)


@dataclass(frozen=True, slots=True)
class SQLite:
    """Scratch databases as files."""

    folder: Path

    def make(self, *, like: str | None = None) -> str:
        """A new database, empty or a copy of another one; its URL."""
        path = self.folder / f"{uuid4().hex[:8]}.sqlite3"
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Pytest clears its own folders."""


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """Scratch databases on a server."""

    server: str

    def make(self, *, like: str | None = None) -> str:
        """A new database, empty or a copy of another one; its URL."""
        name = f"gaoku_faults_{uuid4().hex[:12]}"
        template = f'TEMPLATE "{urlsplit(like).path[1:]}"' if like else ""
        self._say(f'CREATE DATABASE "{name}" {template}')
        return urlsplit(self.server)._replace(path=f"/{name}").geturl()

    def drop(self, url: str) -> None:
        """Remove the database, whoever is still connected."""
        self._say(f'DROP DATABASE IF EXISTS "{urlsplit(url).path[1:]}" WITH (FORCE)')

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement.encode())


Press = SQLite | PostgreSQL


@dataclass(slots=True)
class Child:
    """A process at work in the house, and what it has told so far."""

    number: int
    folder: Path
    said: list[Any] = field(default_factory=list)
    code: int | None = None

    @property
    def output(self) -> str:
        """What it printed."""
        return (self.folder / f"{self.number}.out").read_text("utf-8")

    @property
    def errors(self) -> str:
        """What it complained of."""
        return (self.folder / f"{self.number}.err").read_text("utf-8")

    @property
    def result(self) -> Any:
        """What its deed returned."""
        return json.loads((self.folder / f"{self.number}.json").read_text("utf-8"))


class House:
    """A database and the zygote whose children work in it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder / uuid4().hex[:8]
        self.folder.mkdir(parents=True)
        self.children: dict[int, Child] = {}
        self.ready = False
        self._pending = b""
        own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}  # noqa: TID251  passed on
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.faults.zygote", str(self.folder)],
            cwd=ROOT,
            env=own
            | {
                "DATABASE_URL": url,
                "DEBUG": "1",
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "DATABASE_POOL": "2",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()

    def command(self, *words: str) -> Child:
        """Begin a management command in a process of its own."""
        return self._order(command=words)

    def deed(self, name: str, *args: object) -> Child:
        """Begin a function of `tests.faults.deeds` in a process of its own."""
        return self._order(deed=f"tests.faults.deeds:{name}", args=args)

    def kill(self, child: Child) -> None:
        """SIGKILL; nothing happens when it has already ended."""
        self._send(kill=child.number)

    def wait(self, *children: Child) -> None:
        """Until all of them have ended."""
        self.until(lambda: all(child.code is not None for child in children))

    def done(self, child: Child) -> Child:
        """Wait for a child that must end well."""
        self.wait(child)
        assert child.code == 0, child.errors[-4000:]
        return child

    def until(self, met: Any, *, patience: float = PATIENCE) -> bool:
        """Listen until the condition is met; whether it was."""
        deadline = time.monotonic() + patience
        while not met():
            left = deadline - time.monotonic()
            if left <= 0:
                assert patience < PATIENCE, f"no answer in {PATIENCE} s"
                return False
            self._listen(left)
        return True

    def _order(self, **order: object) -> Child:
        number = len(self.children) + 1
        child = self.children[number] = Child(number, self.folder)
        self._send(id=number, **order)
        return child

    def _send(self, **message: object) -> None:
        self.until(lambda: self.ready)
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def _listen(self, seconds: float) -> None:
        assert self.process.stdout
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            return
        data = os.read(self.process.stdout.fileno(), 65536)
        assert data, "the zygote died"
        *lines, self._pending = (self._pending + data).split(b"\n")
        for line in lines:
            self._hear(json.loads(line))

    def _hear(self, message: dict[str, Any]) -> None:
        self.ready = self.ready or message.get("ready", False)
        if "say" in message:
            self.children[message["id"]].said.append(message["say"])
        if "exit" in message:
            self.children[message["id"]].code = message["exit"]
