"""审校: the line that names who handled the text after it was written."""

import pytest

from backend.chinese.reviews import read_review


@pytest.mark.parametrize(
    ("line", "handlers"),
    [
        pytest.param("责任编辑：林岳", ["editor 林岳"], id="one editor"),
        pytest.param("责编 林岳", ["editor 林岳"], id="no colon"),
        pytest.param("（责任编辑：林岳）", ["editor 林岳"], id="in brackets"),
        pytest.param("【责任编辑:林岳】", ["editor 林岳"], id="in lenticular brackets"),
        pytest.param("编辑丨林岳", ["editor 林岳"], id="a bar for the colon"),
        pytest.param("编辑/林岳", ["editor 林岳"], id="a slash for the colon"),
        pytest.param("责任编辑 林 岳", ["editor 林岳"], id="a padded name"),
        pytest.param(
            "编辑：何青禾 审核：岳 峰", ["editor 何青禾", "reviewer 岳峰"], id="two roles"
        ),
        pytest.param("编辑：何秋、宋远", ["editor 何秋", "editor 宋远"], id="two names, one role"),
        pytest.param("编辑：何秋 宋远", ["editor 何秋", "editor 宋远"], id="two names by a space"),
        pytest.param(
            "编辑：何 秋、宋 远", ["editor 何秋", "editor 宋远"], id="two padded names by 、"
        ),
        pytest.param(
            "一审：林岳 二审：何秋 三审：宋远",
            ["first_review 林岳", "second_review 何秋", "final_review 宋远"],
            id="three reviews",
        ),
        pytest.param(
            "初审 林岳 复审 何秋 终审 宋远",
            ["first_review 林岳", "second_review 何秋", "final_review 宋远"],
            id="three reviews by their other names",
        ),
        pytest.param(
            "值班编辑：林岳 | 监制：何秋", ["duty_editor 林岳", "producer 何秋"], id="a bar between"
        ),
        pytest.param(
            "责编：林岳 校对：何秋 版式：宋远",
            ["editor 林岳", "proofreader 何秋"],
            id="who set the page is read and not credited",
        ),
        pytest.param("版式：宋远", [], id="nobody but who set the page"),
        pytest.param(
            "責任編輯：林嶽 校對：何秋", ["editor 林嶽", "proofreader 何秋"], id="traditional"
        ),
        pytest.param("编辑：小满", ["editor 小满"], id="a pen name behind a colon"),
        pytest.param(
            "审核：云溪县气象局", ["reviewer 云溪县气象局"], id="an office behind a colon"
        ),
    ],
)
def test_a_review_line_names_its_handlers(line: str, handlers: list[str]) -> None:
    found = read_review(line)
    said = None if found is None else [f"{one.role.value} {one.name}" for one in found]
    assert said == handlers


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("编辑部的故事", id="a title"),
        pytest.param("责任编辑负责稿件的初审工作。", id="a sentence"),
        pytest.param("林岳是这本书的编辑", id="the role stands last"),
        pytest.param("审核通过后，补贴将在七日内发放。", id="a rule"),
        pytest.param("本报记者 林岳", id="a byline"),
        pytest.param("设计 施工 验收", id="three stages of a work"),
        pytest.param("监制一部纪录片的经过", id="a headline"),
        pytest.param("", id="empty"),
    ],
)
def test_a_line_that_only_has_a_review_word_is_none(line: str) -> None:
    assert read_review(line) is None
