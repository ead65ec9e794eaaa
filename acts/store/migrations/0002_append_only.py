"""The database itself refuses to change, delete or replace what was recorded.

An event stays as it is. A version of a register's row may lose values, since personal data must be
erasable, and nothing else: it gets no new value, no other place, and doesn't go.
"""

from django.db import migrations

REFUSAL = "the journal is append-only"
ROW_REFUSAL = "versions of registers are append-only"

# INSERT OR REPLACE deletes the old row without firing a delete trigger, so inserting over an
# existing place is refused too. A version is written at the end: never below the last revision.
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
    f"""
    CREATE TRIGGER acts_register_row_only_loses BEFORE UPDATE ON acts_register_row
    WHEN NEW.id IS NOT OLD.id
      OR NEW.organization_id IS NOT OLD.organization_id
      OR NEW."table" IS NOT OLD."table"
      OR NEW.code IS NOT OLD.code
      OR NEW.revision IS NOT OLD.revision
      OR NEW.excluded IS NOT OLD.excluded
      OR json_type(NEW.contents) IS NOT 'object'
      OR EXISTS (
        SELECT 1 FROM json_each(NEW.contents) AS kept
        WHERE NOT EXISTS (
          SELECT 1 FROM json_each(OLD.contents) AS had
          WHERE had.key = kept.key AND had.type = kept.type AND had.value IS kept.value
        )
      )
    BEGIN SELECT RAISE(ABORT, '{ROW_REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER acts_register_row_no_delete BEFORE DELETE ON acts_register_row
    BEGIN SELECT RAISE(ABORT, '{ROW_REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER acts_register_row_no_replace BEFORE INSERT ON acts_register_row
    WHEN EXISTS (SELECT 1 FROM acts_register_row WHERE id = NEW.id)
      OR EXISTS (
        SELECT 1 FROM acts_register_row
        WHERE organization_id = NEW.organization_id AND revision > NEW.revision
      )
      OR EXISTS (
        SELECT 1 FROM acts_register_row
        WHERE organization_id = NEW.organization_id AND "table" = NEW."table"
          AND code = NEW.code AND revision = NEW.revision
      )
    BEGIN SELECT RAISE(ABORT, '{ROW_REFUSAL}'); END
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
    f"""
    CREATE FUNCTION acts_register_row_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{ROW_REFUSAL}'; END $$
    """,
    """
    CREATE TRIGGER acts_register_row_only_loses BEFORE UPDATE ON acts_register_row
    FOR EACH ROW WHEN (
      (NEW.id, NEW.organization_id, NEW."table", NEW.code, NEW.revision, NEW.excluded)
        IS DISTINCT FROM
      (OLD.id, OLD.organization_id, OLD."table", OLD.code, OLD.revision, OLD.excluded)
      OR jsonb_typeof(NEW.contents::jsonb) <> 'object'
      OR NOT (NEW.contents::jsonb <@ OLD.contents::jsonb)
    )
    EXECUTE FUNCTION acts_register_row_refuse()
    """,
    """
    CREATE TRIGGER acts_register_row_no_delete BEFORE DELETE ON acts_register_row
    FOR EACH ROW EXECUTE FUNCTION acts_register_row_refuse()
    """,
    """
    CREATE TRIGGER acts_register_row_no_truncate BEFORE TRUNCATE ON acts_register_row
    FOR EACH STATEMENT EXECUTE FUNCTION acts_register_row_refuse()
    """,
)


def guard(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(guard)]
