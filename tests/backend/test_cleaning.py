"""清理: mended characters, furniture lifted out with its reason."""

import pytest

from backend.cleaning.characters import LEAST_INDENT, MOST_INDENT, mend, shift_of
from backend.vocabulary import FurnitureReason as Reason
from tests.backend.pages import BODY, REST, cleaned


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        pytest.param("麦\u200b田", "麦田", id="zero-width space"),
        pytest.param("\ufeff麦田", "麦田", id="a byte-order mark inside the text"),
        pytest.param("麦\u00ad田", "麦田", id="soft hyphen"),
        pytest.param("\u202e麦田\u202c", "麦田", id="direction marks"),
        pytest.param("麦\ue000田", "麦田", id="a private glyph of a broken font"),
        pytest.param("麦\x07田", "麦田", id="a control character"),
        pytest.param("麦\xa0田", "麦 田", id="a no-break space is a space"),
        pytest.param("麦\t田", "麦 田", id="a tab is a space"),
        pytest.param("　　麦田  ", "麦田", id="the ends are trimmed"),
        pytest.param("李　苗", "李 苗", id="a full-width space inside is a space"),
        pytest.param("组织 and 人群", "组织 and 人群", id="misprints stay"),
        pytest.param("２０２４年", "２０２４年", id="full-width figures stay"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_nobody_printed_goes_and_what_is_printed_stays(printed: str, mended: str) -> None:
    assert mend(printed) == mended


@pytest.mark.parametrize(
    ("line", "indented"),
    [
        pytest.param("　　清晨五点", True, id="two full-width spaces"),
        pytest.param("    清晨五点", True, id="four spaces"),
        pytest.param("\t\t清晨五点", True, id="tabs"),
        pytest.param("  “清晨五点", True, id="before a quotation mark"),
        pytest.param("清晨五点", False, id="none"),
        pytest.param("　清晨五点", True, id="one full-width space"),
        pytest.param(" 清晨五点", False, id="one half-width space"),
    ],
)
def test_a_paragraphs_indent_is_seen(line: str, *, indented: bool) -> None:
    assert (LEAST_INDENT <= shift_of(line) <= MOST_INDENT) is indented


FURNITURE: list[tuple[Reason, str]] = [
    (Reason.PAGE_NUMBER, "—5—"),
    (Reason.PAGE_NUMBER, "· 12 ·"),
    (Reason.PAGE_NUMBER, "7"),
    (Reason.PAGE_NUMBER, "第3版"),
    (Reason.PAGE_NUMBER, "第三版"),
    (Reason.PAGE_NUMBER, "A03版"),
    (Reason.PAGE_NUMBER, "第２版：要闻"),
    (Reason.PAGE_NUMBER, "B3 副刊"),
    (Reason.PAGE_NUMBER, "Page 4"),
    (Reason.RUNNING_HEAD, "渭北新报 04"),
    (Reason.RUNNING_HEAD, "禾丰周报·04"),
    (Reason.RUNNING_HEAD, "青石副刊 第718期"),
    (Reason.RUNNING_HEAD, "云溪时报"),
    (Reason.CONTINUATION, "（下转第2版）"),
    (Reason.CONTINUATION, "上接A1版"),
    (Reason.CONTINUATION, "（上接第一版）"),
    (Reason.CONTINUATION, "▲下转第4版"),
    (Reason.CONTINUATION, "详见第3版"),
    (Reason.NAVIGATION, "您当前的位置：首页 > 党建 > 正文"),
    (Reason.NAVIGATION, "首页 > 新闻"),
    (Reason.NAVIGATION, "要闻 | 县情 | 政务"),
    (Reason.NAVIGATION, "上一篇：春耕忙"),
    (Reason.NAVIGATION, "返回顶部"),
    (Reason.NAVIGATION, "设为首页 | 加入收藏"),
    (Reason.PROMPT, "扫一扫打开网站"),
    (Reason.PROMPT, "长按识别二维码"),
    (Reason.PROMPT, "点击上方蓝字关注我们"),
    (Reason.PROMPT, "喜欢就点个“在看”"),
    (Reason.PROMPT, "阅读原文"),
    (Reason.PROMPT, "（完）"),
    (Reason.SHARE, "分享到：微信 微博"),
    (Reason.SHARE, "【打印】【关闭】"),
    (Reason.SHARE, "复制链接"),
    (Reason.SHARE, "分享给朋友"),
    (Reason.IMPRINT, "版权所有 云溪县融媒体中心"),
    (Reason.IMPRINT, "京ICP备12345678号"),
    (Reason.IMPRINT, "国内统一连续出版物号 CN 51-0001"),
    (Reason.IMPRINT, "主办：中共云溪县委"),
    (Reason.IMPRINT, "新闻热线：0871-1234567"),
    (Reason.IMPRINT, "来稿请寄本报副刊部"),
    (Reason.RULE, "————"),
    (Reason.RULE, "* * *"),
    (Reason.RULE, "■■■"),
    (Reason.RELATED, "相关链接"),
    (Reason.RELATED, "推荐阅读："),
    (Reason.RELATED, "延伸阅读 >>"),
    (Reason.APPARATUS, "摘要：本文讨论水源。"),
    (Reason.APPARATUS, "关键词：水源；村庄"),
    (Reason.APPARATUS, "[摘 要] 本文讨论水源。"),
    (Reason.APPARATUS, "参考文献"),
    (Reason.LABEL, "发布日期：2024-05-06"),
    (Reason.LABEL, "来源：云溪发布"),
    (Reason.LABEL, "阅读 1024 次"),
]


@pytest.mark.parametrize(
    ("reason", "line"), [pytest.param(*row, id=f"{row[0].value} {row[1]}") for row in FURNITURE]
)
def test_furniture_is_set_aside_with_its_reason(reason: Reason, line: str) -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n{line}\n\n{REST}")
    assert [(one.text, one.reason) for one in page.furniture] == [(line, reason)]


LOOKALIKES: list[tuple[Reason, str]] = [
    (Reason.PAGE_NUMBER, "2024"),
    (Reason.PAGE_NUMBER, "第三产业"),
    (Reason.PAGE_NUMBER, "A级景区"),
    (Reason.PAGE_NUMBER, "5元一斤"),
    (Reason.RUNNING_HEAD, "看报 读报"),
    (Reason.RUNNING_HEAD, "一份报纸的六十年"),
    (Reason.RUNNING_HEAD, "报春的花"),
    (Reason.CONTINUATION, "上接天线，下接地气"),
    (Reason.CONTINUATION, "承上启下的一年"),
    (Reason.CONTINUATION, "详见附件"),
    (Reason.NAVIGATION, "首页改版之后"),
    (Reason.NAVIGATION, "返回家乡"),
    (Reason.NAVIGATION, "注册商标的故事"),
    (Reason.NAVIGATION, "搜索救援"),
    (Reason.PROMPT, "关注留守儿童"),
    (Reason.PROMPT, "点击鼠标就能买化肥"),
    (Reason.PROMPT, "下载一首山歌"),
    (Reason.SHARE, "分享丰收的喜悦"),
    (Reason.SHARE, "收藏一座村庄"),
    (Reason.SHARE, "大中小企业"),
    (Reason.IMPRINT, "主办方的心意"),
    (Reason.IMPRINT, "电话里的乡音"),
    (Reason.IMPRINT, "版权登记量翻番"),
    (Reason.RULE, "——麦收记"),
    (Reason.RULE, "*麦田"),
    (Reason.RULE, "麦*田"),
    (Reason.RELATED, "相关链接打不开"),
    (Reason.RELATED, "往期的荣誉"),
    (Reason.RELATED, "推荐一位好支书"),
    (Reason.APPARATUS, "关键词是丰收"),
    (Reason.APPARATUS, "摘要的写法"),
    (Reason.APPARATUS, "注释里的村史"),
    (Reason.LABEL, "来源于生活"),
    (Reason.LABEL, "阅读的力量"),
    (Reason.LABEL, "时间：是最好的老师。"),
]


@pytest.mark.parametrize(
    ("reason", "line"),
    [pytest.param(*row, id=f"no {row[0].value} {row[1]}") for row in LOOKALIKES],
)
def test_a_line_that_only_looks_like_furniture_stays(reason: Reason, line: str) -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n{line}\n\n{REST}")
    assert page.furniture == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("01 田间的课堂", id="a zero-padded heading"),
        pytest.param("1 摸清家底", id="a numbered heading with a space"),
        pytest.param("12 个村庄的早晨", id="a headline that begins with a number"),
        pytest.param("三版修订", id="a third edition"),
        pytest.param("扫一扫院子里的落叶", id="sweeping the yard"),
        pytest.param("识别水稻病害", id="recognising a plant disease"),
        pytest.param("本报图片展开幕", id="an exhibition of the paper's photos"),
    ],
)
def test_a_heading_is_never_furniture(line: str) -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n{line}\n\n{REST}")
    assert page.furniture == ()


