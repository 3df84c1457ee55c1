"""The press's own words 新闻行话: agencies, roles, labels and datelines.

Source of the lists: the printed conventions of Chinese newspapers, gathered by reading pages; each
entry is a word of the trade, none is a paper's or a person's name except the wire agencies.
"""

import re

from backend.chinese.dates import narrow
from backend.chinese.variants import fold
from backend.vocabulary import CreditRole

LONGEST_SIGNATURE = 120
"""Characters; longer lines are prose. The longest byline met, ten names with offices, had 96."""
AGENCIES = (
    "新华社",
    "新华网",
    "中新社",
    "中央社",
    "中评社",
    "中央通讯社",
    "澳新社",
    "中新网",
    "中国新闻网",
    "人民网",
    "人民日报",
    "央视新闻",
    "央视网",
    "光明网",
    "中国日报",
    "经济日报",
    "法新社",
    "路透社",
    "美联社",
    "塔斯社",
    "共同社",
    "韩联社",
    "埃菲社",
)
OWN_HOUSE = ("本报", "本報", "本刊", "本网", "本台", "本社", "本站", "本校", "本院", "记者站")
"""How a paper names itself: never an affiliation 单位, never a source 来源."""

OWN_SHORT = frozenset(
    {"晚报", "日报", "晨报", "早报", "时报", "商报", "周报", "都市报", "县报", "校报"}
)
"""A paper's own name cut short in front of its reporters: 晚报记者."""

