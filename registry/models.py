"""Hands the rooms' tables to Django."""

from registry.decisions.models import Decision
from registry.policy.models import Policy
from registry.reading.models import Reading
from registry.registrations.models import Employment, Registration
from registry.renewal.models import Document, Dossier, EarlierStory, Evidence
from registry.signals.models import LetRest

__all__ = [
    "Decision",
    "Document",
    "Dossier",
    "EarlierStory",
    "Employment",
    "Evidence",
    "LetRest",
    "Policy",
    "Reading",
    "Registration",
]
