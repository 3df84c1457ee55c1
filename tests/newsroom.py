"""A newsroom in a test 测试编辑部: articles as rows, published through the real acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.models import (
    Article,
    Author,
    Caption,
    Credit,
    Issue,
    Publication,
    Section,
    Source,
    Tag,
)
from articles.workflow.publish import publish


@dataclass(frozen=True, slots=True)
class Signed:
    """署名 to be made."""

    name: str = "张三"
    role: str = "reporter"
    kind: str = "person"
    affiliation: str = "本报"


@dataclass(frozen=True, slots=True)
class Part:
    """小节 to be made."""

    heading: str = ""
    body: str = "清晨五点，二十台收割机驶入麦田。"
    tags: Sequence[str] = ()
    level: int | None = None


CREDITS = (
    Signed(),
    Signed("县气象局", "contributor", "organisation", ""),
    Signed("李四", "first_review"),
)
SECTIONS = (
    Part(tags=("麦收",)),
    Part("机器进田", "机收率达九成以上。\n颗粒归仓。", ("农机", "麦收")),
)


def make_article(  # a test names what it cares about, and nothing else
    *,
    source: str = "河湾日报",
    issue_date: date | None = date(2026, 6, 1),
    credits: Sequence[Signed] = CREDITS,
    tags: Sequence[str] = ("麦收", "小麦"),
    sections: Sequence[Part] = SECTIONS,
    captions: Sequence[str] = ("收割机在麦田作业。",),
    **fields: Any,
) -> Article:
    """Make a draft with everything that a page can give it."""
    paper, _ = Source.objects.get_or_create(name=source)
    issue = None
    if issue_date:
        issue, _ = Issue.objects.get_or_create(source=paper, date=issue_date, number="第3021期")
    head = {
        "title": "三万亩小麦开镰",
        "kicker": "夏粮丰收在望",
        "subtitle": "机收率达九成以上",
        "column": "要闻",
        "byline": "本报记者 张三",
        "abstract": "三万亩小麦进入收获期。",
        "page_number": 1,
        "dateline_agency": "本报讯",
        "source_url": "https://example.com/1",
        "published_on": issue_date,
    }
    article = Article.objects.create(source=paper, issue=issue, **head | fields)
    article.tags.set(tag_named(name) for name in tags)
    sign(article, credits)
    write(article, sections)
    for position, text in enumerate(captions):
        Caption.objects.create(article=article, text=text, credit="王五", position=position)
    return article


def publish_one(**overrides: Any) -> Publication:
    """Make an article and publish it."""
    return publish(make_article(**overrides), by=None)


def sign(article: Article, credits: Sequence[Signed]) -> None:
    """Give the article these credits instead of those it has."""
    article.credits.all().delete()
    for position, signed in enumerate(credits):
        author, _ = Author.objects.get_or_create(name=signed.name, kind=signed.kind)
        Credit.objects.create(
            article=article,
            author=author,
            role=signed.role,
            affiliation=signed.affiliation,
            position=position,
        )


def write(article: Article, sections: Sequence[Part]) -> None:
    """Give the article these sections instead of those it has."""
    article.sections.all().delete()
    for position, part in enumerate(sections):
        level = part.level if part.level is not None else int(bool(part.heading))
        section = Section.objects.create(
            article=article, position=position, level=level, heading=part.heading, body=part.body
        )
        section.tags.set(tag_named(name) for name in part.tags)


def tag_named(name: str) -> Tag:
    """Find or make a keyword."""
    return Tag.objects.get_or_create(name=name, kind="keyword")[0]
