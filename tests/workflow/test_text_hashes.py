"""What was here before fingerprints and sketches gets them from the migration that brought them."""

from importlib import import_module
from pathlib import Path

from django.apps import apps

from articles.models import Article, Batch, File, Sketch
from articles.workflow.intake import Order, take_in
from articles.workflow.readings import marks_of, of_article
from tests.workflow.conftest import Run
from tests.workflow.pages import PHOTO, write_page
from tests.workflow.test_duplicates import OTHER, STORY

ROOT = Path(__file__).parents[2]
(NAME,) = (path.stem for path in ROOT.glob("articles/migrations/*_text_hashes.py"))
MIGRATION = import_module(f"articles.migrations.{NAME}")
PAGES = ROOT / "tests" / "corpus" / "pages"


def test_pages_and_articles_get_what_new_ones_get(tmp_path: Path, batch: Batch) -> None:
    for name, text in (("a.md", STORY), ("b.md", OTHER), ("c.txt", PHOTO)):
        take_in(write_page(tmp_path, text, name), batch, Order())
    hashes = list(File.objects.order_by("pk").values_list("text_hash", flat=True))
    rows = sorted(Sketch.objects.values_list("number", "article"))
    assert all(hashes)
    assert len(rows) == 16
    File.objects.update(text_hash="")
    Sketch.objects.all().delete()

    MIGRATION.hash_pages(apps, None)
    MIGRATION.sketch_articles(apps, None)

    assert list(File.objects.order_by("pk").values_list("text_hash", flat=True)) == hashes
    assert sorted(Sketch.objects.values_list("number", "article")) == rows


def test_of_two_pages_with_one_text_the_first_gets_the_fingerprint(
    tmp_path: Path, batch: Batch
) -> None:
    for name, text in (("a.md", STORY), ("b.md", OTHER)):
        take_in(write_page(tmp_path, text, name), batch, Order())
    File.objects.update(text_hash="", text="同一页")

    MIGRATION.hash_pages(apps, None)

    assert [bool(row.text_hash) for row in File.objects.order_by("pk")] == [True, False]


def test_the_rows_of_the_corpus_say_what_was_read(run: Run) -> None:
    run(PAGES)

    articles = list(Article.objects.all())
    assert len(articles) >= 30
    for article in articles:
        assert marks_of(of_article(article)) == article.as_read, article
