"""Import memory 导入内存: what the importer takes over a hundred, a thousand, ten thousand files.

python -m tests.benchmarks.import_memory [FILES …] [--workers N]
"""

import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from tests.benchmarks.newsroom import environment
from tests.faults.houses import ROOT
from tests.faults.pages import make_pages
from tests.processes import children_of, resident

MEGABYTE = 1024 * 1024
EVERY = 0.5
"""Seconds between two looks."""


def main() -> None:
    """Print the importer's resident memory in each tenth of its run, and the zygote's at the end."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    for files in options.files:
        with TemporaryDirectory(prefix="gaoku-benchmark-") as folder:
            _measure(Path(folder), files, options.workers)


def _measure(folder: Path, files: int, workers: int) -> None:
    make_pages(folder / "pages", files, seed=files)
    words = [sys.executable, "manage.py"]
    surroundings = environment(folder)
    subprocess.run([*words, "migrate", "--verbosity=0"], cwd=ROOT, env=surroundings, check=True)
    began = time.monotonic()
    with subprocess.Popen(
        [*words, "import_articles", str(folder / "pages"), "--workers", str(workers)],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
    ) as importer:
        sizes, zygote = [], 0
        while importer.poll() is None:
            try:
                sizes.append(resident(importer.pid))
                zygote = max([zygote, *map(resident, children_of(importer.pid))])
            except OSError:
                break
            time.sleep(EVERY)
    seconds = time.monotonic() - began
    tenth = max(1, len(sizes) // 10)
    tenths = [mean(sizes[place : place + tenth]) for place in range(0, len(sizes), tenth)][:10]
    sys.stdout.write(
        f"{files} files, {workers} workers: {files / seconds:.1f} files/s, importer "
        f"{' '.join(f'{size / MEGABYTE:.0f}' for size in tenths)} MB by tenths, "
        f"most {max(sizes) / MEGABYTE:.0f} MB; zygote {zygote / MEGABYTE:.0f} MB; "
        f"exit code {importer.returncode}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
