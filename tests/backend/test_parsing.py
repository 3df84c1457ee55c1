"""析稿: what stands inside a story's blocks becomes the fields of an article."""

import pytest

from tests.backend.pages import (
    BODY,
    REST,
    article_of,
    credits,
    draft_of,
    headings,
    paragraphs,
)

OPENINGS: list[tuple[str, str, tuple[str, str | None, str | None] | None, list[str]]] = [
    ("own news", "本报讯 ", ("本报", None, None), []),
    ("own news, no space", "本报讯　", ("本报", None, None), []),
    ("one reporter", "本报讯（记者 林岳）", ("本报", None, None), ["reporter 林岳"]),
    (
        "reporter and correspondent",
        "本报讯（记者 林岳 通讯员 何秋）",
        ("本报", None, None),
        ["reporter 林岳", "correspondent 何秋"],
    ),
    ("half-width brackets", "本报讯(记者林岳)", ("本报", None, None), ["reporter 林岳"]),
    ("no brackets", "本报讯 记者林岳报道：", ("本报", None, None), ["reporter 林岳"]),
    (
        "correspondent reports",
        "本报讯 通讯员贺兰报道：",
        ("本报", None, None),
        ["correspondent 贺兰"],
    ),
    ("agency", "新华社青石1月1日电 ", ("新华社", "青石", "01-01"), []),
    (
        "agency with reporters",
        "新华社青石1月1日电（记者林岳、何秋）",
        ("新华社", "青石", "01-01"),
        ["reporter 林岳", "reporter 何秋"],
    ),
    (
        "own dateline, full-width figures, run-in reporters",
        "本报青石１月１日电 记者林岳、周远山报道：",
        ("本报", "青石", "01-01"),
        ["reporter 林岳", "reporter 周远山"],
    ),
    ("with the year", "新华社青石2024年1月1日电 ", ("新华社", "青石", "2024-01-01"), []),
    ("after another agency", "据新华社青石1月1日电 ", ("新华社", "青石", "01-01"), []),
    ("china news", "中新社青石10月21日电 ", ("中新社", "青石", "10-21"), []),
    ("special wire", "本报青石12月3日专电 ", ("本报", "青石", "12-03"), []),
    ("in lenticular brackets", "【本报讯】", ("本报", None, None), []),
    ("composite news", "本报综合消息 ", ("本报", None, None), []),
    ("another paper", "青石日报讯（记者 林岳）", ("青石日报", None, None), ["reporter 林岳"]),
    ("station", "本台消息 ", ("本台", None, None), []),
    ("reporter in brackets only", "（记者 林岳）", None, ["reporter 林岳"]),
    ("reporter reports", "记者林岳报道：", None, ["reporter 林岳"]),
    ("nothing", "", None, []),
]


@pytest.mark.parametrize(
    ("printed", "dateline", "makers"),
    [pytest.param(*row[1:], id=row[0]) for row in OPENINGS],
)
def test_a_dateline_and_its_reporters_are_read_off_the_first_paragraph(
    printed: str, dateline: tuple[str, str | None, str | None] | None, makers: list[str]
) -> None:
    article = article_of(f"三万亩小麦开镰\n\n{printed}{BODY}\n\n{REST}")
    found = article["dateline"]
    assert (found and (found["agency"], found["place"], found["date"])) == dateline
    assert [one.split("@")[0] for one in credits(article)] == makers
    assert paragraphs(article) == [BODY, REST]


@pytest.mark.parametrize(
    ("sentence", "makers"),
    [
        pytest.param(
            "记者林岳从云溪县水务局获悉，今年全县新修水渠八十里。", ["reporter 林岳"], id="从…获悉"
        ),
        pytest.param(
            "记者林岳在禾丰镇看到，二十台收割机驶入麦田。", ["reporter 林岳"], id="在…看到"
        ),
        pytest.param("记者从云溪县水务局获悉，今年全县新修水渠八十里。", [], id="nobody is named"),
        pytest.param("记者日前从云溪县水务局获悉，今年新修水渠八十里。", [], id="日前 is no name"),
        pytest.param("记者在禾丰镇看到，二十台收割机驶入麦田。", [], id="nobody in the field"),
    ],
)
def test_a_reporter_named_in_the_sentence_is_credited_and_the_sentence_stays_whole(
    sentence: str, makers: list[str]
) -> None:
    article = article_of(f"云溪县新修水渠\n\n本报讯 {sentence}\n\n{REST}")
    assert credits(article) == makers
    assert paragraphs(article) == [sentence, REST]


