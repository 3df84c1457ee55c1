"""A newsroom for the admin's tests: people with rights, articles with everything, forms as typed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from lxml import html

from articles.models import (
    Article,
    Author,
    Batch,
    Caption,
    Credit,
    File,
    Finding,
    Issue,
    Section,
    Source,
    Tag,
    TagAlias,
)
from articles.workflow import editing

ARTICLES = "/admin/articles/article/"
REGISTERED = [
    "article", "author", "batch", "caption", "change", "file", "finding", "issue", "publication",
    "source", "tag",
]  # fmt: skip


def form_url(article: Article) -> str:
    return f"{ARTICLES}{article.pk}/change/"


def typed(response: Any) -> dict[str, list[str]]:
    """What a browser would send if the editor pressed a button now."""
    page: Any = html.fromstring(response.content.decode())
    form = page.get_element_by_id("article_form")
    data: dict[str, list[str]] = {}
    prose = {area.name for area in form.iter("textarea")}
    for name, value in form.form_values():
        if "__prefix__" not in name:
            # HTML drops the first line break inside a text area; lxml does not.
            text = value.removeprefix("\r").removeprefix("\n") if name in prose else value
            data.setdefault(name, []).append("\r\n".join(text.splitlines()))
    return data


def opened(client: Client, article: Article) -> dict[str, list[str]]:
    """Open the article's form and take what stands in it."""
    response = client.get(form_url(article))
    assert response.status_code == 200
    return typed(response)


def staff(name: str, *rights: str) -> User:
    """A member of staff with exactly these rights in the app."""
    user = User.objects.create(username=name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_article(
    title: str = "金银花开富农家",
    *,
    sections: int = 2,
    body: str = "第一段。\n第二段。",
    **fields: object,
) -> Article:
    """A draft by hand with sections, each with two tags, and a first revision."""
    article = Article.objects.create(title=title, **fields)
    for position in range(sections):
        section = Section.objects.create(
            article=article,
            position=position,
            level=1 if position else 0,
            heading=f"小标题{position}" if position else "",
            body=body,
        )
        section.tags.add(*(make_tag(f"词{position}{half}") for half in "甲乙"))
    editing.record(article, by=None)
    return article


def make_tag(name: str) -> Tag:
    return Tag.objects.get_or_create(name=name)[0]


def make_page(
    name: str = "县报第一版.txt", text: str = "县报\n金银花开\n正文一行", **fields: object
) -> File:
    """A page that came in, with its ledger."""
    batch = Batch.objects.create(importer_version="1")
    values: dict[str, object] = {
        "sha256": f"{File.objects.count():064d}",
        "outcome": "imported",
        "importer_version": "1",
        "encoding": "utf-8",
        "ledger": [
            {"line": 1, "furniture": "page_head"},
            {"line": 2, "article": 0, "field": "title"},
            {"line": 3, "article": 0, "field": "body"},
        ],
    }
    return File.objects.create(batch=batch, name=name, text=text, **(values | fields))


def full_article(mark: str = "", *, sections: int = 2) -> Article:
    """An article with everything that can hang on one, `mark` in every text of it."""
    source = Source.objects.create(name=f"绥宁县报{mark}"[:200])
    issue = Issue.objects.create(source=source, date=date(2025, 11, 4), number=f"12{mark}"[:50])
    page = make_page(f"第一版{mark}.txt", f"县报{mark}\n标题{mark}\n正文{mark}")
    article = make_article(
        f"标题{mark}",
        sections=sections,
        body=f"正文{mark}",
        kicker=f"引题{mark}",
        subtitle=f"副题{mark}",
        column=f"栏目{mark}"[:200],
        byline=f"本报记者{mark}",
        abstract=f"提要{mark}",
        printed_source=f"来源{mark}"[:200],
        source=source,
        issue=issue,
        page_number=1,
        file=page,
        file_position=0,
    )
    Section.objects.filter(article=article, position__gt=0).update(heading=f"小标题{mark}")
    author = Author.objects.create(name=f"李苗{mark}", note=mark)
    Credit.objects.create(article=article, author=author, role="reporter", affiliation=mark)
    tag = Tag.objects.create(name=f"金银花{mark}"[:100])
    TagAlias.objects.create(tag=tag, name=f"忍冬{mark}"[:100])
    article.tags.add(tag)
    Caption.objects.create(article=article, text=f"图说{mark}", credit=mark)
    Caption.objects.create(file=page, text=f"待配{mark}", credit=mark)
    Finding.objects.create(
        file=page, article=article, code="no_date", severity="doubt",
        message=f"看不出日期{mark}", excerpt=f"原文{mark}", lines=[2],
        suggestion=f"改为{mark}", section_position=0, paragraph_position=1, start=2, end=4,
    )  # fmt: skip
    editing.record(article, by=None)
    return article


@pytest.fixture(autouse=True)
def static_root(settings: Any, tmp_path: Path) -> None:
    """WhiteNoise warns of a folder that only `collectstatic` makes."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def chief(db: None) -> User:
    """Somebody who may do everything."""
    return User.objects.create(username="主编", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(chief: User) -> Client:
    """A browser in which the chief has signed in."""
    return signed_in(chief)


@pytest.fixture
def article(db: None) -> Article:
    return full_article()
