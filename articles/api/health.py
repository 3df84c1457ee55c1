"""Health 健康检查: whether this process can answer from its database."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT value FROM articles_changecounter WHERE id = 1")
            alive = cursor.fetchone() is not None
    except DatabaseError:
        alive = False
    return JsonResponse(
        {"status": "ok" if alive else "unavailable", "database": alive},
        status=200 if alive else 503,
        headers=None if alive else {"Retry-After": "5"},
    )
