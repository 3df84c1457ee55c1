"""真实版面: what pages copied off the web, reprinted or kept in databases have, and our own pages did not."""

import pytest

from backend.record import Record
from tests.backend.pages import BODY, REST, article_of, articles_of, credits, headings, paragraphs

TITLE = "三万亩小麦开镰"
OTHER = "桐湾乡育秧开工"
SEEDLINGS = "四月的桐湾乡，二百台插秧机排在田埂上，秧苗一盘一盘递下去。"
PADDIES = "全乡今年插秧一万二千亩，比去年早了五天，农技员每天下田查看水层。"
THIRD = "六十岁的种粮大户谭守田说，有了收割机，三天的活一个上午就能干完。"


def dated(published_on: str | None, text: str) -> Record:
    article = article_of(text)
    assert article["published_on"] == published_on
    return article


# Titles with a stamp


def test_titles_with_the_time_of_posting_begin_articles() -> None:
    page = f"{TITLE}\n08-29 15:22\n{BODY}\n\n{OTHER}\n08-29 16:00\n{SEEDLINGS}\n{PADDIES}\n"
    assert [one["title"] for one in articles_of(page)] == [TITLE, OTHER]


def test_who_had_it_first_stands_between_title_and_time() -> None:
    article = dated("2022-04-30", f"{TITLE}\n青石网禾丰\n2022年04月30日 08:29\n{BODY}\n{REST}\n")
    assert (article["title"], article["source"]) == (TITLE, "青石网禾丰")


def test_a_printed_source_knows_better_than_the_account() -> None:
    page = f"{TITLE}\n原创 禾丰融媒 禾丰融媒 2025年02月21日 18:05\n\n{BODY}\n{REST}\n\n来源：青石晚报\n编辑：何秋\n"
    assert article_of(page)["source"] == "青石晚报"


@pytest.mark.parametrize(
    "line",
    [
        "来源：青石晚报 发布于 2024-06-03 19:00 阅读 8,416",
        "2024-06-03 09:15 来源：青石晚报 我要(6)",
        "来源：青石晚报 【字体：大 中 小】 发布时间：2024-06-03",
        "更新时间 2024年6月3日, 北京时间10:41 来源：青石晚报",
    ],
)
def test_a_source_ends_where_buttons_begin(line: str) -> None:
    assert article_of(f"{TITLE}\n{line}\n\n{BODY}\n\n{REST}\n")["source"] == "青石晚报"


def test_a_title_that_a_page_prints_again_and_again_stays_its_title() -> None:
    page = f"{TITLE}，记者直击\n2024-06-03 来源：青石晚报\n{BODY}\n\n{TITLE}，记者直击\n\n{REST}\n\n{TITLE}，记者直击\n\n{THIRD}\n"
    article = article_of(page)
    assert article["title"] == f"{TITLE}，记者直击"
    assert "repeated_title" in article["flags"]
    assert paragraphs(article) == [BODY, REST, THIRD]


# Records of papers and databases


def test_a_records_fields_in_brackets() -> None:
    page = f"【 文献号 】1-2340\n【原文出处】青石学刊\n【原刊期号】199510\n【 作  者 】林岳\n【 标  题 】{TITLE}\n【 正  文 】\n{BODY}\n{REST}\n"
    article = article_of(page)
    assert (article["title"], article["source"]) == (TITLE, "青石学刊")
    assert credits(article) == ["author 林岳"]
    assert paragraphs(article) == [BODY, REST]


def test_a_paper_with_day_and_page_and_who_wrote() -> None:
    page = f"# {TITLE}\n\n> 林岳  何秋《青石日报》（2025年03月15日第 01 版）\n\n{BODY}\n\n{REST}\n"
    article = article_of(page, "page.md")
    assert credits(article) == ["author 林岳", "author 何秋"]
    assert (article["published_on"], article["source"]) == ("2025-03-15", "青石日报")


def test_the_items_of_a_programme_are_articles_of_their_own() -> None:
    page = f"# 青石新闻 2025-03-05\n\n- 条数：2\n- 抓取时间：2026-01-04\n\n## 1. {TITLE}\n\n{BODY}\n\n## 2. {OTHER}\n\n{SEEDLINGS}\n"
    one, other = articles_of(page, "page.md")
    assert (one["title"], other["title"]) == (TITLE, OTHER)
    assert one["published_on"] == other["published_on"] == "2025-03-05"


def test_a_numbered_article_is_no_programme() -> None:
    page = f"# {TITLE}\n\n2025-03-05\n\n## 1. 机收更快\n\n{BODY}\n\n## 2. 烘干不等\n\n{REST}\n"
    assert len(articles_of(page, "page.md")) == 1


# Where texts begin and end


