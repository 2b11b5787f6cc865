"""Erasing a person, room by room. What is theirs goes; what others hold stays, without them.

Their key is destroyed as well, so that what a log or a replica still holds does not open. A backup of before holds key
and texts: it is kept 35 days, and whoever restores one replays the erasure list. A decided dossier has a key of its own
and stays for the time the register answers for its decisions.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from wagtail.users.models import UserProfile

from accounts import erasure
from accounts.models import RecordKey, User
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.consultation.models import Comment
from codeofconduct.stories import withdrawal as stories
from codeofconduct.stories.manuscript import Manuscript
from documents import storage
from portfolio.exchange.forgetting import forget_everything_of
from registry.decisions.models import Decision
from registry.decisions.states import S as DecisionState
from registry.leaving.labels import ERASED
from registry.reading.models import Reading
from registry.registrations.actions import make_nameless
from registry.registrations.models import Registration
from registry.renewal.models import Document, Dossier, EarlierStory, Evidence
from registry.renewal.states import NEXT, S
from trail.models import DoneOnce, actor_ref
from trail.moves import move
from trail.record import record


def erase(member: User, *, by: User | None) -> None:
    """Erase a person: by themselves, or by the clock (``by=None``). Doing it again does nothing.

    The erasure list is written first: what stops half way is finished by ``manage.py replay_erasures``.
    """
    if member.erased_at is not None:
        return
    erasure.write_down(member)
    _erase(member, by=by)


@transaction.atomic
def _erase(member: User, *, by: User | None) -> None:
    member = User.objects.locked(member)
    if member.erased_at is not None:
        return
    for step in STEPS:
        step(member)
    erasure.erase_account(member)
    record(ERASED, member, by=by, why="wish" if by else "time")


def _stories(member: User) -> None:
    """Everything they offered goes from the pages, also what was published; then nothing names its donor."""
    stories.withdraw_all_of(member, by=member)
    Manuscript.objects.offered_by(member).update(sealed_remarks=None, donor=None)


def _what_was_said_of_the_code(member: User) -> None:
    """Sentences go, and comments that nobody read yet. A published one stays, as a former participant's."""
    Affirmation.objects.visible_to(member).delete()
    Comment.objects.visible_to(member).filter(consultation__closed_at=None).delete()
    Comment.objects.visible_to(member).update(member=None)


def _dossiers(member: User) -> None:
    """Drafts and every dossier that was never decided about go, with keys and files."""
    mine = Dossier.objects.visible_to(member)
    EarlierStory.objects.filter(dossier__in=mine).delete()
    mine.update(sealed=b"")
    decided = Decision.objects.filter(evidence__dossier__in=mine, state=DecisionState.DECIDED)
    for dossier in mine.exclude(pk__in=decided.values("evidence__dossier")):
        _without_evidence(dossier)
        if S.WITHDRAWN in NEXT[S(dossier.state)]:
            move(dossier, S.WITHDRAWN, table=NEXT, by=None, action="dossier.withdrawn")


def _without_evidence(dossier: Dossier) -> None:
    evidence = Evidence.objects.filter(dossier=dossier)
    papers = Document.objects.filter(evidence__in=evidence)
    judged = Decision.objects.filter(evidence__in=evidence)
    keys = {key for rows in (evidence, papers, judged) for key in rows.values_list("record_key_id", flat=True)}
    for name in papers.exclude(name="").values_list("name", flat=True):
        transaction.on_commit(partial(storage.forget, name))
    for rows in (Reading.objects.filter(evidence__in=evidence), judged, papers, evidence):
        rows.delete()
    RecordKey.objects.filter(pk__in=keys).delete()


def _registration(member: User) -> None:
    """The number stays, as no number is given twice; who it was of is gone from the register."""
    if registration := Registration.objects.filter(member=member).first():
        make_nameless(registration)


def _traces(member: User) -> None:
    """Forms they sent once, and what Wagtail keeps of a person."""
    DoneOnce.objects.filter(actor=actor_ref(member)).delete()
    UserProfile.objects.filter(user=member).delete()


STEPS: tuple[Callable[[User], None], ...] = (
    _stories,
    _what_was_said_of_the_code,
    forget_everything_of,
    _dossiers,
    _registration,
    _traces,
)
"""Every room that keeps something of a person, in the order in which it is erased. A new room adds its step here."""
