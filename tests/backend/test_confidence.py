"""把握: a field that is read by a doubtful rule says so; one that is not found says nothing."""

from tests.backend.pages import TEXT, articles_of

SIGNED = "本报记者 林岳"


def confidence(page: str) -> dict[str, float]:
    found: dict[str, float] = articles_of(page)[0]["confidence"]
    return found


def test_what_is_not_found_has_no_confidence() -> None:
    found = confidence(f"三万亩小麦开镰\n{SIGNED}\n\n{TEXT}\n")
    assert set(found) == {"article", "title", "byline", "credits"}
    assert all(0 < share <= 1 for share in found.values())


def test_a_title_of_one_line_is_surer_than_one_of_two_and_than_one_below_a_kicker() -> None:
    one = confidence(f"三万亩小麦开镰\n{SIGNED}\n\n{TEXT}\n")
    two = confidence(f"云溪县城乡供水\n二期工程全面启动\n{SIGNED}\n\n{TEXT}\n")
    led = confidence(f"总投资三点六亿元 惠及七个乡镇\n二期工程全面启动\n{SIGNED}\n\n{TEXT}\n")
    assert one["title"] > two["title"] > led["title"]
    assert "kicker" in led
    assert "kicker" not in two


def test_a_reporter_is_surer_than_a_bare_name() -> None:
    reporter = confidence(f"三万亩小麦开镰\n{SIGNED}\n\n{TEXT}\n")
    bare = confidence(f"三万亩小麦开镰\n林岳\n\n{TEXT}\n")
    assert reporter["credits"] > bare["credits"]


def test_the_least_sure_heading_counts() -> None:
    numbered = confidence(f"三万亩小麦开镰\n{SIGNED}\n\n{TEXT}\n\n一、机器进田\n\n{TEXT}\n")
    plain = confidence(
        f"三万亩小麦开镰\n{SIGNED}\n\n{TEXT}\n\n一、机器进田\n\n{TEXT}\n\n粮食进仓\n\n{TEXT}\n"
    )
    assert numbered["heading"] > plain["heading"]


def test_an_article_without_a_title_may_be_no_whole_one() -> None:
    assert confidence(f"{TEXT}\n")["article"] < confidence(f"三万亩小麦开镰\n\n{TEXT}\n")["article"]
