"""Addresses 网址: the admin, the API and the health check."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from articles.api.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("api/", include("articles.api.urls")),
    path("healthz", healthz, name="healthz"),
    path("language/", include("django.conf.urls.i18n")),
    path("", RedirectView.as_view(pattern_name="api-docs"), name="home"),
]
