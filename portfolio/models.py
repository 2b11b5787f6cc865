"""Hands the rooms' tables to Django."""

from portfolio.activities.models import Activity, ActivityVersion
from portfolio.attachments.models import Attachment
from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.intervision.models import EarlierFacts, Insight, Invitation, Participation, Session, Statement
from portfolio.lookback.models import (
    Dismissed,
    FollowUp,
    FollowUpVersion,
    NotAsked,
    Planned,
    ThenAndNow,
    ThenAndNowVersion,
)
from portfolio.situations.models import Situation, Version

__all__ = [
    "Activity",
    "ActivityVersion",
    "Attachment",
    "Dismissed",
    "EarlierFacts",
    "FollowUp",
    "FollowUpVersion",
    "ImageOfGoodWork",
    "ImageVersion",
    "Insight",
    "Invitation",
    "NotAsked",
    "Participation",
    "Planned",
    "Session",
    "Situation",
    "Statement",
    "ThenAndNow",
    "ThenAndNowVersion",
    "Version",
]
