"""Parsing 析稿: what stands inside a story's blocks becomes the fields of an article."""

from backend.parsing.article import parse
from backend.parsing.printed import as_printed
from backend.parsing.rows import parse_row

__all__ = ["as_printed", "parse", "parse_row"]
