"""What can become of a look back. Time alone moves it once: on its day. "Not to know" is as good an end as any."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    EXPECTED = "expected", _("Still to come")
    REMINDED = "reminded", _("Its day has come")
    DESCRIBED = "described", _("Written down")
    NOT_TO_KNOW = "not_to_know", _("Not to know")


OPEN = frozenset({State.EXPECTED, State.REMINDED})
"""Nothing was written yet."""
NEXT: dict[str, frozenset[str]] = {
    State.EXPECTED: frozenset({State.REMINDED, State.DESCRIBED, State.NOT_TO_KNOW}),
    State.REMINDED: frozenset({State.EXPECTED, State.DESCRIBED, State.NOT_TO_KNOW}),
    State.DESCRIBED: frozenset(),
    State.NOT_TO_KNOW: frozenset({State.DESCRIBED}),
}
"""One may write before the day; let it rest once more, which moves the day; and hear it after all, years later."""
