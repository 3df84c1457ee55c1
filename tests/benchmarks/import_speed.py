"""Import speed 导入速度: the same kind of pages read here, in a child each, and several at once.

python -m tests.benchmarks.import_speed [PAGES] [ROUNDS]

The ways take turns, each time with pages that nobody has read before; what counts is the ratio of
neighbours, for the machine may have other work.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.newsroom import scratch
from tests.faults.pages import make_pages

Way = Callable[[list[Path]], None]


def main(pages: int = 60, rounds: int = 5) -> None:
    """Print pages a second of each way, and its ratio to the first of its group."""
    with scratch() as folder:
        for title, ways in (("reading", dict(_readings())), ("importing", dict(_imports()))):
            for way in ways.values():  # processes started, dictionary loaded
                way(make_pages(folder / title / way.__name__, 2, seed=hash((title, way.__name__))))
            seconds: dict[str, list[float]] = defaultdict(list)
            for number in range(rounds):
                for name, way in ways.items():
                    paths = make_pages(
                        folder / title / f"{name}-{number}", pages, seed=time.time_ns()
                    )
                    began = time.perf_counter()
                    way(paths)
                    seconds[name].append((time.perf_counter() - began) / pages)
            _report(title, seconds)


def _report(title: str, seconds: dict[str, list[float]]) -> None:
    first = next(iter(seconds.values()))
    _say(f"{title}, {len(first)} rounds")
    for name, times in seconds.items():
        ratios = [one / other for one, other in zip(times, first, strict=True)]
        _say(
            f"  {name:28} {1 / median(times):6.1f} pages/s  {median(times) * 1000:6.1f} ms  "
            f"ratio {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def _readings() -> Iterator[tuple[str, Way]]:
    from articles.workflow.ahead import read_ahead  # noqa: PLC0415  after django.setup
    from articles.workflow.reading import Arrival  # noqa: PLC0415
    from articles.workflow.sandbox import read_confined  # noqa: PLC0415
    from backend.pipeline import page_from_bytes  # noqa: PLC0415

    def here(paths: list[Path]) -> None:
        for path in paths:
            page_from_bytes(path.name, path.read_bytes())

    def child(paths: list[Path]) -> None:
        for path in paths:
            read_confined(path.name, path.read_bytes())

    yield "in this process", here
    yield "in a child each", child
    for workers in (1, 2, 4):

        def ahead(paths: list[Path], workers: int = workers) -> None:
            for _ in read_ahead(((Arrival.of(path), None) for path in paths), workers=workers):
                pass

        yield f"in children, {workers} ahead", ahead


def _imports() -> Iterator[tuple[str, Way]]:
    from articles.workflow.ahead import read_ahead  # noqa: PLC0415  after django.setup
    from articles.workflow.intake import (  # noqa: PLC0415
        Order,
        known_here,
        open_batch,
        settle,
        take_in,
    )
    from articles.workflow.reading import Arrival  # noqa: PLC0415
    from backend.pipeline import page_from_bytes  # noqa: PLC0415

    batch = open_batch(by=None)

    def here(paths: list[Path]) -> None:
        for path in paths:
            take_in(path, batch, Order(), read=page_from_bytes)

    def child(paths: list[Path]) -> None:
        for path in paths:
            take_in(path, batch, Order())

    yield "read in this process", here
    yield "one child after another", child
    for workers in (1, 2, 4):

        def ahead(paths: list[Path], workers: int = workers) -> None:
            files = ((Arrival.of(path), None) for path in paths)
            known = partial(known_here, order=Order())
            for _, reading in read_ahead(files, workers=workers, known=known):
                settle(reading, batch, Order())

        yield f"import_articles --workers {workers}", ahead


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
