"""状态表: what may follow what."""

import pytest

from articles.models import Article
from articles.workflow.states import MAY_FOLLOW, ActRefused, State, move

ALLOWED = {
    (State.DRAFT, State.PUBLISHED),
    (State.PUBLISHED, State.PUBLISHED),
    (State.PUBLISHED, State.WITHDRAWN),
    (State.WITHDRAWN, State.PUBLISHED),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_an_article_takes_the_steps_of_the_table_and_no_other(before: State, after: State) -> None:
    article = Article(title="夜读", state=before)

    if (before, after) in ALLOWED:
        move(article, after)
        assert article.state == after
        return
    with pytest.raises(ActRefused) as refusal:
        move(article, after)
    assert refusal.value.code == "state_not_allowed"
    sentence = f"《夜读》现在是“{before.label}”，不能变为“{after.label}”。"
    assert refusal.value.message == str(refusal.value) == sentence
    assert article.state == before


def test_the_table_has_a_row_for_every_state() -> None:
    assert set(MAY_FOLLOW) == set(State)


def test_an_untitled_article_has_a_name_in_a_refusal() -> None:
    with pytest.raises(ActRefused, match="《（无标题）》"):
        move(Article(), State.WITHDRAWN)