MAKER_ROLES: dict[str, CreditRole] = {
    "首席记者": CreditRole.REPORTER,
    "见习记者": CreditRole.REPORTER,
    "实习记者": CreditRole.REPORTER,
    "特约记者": CreditRole.REPORTER,
    "特派记者": CreditRole.REPORTER,
    "全媒体记者": CreditRole.REPORTER,
    "融媒体记者": CreditRole.REPORTER,
    "融媒记者": CreditRole.REPORTER,
    "现场记者": CreditRole.REPORTER,
    "出镜记者": CreditRole.REPORTER,
    "直播记者": CreditRole.REPORTER,
    "前方记者": CreditRole.REPORTER,
    "文字记者": CreditRole.REPORTER,
    "视频记者": CreditRole.REPORTER,
    "驻地记者": CreditRole.REPORTER,
    "图片记者": CreditRole.PHOTOGRAPHER,
    "文字整理": CreditRole.COMPILER,
    "采访整理": CreditRole.COMPILER,
    "整理人": CreditRole.COMPILER,
    "摄影记者": CreditRole.PHOTOGRAPHER,
    "驻站记者": CreditRole.REPORTER,
    "记者": CreditRole.REPORTER,
    "特约通讯员": CreditRole.CORRESPONDENT,
    "职工通讯员": CreditRole.CORRESPONDENT,
    "骨干通讯员": CreditRole.CORRESPONDENT,
    "学生通讯员": CreditRole.CORRESPONDENT,
    "通讯员": CreditRole.CORRESPONDENT,
    "通訊員": CreditRole.CORRESPONDENT,
    "記者": CreditRole.REPORTER,
    "学生记者": CreditRole.REPORTER,
    "校园记者": CreditRole.REPORTER,
    "小记者": CreditRole.REPORTER,
    "特约作者": CreditRole.AUTHOR,
    "特邀专家": CreditRole.AUTHOR,
    "特约专家": CreditRole.AUTHOR,
    "特邀作者": CreditRole.AUTHOR,
    "特约撰稿人": CreditRole.AUTHOR,
    "特约撰稿": CreditRole.AUTHOR,
    "实习生": CreditRole.INTERN,
    "见习生": CreditRole.INTERN,
    "實習生": CreditRole.INTERN,
    "作者": CreditRole.AUTHOR,
    "采访": CreditRole.REPORTER,
    "采写": CreditRole.REPORTER,
    "摄像": CreditRole.PHOTOGRAPHER,
    "拍摄": CreditRole.PHOTOGRAPHER,
    "撰文": CreditRole.AUTHOR,
    "撰稿": CreditRole.AUTHOR,
    "执笔": CreditRole.AUTHOR,
    "供稿": CreditRole.AUTHOR,
    "文字": CreditRole.AUTHOR,
    "口述": CreditRole.AUTHOR,
    "参与采写": CreditRole.CONTRIBUTOR,
    "参与记者": CreditRole.CONTRIBUTOR,
    "摄影": CreditRole.PHOTOGRAPHER,
    "攝影": CreditRole.PHOTOGRAPHER,
    "供图": CreditRole.PHOTOGRAPHER,
    "图片": CreditRole.PHOTOGRAPHER,
    "整理": CreditRole.COMPILER,
    "编译": CreditRole.TRANSLATOR,
    "翻译": CreditRole.TRANSLATOR,
    "译者": CreditRole.TRANSLATOR,
}
REVIEW_ROLES: dict[str, CreditRole] = {
    "责任编辑": CreditRole.EDITOR,
    "責任編輯": CreditRole.EDITOR,
    "本版编辑": CreditRole.EDITOR,
    "本期编辑": CreditRole.EDITOR,
    "新媒体编辑": CreditRole.EDITOR,
    "责编": CreditRole.EDITOR,
    "責編": CreditRole.EDITOR,
    "编辑": CreditRole.EDITOR,
    "編輯": CreditRole.EDITOR,
    "责任校对": CreditRole.PROOFREADER,
    "校对": CreditRole.PROOFREADER,
    "校對": CreditRole.PROOFREADER,
    "审校": CreditRole.PROOFREADER,
    "審校": CreditRole.PROOFREADER,
    "值班编辑": CreditRole.DUTY_EDITOR,
    "值班主任": CreditRole.DUTY_EDITOR,
    "值班编委": CreditRole.DUTY_EDITOR,
    "审核": CreditRole.REVIEWER,
    "審核": CreditRole.REVIEWER,
    "审签": CreditRole.REVIEWER,
    "审稿": CreditRole.REVIEWER,
    "审定": CreditRole.REVIEWER,
    "复核": CreditRole.REVIEWER,
    "一审": CreditRole.FIRST_REVIEW,
    "初审": CreditRole.FIRST_REVIEW,
    "一審": CreditRole.FIRST_REVIEW,
    "初審": CreditRole.FIRST_REVIEW,
    "二审": CreditRole.SECOND_REVIEW,
    "复审": CreditRole.SECOND_REVIEW,
    "二審": CreditRole.SECOND_REVIEW,
    "複審": CreditRole.SECOND_REVIEW,
    "三审": CreditRole.FINAL_REVIEW,
    "终审": CreditRole.FINAL_REVIEW,
    "三審": CreditRole.FINAL_REVIEW,
    "終審": CreditRole.FINAL_REVIEW,
    "总监制": CreditRole.PRODUCER,
    "監製": CreditRole.PRODUCER,
    "监制": CreditRole.PRODUCER,
}
SILENT_ROLES = (
    "版式",
    "美编",
    "美术编辑",
    "版式设计",
    "图文编辑",
    "值班主编",
    "执行主编",
    "视觉设计",
    "版面设计",
    "版面统筹",
    "责任美编",
    "美术设计",
    "组稿",
    "主持",
    "美術編輯",
    "排版",
    "制图",
    "视觉",
    "组版",
    "检校",
    "版面",
    "统筹",
    "策划",
    "主编",
    "出品",
    "设计",
    "编审",
    "值班总编",
)
"""Work on the page that has no role of ours: the line is read, the name is not credited."""

# Longest first, so that 值班编辑 is not read as 编辑.
REVIEW_WORDS = tuple(sorted((*REVIEW_ROLES, *SILENT_ROLES), key=len, reverse=True))
MAKER_WORDS = tuple(sorted(MAKER_ROLES, key=len, reverse=True))
MAKER = re.compile("|".join(map(re.escape, MAKER_WORDS)))


COLLECTIVE = re.compile(
    r"^(?:本报|本刊|本网|本台|本社|新华社|人民日报)?(?:特约)?(?:评论员|编辑部|评论部|特约评论员|采访组|报道组|编委会)$"
)

