"""Placing 归位: the drafts of a page find the articles that were read from the same lines before.

A page that is new has none; a page that a better importer reads again has its own; a page that was
taken back 撤回 and is brought again has those that people had made theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.db.models import prefetch_related_objects

from articles.models import Article, Event, File, Finding
from articles.workflow import wording
from articles.workflow.merging import Merged, merge
from articles.workflow.part_merging import edited_lines
from articles.workflow.readings import ROWS, Marks, Reading, marks_of, of_article
from articles.workflow.storing import Home, Shelf, is_picture, shelf, write, write_findings
from backend.draft import CheckedDraft, PageDraft
from backend.draft import Finding as FoundProblem
from backend.vocabulary import FindingCode


class How(Enum):
    """What became of an article when its page was read."""

    NEW = "new"
    FOLLOWED = "followed"
    MERGED = "merged"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Placed:
    """An article after its page was read; `remark` says what followed the new reading."""

    article: Article
    how: How
    disputes: int = 0
    remark: str = ""


@dataclass(slots=True, eq=False)
class _Standing:
    """An article that is there already, what its rows say, and who has it in hand."""

    article: Article
    reading: Reading
    is_signed: bool

    @property
    def is_free(self) -> bool:
        return not self.is_signed and not self.article.edited_by_hand

    @property
    def base(self) -> Marks | None:
        """What the importer said last; None for an article of before such marks were kept."""
        return self.article.as_read or (marks_of(self.reading) if self.is_free else None)

    @property
    def lines(self) -> set[int]:
        return set(self.article.field_lines.get("all", []))

    @property
    def held(self) -> set[int]:
        """The lines that no other article may be made of."""
        if self.is_free:
            return set()
        if self.is_signed or not self.article.as_read:
            return self.lines
        marks, mine = self.article.as_read, self.reading
        return edited_lines(marks["sections"], mine.sections) | edited_lines(
            marks["captions"], mine.captions
        )

    @property
    def code(self) -> FindingCode:
        return FindingCode.READING_DIFFERS if self.is_signed else FindingCode.READING_CONFLICT


class Placing:
    """One page finding its articles: `mine` are those that are there already, locked."""

    def __init__(self, page: PageDraft, row: File, mine: list[Article], home: Home) -> None:
        self.row, self.home = row, home
        self.drafts = [(n, one) for n, one in enumerate(page.articles) if not is_picture(one.draft)]
        self.on: Shelf = shelf(page.articles, home)
        self.standing = _standing(mine)
        self.pairs = _pairs(self.standing, self.drafts)
        self.held = {line: one for one in self.standing for line in one.held}
        self.notes: defaultdict[_Standing, list[FoundProblem]] = defaultdict(list)

    def articles(self) -> Iterator[Placed]:
        """Store the page's articles one by one, in page order; then what it no longer holds."""
        keys = [one.article.pk for one in self.standing]
        Article.objects.filter(pk__in=keys).update(file=self.row, file_position=None)
        codes = [FindingCode.READING_DIFFERS, FindingCode.READING_CONFLICT]
        Finding.objects.filter(article__in=keys, code__in=[code.value for code in codes]).delete()
        for position, checked in self.drafts:
            there = self.pairs.get(position)
            if self._leave_out(checked, there):
                if there is not None:
                    yield self._keep(there, position)
            elif there is None:
                yield self._enter(checked, position)
            elif there.is_signed or there.base is None:
                self._note_departures(there, there.base, checked)
                yield self._keep(there, position)
            else:
                yield self._merge(there, there.base, checked, position)
        yield from self._unread()
        for there, notes in self.notes.items():
            write_findings(notes, file=self.row, article=there.article)

    def _leave_out(self, checked: CheckedDraft, there: _Standing | None) -> bool:
        """Whether the draft is made of lines that another article, in somebody's hands, holds."""
        lines = {line for line, _ in checked.draft.places}
        holders = {self.held[line] for line in lines & self.held.keys()} - {there}
        title = checked.draft.title.value if checked.draft.title else ""
        for holder in holders:
            if holder is not None:
                self.notes[holder].append(wording.left_out(holder.code, title, lines))
        return bool(holders)

    def _enter(self, checked: CheckedDraft, position: int) -> Placed:
        reading = self.on.reading(checked.draft)
        article = Article(file=self.row, file_position=position, as_read=marks_of(reading))
        write(article, reading)
        write_findings(checked.findings, file=self.row, article=article)
        return Placed(article, How.NEW)

    def _note_departures(self, there: _Standing, base: Marks | None, checked: CheckedDraft) -> None:
        if base is None:
            return
        merged = self._merged(there, base, checked)
        self.notes[there] += wording.departures(merged, there.reading.sections)

    def _keep(self, there: _Standing, position: int) -> Placed:
        """The article stays word for word as it is; only its place in the file is written."""
        Article.objects.filter(pk=there.article.pk).update(file_position=position)
        return Placed(there.article, How.KEPT)

    def _merged(self, there: _Standing, base: Marks, checked: CheckedDraft) -> Merged:
        theirs = self.on.reading(checked.draft)
        return merge(base, there.reading, theirs, silent=_silent(there.article, self.home))

    def _merge(self, there: _Standing, base: Marks, checked: CheckedDraft, position: int) -> Placed:
        merged = self._merged(there, base, checked)
        article, is_free = there.article, there.is_free
        article.file, article.file_position, article.as_read = self.row, position, merged.marks
        if merged.reading == there.reading:
            kept = {
                "field_lines": merged.reading.field_lines,
                "confidence": merged.reading.confidence,
                "as_read": merged.marks,
            }
            Article.objects.filter(pk=article.pk).update(file_position=position, **kept)
        else:
            write(article, merged.reading, there.reading)
        article.findings.all().delete()
        disputes = wording.disputes(merged)
        write_findings((*checked.findings, *disputes), file=self.row, article=article)
        how = How.FOLLOWED if is_free else How.MERGED
        return Placed(article, how, len(disputes), wording.followed(merged))

    def _unread(self) -> Iterator[Placed]:
        """A draft that nobody touched and that is read no more goes; the others are told."""
        paired = set(self.pairs.values())
        for there in self.standing:
            if there in paired:
                continue
            if there.is_free and there.article.state == Article.State.DRAFT:
                there.article.delete()
                continue
            self.notes[there].append(wording.not_read(there.code))
            yield Placed(there.article, How.KEPT)


