"""The schema 接口说明 and its documentation page 文档页; nothing is fetched from other hosts."""

from typing import Any, override

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.parameters import read_parameters
from articles.api.permissions import ReadOnly


class SchemaPage(SpectacularAPIView):
    """OpenAPI 3.1, as YAML or, when asked for, as JSON."""

    permission_classes = [ReadOnly]

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        read_parameters(request._request, ())


class DocsPage(SpectacularSwaggerView):
    """The documentation page, with a try-out for each request."""

    permission_classes = [ReadOnly]
    url_name = "api-schema"

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        read_parameters(request._request, ())

    @override
    def get(self, request: Request) -> Response:
        """Show the page; its try-out only reads and needs no CSRF token, hence no cookie."""
        response: Response = super().get(request)  # type: ignore[no-untyped-call]  # untyped there
        response.data["csrf_token"] = ""
        return response
