"""A shelf with five editions of forty articles, each a little different from the one before."""

from datetime import timedelta

from django.utils import timezone

from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Edition
from tests.factories import codeofconduct as code

NUMBERS = ("1.0", "1.1", "1.2", "1.3", "2.0")


def five_editions() -> list[Edition]:
    """The newest comes into force in four days; who travels there has seen four others."""
    today = timezone.localdate()
    for place, number in enumerate(NUMBERS):
        values = code.text(4, 10)
        for article in values[place % 4]["articles"]:
            article["text"] = f"{article['text']} En ook dit, sinds {number}."
        code.adopt(code.draft(number, values=values), in_force_from=today + timedelta(days=place))
    editions.bring_into_force(today)
    return list(Edition.objects.on_the_shelf())
