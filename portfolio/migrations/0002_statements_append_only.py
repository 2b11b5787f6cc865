"""What the register signed for a peer is added to and never changed: triggers refuse it, also to hand-written SQL."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER statements_refuse_{what.lower()} BEFORE {what} ON portfolio_statement
        BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END"""
    for what in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION refuse_statement_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'statements are append-only'; END $$""",
    """CREATE TRIGGER statements_refuse_change BEFORE UPDATE OR DELETE ON portfolio_statement
       FOR EACH ROW EXECUTE FUNCTION refuse_statement_change()""",
    """CREATE TRIGGER statements_refuse_truncate BEFORE TRUNCATE ON portfolio_statement
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_statement_change()""",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for what in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER statements_refuse_{what}")
    else:
        for what in ("change", "truncate"):
            schema_editor.execute(f"DROP TRIGGER statements_refuse_{what} ON portfolio_statement")
        schema_editor.execute("DROP FUNCTION refuse_statement_change()")


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
