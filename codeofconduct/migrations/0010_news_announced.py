"""What an agenda item said when it was last published, so that a calendar hears of a change."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0009_edition_awaits_answers")]
    operations = [
        migrations.AddField("event", "announced", models.JSONField(default=dict, editable=False)),
        migrations.AlterField(
            "event", "starts_at", models.DateTimeField(help_text="Dutch time.", verbose_name="begins")
        ),
        migrations.AlterField(
            "event", "ends_at", models.DateTimeField(help_text="Dutch time.", verbose_name="ends")
        ),
        migrations.AlterField(
            "newsitem", "published_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="date")
        ),
    ]
