"""Names 人名: what can be a person's name, and where one name ends and the next begins.

A Chinese name is a family name 姓 of one character (or one of the compound ones) and one or two
more characters; a name with · is a transcription. The family names are data.
"""

import re
from functools import cache
from importlib.resources import files

from backend.chinese.punctuation import is_han

PADDED = re.compile(r"^[\u4e00-\u9fff](?![\u4e00-\u9fff])")
SINGLE_LENGTHS = (2, 3)
COMPOUND_LENGTHS = (3, 4)
TRANSCRIBED = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:[·•・‧][\u4e00-\u9fff]{1,8}){1,3}$")

# What follows a family name often enough in ordinary words to mislead: 高兴, 方便, 常年 …
NOT_NAMES = frozenset(
    [
        "高兴",
        "方便",
        "方面",
        "方向",
        "方案",
        "方法",
        "安全",
        "安排",
        "常年",
        "时间",
        "时候",
        "成立",
        "成果",
        "成为",
        "成员",
        "成功",
        "应该",
        "应当",
        "应急",
        "和谐",
        "和平",
        "平安",
        "平台",
        "明年",
        "明确",
        "明显",
        "全国",
        "全市",
        "全县",
        "全面",
        "全体",
        "全省",
        "全州",
        "全区",
        "全镇",
        "全村",
        "全新",
        "全域",
        "全程",
        "全民",
        "多次",
        "多年",
        "多数",
        "多地",
        "仁人",
        "古代",
        "古城",
        "古镇",
        "金融",
        "金秋",
        "金牌",
        "白天",
        "石油",
        "石头",
        "水利",
        "江河",
        "江水",
        "江南",
        "江北",
        "海洋",
        "海外",
        "海水",
        "海南",
        "海内外",
        "关于",
        "关系",
        "关注",
        "关键",
        "关心",
        "向前",
        "向往",
        "连续",
        "连日",
        "连接",
        "计划",
        "解决",
        "解放",
        "解读",
        "强化",
        "强调",
        "强大",
        "路上",
        "路线",
        "路径",
        "景区",
        "景色",
        "景点",
        "项目",
        "温暖",
        "温度",
        "严格",
        "严重",
        "严肃",
        "万元",
        "万人",
        "万亩",
        "马上",
        "马路",
        "司法",
        "农业",
        "农村",
        "农民",
        "农户",
        "车间",
        "车辆",
        "车站",
        "费用",
        "商业",
        "商务",
        "商户",
        "华夏",
        "华人",
        "边界",
        "边境",
        "年来",
        "年度",
        "年初",
        "年底",
        "年轻人",
        "年内",
        "年前",
        "任务",
        "任何",
        "易地",
        "游客",
        "游览",
        "家长",
        "宁静",
        "党员",
        "党委",
        "党建",
        "党的",
        "党中央",
        "祝愿",
        "祝贺",
        "幸福",
        "修复",
        "修建",
        "管理",
        "管护",
        "管道",
        "原来",
        "原则",
        "原因",
        "童年",
        "和睦",
        "尤其",
        "单位",
        "单元",
        "单个",
        "查看",
        "查询",
        "查处",
        "时代",
        "时期",
        "时节",
        "时光",
        "计算",
        "阳光",
        "阳台",
        "包括",
        "包含",
        "成长",
        "成效",
        "成绩",
        "成熟",
        "成都",
        "房屋",
        "房子",
        "房间",
        "盛开",
        "盛会",
        "盛世",
        "应对",
        "应用",
        "毛利",
        "毛巾",
        "冷静",
        "冷链",
        "沙漠",
        "沙滩",
        "银行",
        "银杏",
        "支持",
        "达到",
        "达标",
        "布局",
        "布置",
        "满意",
        "文化",
        "文明",
        "经济",
        "何以",
        "何时",
        "何种",
        "余万",
        "余人",
        "余名",
        "余元",
        "余亩",
        "余户",
        "余家",
        "于是",
        "于此",
        "曾经",
        "程度",
        "高度",
        "高效",
        "高质",
        "高考",
        "高校",
        "高铁",
        "高原",
        "高速",
        "高标准",
        "高质量",
        "高水平",
        "马拉松",
        "龙头",
        "龙舟",
        "史上",
        "史料",
        "方言",
        "方式",
        "方针",
        "方可",
        "方能",
        "方阵",
        "孔子",
        "石材",
        "石桥",
        "江畔",
        "江边",
        "江湖",
        "江苏",
        "江西",
        "雷雨",
        "雷电",
        "金额",
        "金属",
        "金黄",
        "白菜",
        "白酒",
        "白色",
        "田间",
        "田园",
        "田野",
        "田地",
        "田埂",
        "叶子",
        "钱财",
        "钱款",
        "夏季",
        "夏日",
        "夏天",
        "夏粮",
        "秦岭",
        "秦皇岛",
        "黄河",
        "黄金",
        "黄色",
        "黄昏",
        "黄土",
        "黄山",
        "林业",
        "林木",
        "林区",
        "林地",
        "林草",
        "梁山",
        "宋代",
        "唐代",
        "汪洋",
        "范围",
        "范畴",
        "武装",
        "武术",
        "武汉",
        "顾客",
        "顾问",
        "康复",
        "康养",
        "易于",
        "易学",
        "牛羊",
        "牛肉",
        "牛奶",
        "洪水",
        "洪峰",
        "洪灾",
        "温馨",
        "温室",
        "章程",
        "章节",
        "鲁班",
        "齐全",
        "齐心",
        "施工",
        "施肥",
        "施策",
        "施行",
        "伍千",
        "兰花",
        "梅花",
        "庄稼",
        "庄严",
        "申请",
        "申报",
        "安装",
        "安置",
        "安心",
        "安定",
        "安徽",
        "安宁",
        "颜色",
        "左右",
        "左手",
        "焦点",
        "关爱",
        "关怀",
        "关口",
        "苗木",
        "苗圃",
        "祝福",
        "蓝天",
        "蓝色",
        "蓝图",
        "童心",
        "柴油",
        "柳树",
        "柳州",
        "游玩",
        "符合",
        "路口",
        "路面",
        "路灯",
        "路段",
        "路网",
        "盛大",
    ]
)


