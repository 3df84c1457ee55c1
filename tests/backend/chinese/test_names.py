"""人名: what can be a name, and where in a run of characters one ends and the next begins."""

import pytest

from backend.chinese.names import (
    close_padding,
    family_name,
    family_rank,
    is_common_name,
    is_name,
    split_names,
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("林岳", id="two characters"),
        pytest.param("周远山", id="three characters"),
        pytest.param("欧阳明月", id="compound family name of two, two more"),
        pytest.param("司马光", id="compound family name, one more"),
        pytest.param("诸葛青云", id="another compound one"),
        pytest.param("古丽娜尔·阿不都", id="transcribed"),
        pytest.param("约翰·保罗·琼斯", id="transcribed in three parts"),
        pytest.param("阿·托尔斯泰", id="transcribed with a single letter"),
        pytest.param("林嶽", id="traditional"),
    ],
)
def test_these_are_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("林", id="a family name alone"),
        pytest.param("高兴", id="an ordinary word that begins with a family name"),
        pytest.param("安全", id="another"),
        pytest.param("黄河", id="a river"),
        pytest.param("林岳周远", id="four characters under a single family name"),
        pytest.param("在田里", id="no family name"),
        pytest.param("林 岳", id="padded: close_padding comes first"),
        pytest.param("Lin Yue", id="Latin"),
        pytest.param("林1", id="a digit"),
        pytest.param("欧阳", id="a compound family name alone"),
        pytest.param("·阿不都", id="nothing before the dot"),
        pytest.param("林岳。", id="a full stop"),
    ],
)
def test_these_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        pytest.param("林岳", "林", id="single"),
        pytest.param("欧阳明月", "欧阳", id="compound"),
        pytest.param("司马", "司马", id="compound alone"),
        pytest.param("司空见", "司空", id="司空"),
        pytest.param("在田", None, id="none"),
        pytest.param("", None, id="empty"),
    ],
)
def test_the_family_name_stands_first(text: str, family: str | None) -> None:
    assert family_name(text) == family


def test_the_most_frequent_family_names_have_the_lowest_ranks() -> None:
    assert family_rank("王") < family_rank("林") < family_rank("祁")
    assert family_rank("在") == 999


@pytest.mark.parametrize(
    ("text", "common"),
    [
        pytest.param("林岳", True, id="a common family name"),
        pytest.param("欧阳明月", True, id="a compound one is seldom anything else"),
        pytest.param("古丽娜尔·阿不都", True, id="transcribed"),
        pytest.param("高兴", False, id="a word"),
        pytest.param("在田里", False, id="no name at all"),
    ],
)
def test_a_common_name_is_believed_without_another_sign(text: str, *, common: bool) -> None:
    assert is_common_name(text) is common


@pytest.mark.parametrize(
    ("run", "names"),
    [
        pytest.param("林岳", ("林岳",), id="one of two"),
        pytest.param("周远山", ("周远山",), id="one of three"),
        pytest.param("苏明远高建川", ("苏明远", "高建川"), id="three and three"),
        pytest.param("林岳周远山", ("林岳", "周远山"), id="two and three"),
        pytest.param("周远山林岳", ("周远山", "林岳"), id="three and two"),
        pytest.param("林岳何秋", ("林岳", "何秋"), id="two and two"),
        pytest.param("王小明李小红张小刚", ("王小明", "李小红", "张小刚"), id="three names"),
        pytest.param("欧阳明月林岳", ("欧阳明月", "林岳"), id="a compound family name first"),
        pytest.param(
            "林岳司马光",
            ("林岳", "司马光"),
            id="a compound family name last",
        ),
        pytest.param("古丽娜尔·阿不都", ("古丽娜尔·阿不都",), id="transcribed"),
        pytest.param("在田里劳作", None, id="no names"),
        pytest.param("", None, id="nothing"),
        pytest.param("林岳 何秋", None, id="a run has no separators"),
        pytest.param("高兴", None, id="a word"),
    ],
)
def test_a_run_of_names_is_cut(run: str, names: tuple[str, ...] | None) -> None:
    assert split_names(run) == names


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        pytest.param("李 苗", "李苗", id="one"),
        pytest.param("李　苗", "李苗", id="full-width space"),
        pytest.param("李  苗", "李苗", id="two spaces"),
        pytest.param("林 岳 何 秋", "林岳 何秋", id="two padded names"),
        pytest.param("林 岳、何 秋", "林岳、何秋", id="with 、 between them"),
        pytest.param("周远山 何 秋", "周远山 何秋", id="the second is padded"),
        pytest.param("何 秋 周远山", "何秋 周远山", id="the first is padded"),
        pytest.param("林岳 何秋", "林岳 何秋", id="none is padded"),
        pytest.param("种 好", "种 好", id="no family name"),
        pytest.param("高 兴", "高 兴", id="a word is not put together as a name"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_padding_inside_a_name_is_closed(printed: str, closed: str) -> None:
    assert close_padding(printed) == closed


def test_a_long_run_of_family_names_is_cut_in_no_time() -> None:
    assert split_names("林" * 120) is not None
