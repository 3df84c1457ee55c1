"""Reading again 重读: which articles of a known page are whose, when new rules read it."""

from articles.models import Article
from backend.draft import CheckedDraft


def touched(article: Article) -> bool:
    """Whether people have worked on it, so that it stays theirs."""
    return article.edited_by_hand or article.state != Article.State.DRAFT


def lines(checked: CheckedDraft) -> set[int]:
    """The source lines of a draft."""
    return {line for line, _ in checked.draft.places}


def nearest(free: list[Article], checked: CheckedDraft) -> Article | None:
    """The old draft that was read from most of the same lines; it keeps its public id."""
    own = lines(checked)
    best = max(free, key=lambda one: len(own & set(one.field_lines.get("all", []))), default=None)
    if best is None or not own & set(best.field_lines.get("all", [])):
        return None
    free.remove(best)
    return best
