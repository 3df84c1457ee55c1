"""Examples 示例 for the documentation: one article, seen from every side."""

from typing import Any

JSON = dict[str, Any]

SOURCE_NAME: JSON = {"id": "5b0c3a52-6f0e-4d7b-9a39-0f5f0d1c2e11", "name": "河湾日报"}
WHEAT: JSON = {"id": "c1d7f0a4-2f7e-4a70-8a3e-7f4d9be0a001", "name": "麦收", "kind": "keyword"}
AUTHOR_ID = "9a3fd6b0-7f5c-4c07-b6a4-5f2d1c0e7a10"

HEAD: JSON = {
    "id": "0b8e7c1a-3f52-4c2e-9d5e-6a1f0c9b7d24",
    "version": 1,
    "title": "三万亩小麦开镰",
    "byline": "本报记者 张三",
    "source": SOURCE_NAME,
    "issue_date": "2026-06-01",
    "page_number": 1,
    "column": "要闻",
    "published_at": "2026-06-01T00:30:00Z",
}

CARD: JSON = HEAD | {
    "kicker": None,
    "subtitle": "机收率达九成以上",
    "credits": [
        {
            "id": AUTHOR_ID,
            "name": "张三",
            "kind": "person",
            "role": "reporter",
            "affiliation": "本报",
        }
    ],
    "tags": [WHEAT],
    "abstract": "我县三万亩小麦进入收获期。",
}

SECTION_OF_ARTICLE: JSON = {
    "heading": "机器进田",
    "level": 1,
    "number": "一、",
    "paragraphs": ["清晨五点，二十台收割机驶入麦田。"],
    "tags": [WHEAT],
}

SECTION: JSON = {"id": f"{HEAD['id']}.0", **SECTION_OF_ARTICLE, "article": HEAD}

ARTICLE: JSON = CARD | {
    "version_at": "2026-06-01T00:30:00Z",
    "review_credits": [],
    "dateline": None,
    "printed_source": None,
    "source_url": None,
    "issue_number": "第3021期",
    "published_on": "2026-06-01",
    "sections": [SECTION_OF_ARTICLE],
    "captions": [{"text": "收割机在麦田作业。", "credit": "李四"}],
}

AUTHOR: JSON = {
    "id": AUTHOR_ID,
    "name": "张三",
    "kind": "person",
    "roles": ["reporter", "photographer"],
    "article_count": 12,
}

SOURCE: JSON = SOURCE_NAME | {"article_count": 431}

TAG: JSON = WHEAT | {"article_count": 7, "section_count": 9}
