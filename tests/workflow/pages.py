"""Pages for the tests of the acts: three stories, and what goes wrong with files."""

from pathlib import Path
from typing import Any

from backend.draft import ArticleDraft, CheckedDraft, PageDraft, SectionDraft, Text
from backend.source import SourceText

TEA, ROAD, BIRDS = "云溪县两万亩茶园开采", "石盘村修通最后一公里", "白鹭洲湿地迎来候鸟"

THREE_STORIES = f"""# {TEA}

本报讯（记者 何畅）清明前后，禾丰镇的茶农背着竹篓上了山，今年春茶比去年早采六天。

茶农蒋桂枝一上午采了三斤鲜叶，按当日收购价能卖二百四十元。

### 一、机器上了山

合作社添置了二十台采茶机，一台机器抵得上十五个人工。


# {ROAD}

本报讯（记者 邱岩）石盘村通往县城的最后一公里水泥路昨日通车，村民进城缩短到半小时。

村支书蒋大贵说，路通了，冷链车可以直接开到果园。


# {BIRDS}

本报讯（记者 罗一鸣）白鹭洲湿地近日迎来首批越冬候鸟，护鸟员记录到十九种。

巡护队每天清晨沿堤岸走八公里，劝返钓鱼的人
"""
"""The last story breaks off without a full stop, which a check finds."""

PHOTO = """6月10日，桐湾乡茶农在采摘夏茶。今年当地推行机采与手采相结合。

谷一川 摄
"""


def write_page(folder: Path, text: str = THREE_STORIES, name: str = "page.md") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def one_draft(title: str = TEA, **fields: Any) -> CheckedDraft:
    """A draft as the workshop hands it over, one paragraph long."""
    body = (SectionDraft(None, 0, None, (Text("今年春茶比去年早采六天。", (2,)),)),)
    values: dict[str, Any] = {
        "title": Text(title, (1,)),
        "sections": body,
        "places": ((1, "title"), (2, "body")),
    }
    return CheckedDraft(ArticleDraft(**(values | fields)))


def one_page(*drafts: CheckedDraft, name: str = "page.md", sha256: str = "1" * 64) -> PageDraft:
    """A page as the workshop hands it over."""
    return PageDraft(SourceText(name, sha256, "utf-8", "md", ()), drafts)
