"""Parsing 析稿: what stands inside a story's blocks becomes the fields of an article."""

from backend.parsing.article import parse

__all__ = ["parse"]
