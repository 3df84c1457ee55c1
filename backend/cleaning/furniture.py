"""Furniture 版面杂项: lines that a page carries for itself, told by their words and their place."""

import re
from collections import Counter

from backend.chinese.dates import find_full_date, narrow
from backend.chinese.press import REVIEW_WORDS
from backend.chinese.punctuation import SPACES, ends_sentence, width
from backend.draft import Line, Mark
from backend.vocabulary import FurnitureReason as Reason

HEAD_LINES = 12
"""Lines with text in which a page head or a web page's top is looked for."""
LONGEST_FOR_PATTERNS = 2000
LONGEST = 120
"""Characters; furniture is short, and patterns are not run over paragraphs."""
REPEATS = 3
"""A short line that stands so often on one page is a running head."""

REVIEW = "|".join(REVIEW_WORDS)

# Each pattern matches a whole line; an example stands behind it.
PATTERNS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        # —5— | · 12 · | 第3版 | A03版 | 03 版 | B3 副刊 | Page 4
        (Reason.PAGE_NUMBER, r"[-—–·•\s]*(?:page\s*)?\d{1,3}[-—–·•\s]*"),
        (
            Reason.PAGE_NUMBER,
            r"第?\s*[A-D]?\s*[0-9一二三四五六七八九十]{1,3}\s*[版页](?:\s*[：:·]?\s*[\u4e00-\u9fff·、]{2,6})?",
        ),
        (Reason.PAGE_NUMBER, r"[A-D]\d{1,2}\s*[\u4e00-\u9fff·]{0,6}"),
        (Reason.PAGE_NUMBER, r"0?\d{1,2}\s+[\u4e00-\u9fff·]{2,6}"),
        # 渭北新报 04 | 禾丰周报·04 | 青石副刊 第718期
        (
            Reason.RUNNING_HEAD,
            r"[◎●○·]?\s*[\u4e00-\u9fff]{2,8}[报刊]\s*[·\s]\s*(?:第?\s*[A-D]?\d{1,5}\s*[版期]?|读者.*)",
        ),
        # （下转第2版） | 上接A1版
        (
            Reason.CONTINUATION,
            r"[（(【\[]?\s*[▲▼]?\s*(?:紧?下转|上接|详见)\s*第?\s*[A-Z]?[0-9一二三四五六七八九十]{1,3}\s*[版页].{0,8}[）)】\]]?",
        ),
        # 您当前的位置：首页 > 党建 >
        (Reason.NAVIGATION, r"(?:您|你)?(?:当前|现在|所在)?(?:的)?位置(?:是|在)?\s*[:：].*"),
        (Reason.NAVIGATION, r"(?:网站)?首页\s*(?:[>»›/|·]|&gt;|--?>).*"),
        (Reason.NAVIGATION, r".{1,20}(?:\s*[>»›]\s*.{0,20}){2,}"),
        (
            Reason.NAVIGATION,
            r"(?:返回(?:首页|顶部|列表|上页)|设为首页|加入收藏|无障碍(?:浏览|阅读)|网站(?:首页|地图|导航)|登录|注册|搜索|上一[篇页条]|下一[篇页条])(?:[\s|：:、/].*)?",
        ),
        (Reason.NAVIGATION, r"(?:上|下|前|后)一[篇页条]\s*[:：].*"),
        (
            Reason.NAVIGATION,
            r"[\u4e00-\u9fffA-Za-z0-9]{1,8}(?:\s*[|｜]\s*[\u4e00-\u9fffA-Za-z0-9]{1,10}){2,}\s*[|｜]?",
        ),
        # 手机扫一扫打开网站 | 长按识别二维码 | 点击上方蓝字关注我们 | 喜欢就点个“在看”
        (
            Reason.PROMPT,
            r".{0,24}(?:扫一扫|扫码|扫描|长按|识别|微信扫)[^。]{0,24}(?:网站|二维码|关注|打开|下载|加入|投稿|更多|阅读|查看|订阅|页)?.{0,10}",
        ),
        (
            Reason.PROMPT,
            r"(?:点击|关注|打开|下载|喜欢|欢迎)[^。]{0,16}(?:关注|蓝字|客户端|公众号|在看|点赞|转发|更多|小程序|App|阅读原文|订阅)[^。]{0,20}",
        ),
        (
            Reason.PROMPT,
            r"(?:END|—+\s*END\s*—+|·\s*END\s*·|阅读原文|点分享|点收藏|点点赞|点在看|[（(]?(?:本报|记者)?完[）)]?)",
        ),
        # 分享到：微信 微博 | 【打印】【关闭】 | 字号：大 中 小
        (Reason.SHARE, r"(?:分享(?:到|至|给|本文)?|转发到|一键分享)[\s：:].*"),
        (
            Reason.SHARE,
            r"(?:[\s【\[（(|]*(?:分享|点赞|收藏|评论|转发|打印(?:本页|此页)?|关闭(?:窗口|本页)?|微信|微博|QQ空间|QQ好友|朋友圈|复制链接|保存|纠错|举报|大|中|小|字号|字体|默认|放大|缩小|【大中小】)[\s】\]）)|：:\d]*){2,}",
        ),
        (
            Reason.SHARE,
            r"(?:打印(?:本页|此页)?|关闭(?:窗口|本页)|复制链接|我要纠错|我要评论|分享给朋友)",
        ),
        # 版权所有 | 京ICP备… | 国内统一连续出版物号 | 主办：… | 地址：… 邮编：…
        (
            Reason.IMPRINT,
            r".{0,40}(?:版权所有|ICP备|公网安备|copyright|©|备案号|网站标识码|未经授权|未经许可|不良信息举报|技术支持).*",
        ),
        (
            Reason.IMPRINT,
            r"(?:主办|承办|协办|主管|主管单位|主办单位|承办单位|地址|社址|邮编|邮政编码|电话|联系电话|传真|邮箱|电子邮箱|投稿邮箱|投稿信箱|新闻热线|热线电话|广告热线|发行热线|报料热线|联系我们|友情链接|印刷|定价|零售|订阅热线|网址|官网|E-?mail)\s*[:：].*",
        ),
        (Reason.IMPRINT, r".{0,30}(?:国内统一(?:连续出版物号|刊号)|邮发代号|CN\s?\d{2}-\d{4}).*"),
        (Reason.IMPRINT, r".{0,8}(?:来信|来稿|投稿|荐稿)(?:请|邮箱|信箱|热线|地址|电话).*"),
        (Reason.IMPRINT, r".{0,12}(?:热线|电话|QQ群?)\s*[:： ]?\s*[\d-]{6,}.*"),
        (Reason.IMPRINT, r"[(（]?本[版报刊](?:未署名|图片|照片|言论).{0,30}[)）]?"),
        (Reason.IMPRINT, r".{2,14}(?:出品|编辑部)(?:\s*[·|｜].*)?"),
        (Reason.SHARE, r".{0,12}(?:请|欢迎)?分享给(?:更多)?(?:朋友|好友|人).{0,6}"),
        (Reason.RULE, r"[\-—_=*＊·•.。~～☆★◆◇■□●○#＃\s|]+"),
    )
)
PROMPT = re.compile(
    r"(?:打开|下载|点击|长按|扫码|扫描)[^。]{0,16}(?:客户端|小程序|App|APP|二维码|公众号)[^。]{0,20}"
)
RELATED = re.compile(
    r"(?:相关(?:链接|阅读|新闻|报道|推荐|文章)|推荐阅读|延伸阅读|往期(?:推荐|回顾|精彩)|热门推荐|热点推荐|更多(?:新闻|阅读)|猜你喜欢|编辑推荐|精彩推荐)[\s：:>》»]*"
)
PAGE_HEAD = re.compile(
    r"星期[一二三四五六日天]|农历|总第|第\s*\d{1,6}\s*期|今日.{1,3}版|[日晚晨早]报|时报|周[刊报]|版$"
)
NUMBERED_HEAD = re.compile(r"第?\s*[A-D]?\d{1,2}\s*版?$|^\d{1,2}\s")
HEAD_PARTS = re.compile(
    r"(?:农历|壬|癸|甲|乙|丙|丁|戊|己|庚|辛)[\u4e00-\u9fff]{0,12}|(?:总?第\s*\d{1,6}\s*期|今日[\u4e00-\u9fff\d]{1,4}版|本期[\u4e00-\u9fff\d]{1,3}版)[\s·]*.{0,16}"
)
# 龙栖报 第二版 县域新闻 | 丹霞村镇网 | 第二版
SITE_HEAD = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:网|在线|新闻网|[报刊])(?:[·\s].{0,4}第?[一二三四五六七八九十\d]{1,3}版.{0,10})?|.{0,10}第[一二三四五六七八九十\d]{1,3}版(?:[·\s].{0,10})?"
)
NEWSPAPER = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|周刊|周报|商报|都市报|日報|晚報|時報|週刊|週報|农民报|教育报|文艺报|法治报)(?:[·\s].{0,12})?"
)
PAGE_CREDITS = re.compile(
    rf"(?:本版|本期|今日)?(?:(?:{REVIEW})[\s：:/]*[\u4e00-\u9fff·\s]{{0,16}}?[\s，,、]*)+(?:电话.*)?"
)
APPARATUS = re.compile(
    r"[\[【〔]?(?:摘\s*要|内容摘要|内容提要|关键词|关键字|中图分类号|文献标识码|文章编号|基金项目|收稿日期|doi|abstract|key\s?words)\s*[\]】〕]?\s*[:：\s].*",
    re.IGNORECASE,
)
REFERENCES = re.compile(r"[\[【〔]?(?:参考文献|注\s*释|引文注释)[\]】〕]?\s*[:：]?")
REFERENCE = re.compile(r"(?:[\[［〔【]\d{1,3}[\]］〕】]|[①-⑳]|\d{1,2}[.、．]).*")


