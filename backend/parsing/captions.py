"""Captions 图片说明: the text, and the photographer who is named behind it."""

import re

from backend.chinese.press import FROM_AGENCY
from backend.chinese.signatures import read_signature
from backend.chinese.signers import read_shot
from backend.draft import Block, CaptionDraft

# （谷一川 摄） | 记者 林岳 摄 | 本报记者 林岳/摄 — behind the caption's last full stop, or in brackets
BRACKET = re.compile(
    r"\s*[（(【\[](?P<inner>[^（()）]{2,40}(?:摄|攝|供图|图|圖|摄影|摄影报道)|(?:摄影|攝影|图片?|摄)\s*[：:/／][^（()）]{2,10})[）)】\]]\s*$"
)
BEHIND = re.compile(
    r"(?:(?<=[。！？”])\s*|(?<=[\u4e00-\u9fff”])\s{2,})(?P<inner>[^。！？]{2,30}(?:摄|攝|供图|摄影|摄影报道)|(?:摄影|攝影|图片?|摄)\s*[：:/／]\s*[\u4e00-\u9fff·]{2,8})(?:\s*[（(/／][\u4e00-\u9fff]{2,6}[）)]?)?\s*$"
)
# （受访者供图） | 资料图片: a photo that nobody is credited for
GIVEN = re.compile(
    r"(?<=[。！？”\u4e00-\u9fff])\s*(?:[（(【](?:受访者|采访对象|本报|本刊|资料|网络|作者|单位|学校|视频)?(?:供图|资料图片?|图片|提供|截图|资料)[）)】]|(?<=[。\s])(?:(?:受访者|作者|单位|资料)(?:供图|图片?)|(?:新华社|中新社|人民视觉|视觉中国)(?:发|供图)))$"
)
LENT = re.compile(r"\s*[（(](?:图片?|圖片?|照片)\s*[／/：:]\s*[^（()）]{2,24}[）)]$")
"""Where a photo was taken from: （图／翻摄青石电视）."""
LEAD = re.compile(r"^[▲△▼↑↓←→◀▶]\s*")


def read_caption(block: Block) -> tuple[CaptionDraft, str | None]:
    """Split a caption from its photographer; also hand on the photographer's printed phrase."""
    text = LEAD.sub("", block.text)
    for pattern in (BRACKET, BEHIND):
        found = pattern.search(text)
        signature = (read_signature(found["inner"]) or read_shot(found["inner"])) if found else None
        reported = found is not None and found["inner"].endswith("摄影报道")
        if found and signature and (signature.only_photographers or reported):
            rest = text[: found.start()].rstrip()
            name = " ".join(dict.fromkeys(one.name for one in signature.signed))
            return CaptionDraft(rest, name, block.lines, block.splits_sentence), found[
                "inner"
            ].strip()
    if found := FROM_AGENCY.search(text):
        taker = found["taker"] or found["lender"]
        return CaptionDraft(text[: found.start()], taker, block.lines, block.splits_sentence), None
    text = LENT.sub("", text)
    return CaptionDraft(GIVEN.sub("", text), None, block.lines, block.splits_sentence), None
