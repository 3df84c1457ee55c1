"""Events 经手记录: every act writes one, in its own transaction."""

from articles.models import Article, Event
from articles.workflow.actors import Actor


def note(article: Article, act: Event.Act, *, by: Actor, remark: str = "") -> Event:
    """Write down who did what to which revision of the article."""
    return Event.objects.create(
        article=article,
        public_id=article.public_id,
        act=act,
        by=by,
        revision_number=article.revision_number,
        note=remark[:500],
    )
