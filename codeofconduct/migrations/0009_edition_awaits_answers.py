"""Whether something the members said still waits for an answer. The table's triggers step aside for it; see 0003."""

from importlib import import_module

from django.db import migrations, models

guards = import_module("codeofconduct.migrations.0003_adopted_text_is_final")
corrections = import_module("codeofconduct.migrations.0004_corrections_and_approval")


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0008_public_pages")]
    operations = [
        migrations.RunPython(guards.unguard, corrections.guard),
        migrations.AddField(
            model_name="edition",
            name="awaits_answers",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(corrections.guard, guards.unguard),
    ]