@pytest.mark.parametrize("kind", ["更 正", "公 告", "遗失声明", "云溪县公证处遗失声明", "送达公告"])
def test_a_notice_by_its_kind_begins_an_article(kind: str) -> None:
    notice = "本报6月1日二版《麦香里的禾丰》一文中，亩产应为五百公斤，特此更正，并向读者致歉。"
    page = f"{TITLE}\n本报记者 林岳\n{BODY}\n{REST}\n{kind}\n{notice}\n"
    assert [one["title"] for one in articles_of(page)] == [TITLE, kind]


def test_a_letter_begins_with_whom_it_is_written_to_and_ends_with_who_and_when() -> None:
    letter = "六月一日贵报刊登了《麦香里的禾丰》，有邻居打电话来问，我想借贵报回复大家。"
    page = f"{TITLE}\n本报记者 林岳\n{BODY}\n{REST}\n一封回信\n编辑同志：\n{letter}\n云溪县人民医院护士 何秋\n6月15日\n"
    one, other = articles_of(page)
    assert (one["title"], other["title"]) == (TITLE, "一封回信")
    assert credits(other)[0].startswith("author 何秋")


def test_an_office_at_the_end_of_a_notice_is_known_by_its_day() -> None:
    page = f"关于暑期留校登记的通知\n各学院：\n{REST}\n学生工作处\n2024年5月16日\n"
    article = dated("2024-05-16", page)
    assert credits(article) == ["author 学生工作处"]


def test_an_office_that_begins_a_broken_title_signs_nothing() -> None:
    page = f"""{TITLE}
　　本报讯（记者 林岳） {BODY}
　　{REST}
云溪县老年大学
把课堂搬到渡口
　　本报讯（通讯员 何秋） {SEEDLINGS}
　　{PADDIES}
"""
    one, other = articles_of(page)
    assert credits(one) == ["reporter 林岳"]
    assert other["title"] == "云溪县老年大学 把课堂搬到渡口"


def test_a_caption_in_the_column_begins_with_its_day() -> None:
    page = """三万亩小麦开镰
　　本报讯（记者 林岳） 清晨五点，二
十台收割机驶入云溪县禾丰镇的麦田，村
民们早早等在地头。六十岁的种粮大户谭
守田抓起一把麦粒，放在嘴里嚼了嚼，脸
上有了笑容，他说今年麦子比往年饱满。
6月3日，禾丰镇下坑村村民在晾晒小
麦。今年该村收麦六万多公斤，产品销往
周边五个县市。通讯员 何秋 摄
桐湾乡育秧开工
　　本报讯（记者 高建川） 四月的桐湾
乡，二百台插秧机排在田埂上，秧苗一盘
一盘递下去，农技员每天下田查看水层。
"""
    one, photo, other = articles_of(page)
    assert [caption["text"] for caption in photo["captions"]] == [
        "6月3日，禾丰镇下坑村村民在晾晒小麦。今年该村收麦六万多公斤，产品销往周边五个县市。"
    ]
    assert paragraphs(one)[-1].startswith("清晨五点")
    assert other["title"] == OTHER


def test_where_a_text_is_from_is_no_part_of_its_last_sentence() -> None:
    article = article_of(f"{TITLE}\n林岳\n{BODY}\n{REST}（据青石晚报）\n")
    assert paragraphs(article)[-1] == REST
    assert article["source"] == "青石晚报"


def test_whose_the_author_is_may_stand_behind_the_last_sentence() -> None:
    article = article_of(f"{TITLE}\n林岳\n{BODY}\n{REST}（作者单位：云溪县委办公室）\n")
    assert paragraphs(article)[-1] == REST
    assert credits(article) == ["author 林岳@云溪县委办公室"]


def test_a_speech_has_its_speakers_posts_below_its_title() -> None:
    page = f"在全县麦收动员会上的讲话\n县委书记、县长林岳\n（二〇二四年六月一日）\n同志们：\n{BODY}\n{REST}\n"
    article = article_of(page)
    assert article["title"] == "在全县麦收动员会上的讲话"
    assert credits(article) == ["author 林岳"]


def test_a_speaker_on_a_line_of_his_own_belongs_to_what_he_says() -> None:
    page = f"麦收答记者问\n\n主持人：\n{BODY}\n\n林岳：\n{REST}\n\n主持人：\n{THIRD}\n\n林岳：\n{PADDIES}\n"
    assert paragraphs(article_of(page))[:2] == [f"主持人：{BODY}", f"林岳：{REST}"]


def test_an_items_end_in_a_list_ends_its_paragraph() -> None:
    page = f"{TITLE}\n\n{BODY}\n\n6月1日，禾丰镇开镰；\n\n6月3日，桐湾乡开镰；\n\n{REST}\n"
    assert paragraphs(article_of(page))[1:3] == ["6月1日，禾丰镇开镰；", "6月3日，桐湾乡开镰；"]