def _standing(mine: list[Article]) -> list[_Standing]:
    prefetch_related_objects(mine, *ROWS, "source")
    taken_back = _taken_back(mine)
    return [
        _Standing(
            article,
            of_article(article),
            article.state != Article.State.DRAFT and article.pk not in taken_back,
        )
        for article in mine
    ]


def _taken_back(mine: list[Article]) -> set[int]:
    """Withdrawn when their import was undone, and by nobody since: the importer's own once more."""
    withdrawn = [one.pk for one in mine if one.state == Article.State.WITHDRAWN]
    if not withdrawn:
        return set()
    events = Event.objects.filter(article__in=withdrawn).order_by("pk")
    last = dict(events.values_list("article_id", "act"))
    return {pk for pk, act in last.items() if pk and act == Event.Act.UNDO}


def _pairs(
    standing: list[_Standing], drafts: Iterable[tuple[int, CheckedDraft]]
) -> dict[int, _Standing]:
    """Each draft with the article that was read from most of its lines; it keeps its public id."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(standing):
        for line in one.lines:
            holders[line].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for position, checked in drafts:
        for line, _ in checked.draft.places:
            shared.update((position, index) for index in holders[line])
    found: dict[int, _Standing] = {}
    taken: set[int] = set()
    for (position, index), _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if position not in found and index not in taken:
            found[position] = standing[index]
            taken.add(index)
    return found


def _silent(article: Article, home: Home) -> frozenset[str]:
    """The units about which this run says nothing: an operator named them, and names none now."""
    units = {"issue": home.issue_date, "page_number": home.page_number}
    silent = {unit for unit, named in units.items() if named is None}
    source = article.source
    if home.source is None and source is not None and source.name != article.printed_source:
        silent.add("source")
    return frozenset(silent)
