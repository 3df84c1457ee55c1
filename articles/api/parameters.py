"""Query parameters 查询参数: read once and strictly; nothing is guessed, repaired or ignored."""

from collections.abc import Collection
from difflib import get_close_matches
from urllib.parse import parse_qsl

from django.http import HttpRequest

from articles.api.errors import BadParameter, Problem, bad_parameters

MAX_PARAMETERS = 50
"""More than twice what any list declares; beyond it nobody is asking in earnest."""

MAX_SHOWN = 60
"""How much of a foreign parameter's name is said back to the client."""


def read_parameters(request: HttpRequest, declared: Collection[str]) -> dict[str, str]:
    """Read the query string, or raise the Problem that names every parameter at fault."""
    pairs = _pairs(request)
    values = dict(pairs)
    faults = [
        BadParameter(name[:MAX_SHOWN], message)
        for name in values
        if (message := _fault(name, [text for key, text in pairs if key == name], declared))
    ]
    if faults:
        raise bad_parameters(faults)
    return values


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    # Django itself would put � in the place of broken UTF-8 and search for that.
    raw = request.META.get("QUERY_STRING", "")
    try:
        text = raw.encode("latin-1").decode("utf-8")
        return parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS
        )
    except UnicodeError:
        raise Problem("invalid_request", "查询参数不是正确的 UTF-8 编码。") from None
    except ValueError:
        raise Problem("invalid_request", f"查询参数超过 {MAX_PARAMETERS} 个。") from None


def _fault(name: str, values: list[str], declared: Collection[str]) -> str:
    if name not in declared:
        nearest = get_close_matches(name[:MAX_SHOWN], declared, n=1)
        return f"没有这个参数，是否指 {nearest[0]}？" if nearest else "没有这个参数。"
    if len(values) > 1:
        return "只能出现一次。"
    if not values[0].strip():
        return "不能为空；不需要时请去掉这个参数。"
    if "\x00" in values[0]:
        return "不能含有空字符。"
    return ""
