"""逐节合并: whatever the importer cuts anew, no line of a page is lost and none stands twice."""

from hypothesis import given
from hypothesis import strategies as st

from articles.workflow.part_merging import MergedParts, merge_parts
from articles.workflow.readings import Part, part_marks

LINES = 12


def part(*lines: int, text: str = "", pk: int | None = None, heading: str = "") -> Part:
    """A section made of these lines; its body names them, so that each can be found again."""
    body = text or " ".join(f"L{line}" for line in lines)
    return Part({"heading": [int(bool(heading)), "", heading], "body": body, "tags": []}, lines, pk)


def cut(at: set[int]) -> tuple[Part, ...]:
    """The page's lines cut into sections before each of these lines."""
    starts = sorted({1, *at})
    ends = [*starts[1:], LINES + 1]
    return tuple(part(*range(start, end)) for start, end in zip(starts, ends, strict=True))


def merged(read: tuple[Part, ...], rows: tuple[Part, ...], anew: tuple[Part, ...]) -> MergedParts:
    return merge_parts([part_marks(one) for one in read], rows, anew, "section")


def bodies(parts: tuple[Part, ...]) -> list[str]:
    return [one.values["body"] for one in parts]


cuts = st.sets(st.integers(2, LINES))


@given(before=cuts, after=cuts, changed=st.sets(st.integers(0, LINES)))
def test_every_line_stands_once_whatever_is_edited_and_however_it_is_cut_anew(
    before: set[int], after: set[int], changed: set[int]
) -> None:
    read, anew = cut(before), cut(after)
    rows = tuple(
        Part(one.values | {"body": f"{one.values['body']} 编辑改过"}, one.lines, place)
        if place in changed
        else Part(one.values, one.lines, place)
        for place, one in enumerate(read)
    )

    done = merged(read, rows, anew)

    words = " ".join(bodies(done.parts)).split()
    assert sorted(word for word in words if word != "编辑改过") == sorted(
        f"L{line}" for line in range(1, LINES + 1)
    )
    edited = [one.values["body"] for place, one in enumerate(rows) if place in changed]
    assert [body for body in bodies(done.parts) if "编辑改过" in body] == edited


@given(before=cuts, after=cuts, changed=st.sets(st.integers(0, LINES)), later=cuts)
def test_reading_once_more_by_the_same_rules_changes_nothing(
    before: set[int], after: set[int], changed: set[int], later: set[int]
) -> None:
    read, anew = cut(before), cut(after)
    rows = tuple(
        Part(one.values | {"body": "编辑另写"}, one.lines, place) if place in changed else one
        for place, one in enumerate(read)
    )
    once = merged(read, rows, anew)

    again = merge_parts(once.marks, once.parts, anew, "section")

    assert again.parts == once.parts
    assert not any(not one.disputed for one in again.differences)


@given(before=cuts, after=cuts)
def test_what_nobody_touched_follows_the_new_reading_wholly(
    before: set[int], after: set[int]
) -> None:
    read, anew = cut(before), cut(after)

    done = merged(read, read, anew)

    assert done.parts == anew
    assert not any(one.disputed for one in done.differences)
