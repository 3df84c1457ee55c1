"""Duplicates 雷同: the same page in other bytes is no new page; the same article is told the editor.

Which of two articles came first 先刊出 is said by the dates that they were printed, where both are
known and differ, else by the order in which they came in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched

from articles.models import Article, Caption, File, Finding, Section, Sketch
from articles.workflow.wording import clipped
from backend.chinese.likeness import REPRINT, fingerprint, share, shingles, sketch
from backend.draft import PageDraft
from backend.vocabulary import FileOutcome, FindingCode, Severity

COMMON = 100
"""A number that leads to so many articles is a stock phrase 套话; it is not written once more."""

COMPARED = 5
"""So many articles, those with most numbers in common, are compared word for word with a new one."""

AT_ONCE = 500
"""So many values in one question; databases refuse more than some thousands."""


def text_hash(page: PageDraft) -> str:
    """The page's fingerprint, empty for a page without text."""
    return fingerprint("\n".join(line.text for line in page.source.lines))


def same_text(digest: str) -> File | None:
    """The receipt of a page with this fingerprint."""
    rows = File.objects.filter(text_hash=digest, outcome=FileOutcome.IMPORTED.value)
    return rows.defer("text", "ledger").first() if digest else None


def known_duplicate(sha256: str, version: str) -> File | None:
    """The receipt that these bytes were found to repeat by this importer, if it still stands."""
    seen = File.objects.filter(
        sha256=sha256,
        outcome=FileOutcome.DUPLICATE.value,
        importer_version=version,
        same_as__outcome=FileOutcome.IMPORTED.value,
    )
    last = seen.order_by("-pk").defer("text", "ledger").select_related("same_as").first()
    return last.same_as if last else None


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's runs, its sketch, and when it was printed."""

    article: Article
    runs: frozenset[int]

    @property
    def sketch(self) -> tuple[int, ...]:
        return sketch(self.runs)

    @property
    def printed_on(self) -> date | None:
        issue = self.article.issue
        return issue.date if issue else self.article.published_on

    def came_before(self, other: "_Text") -> bool:
        """先刊出."""
        mine, theirs = self.printed_on, other.printed_on
        if mine is None or theirs is None or mine == theirs:
            return self.article.pk < other.article.pk
        return mine < theirs


def forget(articles: Sequence[Article]) -> None:
    """Take the articles out of the index, and with them what was told of them there."""
    Finding.objects.filter(article__in=articles, code=FindingCode.REPRINT.value).delete()
    Sketch.objects.filter(article__in=articles).delete()


def find_reprints(articles: Sequence[Article]) -> int:
    """Enter the articles in the index and tell which share most of a text; how many findings.

    A handful of questions for a page, however many articles the house has. Articles that are in the
    index already must be forgotten first.
    """
    keys = [one.pk for one in articles]
    texts = {text.article.pk: text for text in _texts(keys) if text.runs}
    holders = _holders({number for text in texts.values() for number in text.sketch})
    _enter(texts.values(), holders)
    alike = {key: _alike(text, holders) for key, text in texts.items()}
    missing = {key for found in alike.values() for key in found} - texts.keys()
    there = texts | {text.article.pk: text for text in _texts(missing)}
    pairs = [
        pair
        for key, found in alike.items()
        for other in found
        if other in there and (pair := _pair(texts[key], there[other])) is not None
    ]
    return _tell(pairs)


def _texts(keys: Iterable[int]) -> Iterator[_Text]:
    """The articles' texts in order of their keys; of a picture story, its captions."""
    for some in batched(sorted(keys), AT_ONCE, strict=False):
        bodies: defaultdict[int, list[str]] = defaultdict(list)
        sections = Section.objects.filter(article__in=some)
        for key, heading, body in sections.values_list("article_id", "heading", "body"):
            bodies[key] += [heading, body]
        bare = [key for key in some if not "".join(bodies[key])]
        captions = Caption.objects.filter(article__in=bare).values_list("article_id", "text")
        for caption_of, text in captions:
            bodies[caption_of or 0].append(text)
        articles = Article.objects.filter(pk__in=some).order_by("pk")
        beside = articles.select_related("source", "issue__source", "file")
        for article in beside.defer("file__text", "file__ledger", "as_read", "field_lines"):
            yield _Text(article, shingles("\n".join(bodies[article.pk])))


def _holders(numbers: set[int]) -> defaultdict[int, list[int]]:
    """The articles that each number leads to."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for some in batched(sorted(numbers), AT_ONCE, strict=False):
        for number, key in Sketch.objects.filter(number__in=some).values_list("number", "article"):
            found[number].append(key)
    return found


def _enter(texts: Iterable[_Text], holders: defaultdict[int, list[int]]) -> None:
    rows = []
    for text in texts:
        for number in text.sketch:
            if len(holders[number]) < COMMON:
                rows.append(Sketch(number=number, article=text.article))
                holders[number].append(text.article.pk)
    Sketch.objects.bulk_create(rows)


def _alike(text: _Text, holders: Mapping[int, list[int]]) -> list[int]:
    """The articles that have most numbers in common with the text; of equals, the older ones."""
    counts = Counter(key for number in text.sketch for key in holders[number])
    del counts[text.article.pk]
    return sorted(counts, key=lambda key: (-counts[key], key))[:COMPARED]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles of one print."""

    first: _Text
    later: _Text
    share: float


def _pair(one: _Text, other: _Text) -> _Pair | None:
    same = share(one.runs, other.runs)
    if same < REPRINT:
        return None
    return _Pair(one, other, same) if one.came_before(other) else _Pair(other, one, same)


def _tell(pairs: list[_Pair]) -> int:
    """One finding on each later article, naming the earliest of those that came before it."""
    earliest: dict[int, _Pair] = {}
    for pair in pairs:
        key = pair.later.article.pk
        if key not in earliest or pair.first.came_before(earliest[key].first):
            earliest[key] = pair
    told = Finding.objects.filter(article__in=earliest, code=FindingCode.REPRINT.value)
    for finding in told.select_related("other__issue"):
        pair = earliest[finding.article_id or 0]
        if finding.other and _Text(finding.other, frozenset()).came_before(pair.first):
            del earliest[pair.later.article.pk]
        else:
            finding.delete()
    Finding.objects.bulk_create(_finding(pair) for _, pair in sorted(earliest.items()))
    return len(earliest)


def _finding(pair: _Pair) -> Finding:
    first, later = pair.first, pair.later
    percent = int(pair.share * 100)
    by_print = first.printed_on and later.printed_on and first.printed_on != later.printed_on
    return Finding(
        file=later.article.file,
        article=later.article,
        other=first.article,
        share=percent,
        code=FindingCode.REPRINT.value,
        severity=Severity.NOTE.value,
        message=f"与《{clipped(str(first.article))}》（{_home(first.article)}）有 {percent}% 的文字相同，"
        f"那一篇{'刊出' if by_print else '收稿'}在先",
    )


def _home(article: Article) -> str:
    """Where an article was printed, as far as that is known."""
    return str(article.issue or article.source or article.file or "手写稿")[:100]
