"""The columns of a table that is about one item: of three keys exactly one is set, and the database sees to it."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q

from portfolio.activities.models import Activity
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations.models import Situation
from portfolio.writing.models import Writing

COLUMNS = ("situation", "image", "activity")
"""The name of each kind of item, here and as the name of its column."""


def exactly_one_item(name: str) -> models.CheckConstraint:
    """The constraint for the ``Meta`` of every table built on ``AboutAnItem``."""
    ways = [Q(**{f"{column}__isnull": column != wanted for column in COLUMNS}) for wanted in COLUMNS]
    return models.CheckConstraint(condition=reduce(or_, ways), name=name)


class AboutAnItemQuerySet(models.QuerySet):
    def about(self, item: Writing) -> Self:
        """The rows about this item."""
        return self.filter(**{column_of(item): item})


class AboutAnItem(models.Model):
    """Goes when its item goes."""

    situation = models.ForeignKey(Situation, models.CASCADE, null=True, blank=True, related_name="+")
    image = models.ForeignKey(ImageOfGoodWork, models.CASCADE, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="+")

    objects = AboutAnItemQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def item(self) -> Writing:
        """The item; select the three columns along when there are many rows."""
        return next(one for one in (self.situation, self.image, self.activity) if one is not None)


KIND_OF: dict[type[Writing], str] = {Situation: "situation", ImageOfGoodWork: "image", Activity: "activity"}


def column_of(item: Writing) -> str:
    """``"situation"``, ``"image"`` or ``"activity"``."""
    return KIND_OF[type(item)]
