"""Verdicts 判定: what a child's answers and its end come to: a page, files, or why there are none."""

import hashlib
import logging
import re
import signal
from collections.abc import Iterator

from backend.draft import PageDraft
from backend.errors import UnreadableFile
from backend.isolation.orders import MEGABYTE, Ending, Limits
from backend.isolation.parcels import (
    Answer,
    Fault,
    Garbled,
    OutOfMemory,
    Packed,
    Refusal,
    Unpacked,
    unpack,
)
from backend.pipeline import Member

logger = logging.getLogger(__name__)

OUR_FAULT = "程序出错，详情见日志"
CODE = re.compile(r"[a-z][a-z0-9_]{1,49}")
CRASHES = (-signal.SIGSEGV, -signal.SIGABRT)
NEARLY_ALL = 0.8
"""Code that does not ask whether it got its memory crashes instead: 31 MB of text did so with 0.92
of the limit resident."""

Answers = list[tuple[Answer, memoryview]]


def answers_in(received: bytearray, ending: Ending, limits: Limits, name: str) -> Answers:
    """What the child answered; raises UnreadableFile for one that was stopped, died or lied."""
    if ending.late or ending.code == -signal.SIGXCPU:
        raise UnreadableFile(name, "too_slow", f"读取超过 {limits.cpu} 秒仍未完成，已中止")
    if ending.code in CRASHES and ending.peak > NEARLY_ALL * limits.memory:
        raise _too_much(name, limits)
    try:
        answers = unpack(received) if ending.code == 0 else []
    except Garbled as error:
        logger.warning("the reader of %s answered nonsense: %s", name, str(error)[:500])
        answers = []
    match answers:
        case [*_, (OutOfMemory(), _)]:
            raise _too_much(name, limits)
        case []:
            raise _crash(name, ending)
    return answers


def page_in(answers: Answers, name: str, data: bytes) -> PageDraft:
    """The page that was answered; raises UnreadableFile for every other answer."""
    match answers:
        case [(PageDraft() as page, _)] if _is_of(page, name, data):
            return page
        case [(answer, _)]:
            raise _error(answer, name)
    raise _crash(name, f"{len(answers)} answers")


def members_in(answers: Answers, name: str) -> Iterator[Member]:
    """The files of an archive one by one, then UnreadableFile unless that was all of it."""
    for answer, following in answers[:-1]:
        match answer:
            case Packed(inner, refusal, skipped) if inner.startswith(f"{name}/"):
                error = _error(refusal, inner) if refusal else None
                yield Member(inner, bytes(following), error, skipped)
            case _:
                raise _crash(name, f"answered with a {type(answer).__name__}")
    last, _ = answers[-1]
    if not isinstance(last, Unpacked):
        raise _error(last, name)


def _error(answer: Answer, name: str) -> UnreadableFile:
    """What an answer that is no page comes to."""
    match answer:
        case Refusal(code, reason, line) if CODE.fullmatch(code):
            return UnreadableFile(name, code, reason[:500], line=line)
        case Fault(traceback):
            logger.error("reading of %s failed in its child\n%s", name, traceback)
            return UnreadableFile(name, "internal_error", OUR_FAULT)
    return _crash(name, f"answered with a {type(answer).__name__}")


def _crash(name: str, why: object) -> UnreadableFile:
    logger.warning("the reader of %s failed: %s", name, why)
    return UnreadableFile(name, "reader_crashed", "读取程序意外退出")


def _too_much(name: str, limits: Limits) -> UnreadableFile:
    most = limits.memory // MEGABYTE
    return UnreadableFile(name, "too_much_memory", f"读取所需内存超过 {most} MB，已中止")


def _is_of(page: PageDraft, name: str, data: bytes) -> bool:
    """Whether the page says of itself what we know of the file: its receipt hangs on that."""
    source = page.source
    return (source.name, source.sha256) == (name, hashlib.sha256(data).hexdigest())
