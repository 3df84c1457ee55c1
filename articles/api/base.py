"""What every read view does 读取: strict parameters in, one page or one document out."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, override
from urllib.parse import urlencode

from django import forms
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from articles.api.errors import BadParameter, bad_parameters
from articles.api.fields import Choice, Number, ParameterField, Text
from articles.api.filters import RowFilter
from articles.api.paging import MAX_CURSOR, Cursor, Ordering, Rows, take_page
from articles.api.parameters import read_parameters

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100


class ReadView(APIView):
    """A view that reads; whatever query parameter it does not declare is refused."""

    operation_id: ClassVar[str]
    summary: ClassVar[str]
    description: ClassVar[str] = ""
    shape: ClassVar[type[Serializer[Any]]]
    example: ClassVar[object] = None

    query: Mapping[str, str]

    @classmethod
    def parameters(cls) -> dict[str, ParameterField]:
        """The query parameters that this view knows, by name."""
        return {}

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.query = read_parameters(request._request, self.parameters())

    @override
    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]  # as DRF's own
        return Response(status=204)


class ListView(ReadView):
    """A list: filtered by its filter set, ordered by its fixed map, one page at a time."""

    scope: ClassVar[str]
    filters: ClassVar[type[RowFilter]]
    orderings: ClassVar[Sequence[Ordering]]
    """What clients may order by; the first one is the default."""

    @classmethod
    @override
    def parameters(cls) -> dict[str, ParameterField]:
        declared = {
            name: field
            for name, parameter in cls.filters.base_filters.items()
            if isinstance(field := parameter.field, ParameterField)
        }
        return declared | cls._paging_fields()

    @classmethod
    def _paging_fields(cls) -> dict[str, ParameterField]:
        names = [ordering.name for ordering in cls.orderings]
        return {
            "ordering": Choice(
                values=names, required=False, label="排序；“-”为降序", initial=names[0]
            ),
            "page_size": Number(
                least=1, most=MAX_PAGE_SIZE, required=False, label="每页条数", initial=PAGE_SIZE
            ),
            "cursor": Text(
                longest=MAX_CURSOR,
                required=False,
                label="翻页标记；请直接使用 next、previous 里的网址",
            ),
        }

    def branches(self) -> Sequence[Rows]:
        """The rows of the list, before filters; several querysets make one list."""
        raise NotImplementedError

    def items(self, rows: Sequence[Any]) -> list[object]:
        """What clients see of the rows."""
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        """Answer one page."""
        filter_sets = [self.filters(dict(self.query), branch) for branch in self.branches()]
        faults = _faults(filter_sets[0].errors)
        ordering, size, cursor = self._paging(faults)
        if faults:
            raise bad_parameters(faults)
        page = take_page([one.qs for one in filter_sets], ordering, cursor, size)
        return Response(
            {
                "next": self._link(request, ordering, page.next),
                "previous": self._link(request, ordering, page.previous),
                "results": self.items(page.rows),
            }
        )

    def _paging(self, faults: list[BadParameter]) -> tuple[Ordering, int, Cursor | None]:
        """Read the paging parameters; what is wrong with them joins the other faults."""
        form = type("PagingForm", (forms.Form,), dict(self._paging_fields()))(dict(self.query))
        faults += _faults(form.errors)
        asked: Mapping[str, Any] = form.cleaned_data
        by_name = {ordering.name: ordering for ordering in self.orderings}
        ordering = by_name.get(asked.get("ordering") or "", self.orderings[0])
        cursor = None
        if text := asked.get("cursor"):
            cursor = Cursor.read(text, self.scope, ordering)
            if cursor is None:
                faults.append(
                    BadParameter("cursor", f"不是本列表按 {ordering.name} 排序时给出的翻页标记。")
                )
        return ordering, asked.get("page_size") or PAGE_SIZE, cursor

    def _link(self, request: Request, ordering: Ordering, cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        query = dict(self.query) | {"cursor": cursor.write(self.scope, ordering)}
        return request.build_absolute_uri(f"{request.path}?{urlencode(query, safe=',:')}")


def _faults(errors: Mapping[str, Sequence[object]]) -> list[BadParameter]:
    return [BadParameter(name, str(messages[0])) for name, messages in errors.items()]
