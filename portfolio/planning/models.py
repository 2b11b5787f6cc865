"""The mails that tell people of a plan."""

from django.db import models

from portfolio.sessions.models import OwedMail, Participation


class PlanMail(OwedMail):
    """One mail about a plan, to the person of one line. No link is in it that opens anything."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="plan_mails")

    class Meta:
        constraints = [models.UniqueConstraint("participation", "why", name="one_plan_mail_per_occasion")]

    def __str__(self) -> str:
        return f"mail about a plan {self.pk}"
