"""收稿账 in the admin: the page beside its articles, every line with its place, batches that add up."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.models import Article, Batch, Caption, File, Finding
from articles.workflow.editing import edit
from articles.workflow.intake import Order, close_batch, open_batch, take_in
from articles.workflow.undo import undo
from tests.admin.conftest import form_url, signed_in, staff
from tests.workflow.pages import BIRDS, PHOTO, ROAD, TEA, THREE_STORIES, write_page
from tests.workflow.test_duplicates import HEAD, SHORTENED, STORY

FRAMED = f"云溪日报\n第2版\n\n{THREE_STORIES}\n责任编辑：祁连生\n"


@pytest.fixture
def batch(db: None) -> Batch:
    return open_batch(by=None)


def take(folder: Path, batch: Batch, text: str = FRAMED, name: str = "page.md") -> File:
    take_in(write_page(folder, text, name), batch, Order())
    return File.objects.filter(name=name).latest("pk")


def opened(client: Client, row: File | Batch) -> Any:
    response = client.get(f"/admin/articles/{row._meta.model_name}/{row.pk}/change/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def runs(page: Any) -> list[dict[str, Any]]:
    """Each run of the sheet: its lines, its place, its pieces, its classes."""
    return [
        {
            "lines": {int(li.get("value")): li.text_content() for li in run.xpath(".//ol/li")},
            "place": " ".join(
                "".join(run.xpath(".//p[contains(@class, 'place')]//text()")).split()
            ),
            "pieces": [" ".join(one.text_content().split()) for one in run.find_class("gk-piece")],
            "class": set(run.get("class").split()),
            "links": run.xpath(".//a/@href"),
        }
        for run in page.find_class("gk-run")
    ]


def test_every_line_of_the_page_is_shown_once_with_its_number(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch)

    shown = [pair for run in runs(opened(desk, file)) for pair in run["lines"].items()]

    lines = dict(enumerate(file.text.split("\n"), start=1))
    assert [number for number, _ in shown] == sorted(lines)
    assert {n: " ".join(text.split()) for n, text in shown} == {
        n: " ".join(text.split()) for n, text in lines.items()
    }


def test_each_article_has_its_colour_its_link_and_its_values_beside_its_lines(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch)

    of_tea = [run for run in runs(opened(desk, file)) if "gk-hue-1" in run["class"]]

    tea = Article.objects.get(title=TEA)
    assert {link for run in of_tea for link in run["links"]} == {form_url(tea)}
    assert of_tea[0]["place"] == f"标题 {TEA}"
    assert of_tea[0]["pieces"] == [TEA]
    pieces = "\n".join(piece for run in of_tea for piece in run["pieces"])
    assert "署名 记者 何畅" in pieces
    assert "机器上了山 合作社添置了二十台采茶机" in pieces
    assert len([run for run in of_tea if "采茶机" in "".join(run["pieces"])]) == 1
    hues = {name for run in runs(opened(desk, file)) for name in run["class"] if "hue" in name}
    assert hues == {"gk-hue-1", "gk-hue-2", "gk-hue-3"}


def test_furniture_is_grey_and_says_why_in_chinese(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch)

    grey = [run for run in runs(opened(desk, file)) if "gk-furniture" in run["class"]]

    assert grey
    assert all(re.fullmatch(r"版面杂项 [\u4e00-\u9fff、，]+", run["place"]) for run in grey)
    assert not any(run["pieces"] or run["links"] for run in grey)


def test_what_an_editor_changed_is_marked_where_it_stands(
    desk: Client, batch: Batch, tmp_path: Path, chief: User
) -> None:
    file = take(tmp_path, batch)
    edit(Article.objects.get(title=TEA).pk, by=chief, changes={"title": "编辑另拟的题"})

    page = opened(desk, file)

    marked = [piece for run in runs(page) for piece in run["pieces"] if "编辑改过" in piece]
    assert marked == ["标题 编辑改过 编辑另拟的题"]
    assert "编辑改过" in page.find_class("gk-stories")[0].text_content()


def test_a_story_that_was_taken_back_is_told(desk: Client, batch: Batch, tmp_path: Path) -> None:
    file = take(tmp_path, batch)
    list(undo(batch, by=None))

    page = opened(desk, file)

    assert {run["place"].partition(" ")[2] for run in runs(page) if "标题" in run["place"]} == {
        "第 1 篇，没有入库",
        "第 2 篇，没有入库",
        "第 3 篇，没有入库",
    }
    assert "已撤回" in page.text_content()


def test_a_picture_that_waits_leads_to_its_caption(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch, PHOTO, "photo.txt")

    run = next(run for run in runs(opened(desk, file)) if run["links"])

    assert run["place"].endswith("待配图片")
    assert run["links"] == [f"/admin/articles/caption/{Caption.objects.get().pk}/change/"]
    assert "谷一川 摄" in run["pieces"][0]


def test_who_may_not_see_articles_sees_the_page_and_not_their_text(
    batch: Batch, tmp_path: Path, chief: User
) -> None:
    file = take(tmp_path, batch)
    edit(Article.objects.get(title=TEA).pk, by=chief, changes={"kicker": "编辑加的话"})
    clerk = signed_in(staff("收发", "view_file"))

    page = opened(clerk, file)

    assert not page.find_class("gk-piece")
    assert len(runs(page)) > 5


def test_an_articles_form_leads_to_its_first_line(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch)
    road = Article.objects.get(title=ROAD)

    page: Any = html.fromstring(desk.get(form_url(road)).content.decode())

    first = min(road.field_lines["all"])
    assert f"/admin/articles/file/{file.pk}/change/#L{first}" in page.xpath("//a/@href")
    assert opened(desk, file).get_element_by_id(f"L{first}").text_content() == ROAD


def test_a_duplicate_and_its_original_lead_to_each_other(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch)
    (tmp_path / "twin.md").write_bytes(FRAMED.encode("gb18030"))
    take_in(tmp_path / "twin.md", batch, Order())
    twin = File.objects.get(outcome="duplicate")

    for one, other in ((file, twin), (twin, file)):
        links = opened(desk, one).xpath("//a/@href")
        assert f"/admin/articles/file/{other.pk}/change/" in links


def test_a_reprint_leads_to_the_one_that_came_first(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    for name, text in (("a.md", STORY), ("b.md", SHORTENED)):
        take(tmp_path, batch, text, name)
    first, later = Article.objects.get(title=HEAD), Article.objects.get(title="柳湾村通水")

    page: Any = html.fromstring(desk.get(form_url(later)).content.decode())

    told = next(li for li in page.find_class("gk-finding") if "文字相同" in li.text_content())
    assert told.xpath(".//a/@href") == [form_url(first)]
    listed = desk.get("/admin/articles/article/?finding=reprint")
    assert [row.pk for row in listed.context["cl"].result_list] == [later.pk]


# The batch


@pytest.fixture
def mixed(tmp_path: Path, batch: Batch) -> Batch:
    take(tmp_path, batch)
    take(tmp_path, batch, STORY, "story.md")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    take_in(tmp_path / "bad.txt", batch, Order())
    (tmp_path / "twin.md").write_bytes(FRAMED.encode("gb18030"))
    take_in(tmp_path / "twin.md", batch, Order())
    close_batch(batch)
    return Batch.objects.get()


def test_a_batch_adds_up_and_leads_to_lists_of_the_same_number(desk: Client, mixed: Batch) -> None:
    page = opened(desk, mixed)

    summary, codes = page.find_class("gk-tally")
    told = {
        " ".join(li.text_content().split()).partition(" ")[0]: li for li in summary.findall("li")
    }
    assert set(told) == {"已收稿", "无法读取", "文字与已收文件相同"}
    assert "2 个文件，4 篇稿件" in " ".join(told["已收稿"].text_content().split())
    for li in (*summary.findall("li"), *codes.findall("li")):
        wanted = re.search(r"(\d+)", li.text_content())
        assert wanted
        listed = desk.get(li.xpath(".//a/@href")[0])
        assert listed.context["cl"].result_count == int(wanted[1])
    everything = desk.get(page.xpath("//a[text()='本批稿件']/@href")[0])
    assert everything.context["cl"].result_count == 4


def test_a_batch_lists_its_files_with_outcome_findings_and_seconds(
    desk: Client, mixed: Batch
) -> None:
    (table,) = opened(desk, mixed).find_class("gk-batch-files")

    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["文件名", "结果", "稿件", "问题", "用时（秒）", "说明"]
    assert [row[0] for row in rows[1:]] == ["bad.txt", "page.md", "story.md", "twin.md"]
    page = rows[2]
    assert (page[1], page[2]) == ("已收稿", "3")
    assert int(page[3]) == Finding.objects.filter(file__name="page.md").count()
    assert all(re.fullmatch(r"\d+\.\d\d", row[4]) for row in rows[1:])
    assert rows[4][5] == "同 page.md"
    assert "PDF" in rows[1][5]


def test_a_batch_that_was_broken_off_or_taken_back_says_so(
    desk: Client, batch: Batch, tmp_path: Path, chief: User
) -> None:
    take(tmp_path, batch)
    assert "没有正常结束" in opened(desk, batch).text_content()

    list(undo(batch, by=chief))

    text = opened(desk, batch).text_content()
    assert "主编" in text
    assert "撤回 3 篇" in text


def test_pages_of_the_ledger_carry_no_inline_script_or_style(desk: Client, mixed: Batch) -> None:
    for row in (mixed, *File.objects.all()):
        text = desk.get(f"/admin/articles/{row._meta.model_name}/{row.pk}/change/").content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", text)


def test_a_long_page_and_a_large_batch_cost_no_more_questions(desk: Client, tmp_path: Path) -> None:
    def asked(row: File | Batch) -> int:
        opened(desk, row)
        with CaptureQueriesContext(connection) as queries:
            opened(desk, row)
        return len(queries)

    small, large = open_batch(by=None), open_batch(by=None)
    short = take(tmp_path, small, f"# {BIRDS}\n\n本报讯（记者 何畅）候鸟来了。\n", "short.md")
    many = "\n\n".join(
        f"# 第{number}号渠道通水\n\n本报讯（记者 何畅）第{number}号渠道昨日通水，灌田{number}亩。\n\n"
        f"### 一、清淤\n\n村民清了{number}天淤。\n"
        for number in range(1, 13)
    )
    long = take(tmp_path, large, many, "long.md")
    assert long.articles.count() == 12
    for number in range(8):
        take(tmp_path, large, f"# 题{number}\n\n灯下读书第{number}夜，最宜秋夜。\n", f"{number}.md")

    assert asked(long) == asked(short)
    assert asked(large) == asked(small)


LED = f"总投资三点六亿元 惠及七个乡镇\n二期工程全面启动\n本报记者 林岳\n\n{ROAD}\n"


def test_what_was_read_with_little_confidence_says_so_until_an_editor_decides(
    desk: Client, batch: Batch, tmp_path: Path
) -> None:
    file = take(tmp_path, batch, LED, "led.txt")
    article = file.articles.get()
    assert article.confidence["kicker"] < article.confidence["credits"] < 1
    kicker = next(run for run in runs(opened(desk, file)) if "引题" in run["place"])
    assert any("把握 69%" in piece for piece in kicker["pieces"])
    form = desk.get(form_url(article)).content.decode()
    assert "引题 69%" in form
    edit(article.pk, by=None, changes={"kicker": "七个乡镇用上新水"})
    kicker = next(run for run in runs(opened(desk, file)) if "引题" in run["place"])
    assert not any("把握" in piece for piece in kicker["pieces"])
    assert "引题 69%" not in desk.get(form_url(article)).content.decode()
