"""Label keys 信息行的标签: the words before the colon of a page's label lines, and what each tells."""

import re

DATE_KEYS = (
    "发布日期",
    "播出时间",
    "播出日期",
    "首播时间",
    "发布时间",
    "发表时间",
    "发稿时间",
    "发稿日期",
    "原文发布于",
    "原文发表于",
    "发布于",
    "发表于",
    "出版日期",
    "刊发日期",
    "刊发时间",
    "更新时间",
    "更新日期",
    "录入时间",
    "成文日期",
    "公开日期",
    "发文日期",
    "日期",
    "时间",
)
SOURCE_KEYS = (
    "来源于",
    "本文来源",
    "本文转自",
    "文章转自",
    "转载自",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "稿源",
    "发布机构",
    "转自",
)
BYLINE_KEYS = ("作者", "记者", "通讯员", "撰稿", "供稿", "文字整理", "整理", "采写")
EDITOR_KEYS = ("责任编辑", "责编", "编辑", "审核", "校对")
URL_KEYS = ("原文链接", "原文网址", "原文地址", "链接")
SILENT_KEYS = (
    "浏览次数",
    "浏览量",
    "浏览",
    "阅读次数",
    "阅读量",
    "阅读",
    "点击次数",
    "点击率",
    "点击量",
    "点击数",
    "点击",
    "访问量",
    "访问次数",
    "字体大小",
    "字号",
    "字体",
    "索引号",
    "主题分类",
    "发文机关",
    "文号",
    "发文字号",
    "信息分类",
    "有效性",
    "打印",
    "分享",
    "点赞",
    "评论",
    "节目名称",
    "播出频道",
    "播出栏目",
    "频道",
    "公开形式",
    "公开方式",
    "体裁分类",
    "组配分类",
    "服务对象",
    "名称",
    "标题",
    "主题词",
    "视力保护色",
    "稿件编号",
    "稿号",
    "字数",
    "发布单位",
    "责任部门",
    "内容分类",
    "信息类别",
    "主题",
    "效力状态",
    "实施日期",
    "生效日期",
    "废止日期",
    "栏目主持",
    "原标题",
    "点击进入专题",
    "微信号",
    "功能介绍",
    "收录于合集",
)
KEYS = tuple(
    sorted(
        (*DATE_KEYS, *SOURCE_KEYS, *BYLINE_KEYS, *EDITOR_KEYS, *URL_KEYS, *SILENT_KEYS),
        key=len,
        reverse=True,
    )
)
PRINTED_KEYS = "|".join(r"\s*".join(key) for key in KEYS)
"""Keys as they are printed, padded to one width as well: 索 引 号, 文　　号."""
UNMARKED = "|".join(
    r"\s*".join(key) for key in sorted(SILENT_KEYS, key=len, reverse=True) if len(key) > 2
)
"""Keys of an index table, whose rows come without colons: 索引号 QP0032 发文机关 云溪县人民政府."""
KEY = re.compile(
    rf"(?:【|\[)?(?P<key>{PRINTED_KEYS})(?:】|\])?\s*[:：]|(?:^|(?<=\s))(?P<row>{UNMARKED}|成文日期|发布日期|发文机关|索引号|文号)(?=\s)|(?P<bare>阅读|浏览|点击|评论)(?=\s*[\d.]+\s*万?\s*(?:次|条|$))"
)