def test_a_paragraph_is_never_furniture_whatever_words_it_has() -> None:
    text = "扫码关注之后，他在网站首页上看到了版权所有四个字，又返回顶部找登录的地方，忙了半天。"
    assert cleaned(f"三万亩小麦开镰\n\n{text}").furniture == ()


def test_a_short_line_that_stands_three_times_is_a_running_head() -> None:
    page = cleaned(
        "\n\n".join(["三万亩小麦开镰", BODY, "禾丰印象", REST, "禾丰印象", BODY, "禾丰印象"])
    )
    assert [(one.text, one.reason) for one in page.furniture] == [
        ("禾丰印象", Reason.RUNNING_HEAD)
    ] * 3


def test_a_short_sentence_that_stands_three_times_is_no_running_head() -> None:
    page = cleaned("\n\n".join(["三万亩小麦开镰", BODY, "好！", REST, "好！", BODY, "好！"]))
    assert page.furniture == ()


def test_a_list_of_related_links_goes_with_its_head() -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n相关阅读\n\n油菜花开四月天\n\n茶园里的早晨")
    assert [(one.line, one.reason) for one in page.furniture] == [
        (5, Reason.RELATED),
        (7, Reason.RELATED),
        (9, Reason.RELATED),
    ]


def test_a_list_of_related_links_ends_at_a_sentence() -> None:
    page = cleaned(f"三万亩小麦开镰\n\n相关阅读\n\n油菜花开四月天\n\n{BODY}\n\n机器进田")
    assert [one.line for one in page.furniture] == [3, 5]


