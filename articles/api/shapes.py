"""Shapes 形状: what the JSON looks like, for the schema only; nothing is ever rendered by them.

The documents themselves are made in `articles/document.py`. A test holds the two together.
"""

from typing import Any

from rest_framework import serializers

from backend.vocabulary import AuthorKind, CreditRole, TagKind


class Source(serializers.Serializer[Any]):
    """A source 报刊."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class Tag(serializers.Serializer[Any]):
    """A tag 标签."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(TagKind.choices())


class Credit(serializers.Serializer[Any]):
    """A credit 署名: one author's part; `id` is the author's."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(AuthorKind.choices())
    role = serializers.ChoiceField(CreditRole.choices())
    affiliation = serializers.CharField(allow_null=True)


class Dateline(serializers.Serializer[Any]):
    """A dateline 电头, as printed."""

    agency = serializers.CharField()
    place = serializers.CharField(allow_null=True)
    date = serializers.CharField(allow_null=True)


class Caption(serializers.Serializer[Any]):
    """A caption 图片说明."""

    text = serializers.CharField()
    credit = serializers.CharField(allow_null=True)


class Section(serializers.Serializer[Any]):
    """A section 小节; level 0 has no heading."""

    heading = serializers.CharField(allow_null=True)
    level = serializers.IntegerField(min_value=0, max_value=6)
    number = serializers.CharField(allow_null=True)
    paragraphs = serializers.ListField(child=serializers.CharField())
    tags = Tag(many=True)


class ArticleHead(serializers.Serializer[Any]):
    """What a section says of its article."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1)
    title = serializers.CharField(allow_null=True)
    byline = serializers.CharField(allow_null=True)
    source = Source(allow_null=True)  # type: ignore[assignment]  # a member, not DRF's attribute
    issue_date = serializers.DateField(allow_null=True)
    page_number = serializers.IntegerField(allow_null=True)
    column = serializers.CharField(allow_null=True)
    published_at = serializers.DateTimeField()


class SectionWithArticle(Section):
    """A section as the list of sections shows it."""

    id = serializers.CharField(help_text="稿件编号加小节次序")
    article = ArticleHead()


class ArticleCard(ArticleHead):
    """An article as lists show it: no body."""

    kicker = serializers.CharField(allow_null=True)
    subtitle = serializers.CharField(allow_null=True)
    credits = Credit(many=True)
    tags = Tag(many=True)
    abstract = serializers.CharField(allow_null=True)


class Article(ArticleCard):
    """An article's whole document 发布文档."""

    version_at = serializers.DateTimeField()
    review_credits = Credit(many=True)
    dateline = Dateline(allow_null=True)
    printed_source = serializers.CharField(allow_null=True)
    source_url = serializers.URLField(allow_null=True)
    issue_number = serializers.CharField(allow_null=True)
    published_on = serializers.DateField(allow_null=True)
    sections = Section(many=True)
    captions = Caption(many=True)


class Author(serializers.Serializer[Any]):
    """An author 作者, with what they did and how often."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(AuthorKind.choices())
    roles = serializers.ListField(child=serializers.ChoiceField(CreditRole.choices()))
    article_count = serializers.IntegerField(min_value=0)


class SourceWithCount(Source):
    """A source with the number of its articles."""

    article_count = serializers.IntegerField(min_value=0)


class TagWithCounts(Tag):
    """A tag with the numbers of articles and of sections that carry it."""

    article_count = serializers.IntegerField(min_value=0)
    section_count = serializers.IntegerField(min_value=0)


class ProblemParameter(serializers.Serializer[Any]):
    """A parameter that was refused."""

    name = serializers.CharField()
    message = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """A refusal, RFC 9457; programs go by `code`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    params = ProblemParameter(many=True, required=False)


def page_of(item: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """Make the shape of a list's answer."""
    members = {
        "__doc__": f"One page of {item.__name__}.",
        "next": serializers.URLField(allow_null=True, help_text="下一页的网址；没有则为 null"),
        "previous": serializers.URLField(allow_null=True, help_text="上一页的网址；没有则为 null"),
        "results": item(many=True),
    }
    return type(f"{item.__name__}Page", (serializers.Serializer,), members)
