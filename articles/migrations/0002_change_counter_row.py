"""Put the one counter row in place, from which changes take their numbers."""

from django.db import migrations


def insert_counter(apps, schema_editor):
    apps.get_model("articles", "ChangeCounter").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_manuscripts")]
    operations = [migrations.RunPython(insert_counter, migrations.RunPython.noop)]
