"""Errors 出错: every refusal under /api/ is one RFC 9457 problem, with a stable code."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import MethodNotAllowed, NotAcceptable, NotFound

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

KINDS = {
    "invalid_parameter": (400, "查询参数有误"),
    "invalid_request": (400, "请求有误"),
    "not_found": (404, "没有找到"),
    "method_not_allowed": (405, "只能读取"),
    "not_acceptable": (406, "没有这种格式"),
    "withdrawn": (410, "已撤稿"),
    "internal_error": (500, "服务器出错"),
    "unavailable": (503, "暂时无法服务"),
}
"""The codes that a client may meet, with their status and title; codes are never renamed."""

RETRY_SECONDS = 5
"""How long a client should wait when the database is away; a restart takes about that long."""

FORESEEN: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    ((MethodNotAllowed,), "method_not_allowed", "本接口只能读取，请用 GET、HEAD 或 OPTIONS。"),
    ((NotAcceptable,), "not_acceptable", "没有您所要求的格式，请检查 Accept 头。"),
    ((NotFound, Http404), "not_found", "没有找到。"),
    ((SuspiciousOperation,), "invalid_request", "请求格式有误。"),
    ((OperationalError, InterfaceError), "unavailable", "数据库暂时无法连接，请稍后再试。"),
)
"""What Django and DRF raise by themselves, and how it is said to the client."""


@dataclass(frozen=True, slots=True)
class BadParameter:
    """One query parameter that was refused, and why."""

    name: str
    message: str


class Problem(Exception):
    """A refusal: a code of KINDS, a Chinese sentence, and the parameters that are to blame."""

    def __init__(self, code: str, detail: str, params: Sequence[BadParameter] = ()) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.params = tuple(params)

    @property
    def status(self) -> int:
        """The HTTP status of the code."""
        return KINDS[self.code][0]

    @property
    def title(self) -> str:
        """What the code means, in general."""
        return KINDS[self.code][1]

    def as_json(self) -> dict[str, object]:
        """The problem's members; `params` stands there only when there are any."""
        body: dict[str, object] = {
            "type": f"urn:gaoku:problem:{self.code.replace('_', '-')}",
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }
        if self.params:
            body["params"] = [asdict(param) for param in self.params]
        return body

    def as_response(self) -> HttpResponse:
        """The answer itself, the same for every renderer."""
        response = HttpResponse(
            orjson.dumps(self.as_json()), content_type=MEDIA_TYPE, status=self.status
        )
        if self.code == "unavailable":
            response["Retry-After"] = str(RETRY_SECONDS)
        return response


def bad_parameters(params: Sequence[BadParameter]) -> Problem:
    """The refusal of a request whose parameters cannot be used."""
    return Problem(
        "invalid_parameter", " ".join(f"{param.name}：{param.message}" for param in params), params
    )


def problem_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Turn whatever a view raised into a problem; what nobody foresaw is logged and stays inside."""
    problem = _foreseen(error)
    if problem is None:
        # Django's own way of reporting it, which it would go had the error not been caught here.
        got_request_exception.send(sender=None, request=context.get("request"))
        problem = Problem("internal_error", "服务器内部出错，已记录。")
    if problem.status >= 500:
        logger.error("%s", problem.code, exc_info=error)
    return problem.as_response()


def _foreseen(error: Exception) -> Problem | None:
    if isinstance(error, Problem):
        return error
    for kinds, code, detail in FORESEEN:
        if isinstance(error, kinds):
            return Problem(code, detail)
    return None


@csrf_exempt
def unknown_path(request: HttpRequest) -> HttpResponse:
    """Answer whatever address under /api/ no view has taken."""
    hint = "" if request.path.endswith("/") else "网址应以“/”结尾。"
    return Problem("not_found", f"没有这个网址。{hint}").as_response()
