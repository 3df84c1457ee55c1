"""隔离读取: whatever a reader does in its child, we get a page or a code, and lose nothing else."""

import logging
import os
import pickle
import signal
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles.workflow import sandbox
from articles.workflow.sandbox import Sandbox
from backend.errors import UnreadableFile
from backend.isolation.orders import MEMORY, Limits
from backend.isolation.parcels import Packed, Refusal, Unpacked, pack
from backend.pipeline import members, page_from_bytes, read_columns
from tests.backend.files import zip_of
from tests.processes import children_of, is_alive, open_files, session_of, until
from tests.workflow.misdeeds import misbehave

PAGES = Path(__file__).resolve().parents[1] / "corpus" / "pages"
WORK = f"{misbehave.__module__}:{misbehave.__name__}"
GOOD = ("page.txt", "云溪县两万亩茶园开采，今年春茶比去年早采六天。\n".encode())
TRADITIONAL = "清晨五點，二十臺收割機駛入雲溪縣的麥田，村民們早早等在地頭。\n"
BRIEF = Limits(MEMORY, 1, 1.5)


@pytest.fixture(scope="module")
def readers() -> Iterator[Sandbox]:
    """Readers that do what their file is called."""
    readers = Sandbox(WORK)
    yield readers
    readers.close()


@pytest.fixture(scope="module")
def brief() -> Iterator[Sandbox]:
    """The same, with one second for everything."""
    readers = Sandbox(WORK, limits=lambda _: BRIEF)
    yield readers
    readers.close()


def refusal(readers: Sandbox, deed: str, data: bytes = b"") -> UnreadableFile:
    """What a deed ends in; the next file is read all the same."""
    with pytest.raises(UnreadableFile) as caught:
        readers.read(f"{deed}.txt", data)
    assert readers.read(*GOOD) == page_from_bytes(*GOOD)
    return caught.value


# What is read


@pytest.mark.parametrize(
    "path",
    sorted(path for path in PAGES.iterdir() if path.suffix != ".zip"),
    ids=lambda path: path.name,
)
def test_a_page_is_the_same_whoever_reads_it(readers: Sandbox, path: Path) -> None:
    data = path.read_bytes()

    assert readers.read(path.name, data) == page_from_bytes(path.name, data)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.zip")), ids=lambda path: path.name)
def test_an_archive_is_the_same_whoever_unpacks_it(path: Path) -> None:
    data = path.read_bytes()

    found = list(sandbox.unpack_confined(path.name, data))

    assert found == list(members(path.name, data))
    assert any(one.data for one in found)


def test_an_archive_that_takes_too_long_is_refused(brief: Sandbox) -> None:
    with pytest.raises(UnreadableFile) as caught:
        list(brief.unpack("spin.zip", zip_of({"一版.txt": b"x"})))

    assert caught.value.code == "too_slow"


def test_a_table_is_read_by_the_mapping_of_its_columns() -> None:
    data = "甲,乙\n麦收开镰,清晨五点，收割机驶入麦田。\n".encode()
    columns = read_columns("title=甲,body=乙")

    page = sandbox.read_confined("稿件.csv", data, columns)

    assert page == page_from_bytes("稿件.csv", data, columns)
    assert [one.draft.title.value for one in page.articles if one.draft.title] == ["麦收开镰"]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030", "big5hkscs"]
)
def test_an_encoding_is_read_by_who_can_load_nothing_any_more(
    readers: Sandbox, encoding: str
) -> None:
    data = (TRADITIONAL * 5).encode(encoding)

    assert readers.read("page.txt", data) == page_from_bytes("page.txt", data)


def test_a_refusal_is_the_same_whoever_reads_it(readers: Sandbox) -> None:
    bad = ("page.txt", "云溪县麦收开镰。".encode() * 50 + b"\xe4\xba\n" + "麦收。".encode())
    with pytest.raises(UnreadableFile) as direct:
        page_from_bytes(*bad)
    with pytest.raises(UnreadableFile) as confined:
        readers.read(*bad)

    for name in ("name", "code", "reason", "line"):
        assert getattr(confined.value, name) == getattr(direct.value, name)


def test_eight_files_are_read_at_once(readers: Sandbox) -> None:
    files = [(f"page-{n}.txt", f"第{n}号茶园开采，茶农上山。\n".encode()) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda file: readers.read(*file), files))

    assert pages == [page_from_bytes(*file) for file in files]


def test_reading_leaves_no_file_open_and_no_process_behind(readers: Sandbox) -> None:
    readers.read(*GOOD)
    opened = open_files()

    for _ in range(20):
        readers.read(*GOOD)
        refusal(readers, "leave")

    assert open_files() == opened
    assert children_of(zygote_of(readers)) == []


# How it ends


@pytest.mark.parametrize("deed", ["eat_memory", "eat_at_once"])
def test_who_eats_memory_is_stopped(readers: Sandbox, deed: str) -> None:
    error = refusal(readers, deed)

    assert error.code == "too_much_memory"
    assert "512 MB" in error.reason


@pytest.mark.parametrize("deed", ["spin", "sleep", "stop", "hang_up"])
def test_who_takes_too_long_is_stopped(brief: Sandbox, deed: str) -> None:
    error = refusal(brief, deed)

    assert error.code == "too_slow"
    assert "1 秒" in error.reason


@pytest.mark.parametrize("deed", ["segfault", "kill_itself", "leave", "leave_quietly"])
def test_who_dies_costs_only_its_file(readers: Sandbox, deed: str) -> None:
    assert refusal(readers, deed).code == "reader_crashed"


