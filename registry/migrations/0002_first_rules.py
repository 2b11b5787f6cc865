"""The rules the register starts with; later rules are rows with a later date."""

import datetime

from django.db import migrations

FIRST_DAY = datetime.date(2021, 1, 1)
FIRST_RULES = {
    "term_years": 5,
    "window_months": 12,
    "readers": 2,
    "deciders": 2,
    "objection_weeks": 6,
    "same_employer_years": 5,
    "confirmations_needed": 2,
    "story_max_words": 1200,
    "pieces_max": 6,
}


def first_rules(apps, schema_editor):
    apps.get_model("registry", "Policy").objects.get_or_create(starts_on=FIRST_DAY, defaults=FIRST_RULES)


def no_rules(apps, schema_editor):
    apps.get_model("registry", "Policy").objects.filter(starts_on=FIRST_DAY).delete()


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(first_rules, no_rules)]
