"""Columns of an article table 稿件表的列: which of them holds which field of an article."""

import re
import unicodedata
from collections.abc import Sequence

from backend.errors import UnreadableFile
from backend.source import Columns
from backend.vocabulary import ArticleField as Field

HEADERS: dict[Field, tuple[str, ...]] = {
    Field.TITLE: ("标题", "題目", "题目", "標題", "主标题", "稿件标题", "文章标题", "新闻标题",
                  "篇名", "title", "headline", "articletitle"),
    Field.KICKER: ("引题", "肩题", "眉题", "引標題", "引标题", "kicker", "overline"),
    Field.SUBTITLE: ("副题", "副标题", "副標題", "subtitle", "subhead", "subheadline"),
    Field.COLUMN: ("栏目", "欄目", "专栏", "栏目名称", "column", "columnname"),
    Field.BYLINE: ("作者", "署名", "记者", "責任者", "责任者", "作者姓名", "byline", "author", "authors",
                   "writer", "creator"),
    Field.AFFILIATION: ("单位", "作者单位", "供稿单位", "單位", "affiliation", "organization",
                        "organisation", "institution"),
    Field.BODY: ("正文", "内容", "全文", "文章内容", "稿件内容", "稿件正文", "文章正文", "正文内容", "內容",
                 "body", "content", "text", "fulltext", "articlebody", "bodytext", "html"),
    Field.CAPTION: ("图片说明", "图注", "图说", "圖片說明", "caption", "captions", "imagecaption"),
    Field.SOURCE: ("来源", "稿源", "文章来源", "信息来源", "稿件来源", "來源", "source", "origin"),
    Field.PUBLISHED_ON: ("日期", "发布日期", "发布时间", "刊发日期", "见报日期", "出版日期", "发表日期",
                         "发表时间", "刊登日期", "發布日期", "發佈日期", "date", "published",
                         "publishedon", "publishedat", "publicationdate", "pubdate", "publishdate",
                         "publishtime", "datepublished"),
    Field.EDITORS: ("责编", "责任编辑", "编辑", "責任編輯", "editor", "editors"),
    Field.SOURCE_URL: ("网址", "链接", "原文链接", "原文网址", "原文地址", "網址", "url", "link", "sourceurl",
                       "permalink"),
}  # fmt: skip
"""How people head their columns; spaces, case, brackets and - _ in a header do not count."""
KNOWN = {header: field for field, headers in HEADERS.items() for header in headers}
SEVERAL = frozenset({Field.CAPTION})
"""Fields that several columns may hold: 图片说明1, 图片说明2."""
LOOSE = re.compile(r"[\s_\-]|[（(].*?[）)]|[：:*]")
NUMBERED = re.compile(r"\d{1,2}$")


def read_columns(text: str) -> Columns:
    """Read `title=标题,正文=内容` into a mapping; raises ValueError with a Chinese sentence."""
    pairs: list[tuple[Field, str]] = []
    for part in re.split(r"[,，]", text):
        name, mark, header = part.partition("=")
        field = _field(name.strip())
        if field is None or not mark or not header.strip():
            known = "、".join(f"{one.value}（{one.label}）" for one in Field)
            raise ValueError(f"列对应 {part!r} 应写成 字段=列名；字段有 {known}")
        if any(field is one and field not in SEVERAL for one, _ in pairs):
            raise ValueError(f"字段 {field.value}（{field.label}）只能对应一列")
        pairs.append((field, header.strip()))
    return tuple(pairs)


def place_columns(
    name: str, headers: Sequence[str], columns: Columns, *, line: int
) -> dict[int, Field]:
    """Say of each column by its place which field it holds; raises UnreadableFile.

    What the operator has mapped comes first; usual headers are recognised for the other fields.
    """
    placed: dict[int, Field] = {}
    bare = [header.strip() for header in headers]
    for field, header in columns:
        if header not in bare:
            reason = f"没有“{header}”这一列，有的是：{'、'.join(filter(None, bare))}"
            raise UnreadableFile(name, "column_missing", reason[:500], line=line)
        placed[bare.index(header)] = field
    mapped = {field for field, _ in columns}
    for place, header in enumerate(bare):
        field_known = known_field(header)
        if field_known is None or field_known in mapped or place in placed:
            continue
        if field_known in placed.values() and field_known not in SEVERAL:
            first = bare[next(one for one, field in placed.items() if field is field_known)]
            reason = f"“{first}”和“{header}”都像{field_known.label}，请用 --columns 说明用哪一列"
            raise UnreadableFile(name, "column_twice", reason, line=line)
        placed[place] = field_known
    if not {Field.TITLE, Field.BODY} & set(placed.values()):
        reason = (
            f"认不出标题列或正文列，请用 --columns 说明；有的是：{'、'.join(filter(None, bare))}"
        )
        raise UnreadableFile(name, "no_columns", reason[:500], line=line)
    return placed


def known_field(header: str) -> Field | None:
    """The field that a usual header names, or None."""
    plain = LOOSE.sub("", unicodedata.normalize("NFKC", header)).lower()
    return KNOWN.get(plain) or (
        Field.CAPTION if KNOWN.get(NUMBERED.sub("", plain)) is Field.CAPTION else None
    )


def _field(name: str) -> Field | None:
    found = next((one for one in Field if name.lower() == one.value or name == one.label), None)
    return found or known_field(name)
