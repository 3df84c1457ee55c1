"""The ledger 收稿账: what became of a batch: its files, their stories, every field and its lines.

It is plain data that JSON can carry, made file by file, and always of the house as it stands now: an
article that has been edited or published since says so. Seconds are those of a file and of the run;
no finer clock is kept.
"""

import logging
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
from django.db.models import Count, Prefetch, Sum, prefetch_related_objects

from articles.models import Article, Batch, Caption, File, Finding
from articles.workflow.merging import edited
from articles.workflow.readings import ROWS, Reading, of_article
from backend.vocabulary import FileOutcome, FurnitureReason

logger = logging.getLogger(__name__)

Entry = dict[str, Any]

AT_ONCE = 50
"""So many files are fetched together; a page's ledger may be some megabytes."""

WITH_STORIES = frozenset(
    {FileOutcome.IMPORTED.value, FileOutcome.REPARSED.value, FileOutcome.UNDONE.value}
)
"""Outcomes whose stories stand in the ledger; a file of another names the one that has them."""

REASONS = {reason.value: reason.label for reason in FurnitureReason}


def batch_entry(batch: Batch) -> Entry:
    """The run as a whole: who, when, by which rules, how many files of each outcome, how long."""
    outcomes = batch.files.order_by().values("outcome")
    rows = outcomes.annotate(n=Count("pk"), stored=Sum("article_count"), took=Sum("seconds"))
    codes = Finding.objects.filter(file__batch=batch).order_by().values("code")
    slowest = batch.files.order_by("-seconds", "pk").values("name", "seconds").first()
    end = batch.finished_at
    return {
        "batch": batch.pk,
        "importer_version": batch.importer_version,
        "by": batch.by.get_username() if batch.by else None,
        "started_at": batch.started_at,
        "finished_at": end,
        "undone_at": batch.undone_at,
        "seconds": round((end - batch.started_at).total_seconds(), 3) if end else None,
        "outcomes": {
            row["outcome"]: {
                "files": row["n"],
                "articles": row["stored"],
                "seconds": round(row["took"], 3),
            }
            for row in rows.order_by("outcome")
        },
        "findings": dict(codes.annotate(n=Count("pk")).order_by("code").values_list("code", "n")),
        "slowest": {"file": slowest["name"], "seconds": slowest["seconds"]} if slowest else None,
    }


def file_entries(batch: Batch) -> Iterator[Entry]:
    """Every file of the batch with its stories, in the order in which they came in."""
    last = 0
    while files := _some_files(batch, last):
        last = files[-1].pk
        for file in files:
            yield _entry(file)


def report(batch: Batch) -> Iterator[bytes]:
    """The whole ledger as one JSON object in pieces: the batch's entry with its `files`."""
    head = orjson.dumps(batch_entry(batch), option=orjson.OPT_INDENT_2)
    yield head.removesuffix(b"\n}") + b',\n  "files": ['
    between = b"\n"
    for entry in file_entries(batch):
        yield between + orjson.dumps(entry)
        between = b",\n"
    yield b"\n  ]\n}\n"


def save(batch: Batch, path: Path) -> None:
    """Write the ledger to a file; until it is whole, what stood there before stays."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            out.writelines(report(batch))
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _some_files(batch: Batch, after: int) -> list[File]:
    """The next files, those with stories with everything below them, in a fixed number of queries."""
    rows = batch.files.filter(pk__gt=after).order_by("pk").select_related("same_as")
    files = list(rows.defer("text", "same_as__text")[:AT_ONCE])
    found = Finding.objects.select_related("other")
    articles = Article.objects.order_by("file_position", "pk").prefetch_related(
        *ROWS, Prefetch("findings", found)
    )
    prefetch_related_objects(
        [_holder(file) for file in files if file.outcome in WITH_STORIES],
        Prefetch("articles", articles),
        Prefetch("pictures", Caption.objects.order_by("pk")),
        Prefetch("findings", found.filter(article=None)),
    )
    return files


def _holder(file: File) -> File:
    """The receipt under which the file's stories stand."""
    again = file.outcome == FileOutcome.REPARSED.value
    return file.same_as if again and file.same_as else file


