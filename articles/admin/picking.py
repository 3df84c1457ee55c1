"""Choosing by autocomplete 选填 without a query per row: a formset looks all its labels up at once."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, override

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

from articles.admin.base import is_key
from articles.models import Article, Author, Caption, Credit, Section, Tag

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin
    from django.contrib.admin.widgets import AutocompleteMixin

    InlineFormSet = forms.BaseInlineFormSet[Any, Article, forms.ModelForm[Any]]
    AnyFields = BaseModelAdmin[Any]

    class Picker(AutocompleteMixin, forms.Select):
        """What both pickers are for the type checker."""
else:
    InlineFormSet = forms.BaseInlineFormSet
    Picker = AnyFields = object


class Known(Picker):
    """A picker that is told the labels it may have to show; told nothing, it asks the database."""

    known: dict[str, str] | None = None

    @override
    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> list[Any]:
        if self.known is None:
            return super().optgroups(name, value, attr)
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", selected=False, index=0))
        for key in value:
            if key in self.known:
                label, place = self.known[key], len(options)
                options.append(self.create_option(name, key, label, selected=True, index=place))
        return [(None, options, 0)]


class PickOne(Known, AutocompleteSelect):
    """One row by autocomplete."""


class PickMany(Known, AutocompleteSelectMultiple):
    """Several rows by autocomplete."""


class Picking(AnyFields):
    """A form whose autocomplete fields can be told their labels.

    Beside each stand a plus and a pencil; no bin, for what many articles share, and no eye.
    """

    @override
    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(widget := getattr(formfield, "widget", None), RelatedFieldWidgetWrapper):
            widget.can_delete_related = widget.can_view_related = False
        return formfield

    @override
    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = PickOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @override
    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = PickMany(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def tell(field: forms.Field | None, known: dict[str, str]) -> None:
    """Give a form field's picker its labels; the admin has wrapped it for its + and pencil."""
    widget = getattr(field, "widget", None)
    picker = getattr(widget, "widget", widget)
    if isinstance(picker, Known):
        picker.known = known


def labels(rows: Iterable[Model | None]) -> dict[str, str]:
    """What the rows are called, by key as a form knows it."""
    return {str(row.pk): str(row) for row in rows if row is not None}


class PartFormSet(InlineFormSet):
    """The parts 组成 of an article in its form: new ones go last, and no typed text gets lost.

    Django pairs the posted forms with the rows by their order alone and drops what is left over;
    when somebody else has removed a row meanwhile, its editor's text would vanish from the page.
    """

    row: ClassVar[type[Model]]
    picked: ClassVar[str | None] = None
    choices: ClassVar[type[Model]]

    @override
    def get_queryset(self) -> Any:
        rows: QuerySet[Any] = super().get_queryset()
        return self._paired if self.is_bound else rows

    @cached_property
    def _paired(self) -> list[Any]:
        rows = {str(row.pk): row for row in super().get_queryset()}
        key = self.row._meta.pk.name
        posted = [
            rows.pop(self.data.get(f"{self.add_prefix(index)}-{key}", ""), None) or self.row()
            for index in range(self.initial_form_count())
        ]
        return [*posted, *rows.values()]

    @override
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            kwargs["initial"] = {"position": self._next_position}
        return kwargs

    @cached_property
    def _next_position(self) -> int:
        return max((row.position + 1 for row in super().get_queryset()), default=0)

    @override
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.picked is not None:
            tell(form.fields.get(self.picked), self._known)

    @cached_property
    def _known(self) -> dict[str, str]:
        if not self.is_bound:
            return labels(row for part in super().get_queryset() for row in self.picks(part))
        keys = {
            value
            for index in range(self.total_form_count())
            for value in self._posted(f"{self.add_prefix(index)}-{self.picked}")
            if is_key(value)
        }
        return labels(self.choices._default_manager.filter(pk__in=keys)) if keys else {}

    def _posted(self, key: str) -> list[str]:
        return self.data.getlist(key) if isinstance(self.data, QueryDict) else []

    def picks(self, part: Any) -> Iterable[Model]:
        """The rows that one stored part has picked."""
        raise NotImplementedError


class CaptionFormSet(PartFormSet):
    """Captions 图片说明."""

    row = Caption


class CreditFormSet(PartFormSet):
    """Credits 署名 with their authors."""

    row = Credit
    picked = "author"
    choices = Author

    @override
    def picks(self, part: Any) -> Iterable[Model]:
        return [part.author]


class SectionFormSet(PartFormSet):
    """Sections 小节 with their tags."""

    row = Section
    picked = "tags"
    choices = Tag

    @override
    def picks(self, part: Any) -> Iterable[Model]:
        return list(part.tags.all())