COMMON = 240
"""Rank below which a family name is common enough to be believed without any other sign."""


@cache
def _families() -> tuple[dict[str, int], frozenset[str]]:
    single: dict[str, int] = {}
    compound: frozenset[str] = frozenset()
    text = files("backend.chinese").joinpath("data/surnames.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, _, names = line.partition(": ")
        if kind == "compound":
            compound = frozenset(names.split())
        elif not line.startswith("#"):
            for char in names:
                single.setdefault(char, 20 + len(single) % 60 if kind == "old" else len(single))
    return single, compound


def family_name(text: str) -> str | None:
    """The family name 姓 with which the text begins."""
    single, compound = _families()
    if text[:2] in compound:
        return text[:2]
    return text[0] if text[:1] in single else None


def family_rank(text: str) -> int:
    """How rare the single-character family name is: 0 the most frequent; 999 for none."""
    return _families()[0].get(text[:1], 999)


def is_name(text: str) -> bool:
    """Whether the text, without padding, can be one person's name."""
    if TRANSCRIBED.match(text):
        return True
    if not text or text in NOT_NAMES or not all(is_han(char) for char in text):
        return False
    family = family_name(text)
    if family is None:
        return False
    return len(text) in (COMPOUND_LENGTHS if len(family) > 1 else SINGLE_LENGTHS)


def is_common_name(text: str) -> bool:
    """Whether the text is a name that can be believed where nothing else says so."""
    if TRANSCRIBED.match(text):
        return True
    return is_name(text) and (family_name(text) != text[0] or family_rank(text) < COMMON)


def close_padding(text: str) -> str:
    """Take out the space that pads a two-character name to three: 李 婷 -> 李婷."""
    tokens = re.split(r"([\s\u3000]+)", text)
    out: list[str] = []
    for token in tokens:
        pads = len(out) > 1 and out[-1].isspace() and len(out[-2]) == 1 and len(token[:1]) == 1
        if pads and PADDED.match(token) and is_name(out[-2] + token[0]):
            out.pop()
            out[-1] += token
        else:
            out.append(token)
    return "".join(out)


def split_names(text: str) -> tuple[str, ...] | None:
    """Cut a run of names without separators, 苏明远高建川 -> 苏明远, 高建川; None if it is no such run.

    Every cut must give names; of several cuts the one with the most frequent family names and with
    three-character names wins (three characters are about five times as frequent as two).
    """
    if not text or not all(is_han(char) or char in "·•・‧" for char in text):
        return None
    if is_name(text):
        return (text,)
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(text)
    for end in range(2, len(text) + 1):
        for size in (2, 3, 4):
            start = end - size
            before = best[start] if start >= 0 else None
            name = text[start:end] if start >= 0 else ""
            if before is None or not is_name(name):
                continue
            cost = before[0] + 1 + (0.4 if size == 2 else 0.0) + family_rank(name) / 250
            found = (cost, (*before[1], name))
            if best[end] is None or found < best[end]:  # type: ignore[operator]
                best[end] = found
    last = best[len(text)]
    return last[1] if last else None
