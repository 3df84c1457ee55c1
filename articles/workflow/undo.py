"""Undo 撤回导入: take a batch back, except what people have made theirs since.

One file is one transaction, and its receipt is given up in it: the same file can then be imported
again. Killed at any moment, the same call goes on where it stopped. What readers have been given
leaves only by `withdraw`, with a reason, so that every public id keeps its answer and its change.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Article, Batch, Event, File
from articles.workflow.actors import Actor
from articles.workflow.duplicates import find_reprints, forget
from articles.workflow.events import note
from articles.workflow.intake import IMPORTED_AND_PUBLISHED
from articles.workflow.transaction import one_act
from articles.workflow.withdraw import withdraw
from backend.vocabulary import FileOutcome, FindingCode

logger = logging.getLogger(__name__)

MACHINE = frozenset({Event.Act.INTAKE.value, Event.Act.REPARSE.value, Event.Act.UNDO.value})
"""Acts that are no decision of anybody's about the article."""


class Fate(Enum):
    """What undoing does to an article."""

    REMOVED = "撤回"
    WITHDRAWN = "撤稿"
    KEPT = "保留"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An article's fate, and for one that is kept the reason why 保留原因."""

    article: Article
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileUndone:
    """What became of one file's articles and waiting pictures; `note` is what else must be said."""

    name: str
    verdicts: tuple[Verdict, ...] = ()
    pictures: int = 0
    note: str = ""
    failed: bool = False

    def count(self, fate: Fate) -> int:
        """How many articles met this fate."""
        return sum(one.fate is fate for one in self.verdicts)


def plan(batch: Batch, *, withdrawing: bool) -> Iterator[FileUndone]:
    """Say what `undo` would do, file by file, and change nothing."""
    for pk in _files(batch):
        row = File.objects.defer("text", "ledger").get(pk=pk)
        verdicts = _verdicts(row.articles.order_by("file_position", "pk"), withdrawing=withdrawing)
        yield FileUndone(row.name, verdicts, row.pictures.filter(article=None).count())
    yield from _read_again(batch)


def undo(batch: Batch, *, by: Actor, reason: str = "") -> Iterator[FileUndone]:
    """Take the batch back file by file; published articles only where a reason 撤稿原因 is given."""
    for pk in _files(batch):
        try:
            with one_act():
                done = _undo_file(pk, by, reason.strip())
        except Exception:  # one file that cannot be taken back must not keep the others
            name = File.objects.values_list("name", flat=True).get(pk=pk)
            logger.exception("undoing of %s failed", name)
            done = FileUndone(name, note="程序出错，详情见日志；这个文件没有撤回", failed=True)
        yield done
    yield from _read_again(batch)
    Batch.objects.filter(pk=batch.pk).update(undone_at=timezone.now(), undone_by=by)


def _files(batch: Batch) -> list[int]:
    """Receipts of the batch, and files undone before in which something was kept."""
    undone = Q(outcome=FileOutcome.UNDONE.value, articles__isnull=False)
    rows = batch.files.filter(Q(outcome=FileOutcome.IMPORTED.value) | undone)
    return list(rows.order_by("pk").values_list("pk", flat=True).distinct())


def _undo_file(pk: int, by: Actor, reason: str) -> FileUndone:
    row = File.objects.select_for_update(no_key=True).get(pk=pk)
    mine = row.articles.select_for_update().order_by("file_position", "pk")
    verdicts = _verdicts(mine, withdrawing=bool(reason))
    removed = [one.article for one in verdicts if one.fate is Fate.REMOVED]
    bereft = _reprints_of(removed)
    for one in verdicts:
        if one.fate is Fate.KEPT:
            continue
        if one.fate is Fate.WITHDRAWN:
            withdraw(one.article, by=by, reason=reason)
        note(one.article, Event.Act.UNDO, by=by, remark=f"{row.batch}：《{one.article}》")
        if one.fate is Fate.REMOVED:
            one.article.delete()
    forget(bereft)
    find_reprints(bereft)
    pictures = row.pictures.filter(article=None)
    waiting = pictures.count()
    pictures.delete()
    row.findings.filter(article=None).delete()
    kept = len(verdicts) - len(removed)
    row.outcome, row.article_count = FileOutcome.UNDONE.value, kept
    row.reason_code = "undone"
    row.reason = f"撤回 {len(removed)} 篇" + (f"，保留 {kept} 篇" if kept else "")
    row.save(update_fields=["outcome", "article_count", "reason_code", "reason"])
    return FileUndone(row.name, verdicts, waiting)


def _reprints_of(removed: list[Article]) -> list[Article]:
    """Articles that name a removed one as their original; they may have another."""
    rows = Article.objects.filter(
        findings__code=FindingCode.REPRINT.value, findings__other__in=removed
    )
    return list(rows.exclude(pk__in=[one.pk for one in removed]).order_by("pk").distinct())


def _verdicts(articles: QuerySet[Article], *, withdrawing: bool) -> tuple[Verdict, ...]:
    rows = list(articles)
    events: defaultdict[int | None, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(article__in=rows).select_related("by").order_by("pk"):
        if event.act == Event.Act.UNDO:
            events[event.article_id].clear()  # what was before it has been taken back
        events[event.article_id].append(event)
    return tuple(_verdict(one, events[one.pk], withdrawing=withdrawing) for one in rows)


def _verdict(article: Article, events: list[Event], *, withdrawing: bool) -> Verdict:
    decided = [event for event in events if not _is_machine(event)]
    if article.edited_by_hand:
        return Verdict(article, Fate.KEPT, f"编辑改过，现为第 {article.revision_number} 稿")
    if article.state == Article.State.WITHDRAWN:
        return Verdict(article, Fate.KEPT, "已撤稿，公开编号和变更记录须留存")
    if decided:
        who = decided[-1].by or "系统"
        return Verdict(article, Fate.KEPT, f"{who}已{decided[-1].get_act_display()}")
    if article.state == Article.State.DRAFT:
        return Verdict(article, Fate.REMOVED)
    if withdrawing:
        return Verdict(article, Fate.WITHDRAWN)
    return Verdict(article, Fate.KEPT, "导入时已签发，读者看得到；要一并撤稿请加 --withdraw")


def _is_machine(event: Event) -> bool:
    imported = event.act == Event.Act.PUBLISH and event.note == IMPORTED_AND_PUBLISHED
    return imported or event.act in MACHINE


def _read_again(batch: Batch) -> Iterator[FileUndone]:
    """A reading again changed articles of an earlier batch: their revisions hold what was before."""
    again = batch.files.filter(outcome=FileOutcome.REPARSED.value).order_by("pk")
    note = "本批只按新规则重读了这个文件，稿件属于较早的批次，不撤回；旧文字见各篇稿次"
    for name in again.values_list("name", flat=True):
        yield FileUndone(name, note=note)
