"""What the board decided about a dossier, and who the two were."""

import json
import uuid
from dataclasses import asdict, dataclass
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import RecordKey
from registry.decisions.states import Outcome, S
from registry.policy.models import Policy
from registry.renewal.models import Evidence


@dataclass(frozen=True)
class Grounds:
    """The words of a decision: why, and the question that goes along."""

    reasons: str = ""
    question: str = ""

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Grounds":
        return cls(**json.loads(text))


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """To the member once it is decided. The board sees it on the page where it decides."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(evidence__dossier__member=user, state=S.DECIDED)

    def standing(self) -> Self:
        """Proposed or decided."""
        return self.exclude(state=S.SET_ASIDE)


class Decision(models.Model):
    """One outcome for one frozen dossier. ``sealed`` holds its ``Grounds`` under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    state = models.CharField(max_length=10, choices=S.choices, default=S.PROPOSED)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True)
    objection_until = models.DateField(null=True)
    record_key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    objects = DecisionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence"], condition=~Q(state=S.SET_ASIDE), name="one_decision_per_evidence"
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="two_people_decide"),
            models.CheckConstraint(condition=Q(state__in=S.values), name="decision_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    @property
    def is_decided(self) -> bool:
        return self.state == S.DECIDED
