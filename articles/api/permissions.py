"""Permissions 权限: the public side only reads."""

from typing import TYPE_CHECKING, override

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:  # DRF imports this file while it builds its own views
    from rest_framework.views import APIView


class ReadOnly(BasePermission):
    """Anybody may read, nobody may write 只读."""

    @override
    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.method not in SAFE_METHODS:
            raise MethodNotAllowed(request.method or "")
        return True
