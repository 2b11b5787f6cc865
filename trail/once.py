"""A form sent twice is carried out once. Called inside the transaction, after the lock."""

from django.db import models

from accounts.models import User
from trail.models import DoneOnce, actor_ref, subject_ref


def find(action: str, key: str, *, by: User | str | None) -> str | None:
    """The primary key (as text) of what this form already made, or None the first time."""
    done = DoneOnce.objects.filter(actor=actor_ref(by), action=action, key=key[:64]).first()
    return done.subject.rpartition(":")[2] if done else None


def remember(action: str, key: str, subject: models.Model, *, by: User | str | None) -> None:
    """Remember that this form was carried out, and on what. Raises ``ValueError`` for an empty key."""
    if not key:
        raise ValueError("A form that writes carries a key.")
    DoneOnce.objects.create(actor=actor_ref(by), action=action, key=key[:64], subject=subject_ref(subject))
