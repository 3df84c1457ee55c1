"""Buttons 按钮: the words with which a web page says what can be done with it."""

import re

WORDS = frozenset(
    """
    分享 分享到 分享至 分享本文 转发 收藏 打印 打印本页 打印本文 推荐 朗读 评论 参与评论 我要评论 我有话说 更多 更多功能 纠错 我要纠错
    举报 点赞 赞 在看 关闭 关闭窗口 关闭本页 返回 返回顶部 返回首页 返回列表 返回主页 回到顶部 顶部 下载 下载APP 下载客户端 立即下载
    打开APP 打开客户端 首页 主页 网站首页 设为首页 加入收藏 收藏本站 登录 注册 退出 搜索 站内搜索 高级搜索 全部 全部频道 频道 导航
    网站导航 网站地图 版面导航 标题导航 上一篇 下一篇 上一期 下一期 上一页 下一页 上一版 下一版 末页 尾页 往期 往期回顾 无障碍
    无障碍浏览 无障碍阅读 长者模式 长者版 适老化 关怀版 老年模式 简体 繁体 繁體 简 繁 中文 English EN 手机版 电脑版 客户端 新闻客户端
    微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 朋友圈 人人网 豆瓣 Facebook Twitter X Line LINE WeChat 复制链接 复制 链接 扫一扫
    大 中 小 大字 字体 字号 默认 超大 标准 放大 缩小 放大字体 缩小字体 放小字体 字体大小 加大 减小 A A+ A- T T+ T- T| + - x × |
    听新闻 语音播报 播放 暂停 手机看 扫码看 手机观看 收听 视频 图片 阴影 海报 生成海报 订阅 关注 加关注 +关注 已关注 取消关注
    PDF PDF版 JPG 图片版 放大+ 缩小- 全文复制 复制全文 列印 转寄 友善列印 编辑 投稿 反馈 意见反馈 建议 联系我们 关于我们 广告服务
    版权声明 免责声明 网站声明 隐私政策 查看更多 查看全文 阅读全文 展开 收起 展开全文 加载更多 点击加载更多 点击查看更多 相关阅读
    相关新闻 相关链接 相关专题 相关文章 相关报道 热点新闻 热门新闻 热点推荐 热门推荐 猜你喜欢 为您推荐 推荐阅读 延伸阅读 排行 热榜 排行榜
    通版阅读请点击 展开通版 收缩通版 放大 缩小 标题导航 返回目录 上一条 下一条 点击展开 原文 限制级 我同意 不同意 同意 离开 进入
    来源 作者 时间 日期 浏览 浏览次数 阅读 阅读量 点击 点击数 访问量 人气 次 发布者 正文 要闻 不支持Flash 不支持flash
    """.split()
)
SPLIT = re.compile(r"[\s|｜·•:：,，、/>＞《》【】\[\]()（）]+")
COUNT = re.compile(r"\d+(?:\.\d+)?万?\+?")


def is_buttons(text: str) -> bool:
    """Whether the line has nothing but buttons and counts on it."""
    words = [word for word in SPLIT.split(text) if word]
    return bool(words) and all(word in WORDS or COUNT.fullmatch(word) for word in words) and any(
        not COUNT.fullmatch(word) for word in words
    )


def without_buttons(text: str) -> str:
    """The text without the buttons that stand by themselves in it."""
    return " ".join(word for word in text.split() if word.strip("[]【】()（）|:：") not in WORDS)
