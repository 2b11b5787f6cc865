"""The verbs of a situation. Private writing leaves no trail (docs/rooms.md): nobody but the member knows of it."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.situations.after import AFTER_WRITING
from portfolio.situations.articles import offered
from portfolio.situations.content import RELATIONS, Content
from portfolio.situations.models import Situation
from portfolio.situations.permissions import may_note, may_write
from portfolio.situations.queries import content_at, content_of
from portfolio.situations.states import NEXT, State
from portfolio.writing import saving
from trail import once
from trail.exceptions import NotPossibleNow

NOTED = "situation.noted"


@transaction.atomic
def note(text: str, *, by: User, key: str) -> Situation:
    """Keep a thought: its first words become the title, today the day. It may ripen later.

    ``key`` is the form's: the same form with the same text twice is one note. Raises ``NotPossibleNow`` for a blank or
    too long text, ``PermissionDenied`` for someone who keeps no portfolio.
    """
    require(may_note(by), _("Only members of the register keep a portfolio here."))
    content = Content(happened=text, occurred_on=timezone.localdate()).titled()
    _check(content)
    act = once.act_of(key, content.to_json())
    User.objects.locked(by)  # the same form at the same moment waits here
    if act and (made := once.find(NOTED, act, by=by)):
        return Situation.objects.get(pk=made)
    situation = Situation.objects.create(member=by, occurred_on=content.occurred_on)
    saving.save(situation, content, base_revision=0, by=by)
    if act:
        once.remember(NOTED, act, situation, by=by)
    return situation


@transaction.atomic
def write(
    situation: Situation,
    content: Content,
    *,
    base_revision: int,
    by: User,
    key: str = "",
    page: str = "",
    kept: bool = True,
    leave_open: bool = True,
) -> Situation:
    """Make ``content`` what the situation says; a note that holds more than a note ripens by it.

    ``base_revision`` is the revision the member was looking at. ``kept=False`` marks an autosave of the open ``page``.
    ``leave_open``: offer it under "Where you were". Raises ``EditedElsewhere`` when another screen saved in the
    meantime, ``NotPossibleNow`` when nothing was written or too much.
    """
    situation = _locked(situation)
    require(may_write(by, situation), _("Only the member can write in this."))
    content = content.titled()
    _check(content)
    if content.is_ripe() and State.SITUATION in NEXT[situation.state]:
        situation.state = State.SITUATION
    situation.occurred_on, situation.open = content.occurred_on, leave_open
    saving.save(situation, content, base_revision=base_revision, by=by, key=key, page=page, kept=kept)
    for follow in AFTER_WRITING:
        follow(situation, content)
    return situation


@transaction.atomic
def set_aside(situation: Situation, mine: Content, *, base_revision: int, by: User, key: str = "") -> Situation:
    """Keep what the other screen wrote; my text becomes an earlier version, so that this choice loses nothing.

    Raises what ``write`` raises.
    """
    situation = _locked(situation)
    theirs = content_of(situation)
    situation = write(situation, mine, base_revision=base_revision, by=by, key=key)
    return write(situation, theirs, base_revision=situation.revision, by=by, key=key)


@transaction.atomic
def take_back(situation: Situation, revision: int, *, by: User) -> Situation:
    """Make an earlier version the text of today again, as a new revision: what stood there stays a version too."""
    situation = _locked(situation)
    require(may_write(by, situation), _("Only the member can write in this."))
    earlier = content_at(situation, revision)
    return write(situation, earlier, base_revision=situation.revision, by=by)


@transaction.atomic
def link_article(situation: Situation, key: str, relation: str, *, by: User) -> Situation:
    """Say that the situation rubs against, leans on or doubts an article of the edition of its day.

    Raises ``NotPossibleNow`` when that edition has no such article or the relation is unknown.
    """
    situation = _locked(situation)
    require(may_write(by, situation), _("Only the member can write in this."))
    articles = {one.key: one for one in offered(Content(occurred_on=situation.occurred_on), today=timezone.localdate())}
    if relation not in RELATIONS or key not in articles:
        raise NotPossibleNow(_("The code of that day has no such article."))
    link = {"key": key, "edition": articles[key].edition, "relation": relation}
    return _relink(situation, key, [link], by=by)


@transaction.atomic
def unlink_article(situation: Situation, key: str, *, by: User) -> Situation:
    """Take the link to an article away, in whatever edition it was made."""
    situation = _locked(situation)
    require(may_write(by, situation), _("Only the member can write in this."))
    return _relink(situation, key, [], by=by)


@transaction.atomic
def forget(situation: Situation, *, by: User) -> None:
    """Delete the situation and every version of it, for good. What was sent in a dossier is a copy and stays."""
    situation = _locked(situation)
    require(may_write(by, situation), _("Only the member can remove this."))
    situation.delete()


def _relink(situation: Situation, key: str, links: list[dict[str, str]], *, by: User) -> Situation:
    content = content_of(situation)
    others = [link for link in content.links if link["key"] != key]
    return write(situation, replace(content, links=(*others, *links)), base_revision=situation.revision, by=by)


def _locked(situation: Situation) -> Situation:
    """The row as it is now, held until the end of the transaction."""
    row = Situation.objects.select_for_update().filter(pk=situation.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row


def _check(content: Content) -> None:
    if content.is_empty():
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if not content.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or make a second piece of it."))
