"""Addresses of the API 接口网址."""

from django.urls import URLPattern, path
from articles.api.health import healthz
urlpatterns: list[URLPattern] = [path("docs/", healthz, name="api-docs")]
