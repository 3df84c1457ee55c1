"""The OpenAPI description 接口说明, read off the views themselves."""

from typing import Any, override

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from articles.api import errors, shapes
from articles.api.base import ListView, ReadView
from articles.api.errors import BadParameter, Problem
from articles.api.fields import ParameterField

REFUSALS = {
    400: [
        Problem(
            "invalid_parameter",
            "没有这个参数。",
            [BadParameter("sorce", "没有这个参数，是否指 source？")],
        )
    ],
    404: [Problem("not_found", "没有这篇稿件。")],
    405: [Problem("method_not_allowed", "本接口只能读取，请用 GET、HEAD 或 OPTIONS。")],
    406: [Problem("not_acceptable", "没有您所要求的格式，请检查 Accept 头。")],
    410: [Problem("withdrawn", "这篇稿件已撤稿，请从您的页面和缓存中移除。")],
    503: [Problem("unavailable", "数据库暂时无法连接，请稍后再试。")],
}


class GaokuSchema(AutoSchema):
    """Describes a ReadView by its own words; any other view is left out."""

    view: Any

    @override
    def is_excluded(self) -> bool:
        return not isinstance(self.view, ReadView)

    @override
    def get_operation_id(self) -> str:
        return str(self.view.operation_id)

    @override
    def get_summary(self) -> str:
        return str(self.view.summary)

    @override
    def get_description(self) -> str:  # type: ignore[override]  # as its parent does
        return str(self.view.description)

    @override
    def get_override_parameters(self) -> list[Any]:
        declared = [_parameter(name, field) for name, field in self.view.parameters().items()]
        if "{id}" not in self.path:
            return declared
        known = {"type": "string", "format": "uuid"}
        return [
            OpenApiParameter("id", known, OpenApiParameter.PATH, description="公开编号"),
            *declared,
        ]

    @override
    def get_response_serializers(self) -> Any:
        is_list = isinstance(self.view, ListView)
        example = self.view.example
        if is_list:
            example = {"next": None, "previous": None, "results": [example]}
        shape = shapes.page_of(self.view.shape) if is_list else self.view.shape
        return {200: OpenApiResponse(shape, "成功", [OpenApiExample("示例", example)])} | {
            (status, errors.MEDIA_TYPE): _refusal(problems)
            for status, problems in REFUSALS.items()
            if not is_list or status not in {404, 410}
        }


def _parameter(name: str, field: ParameterField) -> OpenApiParameter:
    return OpenApiParameter(name, field.schema, description=str(field.label), default=field.initial)


def _refusal(problems: list[Problem]) -> OpenApiResponse:
    return OpenApiResponse(
        shapes.Problem,
        problems[0].title,
        [OpenApiExample(problem.code, problem.as_json()) for problem in problems],
    )
