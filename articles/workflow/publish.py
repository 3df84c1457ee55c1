"""Publish 签发: freeze the article as it stands and put it before readers."""

from django.utils import timezone

from articles.document import Content, Frozen, content, content_hash, for_freezing, freeze
from articles.models import (
    Article,
    Change,
    Event,
    Publication,
    PublishedCredit,
    PublishedSection,
    PublishedSectionTag,
    PublishedTag,
)
from articles.models.publication import LAST_PAGE
from articles.workflow.actors import Actor
from articles.workflow.events import note
from articles.workflow.states import ActRefused, State, move
from articles.workflow.transaction import note_change, one_act


def publish(
    article: Article, *, by: Actor, untitled: bool = False, remark: str = ""
) -> Publication:
    """Make version n + 1 of the article and let it take the place of version n.

    Refuses an article without text, one without a title unless `untitled` (an archive is
    published as it was printed), and one that has not changed since it was last published.
    """
    with one_act():
        Article.objects.select_for_update().get(pk=article.pk)
        current = for_freezing(article.pk)
        move(current, State.PUBLISHED)
        value = content(current)
        _refuse_unfit(value, untitled=untitled)
        previous = current.publications.order_by("-version").first()
        digest = content_hash(value)
        if previous is not None and previous.state == Publication.State.LIVE:
            if previous.content_hash == digest:
                raise ActRefused("nothing_changed", f"《{current}》发布后没有改动，无需再次签发。")
            _supersede(previous)
        publication = _store(current, value, digest, previous)
        current.save(update_fields=["state", "updated_at"])
        article.state = current.state
        note(current, Event.Act.PUBLISH, by=by, remark=remark)
        corrected = previous is not None and previous.state == Publication.State.SUPERSEDED
        note_change(Change.Kind.CORRECTED if corrected else Change.Kind.PUBLISHED, publication)
        return publication


def _refuse_unfit(value: Content, *, untitled: bool) -> None:
    has_text = value["captions"] or any(section["paragraphs"] for section in value["sections"])
    if not has_text:
        raise ActRefused("no_text", "稿件没有正文，也没有图片说明，不能签发。")
    if not value["title"] and not untitled:
        raise ActRefused("no_title", "稿件没有标题，不能签发。")


def _supersede(previous: Publication) -> None:
    """The old version stays in the records; what it was found by goes."""
    previous.state = Publication.State.SUPERSEDED
    previous.save(update_fields=["state"])
    drop_filter_rows(previous)


def drop_filter_rows(publication: Publication) -> None:
    """Remove all rows by which readers could find the version."""
    publication.section_tags.all().delete()
    publication.sections.all().delete()
    publication.credits.all().delete()
    publication.tags.all().delete()


def _store(
    article: Article, value: Content, digest: str, previous: Publication | None
) -> Publication:
    now = timezone.now()
    published_at = previous.published_at if previous else now
    version = previous.version + 1 if previous else 1
    frozen = freeze(article, value, version=version, published_at=published_at, version_at=now)
    issue = article.issue
    publication = Publication.objects.create(
        article=article,
        public_id=article.public_id,
        version=version,
        card=frozen.card,
        document=frozen.document,
        search_text=frozen.search_text,
        content_hash=digest,
        title=article.title,
        column=article.column,
        source_id_public=article.source.public_id if article.source else None,
        source_name=article.source.name if article.source else "",
        issue_date=issue.date if issue else None,
        issue_number=issue.number if issue else "",
        page_number=article.page_number,
        ordering_date=(issue.date if issue else None)
        or article.published_on
        or timezone.localdate(published_at),
        ordering_page=article.page_number or LAST_PAGE,
        published_at=published_at,
        version_at=now,
    )
    _write_filter_rows(publication, value, frozen)
    return publication


def _write_filter_rows(publication: Publication, value: Content, frozen: Frozen) -> None:
    PublishedCredit.objects.bulk_create(
        PublishedCredit(
            publication=publication,
            author_id_public=row["id"],
            name=row["name"],
            kind=row["kind"],
            role=row["role"],
        )
        for row in [*value["credits"], *value["review_credits"]]
    )
    PublishedTag.objects.bulk_create(
        PublishedTag(
            publication=publication, tag_id_public=tag["id"], name=tag["name"], kind=tag["kind"]
        )
        for tag in value["tags"]
    )
    sections = PublishedSection.objects.bulk_create(
        PublishedSection(
            publication=publication,
            position=position,
            heading=section["heading"] or "",
            level=section["level"],
            document=document,
            search_text=text,
        )
        for position, (section, document, text) in enumerate(
            zip(value["sections"], frozen.sections, frozen.section_texts, strict=True)
        )
    )
    PublishedSectionTag.objects.bulk_create(
        PublishedSectionTag(
            publication=publication,
            section=row,
            tag_id_public=tag["id"],
            name=tag["name"],
            kind=tag["kind"],
        )
        for row, section in zip(sections, value["sections"], strict=True)
        for tag in section["tags"]
    )
