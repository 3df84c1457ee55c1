"""Withdraw 撤稿: take a published article back from readers, and say so in the change feed."""

from articles.models import Article, Change, Event, Publication
from articles.workflow.actors import Actor
from articles.workflow.events import note
from articles.workflow.publish import drop_filter_rows
from articles.workflow.states import ActRefused, State, move
from articles.workflow.transaction import note_change, one_act


def withdraw(article: Article, *, by: Actor, reason: str) -> Publication:
    """End the live version; its text is kept inside, readers get 410 from now on.

    Refuses an article that is not published, and a withdrawal without a reason.
    """
    if not reason.strip():
        raise ActRefused("no_reason", "撤稿必须写明原因。")
    with one_act():
        current = Article.objects.select_for_update().get(pk=article.pk)
        move(current, State.WITHDRAWN)
        publication = current.publications.get(state=Publication.State.LIVE)
        publication.state = Publication.State.WITHDRAWN
        publication.save(update_fields=["state"])
        drop_filter_rows(publication)
        current.save(update_fields=["state", "updated_at"])
        article.state = current.state
        note(current, Event.Act.WITHDRAW, by=by, remark=reason.strip())
        note_change(Change.Kind.WITHDRAWN, publication)
        return publication
