"""The article's form 改稿: what an editor types, and how a stale save is refused."""

from typing import TYPE_CHECKING, Any, override

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from articles.admin.picking import labels, tell
from articles.models import Article
from articles.workflow import editing
from articles.workflow.states import ActRefused

if TYPE_CHECKING:
    ArticleModelForm = forms.ModelForm[Article]
    PartModelForm = forms.ModelForm[Any]
else:
    ArticleModelForm = PartModelForm = forms.ModelForm

STALE = frozenset({"stale_revision", "not_seen", "gone"})


class ProseField(forms.CharField):
    """Text of several lines; a browser sends CR LF, which would make every text look changed."""

    @override
    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


PROSE: dict[Any, dict[str, Any]] = {models.TextField: {"form_class": ProseField}}


class ArticleForm(ArticleModelForm):
    """The article's own fields, with the number of the revision 稿次 that the editor saw."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["seen"]
            return
        self.initial["seen"] = self.instance.revision_number
        if not self.is_bound:
            self._tell_labels()

    def _tell_labels(self) -> None:
        """The rows that stand with the article are already here; no picker needs to ask for them."""
        tell(self.fields.get("source"), labels([self.instance.source]))
        tell(self.fields.get("issue"), labels([self.instance.issue]))
        tell(self.fields.get("tags"), labels(self.initial.get("tags", [])))

    @override
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "seen" in self.fields:
            self._lock()
        return cleaned

    def _lock(self) -> None:
        """Take the article for writing, or say at the top of the form why it cannot be saved."""
        seen = self.cleaned_data.get("seen")
        if seen is None:
            raise ValidationError(
                "看不出您打开的是第几稿，没有保存。请重新打开稿件再改。", code="not_seen"
            )
        try:
            locked = editing.lock(self.instance.pk, seen=seen)
        except ActRefused as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
        except Article.DoesNotExist as gone:
            raise ValidationError("这篇稿件已被删除，没有保存。", code="gone") from gone
        # Published or withdrawn between reading the row and locking it: keep what the lock says.
        self.instance.state = locked.state
        self.instance.revision_number = locked.revision_number

    @property
    def is_stale(self) -> bool:
        """Whether the save was refused because the text had changed underneath."""
        return any(self.has_error(NON_FIELD_ERRORS, code) for code in STALE)


class PartForm(PartModelForm):
    """One part of an article; what nobody touched is not checked again, six queries a row."""

    @override
    def validate_unique(self) -> None:
        if self.has_changed():
            super().validate_unique()

    @override
    def validate_constraints(self) -> None:
        if self.has_changed():
            super().validate_constraints()


class SectionForm(PartForm):
    """One section; its level follows from whether it has a heading."""

    class Meta:
        labels = {"body": "正文（每行一段）"}
        help_texts = {"body": "", "level": "", "number": ""}

    @override
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if "heading" in cleaned and "level" in cleaned:
            cleaned["level"] = max(cleaned["level"] or 0, 1) if cleaned["heading"] else 0
        return cleaned
