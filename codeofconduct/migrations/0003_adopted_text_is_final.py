"""Adopted text refuses change from whoever writes SQL, bulk updates included; see editions/finality.py.

A later migration that alters one of these tables must drop the triggers first and make them again: SQLite alters a table
by building it anew, which loses its triggers and stumbles over those that name it.
"""

from django.db import migrations

FINAL = "('adopted', 'in_force', 'superseded')"
MESSAGE = "adopted text is final"
EDITION = ("number", "preamble", "adopted_on", "meeting", "quorum", "in_force_from", "sha256")
PARTS = {
    "codeofconduct_corevalue": (
        ("edition_id", "key", "title", "sort_order"),
        "EXISTS (SELECT 1 FROM codeofconduct_edition e WHERE e.page_ptr_id = {row}.edition_id AND e.state IN " + FINAL + ")",
    ),
    "codeofconduct_article": (
        ("value_id", "key", "text", "explanation", "question_excellent", "question_ethical", "question_energetic", "sort_order"),
        "EXISTS (SELECT 1 FROM codeofconduct_edition e JOIN codeofconduct_corevalue v ON v.edition_id = e.page_ptr_id"
        " WHERE v.id = {row}.value_id AND e.state IN " + FINAL + ")",
    ),
}
TABLES = ("codeofconduct_edition", *PARTS)


def guard(apps, schema_editor, edition=EDITION):
    """``edition``: the columns of an edition that never change; a later migration that adds one makes the triggers anew."""
    make = _sqlite if schema_editor.connection.vendor == "sqlite" else _postgresql
    for statement in make(edition):
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for what in ("insert", "update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS adopted_text_{table}_{what}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS adopted_text_{table} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS adopted_text_{table}()")


def _sqlite(edition):
    changed = _differ(edition, "IS NOT")
    held = f"OLD.state IN {FINAL}"
    yield _trigger("codeofconduct_edition", "update", f"{held} AND (NEW.state NOT IN {FINAL} OR {changed})")
    yield _trigger("codeofconduct_edition", "delete", held)
    for table, (columns, final) in PARTS.items():
        old, new = final.format(row="OLD"), final.format(row="NEW")
        yield _trigger(table, "insert", new)
        yield _trigger(table, "update", f"({old} OR {new}) AND ({_differ(columns, 'IS NOT')})")
        yield _trigger(table, "delete", old)


def _trigger(table, what, condition):
    return (
        f"CREATE TRIGGER adopted_text_{table}_{what} BEFORE {what.upper()} ON {table} FOR EACH ROW"
        f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


def _postgresql(edition):
    changed = _differ(edition, "IS DISTINCT FROM")
    refuse = f"RAISE EXCEPTION '{MESSAGE}'"
    yield _function(
        "codeofconduct_edition",
        f"IF OLD.state IN {FINAL} THEN"
        f" IF TG_OP = 'DELETE' THEN {refuse}; END IF;"
        f" IF NEW.state NOT IN {FINAL} OR {changed} THEN {refuse}; END IF;"
        " END IF;",
    )
    yield _attach("codeofconduct_edition", "UPDATE OR DELETE")
    for table, (columns, final) in PARTS.items():
        old, new = final.format(row="OLD"), final.format(row="NEW")
        yield _function(
            table,
            f"IF TG_OP = 'DELETE' THEN IF {old} THEN {refuse}; END IF;"
            f" ELSIF TG_OP = 'INSERT' THEN IF {new} THEN {refuse}; END IF;"
            f" ELSIF ({old} OR {new}) AND ({_differ(columns, 'IS DISTINCT FROM')}) THEN {refuse}; END IF;",
        )
        yield _attach(table, "INSERT OR UPDATE OR DELETE")


def _function(table, body):
    return (
        f"CREATE FUNCTION adopted_text_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )


def _attach(table, events):
    return (
        f"CREATE TRIGGER adopted_text_{table} BEFORE {events} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION adopted_text_{table}()"
    )


def _differ(columns, operator):
    return " OR ".join(f'NEW."{column}" {operator} OLD."{column}"' for column in columns)


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0002_pages")]
    operations = [migrations.RunPython(guard, unguard)]
