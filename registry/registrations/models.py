"""Who is in the register, since when and until when."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.registrations.states import PUBLIC, S


class Visibility(models.TextChoices):
    """How the public can find someone. Shielded is for people whose safety asks for it."""

    BY_NAME = "by_name", _("by name and number")
    NUMBER_ONLY = "number_only", _("by number only")
    SHIELDED = "shielded", _("shielded")


class RegistrationQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those the register answers "yes" for."""
        return self.filter(state__in=PUBLIC)

    def findable_by_name(self) -> Self:
        return self.public().filter(visibility=Visibility.BY_NAME)


class Registration(models.Model):
    """One person in the register. The number is never used again, also not after someone left."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="registration")
    number = models.CharField(_("registration number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=150)
    search_name = models.CharField(max_length=320, db_index=True, editable=False)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    field = models.CharField(_("field of work"), max_length=100, blank=True)
    state = models.CharField(max_length=20, choices=S.choices, default=S.DRAFT)
    registered_on = models.DateField(_("registered since"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.BY_NAME)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("registered_on")),
                name="a_registration_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(PUBLIC))
                | models.Q(registered_on__isnull=False, valid_until__isnull=False),
                name="who_is_registered_has_a_term",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_public(self) -> bool:
        """Whether the register says "yes" about this person."""
        return self.state in PUBLIC


class EmploymentQuerySet(models.QuerySet):
    def since(self, day: datetime.date) -> Self:
        """Where someone worked on that day or later."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=day))


class Employment(models.Model):
    """Where someone works or worked. Only used to keep colleagues from reading each other's dossier; never public."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="employments")
    employer = models.CharField(_("employer"), max_length=150)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return f"employment of {self.registration_id}"
