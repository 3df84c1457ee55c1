"""Warming 预热: everything a child may need is loaded before it is forked, for it can open nothing."""

import ctypes
import dis
import encodings
import gc
import importlib
import inspect
import pkgutil
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import backend
from backend.draft import PageDraft
from backend.isolation import parcels
from backend.pipeline import page_from_bytes

TEXT = """三万亩小麦开镰

本报记者 林岳 通讯员 何秋

本报讯（记者 沈青青）2024年5月6日清晨，二十台收割机驶入云溪县禾丰镇的麦田，村民们早早等在地头。

一、机器下了田

种粮大户谭守田说，今年亩产比去年多了一成，“颗粒归仓，心里才踏实。”

（谷一川 摄）

责任编辑：林岳 校对：何秋
"""
TRADITIONAL = "三萬畝小麥開鐮\n\n清晨五點，二十臺收割機駛入雲溪縣的麥田，村民們早早等在地頭。\n"
HTML = f"<html><head><meta charset=gbk></head><body><h1>小麦</h1><p>{TEXT}</p></body></html>"
SAMPLES: tuple[tuple[str, bytes], ...] = (
    ("utf-8.txt", TEXT.encode()),
    ("gb18030.txt", TEXT.encode("gb18030")),
    ("big5.txt", TRADITIONAL.encode("big5hkscs")),
    ("utf-16.txt", TEXT.encode("utf-16")),
    ("utf-16-be.txt", TEXT.encode("utf-16-be")),
    ("utf-32.txt", TEXT.encode("utf-32")),
    ("page.md", f"# {TEXT}".encode()),
    ("page.html", HTML.encode("gb18030")),
)
"""A page of our own in each format and encoding; what a reader loads late, it loads for these."""

IMPORT = dis.opmap["IMPORT_NAME"]
TOOLS = frozenset(
    ("asyncio", "doctest", "multiprocessing", "pdb", "pydoc", "unittest", "urllib", "webbrowser")
)
"""What no reader of a page imports; every other late import of a loaded module is made early."""
BUILT_IN_NEEDS = ("_strptime",)
"""Imported late by functions that are written in C."""

COLLAPSE = 25
HUGE_PAGE = 2 * 1024 * 1024


def warm() -> None:
    """Import the whole workshop and walk a page of each kind through it."""
    for module in pkgutil.walk_packages(backend.__path__, "backend."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for load in _loaders():
        load()
    codecs = [module.name for module in pkgutil.iter_modules(encodings.__path__, "encodings.")]
    for name in (*codecs, *BUILT_IN_NEEDS):
        with suppress(ImportError):
            import_module(name)
    for name, data in SAMPLES:
        page: PageDraft = page_from_bytes(name, data)
        parcels.unpack(parcels.pack(page))
    try:
        raise ValueError("loads what a traceback needs")
    except ValueError:
        parcels.pack(parcels.Fault(traceback.format_exc()))
    for want in set(_late_imports()):
        with suppress(Exception):  # for another machine, or an extra that is not installed
            importlib.__import__(
                want.name, {"__package__": want.package}, None, want.of, want.level
            )


def _loaders() -> Iterator[Callable[[], object]]:
    """The cached functions of the workshop that need nothing: each opens a list of words once."""
    for name, module in list(sys.modules.items()):
        if name.startswith("backend."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_info") and not inspect.signature(thing).parameters:
                    yield thing


class _Import(NamedTuple):
    """What an import statement inside a function asks for."""

    name: str
    level: int
    of: tuple[str, ...]
    package: str


def _late_imports() -> Iterator[_Import]:
    """The imports that functions of the loaded modules make when they are first called.

    `Counter.most_common` is one that does: a page that is the first to need it could not be read.
    """
    for thing in gc.get_objects():
        if type(thing) is FunctionType:
            package = thing.__globals__.get("__package__") or ""
            for code in _codes(thing.__code__):
                yield from _imports(code, package)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _imports(code: CodeType, package: str) -> Iterator[_Import]:
    if IMPORT not in code.co_code[::2]:
        return
    constants: list[Any] = [0, None]
    for step in dis.get_instructions(code):
        if step.opname == "IMPORT_NAME" and str(step.argval).partition(".")[0] not in TOOLS:
            level, of = constants[-2:]
            yield _Import(str(step.argval), int(level), tuple(of or ()), package)
        elif step.opname == "LOAD_CONST":
            constants.append(step.argval)


def settle() -> None:
    """Make what is loaded cheap to fork: out of the garbage collector's sight, in huge pages.

    A fork copies a page table entry for each 4 KB. With the dictionary in pages of 2 MB (Linux 6.1
    and later; elsewhere nothing happens) an empty fork takes 1.8 ms instead of 4.9, and one that
    reads a page takes 20 ms instead of 33.
    """
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):
        advise = ctypes.CDLL(None).madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        for start, end in _heaps():
            first, last = -(-start // HUGE_PAGE) * HUGE_PAGE, end // HUGE_PAGE * HUGE_PAGE
            if first < last:
                advise(first, last - first, COLLAPSE)


def _heaps() -> Iterator[tuple[int, int]]:
    """Where the process has writable memory that is no file's: from and to."""
    own = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ \S+\s*(?:\[heap\])?$")
    for line in Path("/proc/self/maps").read_text("ascii", "replace").splitlines():
        if found := own.match(line):
            yield int(found[1], 16), int(found[2], 16)
