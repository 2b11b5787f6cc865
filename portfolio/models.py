"""Hands the rooms' tables to Django."""

from portfolio.activities.models import Activity, ActivityVersion, DriveSkipped, GuestLink
from portfolio.attachments.models import Attachment
from portfolio.confirmations.models import AnswerCode, Invitation, NoReminders, Statement
from portfolio.exchange.models import BroughtAlong, Parcel
from portfolio.groups.models import Acceptance, Agreement, Group, Membership, PlaceMail
from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.intervision.models import Insight
from portfolio.lookback.models import (
    Dismissed,
    FollowUp,
    FollowUpVersion,
    NotAsked,
    Planned,
    ThenAndNow,
    ThenAndNowVersion,
)
from portfolio.matching.models import Ask, AskTheme, NotThisOne, Proposal
from portfolio.planning.models import PlanMail
from portfolio.sessions.models import EarlierFacts, Participation, Session
from portfolio.sharing.models import Comment, Opening, Share
from portfolio.situations.models import Situation, Version
from portfolio.together.models import Asking, Seat, SeatMail

__all__ = [
    "Acceptance",
    "Activity",
    "ActivityVersion",
    "Agreement",
    "AnswerCode",
    "Ask",
    "AskTheme",
    "Asking",
    "Attachment",
    "BroughtAlong",
    "Comment",
    "Dismissed",
    "DriveSkipped",
    "EarlierFacts",
    "FollowUp",
    "FollowUpVersion",
    "Group",
    "GuestLink",
    "ImageOfGoodWork",
    "ImageVersion",
    "Insight",
    "Invitation",
    "Membership",
    "NoReminders",
    "NotAsked",
    "NotThisOne",
    "Opening",
    "Parcel",
    "Participation",
    "PlaceMail",
    "PlanMail",
    "Planned",
    "Proposal",
    "Seat",
    "SeatMail",
    "Session",
    "Share",
    "Situation",
    "Statement",
    "ThenAndNow",
    "ThenAndNowVersion",
    "Version",
]
