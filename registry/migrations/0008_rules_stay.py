"""Rules never change, also for whoever writes SQL by hand; until the day before they start they can be taken back.

A later migration that alters this table must drop the triggers first and make them again, and name a new column here:
SQLite alters a table by building it anew, which loses its triggers. A write that changes nothing is none: a loaded copy
of the same row, for one. "Today" is the day in the Netherlands; Django gives its process that clock (``TIME_ZONE``), and
with it SQLite's "localtime".
"""

from django.db import migrations

FIXED = (
    *("id", "starts_on", "term_years", "window_months", "readers", "objection_weeks", "same_employer_years"),
    *("story_max_words", "pieces_max", "levels_that_count", "why", "announced_on"),
)
SQLITE = [
    f"""CREATE TRIGGER rules_refuse_change BEFORE UPDATE ON registry_policy
    WHEN {" OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED)}
        OR NEW.withdrawn_on IS NOT OLD.withdrawn_on
        AND (OLD.withdrawn_on IS NOT NULL OR OLD.starts_on <= date('now', 'localtime'))
    BEGIN SELECT RAISE(ABORT, 'rules do not change'); END""",
    """CREATE TRIGGER rules_refuse_delete BEFORE DELETE ON registry_policy
    BEGIN SELECT RAISE(ABORT, 'rules do not change'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_change_of_rules() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
           IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'withdrawn_on' = to_jsonb(OLD) - 'withdrawn_on' AND (
               NEW.withdrawn_on IS NOT DISTINCT FROM OLD.withdrawn_on
               OR OLD.withdrawn_on IS NULL AND OLD.starts_on > (now() AT TIME ZONE 'Europe/Amsterdam')::date
           ) THEN RETURN NEW; END IF;
           RAISE EXCEPTION 'rules do not change';
       END $$""",
    """CREATE TRIGGER rules_refuse_change BEFORE UPDATE OR DELETE ON registry_policy
       FOR EACH ROW EXECUTE FUNCTION refuse_change_of_rules()""",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER rules_refuse_change")
        schema_editor.execute("DROP TRIGGER rules_refuse_delete")
    else:
        schema_editor.execute("DROP TRIGGER rules_refuse_change ON registry_policy")
        schema_editor.execute("DROP FUNCTION refuse_change_of_rules()")


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_rules_by_the_board")]
    operations = [migrations.RunPython(guard, unguard)]
