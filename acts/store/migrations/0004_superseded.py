"""The edition of the roadmap that no longer asks for an occurrence; empty while one does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0003_own_rules")]
    operations = [
        migrations.AddField("occurrencerow", "superseded", models.TextField(default="")),
    ]
