"""Table rows 一行一稿: a row whose fields are apart already becomes an article like any other."""

from dataclasses import replace

from backend.chinese.press import OWN_HOUSE
from backend.chinese.punctuation import SPACES
from backend.chinese.reviews import read_review
from backend.chinese.signatures import Signature, read_signature
from backend.chinese.signers import read_author
from backend.draft import ArticleDraft, Block, BlockKind, CreditDraft, Story, Text
from backend.parsing.article import parse
from backend.source import Lines, PageFacts, Remark, TableRow
from backend.vocabulary import ArticleField as Field
from backend.vocabulary import AuthorKind, CreditRole

HEAD = {
    Field.COLUMN: BlockKind.COLUMN,
    Field.KICKER: BlockKind.KICKER,
    Field.TITLE: BlockKind.TITLE,
    Field.SUBTITLE: BlockKind.SUBTITLE,
}
FROM_COLUMNS = frozenset({"article", "title", "kicker", "subtitle", "column"})
"""What a table says outright."""
TOP = 3
"""Blocks of a body among which its title may stand once more: a column and a byline go with it."""


def parse_row(row: TableRow, body: Story) -> tuple[ArticleDraft, tuple[Remark, ...]]:
    """Read a row into an article draft; a remark says what of it could not be understood.

    Everything in the draft stands on the row's one line; its place is `record`, the row as a whole.
    """
    at = (row.line,)
    head = [
        Block(kind, " ".join(text.split()), at)
        for name, kind in HEAD.items()
        if (text := row.cell(name))
    ]
    captions = [
        Block(BlockKind.CAPTION, line.strip(), at)
        for line in row.cell(Field.CAPTION).splitlines()
        if line.strip()
    ]
    blocks = [replace(block, lines=at) for block in body.blocks]
    again = _title_again(blocks, row.cell(Field.TITLE))
    if again is not None:
        blocks.remove(again)
    story = Story(
        (*head, *blocks, *captions),
        title_repeated=again is not None,
        facts=_facts(row, body.facts),
        lines=at,
    )
    draft, remarks = _signed(parse(story), row)
    sure = tuple(pair for pair in draft.confidence if pair[0] not in FROM_COLUMNS)
    return replace(draft, places=((row.line, "record"),), confidence=sure), remarks


def _title_again(blocks: list[Block], title: str) -> Block | None:
    """The heading at the body's start that only says the title once more."""
    same = SPACES.sub("", title)
    heads = (block for block in blocks[:TOP] if block.kind is BlockKind.HEADING)
    return next((block for block in heads if SPACES.sub("", block.text) == same), None)


def _facts(row: TableRow, printed: PageFacts) -> PageFacts:
    """What the row's columns say; where one is empty, what label lines in the body say."""
    source = row.cell(Field.SOURCE)
    editors = " ".join(row.cell(Field.EDITORS).split())
    if editors and not read_review(editors):
        editors = f"责任编辑：{editors}"
    return PageFacts(
        published_on=row.published_on or printed.published_on,
        source=source if source and source not in OWN_HOUSE else printed.source,
        source_url=row.cell(Field.SOURCE_URL) or printed.source_url,
        byline=printed.byline,
        editors=editors or printed.editors,
        lines=(row.line,),
    )


def _signed(draft: ArticleDraft, row: TableRow) -> tuple[ArticleDraft, tuple[Remark, ...]]:
    """Add the makers whom the row's own column names, and the office 单位 that it gives them."""
    at = (row.line,)
    printed = " ".join(row.cell(Field.BYLINE).split())
    office = " ".join(row.cell(Field.AFFILIATION).split()) or None
    signature = _read(printed) if printed else None
    known = {one.name for one in draft.credits}
    named = [
        CreditDraft(one.name, one.role, one.kind, one.affiliation, at)
        for one in (signature.signed if signature else ())
        if one.name not in known
    ]
    credits = _with_office((*named, *draft.credits), office, at)
    byline = Text(printed, at) if printed else draft.byline
    unread = printed and signature is None
    remark = Remark("byline_unread", f"署名“{printed[:40]}”里认不出人名，原样保留", row.line)
    return replace(draft, credits=credits, byline=byline), (remark,) if unread else ()


def _read(printed: str) -> Signature | None:
    """Read the byline cell: as a signature, as names alone, as one author of a rare name."""
    return read_signature(printed) or read_signature(f"作者：{printed}") or read_author(printed)


def _with_office(
    credits: tuple[CreditDraft, ...], office: str | None, at: Lines
) -> tuple[CreditDraft, ...]:
    """Give the office to the people who have none; an office alone signs for itself."""
    if office is None:
        return credits
    if not any(one.kind is AuthorKind.PERSON for one in credits):
        signs = any(one.name == office for one in credits)
        own = CreditDraft(office, CreditRole.AUTHOR, AuthorKind.ORGANISATION, None, at)
        return credits if signs else (*credits, own)
    return tuple(
        replace(one, affiliation=office)
        if one.kind is AuthorKind.PERSON
        and one.affiliation is None
        and one.role is not CreditRole.PHOTOGRAPHER
        else one
        for one in credits
    )
