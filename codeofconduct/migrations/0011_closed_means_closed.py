"""Closed means closed, and an answer to an adopted edition stays: the database says so to whoever writes SQL.

The triggers name ``codeofconduct_edition`` and ``codeofconduct_consultation``: a later migration that alters one of
those, or the comments, first calls ``unguard`` and then ``guard`` again; see 0003.
"""

from django.db import migrations, models

TABLE = "codeofconduct_comment"
CLOSED = "EXISTS (SELECT 1 FROM codeofconduct_consultation c WHERE c.id = {row}.consultation_id AND c.closed_at IS NOT NULL)"
ADOPTED = (
    "EXISTS (SELECT 1 FROM codeofconduct_consultation c JOIN codeofconduct_edition e ON e.page_ptr_id = c.edition_id"
    " WHERE c.id = {row}.consultation_id AND e.state IN ('adopted', 'in_force', 'superseded'))"
)
SAID = ("consultation_id", "article_key", "shown_as", "text", "revision", "said_at")
ANSWERED = ("answer", "because", "answered_at", "answer_revision")
MESSAGE = "this consultation is closed"


def guard(apps, schema_editor):
    differ = "IS NOT" if schema_editor.connection.vendor == "sqlite" else "IS DISTINCT FROM"
    changed = {name: _any_of(columns, differ) for name, columns in {"said": SAID, "answered": ANSWERED}.items()}
    old, new = CLOSED.format(row="OLD"), CLOSED.format(row="NEW")
    conditions = {
        "insert": new,
        "update": f"({old} OR {new}) AND ({changed['said']}) OR {ADOPTED.format(row='OLD')} AND ({changed['answered']})",
        "delete": old,
    }
    make = _sqlite if schema_editor.connection.vendor == "sqlite" else _postgresql
    for statement in make(conditions):
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for what in ("insert", "update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS closed_{TABLE}_{what}")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS closed_{TABLE} ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS closed_{TABLE}()")


def _any_of(columns, differ):
    return " OR ".join(f'NEW."{column}" {differ} OLD."{column}"' for column in columns)


def _sqlite(conditions):
    for what, condition in conditions.items():
        yield (
            f"CREATE TRIGGER closed_{TABLE}_{what} BEFORE {what.upper()} ON {TABLE} FOR EACH ROW"
            f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )


def _postgresql(conditions):
    refuse = f"RAISE EXCEPTION '{MESSAGE}'"
    yield (
        f"CREATE FUNCTION closed_{TABLE}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'INSERT' THEN IF {conditions['insert']} THEN {refuse}; END IF;"
        f" ELSIF TG_OP = 'UPDATE' THEN IF {conditions['update']} THEN {refuse}; END IF;"
        f" ELSIF {conditions['delete']} THEN {refuse}; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    yield (
        f"CREATE TRIGGER closed_{TABLE} BEFORE INSERT OR UPDATE OR DELETE ON {TABLE}"
        f" FOR EACH ROW EXECUTE FUNCTION closed_{TABLE}()"
    )


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0010_news_announced")]
    operations = [
        migrations.AddField("comment", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("comment", "answer_revision", models.PositiveIntegerField(default=0)),
        migrations.AddField("affirmation", "shown_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(guard, unguard),
    ]