def test_our_own_fault_is_logged_with_its_traceback(
    readers: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        error = refusal(readers, "recurse")

    assert error.code == "internal_error"
    assert "RecursionError" in caplog.text
    assert "misdeeds.py" in caplog.text


def test_a_longer_file_gets_more_time() -> None:
    small, large = Limits.of(0), Limits.of(10 * 1024 * 1024)

    assert (small.memory, small.cpu) == (512 * 1024 * 1024, 5)
    assert large.cpu > 10 * small.cpu
    assert large.wall == 2 * large.cpu


# What it answers


def frame(kind: bytes, body: bytes, following: int = 0) -> bytes:
    return struct.pack("<cQQ", kind, len(body), following) + body


LIES = {
    "nothing": b"",
    "no kind of answer": frame(b"X", b"{}"),
    "half an answer": pack(page_from_bytes(*GOOD))[:-9],
    "half a head": frame(b"P", b"{}")[:5],
    "an answer of any length": frame(b"P", b"{}", 2**63),
    "two pages": pack(page_from_bytes(*GOOD)) * 2,
    "a page of wrong types": frame(b"P", b'{"source": 1, "articles": "all", "furniture": null}'),
    "a page without a field": frame(b"P", b'{"articles": []}'),
    "brackets without end": frame(b"P", b"[" * 60_000),
    "a file of an archive": pack(Packed("answer.txt/inner.txt")) + pack(Unpacked()),
    "a pickle that starts a program": pickle.dumps(Path("/")),
    "a pickle that takes three gigabytes": b"\x80\x04Nr" + (2 * 10**8).to_bytes(4, "little"),
    "a code that is no code": pack(Refusal("<b>no code</b>", "")),
    "an empty code": pack(Refusal("", "")),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_an_answer_that_is_none_is_a_crash(readers: Sandbox, lie: bytes) -> None:
    assert refusal(readers, "answer", lie).code == "reader_crashed"


def test_a_page_of_other_bytes_is_not_taken_for_this_file(readers: Sandbox) -> None:
    text = "云溪县两万亩茶园开采。\n".encode()

    assert refusal(readers, "answer_for_another", text).code == "reader_crashed"


def test_an_answer_without_end_is_cut_off(
    readers: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "LARGEST_ANSWER", 1 << 20)

    assert refusal(readers, "answer_for_ever").code == "reader_crashed"


# What it may touch


def test_a_reader_opens_nothing_writes_nothing_and_reaches_nobody(
    readers: Sandbox, tmp_path: Path
) -> None:
    page, other = tmp_path / "page.txt", tmp_path / "other.txt"
    page.write_text("麦收", "utf-8")
    before = page.stat()

    error = refusal(readers, "escape", f"{page}\n{other}\n{os.getpid()}".encode())

    assert (error.code, error.reason) == ("held", "")
    assert [one.name for one in tmp_path.iterdir()] == ["page.txt"]
    assert page.stat() == before


@pytest.mark.parametrize("deed", ["environment", "modules"])
def test_a_reader_sees_nothing_of_ours(
    readers: Sandbox, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "x" * 60)

    assert refusal(readers, deed).reason == ""


def test_what_a_reader_starts_ends_with_it(readers: Sandbox, tmp_path: Path) -> None:
    assert refusal(readers, "leave_a_child", str(tmp_path / "late").encode()).code == "held"

    assert until(lambda: session_of(zygote_of(readers)) == [])


# When we or the zygote end


def test_a_killed_zygote_is_replaced() -> None:
    readers = Sandbox(WORK)
    try:
        readers.read(*GOOD)
        first = zygote_of(readers)
        with ThreadPoolExecutor(1) as pool:
            sleeping = pool.submit(readers.read, "sleep.txt", b"")
            assert until(lambda: children_of(first) != [])
            (child,) = children_of(first)
            os.kill(first, signal.SIGKILL)
            with pytest.raises(UnreadableFile) as caught:
                sleeping.result()

        assert caught.value.code == "reader_crashed"
        assert until(lambda: not is_alive(child))
        assert readers.read(*GOOD) == page_from_bytes(*GOOD)
        second = zygote_of(readers)
        os.kill(second, signal.SIGKILL)
        assert until(lambda: not is_alive(second))
        assert readers.read(*GOOD) == page_from_bytes(*GOOD)
    finally:
        readers.close()


def test_a_zygote_that_does_not_start_is_our_fault_and_no_hang(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(sandbox.SandboxDown):
        Sandbox("tests.workflow.misdeeds:nobody").read(*GOOD)

    assert "AttributeError" in capfd.readouterr().err


def test_closing_ends_what_is_being_read() -> None:
    readers = Sandbox(WORK)
    readers.read(*GOOD)
    zygote = zygote_of(readers)
    with ThreadPoolExecutor(1) as pool:
        sleeping = pool.submit(readers.read, "sleep.txt", b"")
        assert until(lambda: children_of(zygote) != [])
        (child,) = children_of(zygote)
        readers.close()
        with pytest.raises(UnreadableFile):
            sleeping.result()

    assert until(lambda: not is_alive(child) and not is_alive(zygote))


def test_a_fork_of_ours_lets_go_of_the_readers() -> None:
    sandbox.read_confined(*GOOD)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if sandbox._shared._control is None else 1)
    _, status = os.waitpid(pid, 0)

    assert status == 0
    assert sandbox.read_confined(*GOOD) == page_from_bytes(*GOOD)


def zygote_of(readers: Sandbox) -> int:
    assert readers._zygote is not None
    return readers._zygote.pid
