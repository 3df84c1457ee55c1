"""Let the database itself refuse to change what a publication froze."""

from django.db import migrations

FROZEN = ("article_id", "public_id", "version", "card", "document", "content_hash", "published_at")

SQLITE = f"""
CREATE TRIGGER publication_is_frozen BEFORE UPDATE OF {", ".join(FROZEN)} ON articles_publication
BEGIN SELECT RAISE(ABORT, '发布件不可改动'); END;
"""

POSTGRESQL = f"""
CREATE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '发布件不可改动' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER publication_is_frozen BEFORE UPDATE ON articles_publication FOR EACH ROW
WHEN ({" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FROZEN)})
EXECUTE FUNCTION refuse_frozen();
"""

UNDO = {
    "sqlite": ["DROP TRIGGER publication_is_frozen"],
    "postgresql": [
        "DROP TRIGGER publication_is_frozen ON articles_publication",
        "DROP FUNCTION refuse_frozen()",
    ],
}


def freeze(apps, schema_editor):
    sql = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    schema_editor.execute(sql, params=None)


def thaw(apps, schema_editor):
    for sql in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_change_counter_row")]
    operations = [migrations.RunPython(freeze, thaw)]
