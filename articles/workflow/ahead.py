"""Reading ahead 预读: several files are read at once, and come out in the order in which they went in."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from articles.models import File
from articles.workflow.reading import Arrival, Read, Reading, known_already, perform
from articles.workflow.sandbox import read_confined, stop

MOST_WORKERS = 32
DEFAULT_WORKERS = min(4, os.process_cpu_count() or 1)
"""One child a processor; beyond four of them the one writer is what is waited for."""
AHEAD = 2
"""Files per worker that are read or waiting; with 3 and 4 an import was no faster."""
MOST_BYTES = 64 * 1024 * 1024
"""So many bytes may wait; a larger file is read alone."""

Known = Callable[[Arrival], File | None]


def never_known(_: Arrival) -> None:
    """Read every file, whatever has been read before."""


def read_ahead[Label](
    arrivals: Iterable[tuple[Arrival, Label]],
    *,
    workers: int,
    known: Known = never_known,
    read: Read = read_confined,
) -> Generator[tuple[Label, Reading]]:
    """Read files in `workers` children at once, a bounded number ahead of who takes the readings.

    `known` is asked here, in the caller's thread and with its database connection; a file that it
    knows is not read. Memory does not depend on how many files there are.
    """
    waiting: deque[tuple[Label, int, Future[Reading]]] = deque()
    size, finished = 0, False
    pool = ThreadPoolExecutor(workers, thread_name_prefix="reading")
    try:
        for arrival, label in arrivals:
            size += len(arrival.data)
            waiting.append((label, len(arrival.data), _begin(pool, arrival, known, read)))
            del arrival
            while waiting and (len(waiting) > AHEAD * workers or size > MOST_BYTES):
                first, taken, reading = waiting.popleft()
                size -= taken
                yield first, reading.result()
        while waiting:
            first, _, reading = waiting.popleft()
            yield first, reading.result()
        finished = True
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if not finished:  # we were interrupted: what is being read is not waited for
            stop()


def _begin(pool: ThreadPoolExecutor, arrival: Arrival, known: Known, read: Read) -> Future[Reading]:
    receipt = None if arrival.refusal else known(arrival)
    if receipt is None:
        return pool.submit(perform, arrival, read)
    done: Future[Reading] = Future()
    done.set_result(known_already(arrival, receipt))
    return done
