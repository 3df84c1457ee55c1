"""The nouns 名词: one file each, its queryset beside it."""

from articles.models.article import Article, Event, Revision
from articles.models.author import Author, Credit
from articles.models.change import Change, ChangeCounter
from articles.models.finding import Finding
from articles.models.intake import Batch, File
from articles.models.issue import Issue
from articles.models.publication import (
    Publication,
    PublishedCredit,
    PublishedSection,
    PublishedSectionTag,
    PublishedTag,
)
from articles.models.section import Caption, Section
from articles.models.sketch import Sketch
from articles.models.source import Source
from articles.models.tag import Tag, TagAlias

__all__ = [
    "Article",
    "Author",
    "Batch",
    "Caption",
    "Change",
    "ChangeCounter",
    "Credit",
    "Event",
    "File",
    "Finding",
    "Issue",
    "Publication",
    "PublishedCredit",
    "PublishedSection",
    "PublishedSectionTag",
    "PublishedTag",
    "Revision",
    "Section",
    "Sketch",
    "Source",
    "Tag",
    "TagAlias",
]
