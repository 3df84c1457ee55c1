"""An importer that is interrupted or killed leaves no reader behind, and is not held up by one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.houses import ROOT
from tests.processes import children_of, is_alive, until

pytestmark = pytest.mark.faults

READERS = 2
IMPORTER = """
import sys, django
from django.core.management import call_command
django.setup()
from articles.workflow import sandbox
from backend.isolation.orders import MEMORY, Limits
sandbox._shared = sandbox.Sandbox(
    "tests.workflow.misdeeds:misbehave", limits=lambda _: Limits(MEMORY, 900, 900.0)
)
call_command("import_articles", sys.argv[1], "--dry-run", "--workers", sys.argv[2])
"""
"""An import whose readers sleep: nothing but its end can end them in the time of a test."""


@pytest.fixture
def importer(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An importer with two readers asleep over their files."""
    for folder in range(4):
        (tmp_path / "pages" / str(folder)).mkdir(parents=True)
        (tmp_path / "pages" / str(folder) / "sleep.txt").write_text("睡", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(tmp_path / "pages"), str(READERS)],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],  # noqa: TID251  passed on
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
        },
        stderr=subprocess.PIPE,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_importer_that_ends_takes_its_readers_with_it(
    importer: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    assert until(lambda: len(_readers(importer.pid)) == READERS)
    readers = _readers(importer.pid)
    (zygote,) = children_of(importer.pid)

    importer.send_signal(number)
    _, complaint = importer.communicate(timeout=60)

    assert importer.returncode != 0
    assert until(lambda: not any(map(is_alive, [zygote, *readers])))
    if number is signal.SIGINT:
        assert complaint.rstrip().endswith(b"KeyboardInterrupt")


def _readers(importer: int) -> list[int]:
    return [reader for zygote in children_of(importer) for reader in children_of(zygote)]
