"""What was sent stays as it was, also to whoever writes SQL by hand.

Only changes are refused, no deletes: when the term for keeping a dossier ends, it goes as a whole.
"""

from django.db import migrations

SQLITE = """CREATE TRIGGER evidence_refuses_change BEFORE UPDATE ON registry_evidence
    BEGIN SELECT RAISE(ABORT, 'evidence does not change'); END"""
POSTGRESQL = [
    """CREATE FUNCTION refuse_change_of_evidence() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'evidence does not change'; END $$""",
    """CREATE TRIGGER evidence_refuses_change BEFORE UPDATE ON registry_evidence
       FOR EACH ROW EXECUTE FUNCTION refuse_change_of_evidence()""",
]


def guard(apps, schema_editor):
    for statement in [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER evidence_refuses_change")
    else:
        schema_editor.execute("DROP TRIGGER evidence_refuses_change ON registry_evidence")
        schema_editor.execute("DROP FUNCTION refuse_change_of_evidence()")


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_first_rules")]
    operations = [migrations.RunPython(guard, unguard)]
