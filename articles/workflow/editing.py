"""Editing 编辑: every save is a revision, and a stale save is refused instead of overwriting."""

from collections.abc import Mapping

from articles.document import content, content_hash, for_freezing
from articles.models import Article, Event, Revision
from articles.workflow.actors import Actor
from articles.workflow.events import note
from articles.workflow.states import ActRefused
from articles.workflow.transaction import one_act

EDITABLE = frozenset(
    {"kicker", "title", "subtitle", "column", "byline", "abstract", "page_number", "published_on"}
)
"""The fields of the article itself that `edit` may set; rows of other tables have forms of their own."""


def lock(pk: int, *, seen: int | None) -> Article:
    """Take the article for writing; refuse when it has been saved since the editor opened it.

    `seen` is the revision number that the editor saw; None means that the caller saw no text.
    Belongs inside a transaction.
    """
    article = Article.objects.select_for_update().get(pk=pk)
    if seen is not None and seen != article.revision_number:
        last = article.revisions.select_related("by").first()
        who = last.by.get_username() if last and last.by else "系统"
        raise ActRefused(
            "stale_revision",
            f"您打开的是第 {seen} 稿，{who}已存为第 {article.revision_number} 稿。"
            "您的文字仍在本页，请复制后重新打开再改。",
        )
    return article


def edit(pk: int, *, by: Actor, changes: Mapping[str, object], seen: int | None = None) -> Article:
    """Set fields of the article and keep the result as a revision."""
    if unknown := sorted(set(changes) - EDITABLE):
        raise ActRefused("field_not_editable", f"不能直接修改：{'、'.join(unknown)}。")
    with one_act():
        article = lock(pk, seen=seen)
        for name, value in changes.items():
            setattr(article, name, value)
        article.save(update_fields=[*changes, "updated_at"])
        record(article, by=by)
    return article


def record(article: Article, *, by: Actor) -> Revision | None:
    """Keep what the rows now say as a revision 稿次; None when nothing differs from the last one."""
    with one_act():
        revision = keep_revision(article, by=by)
        if revision is None:
            return None
        article.edited_by_hand = True
        article.save(update_fields=["edited_by_hand"])
        note(article, Event.Act.EDIT, by=by)
        return revision


def keep_revision(article: Article, *, by: Actor) -> Revision | None:
    """Number and store the content, unless the last revision holds exactly the same."""
    value = content(for_freezing(article.pk))
    digest = content_hash(value)
    last = article.revisions.only("content_hash").first()
    if last is not None and last.content_hash == digest:
        return None
    article.revision_number += 1
    article.save(update_fields=["revision_number", "updated_at"])
    return Revision.objects.create(
        article=article,
        number=article.revision_number,
        content=value,
        content_hash=digest,
        by=by,
    )
