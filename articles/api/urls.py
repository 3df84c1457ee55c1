"""Addresses of the API 接口网址; what comes later under /api/v1/ is one more line here."""

from django.urls import URLPattern, path, re_path

from articles.api.directories import AuthorList, SourceList, TagList
from articles.api.errors import unknown_path
from articles.api.pages import DocsPage, SchemaPage
from articles.api.views import ArticleDetail, ArticleList, SectionList

urlpatterns: list[URLPattern] = [
    path("v1/articles/", ArticleList.as_view(), name="api-articles"),
    path("v1/articles/<str:id>/", ArticleDetail.as_view(), name="api-article"),
    path("v1/sections/", SectionList.as_view(), name="api-sections"),
    path("v1/authors/", AuthorList.as_view(), name="api-authors"),
    path("v1/sources/", SourceList.as_view(), name="api-sources"),
    path("v1/tags/", TagList.as_view(), name="api-tags"),
    path("schema/", SchemaPage.as_view(), name="api-schema"),
    path("docs/", DocsPage.as_view(), name="api-docs"),
    re_path("", unknown_path, name="api-unknown"),
]
