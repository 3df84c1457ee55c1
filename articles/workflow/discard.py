"""Discard 废稿: throw away a draft that was written by hand and never published."""

from articles.models import Article, Event
from articles.workflow.actors import Actor
from articles.workflow.events import note
from articles.workflow.states import ActRefused
from articles.workflow.transaction import one_act


def discard(article: Article, *, by: Actor) -> None:
    """Delete the draft; its events stay.

    Refuses an article that came from a file, whose lines would then be nowhere, and one that has
    ever been published.
    """
    with one_act():
        current = Article.objects.select_for_update().get(pk=article.pk)
        if current.file_id is not None:
            raise ActRefused("has_file", f"《{current}》来自文件，不能删除；不用的稿件请留作草稿。")
        if current.publications.exists():
            raise ActRefused("was_published", f"《{current}》发布过，不能删除；请用撤稿。")
        note(current, Event.Act.DISCARD, by=by, remark=str(current))
        current.delete()
