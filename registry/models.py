"""Hands the rooms' tables to Django."""

from registry.decisions.models import Decision
from registry.policy.models import Policy
from registry.reading.models import Reading
from registry.registrations.models import Employment, Registration
from registry.renewal.models import Document, Dossier, EarlierStory, Evidence

__all__ = [
    "Decision",
    "Document",
    "Dossier",
    "EarlierStory",
    "Employment",
    "Evidence",
    "Policy",
    "Reading",
    "Registration",
]
