"""署名: the phrases in which pages name their makers, and the sentences that only look like them.

A name is written `role 姓名`, with `@单位` behind it where an office is printed with the name and
`单位:` before it where the maker is an office.
"""

import pytest

from backend.chinese.signatures import read_signature
from backend.chinese.signed import Signed
from backend.vocabulary import AuthorKind


def written(one: Signed) -> str:
    office = "单位:" if one.kind is AuthorKind.ORGANISATION else ""
    return f"{one.role.value} {office}{one.name}" + (
        f"@{one.affiliation}" if one.affiliation else ""
    )


BYLINES: list[tuple[str, str, list[str]]] = [
    # one reporter
    ("one staff reporter", "本报记者 林岳", ["reporter 林岳"]),
    ("no space", "本报记者林岳", ["reporter 林岳"]),
    ("full-width space", "本报记者　林岳", ["reporter 林岳"]),
    ("padded name", "本报记者 林 岳", ["reporter 林岳"]),
    ("padded with a full-width space", "本报记者 林　岳", ["reporter 林岳"]),
    ("label and colon", "记者：林岳", ["reporter 林岳"]),
    ("half-width colon", "记者:林岳", ["reporter 林岳"]),
    ("slash behind the role", "本报记者/林岳", ["reporter 林岳"]),
    ("in brackets", "（本报记者 林岳）", ["reporter 林岳"]),
    ("in half-width brackets", "(记者 林岳)", ["reporter 林岳"]),
    ("a square mark", "□ 林岳", ["author 林岳"]),
    ("a filled mark and a role", "■本报记者 周远山", ["reporter 周远山"]),
    ("a round mark", "●周远山", ["author 周远山"]),
    ("a diamond", "◆ 本报记者 周远山", ["reporter 周远山"]),
    ("a dash before it", "——本报记者 周远山", ["reporter 周远山"]),
    ("chief reporter", "本报首席记者 周远山", ["reporter 周远山"]),
    ("trainee reporter", "见习记者 周远山", ["reporter 周远山"]),
    ("all-media reporter", "全媒体记者 周远山", ["reporter 周远山"]),
    ("stationed reporter", "本报驻青石记者 周远山", ["reporter 周远山"]),
    ("special reporter", "本报特约记者 周远山", ["reporter 周远山"]),
    ("traditional characters", "本報記者 林嶽", ["reporter 林嶽"]),
    # several names
    ("two by a space", "本报记者 林岳 周远山", ["reporter 林岳", "reporter 周远山"]),
    ("two by full-width spaces", "本报记者　林岳　周远山", ["reporter 林岳", "reporter 周远山"]),
    ("two by 、", "本报记者 林岳、周远山", ["reporter 林岳", "reporter 周远山"]),
    ("two by a comma", "记者 林岳，周远山", ["reporter 林岳", "reporter 周远山"]),
    ("two without any separator", "本报记者苏明远高建川", ["reporter 苏明远", "reporter 高建川"]),
    (
        "three",
        "本报记者 林岳 周远山 高建川",
        ["reporter 林岳", "reporter 周远山", "reporter 高建川"],
    ),
    ("two padded names", "本报记者 林 岳 何 秋", ["reporter 林岳", "reporter 何秋"]),
    ("padded by 、", "本报记者 林 岳、何 秋", ["reporter 林岳", "reporter 何秋"]),
    ("transcribed", "本报记者 古丽娜尔·阿不都", ["reporter 古丽娜尔·阿不都"]),
    (
        "transcribed beside another",
        "本报记者 古丽娜尔·阿不都 林岳",
        ["reporter 古丽娜尔·阿不都", "reporter 林岳"],
    ),
    ("compound family name", "记者 欧阳明月", ["reporter 欧阳明月"]),
    ("compound family name of three", "记者 司马光", ["reporter 司马光"]),
    ("nation in brackets", "[美]约翰·史密斯", ["author 约翰·史密斯"]),
    (
        "written and translated",
        "（美）约翰·史密斯 著 周远山 译",
        ["author 约翰·史密斯", "translator 周远山"],
    ),
    # roles that follow one another
    (
        "reporter and correspondent",
        "本报记者 林岳 通讯员 何秋",
        ["reporter 林岳", "correspondent 何秋"],
    ),
    (
        "without a space between them",
        "记者林岳 通讯员何秋",
        ["reporter 林岳", "correspondent 何秋"],
    ),
    (
        "reporter and intern",
        "记者 林岳 实习生 高小满",
        ["reporter 林岳", "intern 高小满"],
    ),
    ("correspondents only", "通讯员 何秋 宋远", ["correspondent 何秋", "correspondent 宋远"]),
    (
        "special correspondent",
        "特约通讯员 宋远",
        ["correspondent 宋远"],
    ),
    (
        "colons behind every role",
        "记者：林岳 通讯员：何秋",
        ["reporter 林岳", "correspondent 何秋"],
    ),
    (
        "semicolon between the roles",
        "记者 林岳；通讯员 何秋",
        ["reporter 林岳", "correspondent 何秋"],
    ),
    (
        "contributors",
        "记者 林岳 参与采写 何秋",
        ["reporter 林岳", "contributor 何秋"],
    ),
    # text and photo
    (
        "both hands",
        "本报记者 林岳 文/图",
        ["reporter 林岳", "photographer 林岳"],
    ),
    ("both hands before the name", "图文：林岳", ["author 林岳", "photographer 林岳"]),
    ("both hands without slash", "本报记者 林岳 文图", ["reporter 林岳", "photographer 林岳"]),
    (
        "words and pictures spelt out",
        "林岳 文字/图片",
        ["author 林岳", "photographer 林岳"],
    ),
    (
        "hands of two people",
        "林岳/文 何秋/图",
        ["author 林岳", "photographer 何秋"],
    ),
    (
        "hands before the names",
        "文/林岳 图/何秋",
        ["author 林岳", "photographer 何秋"],
    ),
    ("one hand before", "文/林岳", ["author 林岳"]),
    ("bar for slash", "文｜林岳", ["author 林岳"]),
    (
        "roles that spread to several names",
        "通讯员 何秋 宋远/文 沈青青/图",
        ["correspondent 何秋", "correspondent 宋远", "photographer 沈青青"],
    ),
    ("photographer with mark", "□ 沈青青 摄", ["photographer 沈青青"]),
    ("photographer", "沈青青 摄", ["photographer 沈青青"]),
    ("photographer glued", "沈青青摄", ["photographer 沈青青"]),
    ("photographer by slash", "沈青青/摄", ["photographer 沈青青"]),
    ("reporter who photographed", "本报记者 沈青青 摄", ["photographer 沈青青"]),
    ("photo handed in", "沈青青 供图", ["photographer 沈青青"]),
    (
        "text and photo, spelt out",
        "撰文 林岳 摄影 何秋",
        ["author 林岳", "photographer 何秋"],
    ),
    (
        "reporter writes, correspondent photographs",
        "本报记者 林岳 文 通讯员 何秋 图",
        ["reporter 林岳", "photographer 何秋"],
    ),
    # authors
    ("a bare common name", "林岳", ["author 林岳"]),
    ("a bare padded name", "林 岳", ["author 林岳"]),
    ("author label", "作者：周远山", ["author 周远山"]),
    ("author without colon", "作者 周远山", ["author 周远山"]),
    ("written by", "撰稿：周远山", ["author 周远山"]),
    ("translator", "周远山 译", ["translator 周远山"]),
    ("compiler", "周远山 整理", ["compiler 周远山"]),
    ("compiler with colon", "整理：周远山", ["compiler 周远山"]),
    ("pen name behind a mark", "□ 听雨", ["author 听雨"]),
    # offices
    ("house commentator", "本报评论员", ["author 单位:本报评论员"]),
    ("an office signs", "■中共云溪县委组织部", ["author 单位:中共云溪县委组织部"]),
    ("an office in brackets", "（云溪县气象局）", ["author 单位:云溪县气象局"]),
    ("agency reporters without names", "新华社记者", ["reporter 单位:新华社"]),
    (
        "agency reporter",
        "新华社记者 王苇",
        ["reporter 王苇@新华社"],
    ),
    (
        "agency reporters, no space",
        "新华社记者王苇、李响",
        ["reporter 王苇@新华社", "reporter 李响@新华社"],
    ),
    ("office before the name", "青石学院 王闻溪", ["author 王闻溪@青石学院"]),
    ("office behind a mark", "□ 青石市委党校 周远山", ["author 周远山@青石市委党校"]),
    (
        "another paper's reporter",
        "青石日报记者 周远山",
        ["reporter 周远山@青石日报"],
    ),
    (
        "two offices",
        "青石学院 王闻溪 云溪县文化馆 李响",
        ["author 王闻溪@青石学院", "author 李响@云溪县文化馆"],
    ),
    ("an office and its man's post", "青石学院教授 周远山", ["author 周远山@青石学院"]),
    ("a county media centre", "云溪融媒记者 林岳", ["reporter 林岳@云溪融媒"]),
    ("two dictated hands", "口述：周远山 整理：林岳", ["author 周远山", "compiler 林岳"]),
    # as real pages have them
    (
        "a name that is a word, set wide",
        "□本报记者 林 岳 通讯员 向 前",
        ["reporter 林岳", "correspondent 向前"],
    ),
    ("a word in brackets behind a house", "（青石日报记者向前）", ["reporter 向前@青石日报"]),
    ("a student's year", "文 文学院2021级 林岳", ["author 林岳@文学院"]),
    ("a house's column", "青石日报“政务观察”记者 林岳", ["reporter 林岳@青石日报"]),
    ("a role in brackets of its own", "【青石日报记者】林岳", ["reporter 林岳@青石日报"]),
    ("an agency behind its photographer", "林岳摄（新华社发）", ["photographer 林岳"]),
    (
        "who drew is left out",
        "撰文／林岳 摄影／何秋 绘图／高建川",
        ["author 林岳", "photographer 何秋"],
    ),
    (
        "sent from a town, close",
        "本报记者林岳实习记者何秋发自青石",
        ["reporter 林岳", "reporter 何秋"],
    ),
    (
        "a short office",
        "（图文/团委通讯员林岳）",
        ["correspondent 林岳@团委", "photographer 林岳@团委"],
    ),
    ("an office and a name close", "青石学院宣传部林岳摄", ["photographer 林岳@青石学院宣传部"]),
]


