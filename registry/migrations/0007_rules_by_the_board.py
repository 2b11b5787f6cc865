"""Rules the board writes: why, since when they are known, and whether they were taken back before they started."""

from django.db import migrations, models
from django.db.models import F, Q

BOUNDS = {
    "objection_weeks": (6, 26),
    "pieces_max": (1, 12),
    "readers": (2, 5),
    "same_employer_years": (1, 10),
    "story_max_words": (200, 5000),
    "term_years": (1, 10),
    "window_months": (1, 24),
}


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_levels_that_count")]
    operations = [
        migrations.AlterModelOptions(
            name="policy", options={"ordering": ["starts_on", "pk"], "verbose_name_plural": "policies"}
        ),
        migrations.AddField("policy", "why", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("policy", "announced_on", models.DateField(null=True)),
        migrations.AddField("policy", "withdrawn_on", models.DateField(null=True)),
        migrations.AlterField("policy", "starts_on", models.DateField()),
        migrations.AddConstraint(
            "policy",
            models.UniqueConstraint(
                fields=["starts_on"], condition=Q(withdrawn_on=None), name="one_set_of_rules_for_a_day"
            ),
        ),
        migrations.AddConstraint(
            "policy",
            models.CheckConstraint(
                condition=Q(announced_on=None) | Q(announced_on__lt=F("starts_on")), name="rules_are_known_beforehand"
            ),
        ),
        migrations.AddConstraint(
            "policy",
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__lt=F("starts_on")), name="rules_that_started_stay"
            ),
        ),
        migrations.AddConstraint(
            "policy",
            models.CheckConstraint(
                condition=Q(**{f"{rule}__range": bounds for rule, bounds in BOUNDS.items()}),
                name="rules_are_within_bounds",
            ),
        ),
    ]
