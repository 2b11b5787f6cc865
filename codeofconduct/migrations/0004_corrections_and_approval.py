"""A correction names the edition it corrects; the board's approval is of one text. The triggers of 0003 watch both too."""

from django.db import migrations, models
from importlib import import_module
import django.db.models.deletion

guards = import_module("codeofconduct.migrations.0003_adopted_text_is_final")
EDITION = (*guards.EDITION, "corrects_id", "erratum")


def guard(apps, schema_editor):
    guards.guard(apps, schema_editor, edition=EDITION)


def guard_as_before(apps, schema_editor):
    guards.guard(apps, schema_editor)



class Migration(migrations.Migration):

    dependencies = [
        ('codeofconduct', '0003_adopted_text_is_final'),
    ]

    operations = [
        migrations.RunPython(guards.unguard, guard_as_before),
        migrations.AddField(
            model_name='edition',
            name='approved_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='edition',
            name='approved_sha256',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='edition',
            name='corrects',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='codeofconduct.edition'),
        ),
        migrations.AddField(
            model_name='edition',
            name='erratum',
            field=models.TextField(blank=True, help_text='Only for a correction: what was wrong in the earlier edition, and how it reads now.', verbose_name='erratum'),
        ),
        migrations.RunPython(guard, guards.unguard),
    ]
