"""Rendering 输出: stored JSON text goes out word for word, between brackets made here."""

from collections.abc import Mapping
from typing import Any, override

import orjson
from rest_framework.renderers import BaseRenderer


class FrozenJSONRenderer(BaseRenderer):
    """JSON in UTF-8; an `orjson.Fragment` in the data is copied as it stands."""

    media_type = "application/json"
    format = "json"
    charset = None

    @override
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else orjson.dumps(data)
