"""What stands beside an article's text: its findings 问题, its way so far 经过, its file 来稿文件."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from articles.admin.article_acts import public_path
from articles.admin.drafts import doubt_of
from articles.models import Article, Event, Finding, Publication, Revision
from articles.workflow.wording import LABELS
from backend.vocabulary import Severity

SHOWN = 50
"""So many revisions, events and versions are listed, the newest; a form is no archive."""

GRAVEST_FIRST: dict[str, int] = {Severity.FAULT: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Panels:
    """All that the form's template shows of an article besides its fields."""

    article: Article
    findings: list[Finding]
    revisions: list[Revision]
    events: list[Event]
    publications: list[Publication]
    doubts: list[tuple[str, int]] = field(default_factory=list)
    file_url: str = ""
    page_url: str = ""
    public_url: str = ""


def panels(article: Article, request: HttpRequest) -> Panels:
    """Collect an article's panels in four queries."""
    may_see_file = request.user.has_perm("articles.view_file")
    findings = sorted(
        article.findings.all(), key=lambda found: GRAVEST_FIRST.get(found.severity, 3)
    )
    file_url = ""
    if article.file_id and may_see_file:
        file_url = reverse("admin:articles_file_change", args=[article.file_id])
    line = min(article.field_lines.get("all", []), default=None)
    return Panels(
        article=article,
        findings=findings,
        revisions=list(article.revisions.select_related("by").defer("content")[:SHOWN]),
        events=list(article.events.select_related("by")[:SHOWN]),
        publications=list(
            article.publications.defer("card", "document", "search_text").order_by("-version")[
                :SHOWN
            ]
        ),
        doubts=_doubts(article),
        file_url=file_url,
        page_url=f"{file_url}#L{line}" if file_url and line else file_url,
        public_url=public_path(article) if article.state == Article.State.PUBLISHED else "",
    )


def _doubts(article: Article) -> list[tuple[str, int]]:
    """What the importer was least sure of, in percent; an article that was edited has been looked at."""
    if article.edited_by_hand:
        return []
    names = LABELS | {"article": "整篇起止"}
    rows = [(names[unit], doubt_of(article, unit)) for unit in article.confidence if unit in names]
    return sorted((row for row in rows if row[1]), key=lambda row: row[1])