def _entry(file: File) -> Entry:
    same = file.same_as
    entry: Entry = {
        "id": file.pk,
        "file": file.name,
        "outcome": file.outcome,
        "code": file.reason_code or None,
        "reason": file.reason or None,
        "seconds": file.seconds,
        "at": file.at,
        "sha256": file.sha256,
        "size": file.size,
        "format": file.format or None,
        "encoding": file.encoding or None,
        "importer_version": file.importer_version,
        "same_as": {"id": same.pk, "file": same.name, "batch": same.batch_id} if same else None,
    }
    if file.outcome not in WITH_STORIES:
        return entry
    try:
        return entry | _stories(_holder(file))
    except Exception:  # what cannot be told of one file must not cost the report of the others
        logger.exception("the ledger of %s cannot be read", file.name)
        return entry | {"error": "ledger_unreadable"}


def _stories(file: File) -> Entry:
    lines: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    furniture: defaultdict[str, list[int]] = defaultdict(list)
    for row in file.ledger:
        if "furniture" in row:
            furniture[row["furniture"]].append(row["line"])
        else:
            lines[row["article"]][row["field"]].append(row["line"])
    articles = {one.file_position: one for one in file.articles.all()}
    pictures = {line: one for one in file.pictures.all() for line in one.lines}
    loose = [one for position, one in articles.items() if position not in lines]
    return {
        "stories": [
            _story(position, fields, articles.get(position), pictures)
            for position, fields in sorted(lines.items())
        ]
        + [_article_story(one) for one in loose],
        "furniture": [
            {"reason": reason, "label": REASONS.get(reason, reason), "lines": sorted(some)}
            for reason, some in sorted(furniture.items())
        ],
        "findings": [_finding(one) for one in file.findings.all()],
    }


def _story(
    position: int,
    fields: dict[str, list[int]],
    article: Article | None,
    pictures: dict[int, Caption],
) -> Entry:
    """A story of the page: an article, a picture that waits for one, or neither any more."""
    if article is not None:
        return _article_story(article)
    lines = sorted(line for some in fields.values() for line in some)
    picture = next((pictures[line] for line in lines if line in pictures), None)
    placed = picture is not None and picture.article_id is not None
    outcome = "picture_placed" if placed else "picture_waiting" if picture else "not_stored"
    return {
        "position": position,
        "outcome": outcome,
        "lines": lines,
        "fields": [{"field": name, "lines": some} for name, some in fields.items()],
    }


def _article_story(article: Article) -> Entry:
    return {
        "position": article.file_position,
        "outcome": article.state,
        "id": str(article.public_id),
        "title": article.title or None,
        "revision": article.revision_number,
        "lines": sorted(article.field_lines.get("all", [])),
        "fields": list(_fields(article)),
        "findings": [_finding(one) for one in article.findings.all()],
    }


def _fields(article: Article) -> Iterator[Entry]:
    """Every field that says something, with its lines and whether it is as the importer read it."""
    reading = of_article(article)
    by_hand = edited(article.as_read, reading)
    for unit, value in reading.fields.items():
        if value not in (None, "", [], ["", "", ""]) or unit in by_hand.fields:
            yield {
                "field": unit,
                "lines": _lines(reading, unit),
                "outcome": _outcome(article, is_edited=unit in by_hand.fields),
            }
    for name, some, changed in (
        ("sections", reading.sections, by_hand.sections),
        ("captions", reading.captions, by_hand.captions),
    ):
        for place, (part, is_edited) in enumerate(zip(some, changed, strict=True)):
            yield {
                "field": f"{name}[{place}]",
                "lines": list(part.lines),
                "outcome": _outcome(article, is_edited=is_edited),
            }


def _outcome(article: Article, *, is_edited: bool) -> str | None:
    """`as_read` or `edited`; None for an article of before the importer's marks were kept."""
    if not article.as_read:
        return None
    return "edited" if is_edited else "as_read"


def _lines(reading: Reading, unit: str) -> list[int]:
    if unit not in ("credits", "review_credits"):
        return reading.field_lines.get(unit, [])
    some = (reading.credit_lines.get((row[0], row[1]), []) for row in reading.fields[unit])
    return sorted({line for lines in some for line in lines})


def _finding(one: Finding) -> Entry:
    entry: Entry = {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "lines": one.lines,
        "section": one.section_position,
    }
    if one.other:
        entry |= {"other": str(one.other.public_id), "share": one.share}
    return entry
