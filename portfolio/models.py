"""Hands the rooms' tables to Django."""

from portfolio.activities.models import Activity, ActivityVersion
from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.intervision.models import EarlierFacts, Insight, Invitation, Participation, Session, Statement
from portfolio.situations.models import Situation, Version

__all__ = [
    "Activity",
    "ActivityVersion",
    "EarlierFacts",
    "ImageOfGoodWork",
    "ImageVersion",
    "Insight",
    "Invitation",
    "Participation",
    "Session",
    "Situation",
    "Statement",
    "Version",
]
