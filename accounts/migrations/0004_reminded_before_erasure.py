from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_leaving_and_erased")]

    operations = [
        migrations.AddField("leaving", "reminded_at", models.DateTimeField(editable=False, null=True)),
    ]
