"""The old chain goes, and the triggers come back: the trail, its tree and its checkpoints grow at their ends only.

One change of an entry is allowed: emptying a name with its salt, once, when a person is erased.
"""

from django.db import migrations, models

KEPT = ("seq", "at", "action", "codes", "body", "leaf")
NAMES = ("subject", "actor")
GROWING = {"entries": "trail_trailentry", "nodes": "trail_trailnode", "checkpoints": "trail_checkpoint"}
FINAL = "'the trail is append-only'"
NO_BYTES = {"sqlite": "x''", "postgresql": "''::bytea"}


def only_unlinks(same, empty):
    """SQL for: this update does nothing but empty names. ``same`` compares null-safe; ``empty`` are no bytes."""
    kept = [f"NEW.{column} {same} OLD.{column}" for column in KEPT]
    names = [
        f"((NEW.{name} = OLD.{name} AND NEW.{name}_salt = OLD.{name}_salt)"
        f" OR (NEW.{name} = '' AND NEW.{name}_salt = {empty}))"
        for name in NAMES
    ]
    return " AND ".join([*kept, *names, "OLD.unlinked_by IS NULL", "NEW.unlinked_by IS NOT NULL"])


def sqlite():
    allowed = only_unlinks("IS", NO_BYTES["sqlite"])
    yield (
        "CREATE TRIGGER trail_entries_refuse_update BEFORE UPDATE ON trail_trailentry"
        f" WHEN NOT ({allowed}) BEGIN SELECT RAISE(ABORT, {FINAL}); END"
    )
    for name, table in GROWING.items():
        for what in ("UPDATE", "DELETE"):
            if (name, what) != ("entries", "UPDATE"):
                yield (
                    f"CREATE TRIGGER trail_{name}_refuse_{what.lower()} BEFORE {what} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, {FINAL}); END"
                )


def postgresql():
    allowed = only_unlinks("IS NOT DISTINCT FROM", NO_BYTES["postgresql"])
    yield (
        "CREATE FUNCTION refuse_more_than_unlinking() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF {allowed} THEN RETURN NEW; END IF;"
        f" RAISE EXCEPTION {FINAL}; END $$"
    )
    yield (
        "CREATE TRIGGER trail_entries_refuse_update BEFORE UPDATE ON trail_trailentry"
        " FOR EACH ROW EXECUTE FUNCTION refuse_more_than_unlinking()"
    )
    yield (
        "CREATE TRIGGER trail_entries_refuse_delete BEFORE DELETE ON trail_trailentry"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    for name in ("nodes", "checkpoints"):
        yield (
            f"CREATE TRIGGER trail_{name}_refuse_change BEFORE UPDATE OR DELETE ON {GROWING[name]}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        yield (
            f"CREATE TRIGGER trail_{name}_refuse_truncate BEFORE TRUNCATE ON {GROWING[name]}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def guard(apps, schema_editor):
    for statement in sqlite() if schema_editor.connection.vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0003_a_tree_over_the_trail")]
    operations = [
        migrations.RemoveField("trailentry", "chain"),
        migrations.RemoveField("trailhead", "chain"),
        migrations.AlterField("trailentry", "actor", models.CharField(max_length=64, db_index=True)),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