AGENCY = (
    "(?:"
    + "|".join((*AGENCIES, *OWN_HOUSE))
    + r"|[\u4e00-\u9fff]{2,6}(?:通讯社|新闻社|日报社?|晚报|晨报|电视台|新闻网|融媒)"
    + ")"
)
PLACE = r"[\u4e00-\u9fff·]{2,8}?"
DATE = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日"

UNNAMED_DATE = r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
OUTLET = r"[\u4e00-\u9fff]{2,10}(?:[报网台社版刊评]|客户端|在线|融媒|新闻)(?:[-—·][\u4e00-\u9fff]{2,12})?"
"""Any other house; believed only where date and 电 follow at once: 青石网-云溪都市报3月1日讯."""

# 本报讯 | 新华社青石1月1日电 | 本报青石１月１日电 | 据中新社… | 本台消息 | 本报综合消息; read after NFKC
DATELINE = re.compile(
    rf"^(?:综合)?(?P<about>据)?(?P<agency>{AGENCY}|{OUTLET}(?={UNNAMED_DATE}(?:电|讯))|[\u4e00-\u9fff]{{2,8}}(?={UNNAMED_DATE}讯[（(]))"
    rf"(?:(?P<place>{PLACE})?{DATE}(?:(?<=日)(?P<late_place>[\u4e00-\u9fff]{{2,4}}?))?(?P<kind>电|讯|专电|消息|报道)|(?P<news>讯|消息|综合消息|综合报道)"
    r"|(?:(?<=新华社)|(?<=本报)|(?<=中新社))(?P<old_place>[\u4e00-\u9fff]{2,4})电(?![话视影力子网脑价器站厂台动信池缆机梯车源气商路线])"
    r"|(?<=本报)(?P<near_place>[\u4e00-\u9fff]{2,6}?)(?:专)?讯(?=[\s（(：:]|记者|通讯员)"
    rf"|(?P<far_place>{PLACE})(?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日(?:专)?电(?![话视影]))"
)
# A paper of another name: 青石日报讯, 云溪融媒讯; only with a bracket, a reporter or a space after it
OTHER_NEWS = re.compile(r"^(?P<agency>[\u4e00-\u9fff]{2,10}?)专?讯(?=[\s（(】\]]|记者|通讯员)")


# 中央社记者郑筠新滨市5日电 | 记者卓品妍/滨北报导: the reporter stands before the place
NAMED_FIRST = re.compile(
    rf"^(?P<agency>{AGENCY}|[\u4e00-\u9fff]{{2,6}}[报社])?\s*(?:特派|驻地|实习|特约)?(?P<role>记者|编译|特派员)\s*(?P<who>[\u4e00-\u9fff、·\s]{{2,20}}?)"
    rf"(?:(?:(?P<year>\d{{4}})年)?(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})日(?:综合)?(?:外)?[电讯]|[/／](?P<stands>[\u4e00-\u9fff]{{2,6}}?)(?:综合)?报[道导])"
)


FROM_AGENCY = re.compile(
    r"\s*(?:[（(](?P<lender>[^（()）]{2,16})提供[）)])?\s*(?:中央社|中新社|新华社)?(?:记者)?(?:(?P<taker>[\u4e00-\u9fff]{2,4})[摄攝]|[\u4e00-\u9fff]{2,4}传真)\s*\d{2,4}年\d{1,2}月\d{1,2}日$"
)
"""Agency, photographer and day behind a caption: 中央社记者林岳摄 114年3月5日; who sent it on 传真 took nothing."""


def role_at_start(text: str) -> tuple[str, CreditRole] | None:
    """The maker's role word at the start of the text, longest first."""
    found = MAKER.match(text)
    return (found[0], MAKER_ROLES[found[0]]) if found else None


def is_plain(text: str) -> bool:
    """Whether the text is only Chinese characters, letters or digits: no sentence."""
    return re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·]+", text) is not None


def begins_with_dateline(text: str) -> bool:
    """Whether a report begins here: 本报讯, 新华社…电, 青石日报讯（记者…）."""
    start = fold(narrow(text[:80])).lstrip("【[（(〔［ ")
    return any(one.match(start) for one in (DATELINE, OTHER_NEWS, NAMED_FIRST))
