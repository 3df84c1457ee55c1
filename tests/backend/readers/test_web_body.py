"""网页正文: the element with the prose is the body, whatever its class is called and whatever stands around it."""

from typing import Any

from backend.pipeline import page_from_bytes
from backend.record import page_record
from backend.source import Mark
from tests.backend.pages import BODY, REST, paragraphs
from tests.backend.readers.test_html import lines

THIRD = "六十岁的种粮大户谭守田说，有了收割机，三天的活一个上午就能干完。"
TITLE = "三万亩小麦开镰"
LINKS = "".join(f'<li><a href="/{n}">桐湾乡第{n}条要闻，请看</a></li>' for n in range(40))
TEXT = f"<p>{BODY}</p><p>{REST}</p><p>{THIRD}</p>"


def article(body: str, title: str = TITLE) -> dict[str, Any]:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    (found,) = page_record(page_from_bytes("page.html", page.encode()))["articles"]
    return dict(found)


def test_prose_makes_the_body_though_its_class_says_navigation() -> None:
    body = f'<ul>{LINKS}</ul><div class="nav-content"><h1>{TITLE}</h1>{TEXT}</div><ul>{LINKS}</ul>'
    found = article(body)
    assert found["title"] == TITLE
    assert paragraphs(found) == [BODY, REST, THIRD]


def test_what_follows_the_body_is_the_sites() -> None:
    below = "<div><h3>大家都在看</h3><p>桐湾乡育秧开工，二百台插秧机下田。</p></div>"
    found = article(f"<div><h1>{TITLE}</h1>{TEXT * 2}</div>{below}")
    assert paragraphs(found) == [BODY, REST, THIRD] * 2


def test_who_edited_may_stand_below_the_body() -> None:
    found = article(f"<div><h1>{TITLE}</h1>{TEXT}</div><div>责任编辑：何秋</div>")
    assert found["review_credits"] == [{"role": "editor", "name": "何秋"}]


def test_a_label_line_inside_the_titles_element_is_a_line_of_its_own() -> None:
    found = article(
        f"<h3>{TITLE}<span>来源：青石晚报</span><span>时间：2024-06-03</span></h3>{TEXT}",
        "发展历程",
    )
    assert found["title"] == TITLE
    assert found["source"] == "青石晚报"
    assert found["published_on"] == "2024-06-03"


def test_the_name_of_the_sites_part_is_no_column() -> None:
    body = f"<h3>新闻中心</h3><h3>{TITLE}</h3><p>来源：青石晚报 2024-06-03</p>{TEXT}"
    found = article(body, "青石网")
    assert (found["title"], found["column"]) == (TITLE, None)


def test_dates_of_the_links_below_are_not_the_articles() -> None:
    links = (
        "<ul><li>热帖</li><li><a href='/1'>桐湾乡育秧开工</a></li><li>2018-03-02 08:58:39</li></ul>"
    )
    found = article(f"<h1>{TITLE}</h1><p>2024-06-03 07:57 来源：青石网</p>{TEXT}{links}")
    assert found["published_on"] == "2024-06-03"


def test_a_title_printed_for_phones_once_more_begins_nothing() -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>{BODY}</p></div><h1>{TITLE}</h1>{TEXT}")
    assert found["title"] == TITLE
    assert "repeated_title" not in found["flags"]


def captions(body: str) -> list[str]:
    return [text for text, mark, _ in lines(body) if mark is Mark.CAPTION]


def test_captions_set_in_a_span() -> None:
    span = '<p><img src="1.jpg"><span class="spanPicTitle">村民在麦田里</span></p>'
    assert captions(f"<p>{BODY}</p>{span}<p>{REST}</p>") == ["村民在麦田里"]


def test_a_line_that_repeats_the_pictures_name_is_its_caption() -> None:
    picture = (
        '<p><img src="1.jpg" alt="禾丰镇的麦田，收割机正忙"></p><p>禾丰镇的麦田，收割机正忙</p>'
    )
    assert captions(f"<p>{BODY}</p>{picture}<p>{REST}</p>") == ["禾丰镇的麦田，收割机正忙"]


def test_a_centred_line_below_a_picture_is_its_caption_and_a_bold_one_a_heading() -> None:
    centred = (
        '<p style="text-align: center"><img src="1.jpg"></p><p style="text-align:center">{}</p>'
    )
    assert captions(f"<p>{BODY}</p>{centred.format('开镰仪式')}<p>{REST}</p>") == ["开镰仪式"]
    bold = centred.format("<b>机收更快</b>")
    assert captions(f"<p>{BODY}</p>{bold}<p>{REST}</p>") == []


def test_short_lines_below_every_picture_are_captions() -> None:
    one = f'<p><img src="1.jpg"></p><p>{{}}</p><p>{BODY}</p>'
    both = one.format("谭守田靠这片麦田维持生活") + one.format("烘干塔旁排起长队")
    assert captions(both) == ["谭守田靠这片麦田维持生活", "烘干塔旁排起长队"]
    assert captions(one.format("谭守田靠这片麦田维持生活")) == []
