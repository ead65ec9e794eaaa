"""The database itself refuses to change, delete or replace a recorded event."""

from django.db import migrations

REFUSAL = "the journal is append-only"

# INSERT OR REPLACE deletes the old row without firing a delete trigger, so inserting over an
# existing place is refused too.
SQLITE = (
    f"""
    CREATE TRIGGER acts_event_no_update BEFORE UPDATE ON acts_event
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER acts_event_no_delete BEFORE DELETE ON acts_event
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER acts_event_no_replace BEFORE INSERT ON acts_event
    WHEN EXISTS (SELECT 1 FROM acts_event WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM acts_event WHERE subject = NEW.subject AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
)

POSTGRESQL = (
    f"""
    CREATE FUNCTION acts_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
    """,
    """
    CREATE TRIGGER acts_event_no_change BEFORE UPDATE OR DELETE ON acts_event
    FOR EACH ROW EXECUTE FUNCTION acts_event_refuse()
    """,
    """
    CREATE TRIGGER acts_event_no_truncate BEFORE TRUNCATE ON acts_event
    FOR EACH STATEMENT EXECUTE FUNCTION acts_event_refuse()
    """,
)


def guard(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(guard)]