def test_pictures_from_elsewhere_credit_nobody() -> None:
    page = f"{TITLE}\n\n本报记者 林岳\n\n{BODY}\n\n禾丰镇的麦田。\n\n资料图片\n\n{REST}\n"
    article = article_of(page)
    assert article["captions"] == [{"text": "禾丰镇的麦田。", "credit": None}]
    assert credits(article) == ["reporter 林岳"]


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("林岳 何秋摄影报道（人民视觉）", ["photographer 林岳", "photographer 何秋"]),
        ("高 原摄", ["photographer 高原"]),
        ("摄影／何秋", ["photographer 何秋"]),
        ("中央社记者何秋摄 114年6月3日", ["photographer 何秋"]),
    ],
)
def test_photographers_behind_captions(behind: str, names: list[str]) -> None:
    page = f"{TITLE}\n\n{BODY}\n\n6月3日，收割机驶入禾丰镇的麦田。{behind}\n\n{REST}\n"
    article = article_of(page)
    assert [one["text"] for one in article["captions"]] == ["6月3日，收割机驶入禾丰镇的麦田。"]
    assert [one for one in credits(article) if "photographer" in one] == names


def test_free_verse_may_pause_inside_a_line() -> None:
    verse = ["把钥匙还给传达室", "他在登记簿上划去我的名字", "四楼的灯还亮着", "有人把床板拍得很响"]
    verse += ["说再见，再见，明天八点的火车", "操场那边，风翻动看台", "一页是秋天"]
    page = "毕业前夜\n林岳\n" + "\n".join(verse) + "\n"
    assert paragraphs(article_of(page)) == verse


def test_a_running_head_leaves_no_room_for_a_new_article() -> None:
    page = f"{TITLE}\n文/林岳\n\n一双手的日子\n\n{BODY}\n{REST}\n\n青石观察 2024·06  33\n\n一台机器的日子\n\n{THIRD}\n"
    assert headings(article_of(page)) == [
        ("一双手的日子", 1, None),
        ("一台机器的日子", 1, None),
    ]


def test_a_photo_story_has_its_title_and_its_photographer_above_the_pictures() -> None:
    page = f"{TITLE}\n本报讯（记者 林岳）{BODY}\n{REST}\n凌晨三点的码头\n本报记者 何秋 摄\n▲图为第一船带鱼靠岸，工人在分筐。\n▲图为过磅员在记账。\n"
    one, photos = articles_of(page)
    assert credits(one) == ["reporter 林岳"]
    assert photos["title"] == "凌晨三点的码头"
    assert len(photos["captions"]) == 2
    assert "photo_only" in photos["flags"]


def test_a_papers_key_words_keep_it_one_article() -> None:
    page = f"# 机收与亩产\n\n林岳，何秋\n\n关键词：小麦；机收\n\n# 0 引言\n\n{BODY}\n\n# 1 方法\n\n{REST}\n\n# 参考文献\n\n[1] 高建川. 机收[J]. 青石学刊, 1998.\n"
    article = article_of(page, "page.md")
    assert article["title"] == "机收与亩产"
    assert paragraphs(article) == [BODY, REST]


def test_a_long_menu_above_the_title_is_no_part_of_it() -> None:
    menu = "\n".join(("财经首页", "财经即时", "证券产业", "房产信息", "基金查询", "投资理财") * 9)
    page = f"{TITLE} - 青石财经\n{menu}\n{TITLE}\n2025/03/29 08:05\n{BODY}\n{REST}\n"
    article = article_of(page)
    assert (article["title"], article["kicker"]) == (TITLE, None)
    assert paragraphs(article) == [BODY, REST]


@pytest.mark.parametrize("label", ["本文转自：青石网", "▌本文来源：青石网"])
def test_labels_under_marks_and_by_other_names(label: str) -> None:
    article = article_of(f"{TITLE}\n{label}\n\n{BODY}\n\n{REST}\n")
    assert (article["title"], article["source"]) == (TITLE, "青石网")


def test_a_second_report_without_a_title_begins_below_who_signed_the_first() -> None:
    page = f"青石日报讯（记者 林岳）{BODY}\n\n{REST}\n\n青石日报记者 林岳 校对 何秋\n\n新华社青石1月21日电（记者高建川）{SEEDLINGS}\n\n{PADDIES}\n"
    one, other = articles_of(page)
    assert one["review_credits"] == [{"role": "proofreader", "name": "何秋"}]
    assert credits(other) == ["reporter 高建川@新华社"]


def test_short_lines_above_a_subtitle_are_a_head_and_no_poem() -> None:
    page = f"【聚焦“三夏”】\n抢在梅雨前头收\n云溪小麦开镰\n三千台农机下田\n——全县夏收预计六月八日结束\n本报讯（记者 林岳）{BODY}\n{REST}\n"
    article = article_of(page)
    assert article["subtitle"] == "全县夏收预计六月八日结束"
    assert (article["column"], article["kicker"]) == ("聚焦“三夏”", "抢在梅雨前头收")
    assert article["title"] == "云溪小麦开镰 三千台农机下田"
