"""Give the pages and articles that are here already what new ones get: fingerprint and sketch."""

from django.db import migrations

from backend.chinese.likeness import fingerprint, shingles, sketch

COMMON = 100


def hash_pages(apps, schema_editor):
    File = apps.get_model("articles", "File")
    imported = File.objects.filter(outcome="imported", text_hash="").order_by("pk")
    for pk, text in imported.values_list("pk", "text").iterator(chunk_size=100):
        digest = fingerprint(text)
        # Of two pages with one text, imported before that was looked for, the first keeps it.
        if digest and not File.objects.filter(outcome="imported", text_hash=digest).exists():
            File.objects.filter(pk=pk).update(text_hash=digest)


def sketch_articles(apps, schema_editor):
    Article, Sketch = apps.get_model("articles", "Article"), apps.get_model("articles", "Sketch")
    Section, Caption = apps.get_model("articles", "Section"), apps.get_model("articles", "Caption")
    for pk in Article.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=1000):
        sections = Section.objects.filter(article=pk).order_by("position", "pk")
        words = [word for row in sections.values_list("heading", "body") for word in row]
        if not "".join(words):
            captions = Caption.objects.filter(article=pk).order_by("position", "pk")
            words = list(captions.values_list("text", flat=True))
        Sketch.objects.bulk_create(
            Sketch(number=number, article_id=pk)
            for number in sketch(shingles("\n".join(words)))
            if Sketch.objects.filter(number=number)[:COMMON].count() < COMMON
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_import_ledger")]
    operations = [
        migrations.RunPython(hash_pages, migrations.RunPython.noop),
        migrations.RunPython(sketch_articles, migrations.RunPython.noop),
    ]
