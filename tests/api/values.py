"""For each list and filter, a value that an article of the fixture meets, and one that only drafts meet.

A new route or filter fails the suite until it stands here.
"""

CANARY = "密稿"
CANARY_ID = "00000000-0000-4000-8000-00000000dead"

OF_PUBLICATIONS = {
    "source": ("河湾日报", CANARY),
    "author": ("张三", CANARY),
    "author_kind": ("person", ""),
    "credit_role": ("reporter", "translator"),
    "tag": ("麦收,没有这个标签", CANARY),
    "tag__all": ("麦收,小麦", CANARY),
    "section_tag": ("农机", CANARY),
    "section_tag__all": ("农机,麦收", CANARY),
    "column": ("要闻", CANARY),
    "issue_date": ("2026-06-01", "2031-01-01"),
    "issue_date__gte": ("2026-06-01", "2030-01-01"),
    "issue_date__lte": ("2026-06-01", "1950-01-01"),
    "published_at__gte": ("2020-01-01", "2040-01-01"),
    "published_at__lt": ("2040-01-01T00:00:00+08:00", "2020-01-01"),
    "page_number": ("1", "77"),
    "page_number__in": ("1,4", "77,78"),
}

# The second value is "" where drafts and published articles cannot differ in it.
BOTH = {
    "api-articles": OF_PUBLICATIONS | {"search": ("小麦 收割机", CANARY)},
    "api-sections": OF_PUBLICATIONS
    | {
        "search": ("收割机", CANARY),
        "article": ("", CANARY_ID),
        "heading": ("机器进田", CANARY),
        "heading__contains": ("机器", CANARY),
        "level": ("1", "5"),
    },
    "api-authors": {
        "name": ("张三", CANARY),
        "search": ("张", CANARY),
        "kind": ("person", ""),
    },
    "api-sources": {"name": ("河湾日报", CANARY), "search": ("日报", CANARY)},
    "api-tags": {
        "name": ("农机", CANARY),
        "search": ("农", CANARY),
        "kind": ("keyword", "subject"),
    },
}

OTHER_ROUTES = {"api-article", "api-schema", "api-docs", "api-unknown"}
"""Routes that are no lists; each has tests of its own."""


def live_values(article_id: str) -> dict[str, dict[str, str]]:
    """Values that the first article of the fixture meets."""
    found = {route: {name: pair[0] for name, pair in both.items()} for route, both in BOTH.items()}
    found["api-sections"]["article"] = article_id
    return found
