"""The closed lists of the house, each value with its Chinese label.

The values are the words that the exchange format and the API use; the labels are what editors read.
"""

from enum import StrEnum


class Vocabulary(StrEnum):
    """A closed list 词表: each member is its value in code, with a Chinese `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Vocabulary":
        """Keep the label beside the value, so that both are written in one place."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and label, as a form field wants them."""
        return [(member.value, member.label) for member in cls]


class CreditRole(Vocabulary):
    """What somebody did for an article 署名职责; makers first, then the people of the review line."""

    REPORTER = "reporter", "记者"
    CORRESPONDENT = "correspondent", "通讯员"
    INTERN = "intern", "实习生"
    AUTHOR = "author", "作者"
    CONTRIBUTOR = "contributor", "参与采写"
    PHOTOGRAPHER = "photographer", "摄影"
    COMPILER = "compiler", "整理"
    TRANSLATOR = "translator", "翻译"
    EDITOR = "editor", "编辑"
    PROOFREADER = "proofreader", "校对"
    DUTY_EDITOR = "duty_editor", "值班编辑"
    REVIEWER = "reviewer", "审核"
    FIRST_REVIEW = "first_review", "初审"
    SECOND_REVIEW = "second_review", "复审"
    FINAL_REVIEW = "final_review", "终审"
    PRODUCER = "producer", "监制"

    @property
    def handles_text(self) -> bool:
        """Whether the role belongs to the review line 审校 rather than to the makers 署名."""
        return self in REVIEW_ROLES


REVIEW_ROLES = frozenset(
    {
        CreditRole.EDITOR,
        CreditRole.PROOFREADER,
        CreditRole.DUTY_EDITOR,
        CreditRole.REVIEWER,
        CreditRole.FIRST_REVIEW,
        CreditRole.SECOND_REVIEW,
        CreditRole.FINAL_REVIEW,
        CreditRole.PRODUCER,
    }
)


class AuthorKind(Vocabulary):
    """Whether an author is a person 个人 or an organisation 单位."""

    PERSON = "person", "个人"
    ORGANISATION = "organisation", "单位"


class Severity(Vocabulary):
    """How urgently an editor should look at a finding 问题."""

    NOTE = "note", "提示"
    DOUBT = "doubt", "存疑"
    FAULT = "fault", "差错"


class FindingCode(Vocabulary):
    """What a check can find 问题种类; the first thirteen are the flags of the exchange format."""

    MISSING_TITLE = "missing_title", "没有标题"
    MISSING_BYLINE = "missing_byline", "没有署名"
    TITLE_AFTER_BODY = "title_after_body", "标题排在正文之后"
    REPEATED_TITLE = "repeated_title", "标题重复出现"
    TRUNCATED_END = "truncated_end", "结尾疑似截断"
    TRUNCATED_START = "truncated_start", "开头疑似截断"
    REPEATED_PARAGRAPH = "repeated_paragraph", "段落重复"
    CAPTION_INSIDE_SENTENCE = "caption_inside_sentence", "图片说明插在句子中间"
    NAME_INCONSISTENT = "name_inconsistent", "同一人姓名前后不一"
    LATIN_INTRUSION = "latin_intrusion", "中文里混入英文词"
    UNBALANCED_QUOTES = "unbalanced_quotes", "引号不成对"
    PHOTO_ONLY = "photo_only", "只有图片和说明"
    NO_DATE = "no_date", "看不出发布日期"
    UNPAIRED_MARKS = "unpaired_marks", "括号、书名号等不成对"
    MIXED_WIDTH = "mixed_width", "全角半角标点混用"
    REPEATED_MARK = "repeated_mark", "标点重复"
    NUMBERING_GAP = "numbering_gap", "序号缺漏"
    NUMBERING_REPEATED = "numbering_repeated", "序号重复或颠倒"
    WRONG_WEEKDAY = "wrong_weekday", "日期与星期不符"
    IMPOSSIBLE_DATE = "impossible_date", "日期或时间不存在"
    UNFINISHED_PARAGRAPH = "unfinished_paragraph", "段落没有说完"
    REPEATED_WORD = "repeated_word", "字词重复"
    REPEATED_SENTENCE = "repeated_sentence", "句子重复"
    TITLE_UNRELATED = "title_unrelated", "标题与正文没有共同的词"

    @property
    def is_flag(self) -> bool:
        """Whether the exchange format knows the code as one of its flags."""
        return self in EXCHANGE_FLAGS


EXCHANGE_FLAGS = frozenset(
    {
        FindingCode.MISSING_TITLE,
        FindingCode.MISSING_BYLINE,
        FindingCode.TITLE_AFTER_BODY,
        FindingCode.REPEATED_TITLE,
        FindingCode.TRUNCATED_END,
        FindingCode.TRUNCATED_START,
        FindingCode.REPEATED_PARAGRAPH,
        FindingCode.CAPTION_INSIDE_SENTENCE,
        FindingCode.NAME_INCONSISTENT,
        FindingCode.LATIN_INTRUSION,
        FindingCode.UNBALANCED_QUOTES,
        FindingCode.PHOTO_ONLY,
        FindingCode.NO_DATE,
    }
)


class FurnitureReason(Vocabulary):
    """Why a line belongs to no article 版面杂项."""

    NAVIGATION = "navigation", "网站导航"
    PAGE_HEAD = "page_head", "报头、版头"
    PAGE_NUMBER = "page_number", "页码"
    RUNNING_HEAD = "running_head", "书眉"
    CONTINUATION = "continuation", "转接提示"
    LABEL = "label", "信息行，内容已读取"
    PAGE_CREDITS = "page_credits", "版面责编"
    IMPRINT = "imprint", "版权、版本信息"
    PROMPT = "prompt", "扫码、关注提示"
    SHARE = "share", "分享按钮"
    RELATED = "related", "相关链接"
    APPARATUS = "apparatus", "摘要、关键词、参考文献"
    RULE = "rule", "分隔线"
    REPEATED_TITLE = "repeated_title", "重复的标题"
    PULL_QUOTE = "pull_quote", "摘句"
    STRAY = "stray", "无所归属的文字"


class TagKind(Vocabulary):
    """Which scheme a tag 标签 belongs to."""

    KEYWORD = "keyword", "关键词"
    PLACE = "place", "地名"
    PERSON = "person", "人名"
    ORGANISATION = "organisation", "机构"
    SUBJECT = "subject", "主题分类"


class FileOutcome(Vocabulary):
    """What became of one file of an intake 收稿结果."""

    IMPORTED = "imported", "已收稿"
    REPARSED = "reparsed", "已按新规则重读"
    UNCHANGED = "unchanged", "早已收过，未改动"
    EMPTY = "empty", "文件里没有文字"
    REJECTED = "rejected", "无法读取"