class FurnitureRules:
    """The rules, with what they must know of the whole page: where its head ends, what repeats."""

    def __init__(self, lines: list[Line]) -> None:
        self._order = {line.number: place for place, line in enumerate(lines)}
        first_body = next(
            (place for place, line in enumerate(lines) if _is_body(line.text)), len(lines)
        )
        self._head_end = min(first_body, HEAD_LINES)
        counts = Counter(line.text for line in lines if len(line.text) <= LONGEST)
        self._running = {
            text for text, count in counts.items() if count >= REPEATS and not ends_sentence(text)
        }
        self._listing: Reason | None = None
        self._top = _site_top(lines)

    def in_head(self, line: Line) -> bool:
        """Whether the line stands above the page's first paragraph."""
        return self._order[line.number] < self._head_end

    def reason(self, line: Line) -> Reason | None:
        """Why the line is furniture, or None when it belongs to an article."""
        text = line.text
        above_page = line.number < self._top and not _is_body(text)
        if line.mark is Mark.NAVIGATION or above_page:
            return Reason.NAVIGATION
        if line.mark is Mark.CAPTION:
            return None
        listed = self._listed(line)
        if listed or APPARATUS.fullmatch(text[:LONGEST_FOR_PATTERNS]):
            return listed or Reason.APPARATUS
        if len(text) > LONGEST or (_is_body(text) and not PROMPT.fullmatch(text)):
            return None
        return self._by_pattern(line, narrow(text))

    def _by_pattern(self, line: Line, text: str) -> Reason | None:
        if line.mark is not Mark.HEADING:
            for reason, pattern in PATTERNS:
                if pattern.fullmatch(text):
                    return reason
        if text in self._running:
            return Reason.RUNNING_HEAD
        if self.in_head(line) and PAGE_CREDITS.fullmatch(text):
            return Reason.PAGE_CREDITS
        return self._page_head(line, text)

    def _page_head(self, line: Line, text: str) -> Reason | None:
        if PAGE_HEAD.search(text) and find_full_date(text) is not None:
            return Reason.PAGE_HEAD
        head, plain = self.in_head(line), line.mark is not Mark.HEADING
        if head and (HEAD_PARTS.fullmatch(text) or (plain and SITE_HEAD.fullmatch(text))):
            return Reason.PAGE_HEAD
        numbered = PAGE_HEAD.search(text) and NUMBERED_HEAD.search(text)
        if numbered or (plain and NEWSPAPER.fullmatch(text)):
            return Reason.PAGE_HEAD if head else Reason.RUNNING_HEAD
        return None

    def _listed(self, line: Line) -> Reason | None:
        """A list under 相关链接 or 参考文献 goes with its head, as long as its lines are a list's."""
        text = line.text
        if RELATED.fullmatch(text):
            self._listing = Reason.RELATED
        elif REFERENCES.fullmatch(text):
            self._listing = Reason.APPARATUS
        elif (self._listing is Reason.APPARATUS and not REFERENCE.fullmatch(text)) or (
            self._listing is Reason.RELATED and (ends_sentence(text) or width(text) > 40)
        ):
            self._listing = None
        return self._listing


def _site_top(lines: list[Line]) -> int:
    """The last navigation line above a web page's first heading: what stands above it is the site's."""
    heading = next((line.number for line in lines if line.mark is Mark.HEADING), 0)
    return max(
        (line.number for line in lines if line.mark is Mark.NAVIGATION and line.number < heading),
        default=0,
    )


def _is_body(text: str) -> bool:
    """Long lines with a sentence in them: a paragraph, or the wrapped middle of one."""
    bare = SPACES.sub("", text)
    return (
        len(bare) > 14
        and (ends_sentence(bare) or "，" in bare[:-1] or "。" in bare)
        and ":" not in bare.replace("：", ":")[:8]
    )
