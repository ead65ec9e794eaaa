"""Rules of an organisation's own about dates; null where the roadmap's hold."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_append_only")]
    operations = [
        migrations.AddField("organizationrow", "week", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("organizationrow", "days_off", models.TextField(null=True)),
        migrations.AddField("organizationrow", "school_year_start", models.TextField(null=True)),
        migrations.AddField("organizationrow", "school_year_end", models.TextField(null=True)),
    ]
