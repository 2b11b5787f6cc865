"""Editions as the rooms ask for them."""

from datetime import date
from typing import Any, Self

from django.db import models
from wagtail.query import PageQuerySet

from codeofconduct.editions.states import FINAL

TEXT = ("core_values__articles",)


class EditionQuerySet(PageQuerySet):
    def final(self) -> Self:
        """Adopted, in force or superseded: what the public can read."""
        return self.filter(state__in=FINAL)

    def in_force_on(self, on: date) -> Self:
        """The one edition that holds on this day (Dutch calendar), whether or not the tick has run; or none."""
        return self.final().filter(in_force_from__lte=on).order_by("-in_force_from")[:1]

    def with_text(self) -> Self:
        """Core values and articles in two more queries, however many there are."""
        return self.prefetch_related(*TEXT)

    def on_the_shelf(self) -> list:
        """Every adopted edition, oldest first; there are few."""
        return list(self.final().order_by("in_force_from"))

    def newest_first(self) -> Self:
        """As the desk lists them: what is being written on top, then by the day they came into force."""
        return self.order_by(models.F("in_force_from").desc(nulls_first=True), "-pk")

    def before(self, edition: Any) -> Any:
        """What an edition is read beside: the one it corrects, or else the last adopted before it; or None."""
        if edition.corrects_id:
            return self.with_text().get(pk=edition.corrects_id)
        earlier = self.final().exclude(pk=edition.pk)
        if edition.in_force_from:
            earlier = earlier.filter(in_force_from__lt=edition.in_force_from)
        return earlier.with_text().order_by("in_force_from").last()
