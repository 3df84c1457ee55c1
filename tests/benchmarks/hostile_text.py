"""Hostile text 恶意文字: one and two megabytes of what is worst for patterns and words, each in a child.

python -m tests.benchmarks.hostile_text [MEGABYTES]
"""

import sys
import time
from collections.abc import Callable
from random import Random
from typing import override

from articles.workflow.sandbox import Sandbox
from backend.errors import UnreadableFile
from backend.isolation.orders import MEGABYTE, MEMORY, Ending, Limits
from backend.source import Columns
from tests.faults.pages import make_page

WIDTH = 18
LONG = 2000
PATIENT = Limits(MEMORY, 600, 1200.0)

Text = Callable[[int], str]


class Measuring(Sandbox):
    """Readers of whom the last one's memory is known."""

    peak = 0

    @override
    def _run(
        self, name: str, data: bytes, columns: Columns, limits: Limits
    ) -> tuple[bytearray, Ending]:
        answer, ending = super()._run(name, data, columns, limits)
        self.peak = ending.peak
        return answer, ending


def main(megabytes: int = 1) -> None:
    """Print seconds for the text and for twice as much of it, their ratio, and the child's memory."""
    reader = Measuring(limits=lambda _: PATIENT)
    reader.read("page.txt", "云溪县麦收开镰。\n".encode())
    for name, text in TEXTS.items():
        first, second = (_measure(reader, text, megabytes * times) for times in (1, 2))
        ratio = f"{second[0] / first[0]:.2f}" if first[0] else "-"
        sys.stdout.write(
            f"{name:40} {first[0]:6.1f} s {first[1]:>16}   twice: {second[0]:6.1f} s {second[1]:>16}"
            f"   ratio {ratio}\n"
        )
        sys.stdout.flush()
    reader.close()


def _measure(reader: Measuring, text: Text, megabytes: int) -> tuple[float, str]:
    """Seconds, and the child's peak with what it shares, or the code of its refusal."""
    data = text(megabytes * MEGABYTE).encode()[: megabytes * MEGABYTE]
    data = data.decode("utf-8", "ignore").encode()
    began = time.perf_counter()
    try:
        reader.read("page.txt", data)
    except UnreadableFile as error:
        return time.perf_counter() - began, error.code
    return time.perf_counter() - began, f"{reader.peak // MEGABYTE} MB"


def _lines(text: str, width: int) -> str:
    return "\n".join(text[place : place + width] for place in range(0, len(text), width))


def _random_hanzi(size: int) -> str:
    random = Random(1)
    return "".join(chr(random.randint(0x4E00, 0x9FFF)) for _ in range(size // 3))


def _prose(size: int) -> str:
    random = Random(2)
    pages: list[str] = []
    while sum(map(len, pages)) * 3 < size:
        pages.append(make_page(random, len(pages)))
    return "\n\n\n".join(pages)


def _bare_prose(size: int) -> str:
    return "".join(char for char in _prose(size * 2) if "\u4e00" <= char <= "\u9fff")


TEXTS: dict[str, Text] = {
    "prose": _prose,
    "的, lines of 18": lambda size: _lines("的" * (size // 3), WIDTH),
    "的, lines of 2,000": lambda size: _lines("的" * (size // 3), LONG),
    "的, one line": lambda size: "的" * (size // 3),
    "random hanzi, lines of 18": lambda size: _lines(_random_hanzi(size), WIDTH),
    "random hanzi, lines of 2,000": lambda size: _lines(_random_hanzi(size), LONG),
    "prose without punctuation, lines of 18": lambda size: _lines(_bare_prose(size), WIDTH),
    "prose without punctuation, lines of 2,000": lambda size: _lines(_bare_prose(size), LONG),
    "brackets, lines of 18": lambda size: _lines("（" * (size // 3), WIDTH),
    "role words": lambda size: "本报记者 \n" * (size // 14),
    "short sentences": lambda size: "".join(f"第{n}号田丰收。\n" for n in range(size // 20)),
    "digits, lines of 2,000": lambda size: _lines("1" * size, LONG),
}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
