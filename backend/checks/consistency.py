"""Consistency 一致: captions that stand inside sentences, and a title that the body does not know."""

from collections.abc import Iterator

from backend.checks.passages import Passage, is_verse
from backend.chinese.punctuation import HAN
from backend.draft import ArticleDraft, CaptionDraft, Finding
from backend.vocabulary import FindingCode as Code
from backend.vocabulary import Severity

TITLE_HAN = 8
"""Chinese characters of a title; a shorter one may be an image (岁月如歌) and share no word."""
BODY_HAN = 200
"""Chinese characters of a body; a shorter one may say everything in other words."""
SHARED = 0.35
"""Share of a title's characters that occur in the body by chance; measured on strangers' titles."""


def check_consistency(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    """Look for captions inside sentences, and for a title that seems to belong to another text."""
    yield from _captions(draft.captions)
    yield from _title(draft, text)


def _captions(captions: tuple[CaptionDraft, ...]) -> Iterator[Finding]:
    for caption in captions:
        if caption.inside_sentence:
            yield Finding(
                Code.CAPTION_INSIDE_SENTENCE,
                Severity.NOTE,
                "图片说明插在句子中间，已移出，请核对前后文",
                caption.text[:40],
                caption.lines,
            )


def _title(draft: ArticleDraft, text: list[Passage]) -> Iterator[Finding]:
    """No two characters of the title, side by side, occur anywhere in its article."""
    if draft.title is None or is_verse(text):
        return
    heads = [one.value for one in (draft.kicker, draft.subtitle) if one]
    heads += [section.heading for section in draft.sections if section.heading]
    body = "\n".join([*heads, *(one.text for one in text), *(one.text for one in draft.captions)])
    title = HAN.findall(draft.title.value)
    known = set(HAN.findall(body))
    if len(title) < TITLE_HAN or sum(map(len, (one.text for one in text))) < BODY_HAN:
        return
    printed = draft.title.value
    pairs = {
        printed[n : n + 2]
        for n in range(len(printed) - 1)
        if HAN.match(printed[n]) and HAN.match(printed[n + 1])
    }
    if (
        any(pair in body for pair in pairs)
        or sum(char in known for char in title) > len(title) * SHARED
    ):
        return
    yield Finding(
        Code.TITLE_UNRELATED,
        Severity.DOUBT,
        "标题里的词在正文中都没有出现，请核对标题是否属于这篇",
        printed[:40],
        draft.title.lines,
    )
