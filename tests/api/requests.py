"""Every request that the API's own declarations allow, so that nothing new stays untested."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import URLPattern

from articles.api.base import ListView, ReadView
from articles.api.urls import urlpatterns

PAGING = {"ordering", "page_size", "cursor"}


def routes() -> dict[str, Any]:
    """All routes by name, with their view class; None for a plain function."""
    return {str(route.name): getattr(route.callback, "cls", None) for route in urlpatterns}


def address(route: URLPattern | str) -> str:
    """The address of a route that needs no id."""
    pattern = route if isinstance(route, URLPattern) else _named(route)
    return f"/api/{pattern.pattern}"


def list_routes() -> dict[str, type[ListView]]:
    """The lists among the routes."""
    return {n: v for n, v in routes().items() if isinstance(v, type) and issubclass(v, ListView)}


def read_routes() -> dict[str, type[ReadView]]:
    """Lists and documents."""
    return {n: v for n, v in routes().items() if isinstance(v, type) and issubclass(v, ReadView)}


def declared_filters(view: type[ListView]) -> list[str]:
    """The filters of a list."""
    return [name for name in view.parameters() if name not in PAGING]


def every_filter() -> list[tuple[str, str]]:
    """All pairs of list and filter."""
    return [(name, one) for name, view in list_routes().items() for one in declared_filters(view)]


def every_request(values: dict[str, dict[str, str]]) -> Iterator[str]:
    """Each list plain, and with each filter, under each ordering, whole and as a page of one."""
    for name, view in list_routes().items():
        plain: dict[str, str] = {}
        filtered = [plain, *({one: values[name][one]} for one in declared_filters(view))]
        for query in filtered:
            for ordering in view.orderings:
                for size in ("100", "1"):
                    asked = query | {"ordering": ordering.name, "page_size": size}
                    yield f"{address(name)}?{urlencode(asked)}"


def _named(name: str) -> URLPattern:
    return next(route for route in urlpatterns if route.name == name)
