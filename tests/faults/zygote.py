"""The zygote 母进程: everything loaded once, a fork for each command line, exit codes told.

A cold start (Django, jieba's dictionary) costs more than a second, which is forty seconds in forty
kills. No database is opened here, so that no connection crosses a fork.

In, one JSON object a line: {"id": 1, "command": ["import_articles", …]}, or {"id": 1, "deed":
"module:function", "args": […]}, or {"kill": 1}. Out: {"ready": true}, {"id": 1, "pid": 123},
{"id": 1, "say": …} while it works, {"id": 1, "exit": 0} (minus the signal for one that was killed).
"""

import json
import os
import select
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connections

from articles.workflow import sandbox

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "pages" / "county-front-page.txt"


def main(folder: Path) -> None:
    """Serve until standard input ends, then end the children that are left."""
    django.setup()
    _load()
    children: dict[int, int] = {}
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    tell(ready=True)
    pending = b""
    while True:
        readable, _, _ = select.select([0, woken], [], [])
        if woken in readable:
            os.read(woken, 4096)
        _report(children)
        if 0 not in readable:
            continue
        data = os.read(0, 65536)
        if not data:
            break
        *lines, pending = (pending + data).split(b"\n")
        for line in lines:
            _obey(json.loads(line), children, folder)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    sandbox.stop()


def tell(**message: object) -> None:
    """One line for the test; shorter than a pipe's atomic write, so that children may tell too."""
    os.write(1, json.dumps(message).encode() + b"\n")


def _load() -> None:
    import_module("articles.management.commands.import_articles")
    # One reader for all children of this process, which takes two seconds to start.
    reader = sandbox.Sandbox()
    reader.read(SAMPLE.name, SAMPLE.read_bytes())
    sandbox._shared = reader


def _obey(order: dict[str, Any], children: dict[int, int], folder: Path) -> None:
    if "kill" in order:
        for pid, number in children.items():
            if number == order["kill"]:
                os.kill(pid, signal.SIGKILL)
        return
    pid = os.fork()
    if pid == 0:
        _child(order, folder)
    children[pid] = order["id"]
    tell(id=order["id"], pid=pid)


def _report(children: dict[int, int]) -> None:
    for pid, number in list(children.items()):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            del children[pid]
            tell(id=number, exit=os.waitstatus_to_exitcode(status))


def _child(order: dict[str, Any], folder: Path) -> None:
    """Run the order with its own output files; never returns."""
    number = order["id"]
    code = 0
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        sys.stdout = (folder / f"{number}.out").open("w", encoding="utf-8")
        sys.stderr = (folder / f"{number}.err").open("w", encoding="utf-8")
        os.dup2(sys.stderr.fileno(), 2)
        result = _run(order)
        (folder / f"{number}.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # whatever it was, the test wants to read it
        traceback.print_exc()
        code = 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(order: dict[str, Any]) -> object:
    try:
        if "command" in order:
            return call_command(*order["command"])
        module, _, name = order["deed"].partition(":")
        deed = getattr(import_module(module), name)
        return deed(lambda what: tell(id=order["id"], say=what), *order["args"])
    finally:
        connections.close_all()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