def test_a_reporter_named_right_behind_the_dateline_is_credited() -> None:
    sentence = "记者何秋实从云溪县水务局获悉，今年全县新修水渠八十里。"
    article = article_of(f"云溪县新修水渠\n\n本报讯{sentence}\n\n{REST}")
    assert credits(article) == ["reporter 何秋实"]
    assert paragraphs(article)[0] == sentence


def test_another_agencys_dateline_is_the_source_and_ones_own_is_none() -> None:
    assert article_of(f"题\n\n新华社青石1月1日电 {BODY}\n\n{REST}")["source"] == "新华社"
    assert article_of(f"三万亩小麦开镰\n\n本报讯 {BODY}\n\n{REST}")["source"] is None


@pytest.mark.parametrize(
    ("ending", "dateline"),
    [
        pytest.param("（新华社青石11月4日电）", ("新华社", "青石", "11-04"), id="behind the text"),
        pytest.param("\n\n（新华社青石11月4日电）", ("新华社", "青石", "11-04"), id="its own line"),
        pytest.param(
            "\n\n（据中新社青石11月4日电）", ("中新社", "青石", "11-04"), id="after another"
        ),
    ],
)
def test_a_dateline_may_stand_at_the_end(
    ending: str, dateline: tuple[str, str | None, str | None]
) -> None:
    article = article_of(f"三万亩小麦开镰\n\n{BODY}\n\n{REST}{ending}")
    found = article["dateline"]
    assert found is not None
    assert (found["agency"], found["place"], found["date"]) == dateline
    assert paragraphs(article) == [BODY, REST]


@pytest.mark.parametrize(
    ("ending", "makers"),
    [
        pytest.param("（记者 林岳）", ["reporter 林岳"], id="a reporter"),
        pytest.param(
            "（记者 林岳 通讯员 何秋）", ["reporter 林岳", "correspondent 何秋"], id="two"
        ),
        pytest.param("（林岳）", ["author 林岳"], id="a bare name"),
        pytest.param("（云溪县气象局）", ["author 云溪县气象局"], id="an office"),
        pytest.param(
            "\n\n（云溪县发改局）", ["author 云溪县发改局"], id="an office on its own line"
        ),
        pytest.param("\n\n（本报记者 林岳）", ["reporter 林岳"], id="a reporter on his own line"),
    ],
)
def test_a_signature_at_the_end_signs_the_article(ending: str, makers: list[str]) -> None:
    article = article_of(f"三万亩小麦开镰\n\n{BODY}\n\n{REST}{ending}")
    assert credits(article) == makers
    assert paragraphs(article) == [BODY, REST]


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param("（附图表）", id="a pointer to a table"),
        pytest.param("（三十年前的旧称）", id="a note"),
        pytest.param("（以上数据截至六月）", id="a date of the figures"),
    ],
)
def test_a_bracket_that_signs_nothing_stays_in_the_text(ending: str) -> None:
    article = article_of(f"三万亩小麦开镰\n\n{BODY}\n\n{REST}{ending}")
    assert credits(article) == []
    assert paragraphs(article)[-1] == REST + ending


@pytest.mark.parametrize(
    ("line", "makers"),
    [
        pytest.param("（作者单位：云溪县委党校）", ["author 林岳@云溪县委党校"], id="作者单位"),
        pytest.param("（作者系青石市图书馆馆员）", ["author 林岳@青石市图书馆"], id="作者系…馆员"),
        pytest.param("（作者为青石学院教授）", ["author 林岳@青石学院"], id="作者为…教授"),
        pytest.param("作者单位：云溪县委党校", ["author 林岳@云溪县委党校"], id="without brackets"),
    ],
)
def test_an_affiliation_below_the_text_belongs_to_its_author(line: str, makers: list[str]) -> None:
    article = article_of(f"治水之路\n\n林岳\n\n{BODY}\n\n{REST}\n\n{line}")
    assert credits(article) == makers
    assert paragraphs(article) == [BODY, REST]


def test_each_author_has_his_own_affiliation() -> None:
    article = article_of(
        f"治水之路\n\n林岳 何秋\n\n{BODY}\n\n{REST}\n\n（单位：林岳，云溪县水务局；何秋，禾丰镇政府）"
    )
    assert credits(article) == ["author 林岳@云溪县水务局", "author 何秋@禾丰镇政府"]


def test_a_notice_is_signed_by_its_office_and_dated_by_its_last_line() -> None:
    article = article_of(
        "关于做好防汛工作的通知\n\n县直各单位、各乡镇人民政府：\n\n"
        f"{BODY}\n\n一、加强巡查\n\n{REST}\n\n云溪县防汛抗旱指挥部\n\n2023年6月1日"
    )
    assert article["title"] == "关于做好防汛工作的通知"
    assert article["published_on"] == "2023-06-01"
    assert credits(article) == ["author 云溪县防汛抗旱指挥部"]
    assert paragraphs(article)[0] == "县直各单位、各乡镇人民政府："
    assert headings(article) == [("加强巡查", 1, "一")]


