"""Filters 筛选: the whole list of what clients may filter by, over publication tables alone.

Every look-up through another table is an IN subquery, never a join: a join would multiply rows,
and would let two conditions on credits be met by two different people.
"""

from typing import Any, ClassVar, override

from django.db.models import Model, Q, QuerySet
from django_filters import Filter, FilterSet

from articles.api.fields import (
    AllNamed,
    Choice,
    Day,
    Identity,
    Moment,
    Named,
    Number,
    Numbers,
    ParameterField,
    Reference,
    Search,
    Text,
)
from articles.models import PublishedCredit, PublishedSectionTag, PublishedTag
from backend.vocabulary import AuthorKind, CreditRole, TagKind

Rows = QuerySet[Any, Any]
MAX_PAGE_NUMBER = 32767


class Parameter(Filter):
    """A filter as clients see it: the field that reads it, and its Chinese description."""

    def __init__(self, field: type[ParameterField], label: str, **kwargs: Any) -> None:
        kwargs.setdefault("method", "compare")
        super().__init__(label=label, **kwargs)
        self.field_class = field


class RowFilter(FilterSet):
    """Filters of one kind of row."""

    path: ClassVar[str] = ""
    """The way from a row to the columns that are compared."""

    def compare(self, rows: Rows, lookup: str, value: object) -> Rows:
        """Compare one column of the row."""
        return rows.filter(**{f"{self.path}{lookup}": value})


class PublicationFilter(RowFilter):
    """What lists of articles and of sections can be filtered by alike."""

    publication: ClassVar[str] = "pk"
    """The column of the row that holds its publication."""

    section_tag_holder: ClassVar[str] = "publication"
    """What must carry the section tags: any section of the publication, or the row itself."""

    source = Parameter(Named, "报刊：编号或全名", method="from_source")
    author = Parameter(Named, "作者：编号或全名", method="credited_together")
    author_kind = Parameter(Choice, "作者类型", method="credited_together", values=list(AuthorKind))
    credit_role = Parameter(
        Choice,
        "署名职责；与 author、author_kind 同用时须为同一条署名",
        method="credited_together",
        values=list(CreditRole),
    )
    tag = Parameter(AllNamed, "文章标签，有其一即可：编号或名称，用逗号隔开", method="tagged_any")
    tag__all = Parameter(AllNamed, "文章标签，须全有", method="tagged_all")
    section_tag = Parameter(AllNamed, "小节标签，有其一即可", method="section_tagged_any")
    section_tag__all = Parameter(AllNamed, "小节标签，须全有", method="section_tagged_all")
    column = Parameter(Text, "栏目全名", field_name="column")
    issue_date = Parameter(Day, "期日期", field_name="issue_date")
    issue_date__gte = Parameter(Day, "期日期，自此日起（含）", field_name="issue_date__gte")
    issue_date__lte = Parameter(Day, "期日期，至此日止（含）", field_name="issue_date__lte")
    published_at__gte = Parameter(
        Moment,
        "首次发布时间，自此刻起（含）；只写日期则为北京时间零点",
        field_name="published_at__gte",
    )
    published_at__lt = Parameter(
        Moment, "首次发布时间，至此刻止（不含）", field_name="published_at__lt"
    )
    page_number = Parameter(Number, "版次", field_name="page_number", least=1, most=MAX_PAGE_NUMBER)
    page_number__in = Parameter(
        Numbers, "版次，用逗号隔开", field_name="page_number__in", least=1, most=MAX_PAGE_NUMBER
    )

    @override
    def filter_queryset(self, queryset: Rows) -> Rows:
        """Apply each filter alone, then those of a credit 署名 together: one row must meet all."""
        rows = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        conditions = Q()
        if asked["author"] is not None:
            conditions &= _is(asked["author"], "author_id_public")
        if asked["author_kind"] is not None:
            conditions &= Q(kind=asked["author_kind"])
        if asked["credit_role"] is not None:
            conditions &= Q(role=asked["credit_role"])
        if not conditions:
            return rows
        return self._in(rows, PublishedCredit.objects.filter(conditions).values("publication"))

    def credited_together(self, rows: Rows, _lookup: str, _value: object) -> Rows:
        """Leave the rows alone; `filter_queryset` takes the three parameters as one."""
        return rows

    def from_source(self, rows: Rows, _lookup: str, value: Reference) -> Rows:
        """Take one source's rows."""
        column = "source_name" if isinstance(value, str) else "source_id_public"
        return rows.filter(**{f"{self.path}{column}": value})

    def tagged_any(self, rows: Rows, _lookup: str, value: tuple[Reference, ...]) -> Rows:
        """Take rows whose article carries one of the tags."""
        return self._in(rows, _carrying(PublishedTag, value).values("publication"))

    def tagged_all(self, rows: Rows, lookup: str, value: tuple[Reference, ...]) -> Rows:
        """Take rows whose article carries each of the tags."""
        for tag in value:
            rows = self.tagged_any(rows, lookup, (tag,))
        return rows

    def section_tagged_any(self, rows: Rows, _lookup: str, value: tuple[Reference, ...]) -> Rows:
        """Take rows in which a section carries one of the tags."""
        holders = _carrying(PublishedSectionTag, value).values(self.section_tag_holder)
        return rows.filter(pk__in=holders)

    def section_tagged_all(self, rows: Rows, lookup: str, value: tuple[Reference, ...]) -> Rows:
        """Take rows in which sections, or the row's own section, carry each of the tags."""
        for tag in value:
            rows = self.section_tagged_any(rows, lookup, (tag,))
        return rows

    def _in(self, rows: Rows, publications: Rows) -> Rows:
        return rows.filter(**{f"{self.publication}__in": publications})


