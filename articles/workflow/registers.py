"""Registers 名册: authors, tags and sources that articles share, looked up or entered by name.

Names are entered in sorted order, so that two imports that enter the same ones never wait for each
other in a circle.
"""

from collections.abc import Iterable
from datetime import date

from articles.models import Author, Issue, Source, Tag, TagAlias
from backend.vocabulary import AuthorKind, TagKind

AuthorKey = tuple[str, str]


def authors(keys: Iterable[AuthorKey]) -> dict[AuthorKey, Author]:
    """Find or enter authors by name and kind; of several of one name the undistinguished one."""
    wanted = sorted(set(keys))
    found = _authors(wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        Author.objects.bulk_create(
            [Author(name=name, kind=kind) for name, kind in missing], ignore_conflicts=True
        )
        found |= _authors(missing)
    return found


def _authors(keys: list[AuthorKey]) -> dict[AuthorKey, Author]:
    rows = Author.objects.filter(
        name__in=[name for name, _ in keys], kind__in=[kind.value for kind in AuthorKind]
    ).order_by("-note", "-pk")
    return {(row.name, row.kind): row for row in rows}


def tags(names: Iterable[str]) -> dict[str, Tag]:
    """Find or enter keyword tags; a name that is another tag's alias leads to that tag."""
    wanted = sorted(set(names))
    found = _tags(wanted)
    missing = [name for name in wanted if name not in found]
    if missing:
        Tag.objects.bulk_create([Tag(name=name) for name in missing], ignore_conflicts=True)
        found |= _tags(missing)
    return found


def _tags(names: list[str]) -> dict[str, Tag]:
    rows = Tag.objects.filter(name__in=names).order_by("pk")
    found = {row.name: row for row in rows if row.kind != TagKind.KEYWORD.value}
    found |= {row.name: row for row in rows if row.kind == TagKind.KEYWORD.value}
    aliases = TagAlias.objects.filter(name__in=names).select_related("tag")
    return found | {alias.name: alias.tag for alias in aliases}


def source(name: str) -> Source:
    """Find or enter a source by its name."""
    return Source.objects.get_or_create(name=name)[0]


def issue(of: Source, on: date) -> Issue:
    """Find or enter a source's issue of a date."""
    return Issue.objects.get_or_create(source=of, date=on, number="")[0]