@pytest.mark.parametrize("addressee", ["各乡镇人民政府：", "各乡镇："])
def test_whom_a_notice_addresses_does_not_sign_it(addressee: str) -> None:
    article = article_of(
        f"关于做好防汛工作的通知\n\n{addressee}\n\n{BODY}\n\n{REST}\n\n云溪县防汛抗旱指挥部\n\n2023年6月1日"
    )
    assert credits(article) == ["author 云溪县防汛抗旱指挥部"]
    assert paragraphs(article)[0] == addressee


def test_a_date_without_a_year_is_never_guessed() -> None:
    article = article_of(f"三万亩小麦开镰\n\n新华社青石1月1日电 {BODY}\n\n{REST}")
    assert article["published_on"] is None
    assert "no_date" in article["flags"]


@pytest.mark.parametrize(
    ("printed", "text", "credit"),
    [
        pytest.param("农民在田里插秧。（沈青青 摄）", "农民在田里插秧。", "沈青青", id="brackets"),
        pytest.param("农民在田里插秧。沈青青 摄", "农民在田里插秧。", "沈青青", id="behind it"),
        pytest.param(
            "农民在田里插秧。本报记者 沈青青 摄", "农民在田里插秧。", "沈青青", id="with role"
        ),
        pytest.param("农民在田里插秧。（沈青青/图）", "农民在田里插秧。", "沈青青", id="by slash"),
        pytest.param(
            "▲农民在田里插秧。（沈青青 摄）", "农民在田里插秧。", "沈青青", id="a pointer"
        ),
        pytest.param("农民在田里插秧。", "农民在田里插秧。", None, id="nobody named"),
    ],
)
def test_a_caption_is_split_from_its_photographer(
    printed: str, text: str, credit: str | None
) -> None:
    page = f"<h1>三万亩小麦开镰</h1><p>本报记者 林岳</p><p>{BODY}</p><figcaption>{printed}</figcaption><p>{REST}</p>"
    article = article_of(page, "page.html")
    assert article["captions"] == [{"text": text, "credit": credit}]
    assert ("photographer 沈青青" in credits(article)) is (credit is not None)
    assert paragraphs(article) == [BODY, REST]


def test_who_edited_an_article_is_no_maker_of_it() -> None:
    article = article_of(
        f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n{REST}\n\n责任编辑：何秋 校对：宋远"
    )
    assert article["review_credits"] == [
        {"role": "editor", "name": "何秋"},
        {"role": "proofreader", "name": "宋远"},
    ]
    assert credits(article) == ["reporter 林岳"]


def test_labels_give_an_author_a_source_and_a_date() -> None:
    article = article_of(
        "三万亩小麦开镰\n\n发布日期：2024-05-06 来源：云溪发布 作者：林岳 责任编辑：何秋\n\n"
        f"{BODY}\n\n{REST}"
    )
    assert article["published_on"] == "2024-05-06"
    assert article["source"] == "云溪发布"
    assert credits(article) == ["author 林岳"]
    assert article["review_credits"] == [{"role": "editor", "name": "何秋"}]


def test_who_speaks_in_an_interview_is_no_maker() -> None:
    article = article_of(
        "局长访谈\n\n本报记者 林岳\n\n记者：今年的水够用吗？\n\n魏成章：够用，三座水库都蓄满了。\n\n记者：明年呢？\n\n魏成章：明年还要再修两座。"
    )
    assert credits(article) == ["reporter 林岳"]
    assert len(paragraphs(article)) == 4


def test_a_byline_below_the_body_signs_it() -> None:
    article = article_of(f"三万亩小麦开镰\n\n{BODY}\n\n{REST}\n\n本报记者 林岳")
    assert credits(article) == ["reporter 林岳"]
    assert paragraphs(article) == [BODY, REST]


def test_fields_keep_their_lines() -> None:
    page = f"三万亩小麦开镰\n\n本报记者 林岳\n\n{BODY}\n\n一、机器进田\n\n{REST}"
    (one,) = draft_of(page).articles
    assert one.draft.places == (
        (1, "title"),
        (3, "byline"),
        (5, "paragraph"),
        (7, "heading"),
        (9, "paragraph"),
    )
    assert [p.lines for p in one.draft.paragraphs()] == [(5,), (9,)]
