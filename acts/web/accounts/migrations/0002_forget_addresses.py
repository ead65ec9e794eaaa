"""Do away with what was kept of logins: addresses, and what was typed beside a wrong password."""

from django.db import migrations


def forget(apps, schema_editor):
    schema_editor.execute("PRAGMA secure_delete = ON")  # the bytes go, not only the rows
    for name in ("AccessAttempt", "AccessLog"):
        apps.get_model("axes", name).objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("axes", "0010_accessattemptexpiration"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