def test_references_go_with_their_head() -> None:
    page = cleaned(
        f"水源与村庄\n\n{BODY}\n\n参考文献：\n[1]林岳.水源[M].\n[2]何秋.村庄[M].\n机器进田"
    )
    assert [one.line for one in page.furniture] == [5, 6, 7]


@pytest.mark.parametrize(
    ("head", "reasons"),
    [
        pytest.param(
            "云溪时报\n2023年3月14日 星期二", [Reason.PAGE_HEAD, Reason.LABEL], id="name, date"
        ),
        pytest.param("第1866期 今日四版", [Reason.PAGE_HEAD], id="number of the issue"),
        pytest.param(
            "责任编辑 邱岩 版式 孟小满 校对 祁连生", [Reason.PAGE_CREDITS], id="who made the page"
        ),
        pytest.param("农历癸卯年二月廿三", [Reason.PAGE_HEAD], id="the lunar date"),
    ],
)
def test_a_page_head_is_set_aside(head: str, reasons: list[Reason]) -> None:
    page = cleaned(f"{head}\n\n三万亩小麦开镰\n\n{BODY}")
    assert [one.reason for one in page.furniture] == reasons


def test_the_editors_at_the_end_are_no_page_head() -> None:
    page = cleaned(f"三万亩小麦开镰\n\n{BODY}\n\n责任编辑 邱岩 校对 祁连生")
    assert page.furniture == ()