class ArticleFilter(PublicationFilter):
    """Filters of articles."""

    search = Parameter(
        Search,
        "在标题、署名、正文、图片说明中检索；空格隔开的词须全部出现",
        field_name="search_text",
        method="saying",
    )

    def saying(self, rows: Rows, column: str, words: tuple[str, ...]) -> Rows:
        """Take rows in whose text all the words occur."""
        return _containing(rows, column, words)


class SectionFilter(PublicationFilter):
    """Filters of sections: those of their article, and some of their own."""

    path = "publication__"
    publication = "publication"
    section_tag_holder = "section"

    article = Parameter(Identity, "所在稿件的编号", field_name="public_id")
    heading = Parameter(Text, "小标题全文", field_name="heading", method="of_section", longest=300)
    heading__contains = Parameter(
        Text, "小标题所含文字", field_name="heading__icontains", method="of_section", longest=100
    )
    level = Parameter(
        Number,
        "小标题层级；0 为没有小标题",
        field_name="level",
        method="of_section",
        least=0,
        most=6,
    )
    search = Parameter(
        Search,
        "在稿件标题、小节的小标题和正文中检索；空格隔开的词须全部出现",
        field_name="search_text",
        method="saying",
    )

    def of_section(self, rows: Rows, lookup: str, value: object) -> Rows:
        """Compare one column of the section itself."""
        return rows.filter(**{lookup: value})

    def saying(self, rows: Rows, column: str, words: tuple[str, ...]) -> Rows:
        """Take sections in whose text all the words occur."""
        return _containing(rows, column, words)


class NameFilter(RowFilter):
    """Filters of things that are known by their name."""

    name = Parameter(Text, "全名", field_name="name")
    search = Parameter(Search, "名称所含文字", field_name="name", method="saying")

    def saying(self, rows: Rows, column: str, words: tuple[str, ...]) -> Rows:
        """Take rows in whose name all the words occur."""
        return _containing(rows, column, words)


class SourceFilter(NameFilter):
    """Filters of sources; a publication holds its source's name in a column of its own."""

    path = "source_"

    @override
    def saying(self, rows: Rows, column: str, words: tuple[str, ...]) -> Rows:
        return _containing(rows, f"{self.path}{column}", words)


class AuthorFilter(NameFilter):
    """Filters of authors."""

    kind = Parameter(Choice, "类型", field_name="kind", values=list(AuthorKind))


class TagFilter(NameFilter):
    """Filters of tags."""

    kind = Parameter(Choice, "种类", field_name="kind", values=list(TagKind))


def _is(reference: Reference, id_column: str) -> Q:
    return Q(name=reference) if isinstance(reference, str) else Q(**{id_column: reference})


def _carrying(model: type[Model], tags: tuple[Reference, ...]) -> Rows:
    wanted = Q()
    for tag in tags:
        wanted |= _is(tag, "tag_id_public")
    return model._default_manager.filter(wanted)


def _containing(rows: Rows, column: str, words: tuple[str, ...]) -> Rows:
    for word in words:
        rows = rows.filter(**{f"{column}__icontains": word})
    return rows
