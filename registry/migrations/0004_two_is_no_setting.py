"""Two deciders and two confirmations were stored here and read nowhere: they are part of the procedure itself."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_evidence_stays")]
    operations = [
        migrations.RemoveField(model_name="policy", name="confirmations_needed"),
        migrations.RemoveField(model_name="policy", name="deciders"),
    ]
