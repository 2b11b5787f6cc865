"""The trail grows at its end and nowhere else: triggers refuse changes, also to whoever writes SQL by hand.

Lives beside the code because it must hold for every writer, the shell and the database's own client included.
"""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER trail_entries_refuse_{what.lower()} BEFORE {what} ON trail_trailentry
        BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"""
    for what in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$""",
    """CREATE TRIGGER trail_entries_refuse_change BEFORE UPDATE OR DELETE ON trail_trailentry
       FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER trail_entries_refuse_truncate BEFORE TRUNCATE ON trail_trailentry
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for what in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER trail_entries_refuse_{what}")
    else:
        schema_editor.execute("DROP TRIGGER trail_entries_refuse_change ON trail_trailentry")
        schema_editor.execute("DROP TRIGGER trail_entries_refuse_truncate ON trail_trailentry")
        schema_editor.execute("DROP FUNCTION refuse_change()")


def first_head(apps, schema_editor):
    apps.get_model("trail", "TrailHead").objects.create(pk=1, size=0, chain=b"\x00" * 32)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [
        migrations.RunPython(first_head, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
