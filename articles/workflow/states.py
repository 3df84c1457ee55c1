"""What may follow what 状态表, and how an act says no."""

from articles.models import Article

State = Article.State

MAY_FOLLOW: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.PUBLISHED}),
}


class ActRefused(Exception):
    """不准: an act that may not be done now; `code` is stable, the sentence is for the editor."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def move(article: Article, state: State) -> None:
    """Put the article into the state, or raise ActRefused when the table has no such step."""
    if state not in MAY_FOLLOW[article.state]:
        raise ActRefused(
            "state_not_allowed",
            f"《{article}》现在是“{article.get_state_display()}”，不能变为“{state.label}”。",
        )
    article.state = state