@pytest.mark.parametrize(
    ("line", "makers"),
    [pytest.param(line, makers, id=name) for name, line, makers in BYLINES],
)
def test_a_byline_names_its_makers(line: str, makers: list[str]) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert [written(one) for one in signature.signed] == makers


@pytest.mark.parametrize(
    ("line", "makers"),
    [
        pytest.param(
            "本报记者 林岳 摄影报道", ["reporter 林岳", "photographer 林岳"], id="one reporter"
        ),
        pytest.param(
            "本报记者 林岳 通讯员 何秋 摄影报道",
            ["reporter 林岳", "photographer 林岳", "correspondent 何秋", "photographer 何秋"],
            id="two roles",
        ),
    ],
)
def test_a_photo_report_is_the_work_of_both_hands(line: str, makers: list[str]) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert [written(one) for one in signature.signed] == makers


@pytest.mark.parametrize(
    "line", [pytest.param("林岳 图/文", id="behind"), pytest.param("图/文 林岳", id="before")]
)
def test_both_hands_may_stand_the_other_way_round(line: str) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert [written(one) for one in signature.signed] == ["author 林岳", "photographer 林岳"]


@pytest.mark.parametrize("line", ["特约评论员 周远山", "本报评论员 周远山"])
def test_a_commentator_with_a_name_is_one_author(line: str) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert [written(one) for one in signature.signed] == ["author 周远山"]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        pytest.param("（本报记者 林岳）", "本报记者 林岳", id="brackets go"),
        pytest.param("本报记者 林岳：", "本报记者 林岳", id="final colon goes"),
        pytest.param("□ 林岳", "□ 林岳", id="the mark stays"),
        pytest.param("记者：林岳", "记者：林岳", id="the label stays"),
        pytest.param("本报记者 林 岳", "本报记者 林 岳", id="the padding stays as printed"),
        pytest.param("  李泓摄  ", "李泓摄", id="spaces around it go"),
    ],
)
def test_the_phrase_is_kept_as_it_is_printed(line: str, printed: str) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert signature.text == printed


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        pytest.param("本报记者 林岳", True, id="a role makes it sure"),
        pytest.param("□ 林岳", True, id="a mark makes it sure"),
        pytest.param("青石学院 林岳", True, id="an office makes it sure"),
        pytest.param("林岳", False, id="a bare name is not sure"),
        pytest.param("林岳 周远山", False, id="nor are two"),
    ],
)
def test_a_role_a_mark_or_an_office_makes_a_byline_sure(line: str, *, sure: bool) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert signature.sure is sure


@pytest.mark.parametrize(
    ("line", "only"),
    [
        pytest.param("沈青青 摄", True, id="photographer"),
        pytest.param("本报记者 林岳 文/图", False, id="wrote it as well"),
        pytest.param("本报记者 林岳", False, id="reporter"),
    ],
)
def test_a_photographers_line_is_told_from_a_byline(line: str, *, only: bool) -> None:
    signature = read_signature(line)
    assert signature is not None
    assert signature.only_photographers is only
