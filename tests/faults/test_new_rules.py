"""A new importer reads old pages again: drafts follow, edits are merged, what is signed stays."""

from pathlib import Path

import pytest

from tests.faults.conftest import OpenHouse

pytestmark = pytest.mark.faults

IMPORTERS = 4
PAGE = """# 云溪县两万亩茶园开采

本报讯（记者 何畅）清明前后，禾丰镇的茶农背着竹篓上了山，今年春茶比去年早采六天。

茶农蒋桂枝一上午采了三斤鲜叶，按当日收购价能卖二百四十元。


# 石盘村修通最后一公里

本报讯（记者 邱岩）石盘村通往县城的最后一公里水泥路昨日通车，村民进城缩短到半小时。

村支书蒋大贵说，路通了，冷链车可以直接开到果园。


# 白鹭洲湿地迎来候鸟

本报讯（记者 罗一鸣）白鹭洲湿地近日迎来首批越冬候鸟，护鸟员记录到十九种。

巡护队每天清晨沿堤岸走八公里，劝返钓鱼的人。
"""
EDITED, PUBLISHED, DRAFT = (line[2:] for line in PAGE.splitlines() if line.startswith("# "))


def test_a_page_read_again_by_four_importers_with_new_rules_keeps_what_people_touched(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    house = open_house()
    house.done(house.command("import_articles", str(page)))
    before = {one["title"]: one for one in house.done(house.deed("articles")).result}
    assert sorted(before) == sorted([EDITED, PUBLISHED, DRAFT])
    house.done(house.deed("touch", EDITED, PUBLISHED))
    signed = [before[PUBLISHED]["pk"]]
    left = house.done(house.deed("untouched", signed)).result

    go = tmp_path / "go"
    importers = [house.deed("import_by_new_rules", str(page), str(go)) for _ in range(IMPORTERS)]
    house.until(lambda: all(one.said or one.code is not None for one in importers))
    go.touch()
    outcomes = sorted(house.done(one).result for one in importers)

    assert outcomes == ["reparsed"] + ["unchanged"] * (IMPORTERS - 1)
    after = {one["id"]: one["title"] for one in house.done(house.deed("articles")).result}
    assert after == {
        before[EDITED]["id"]: f"{EDITED}（新规则）",
        before[PUBLISHED]["id"]: PUBLISHED,
        before[DRAFT]["id"]: f"{DRAFT}（新规则）",
    }
    assert house.done(house.deed("untouched", signed)).result == left
    account = house.done(house.deed("describe")).result
    articles = {one["title"]: one for one in account["files"][0]["articles"]}
    assert articles[f"{EDITED}（新规则）"]["kicker"] == "编辑加的引题"
    told = [one[2] for one in articles[PUBLISHED]["findings"] if one[0] == "reading_differs"]
    assert told == [f"标题：签发的是“{PUBLISHED}”，重读得“{PUBLISHED}（新规则）”"]
    assert [file["version"] for file in account["files"]] == ["2099.1.1"]

    again = house.done(house.deed("import_by_new_rules", str(page), str(go)))
    assert again.result == "unchanged"
