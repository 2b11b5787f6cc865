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
from portfolio.situations.permissions import may_note
from portfolio.situations.queries import content_at, content_of, noted_on
from portfolio.situations.states import NEXT, State
from portfolio.writing import bin as bins
from portfolio.writing import saving
from portfolio.writing.text import first_words
from trail import once
from trail.exceptions import NotPossibleNow

NOTED = "situation.noted"


@transaction.atomic
def note(text: str, *, by: User, key: str = "", page: str = "", base_revision: int = 0, kept: bool = True) -> Situation:
    """Keep a thought: its first words become the title, today the day. It may ripen later.

    One open ``page`` makes one note, however often it saves; ``kept=False`` is what it saves by itself. ``key`` is the
    form's: the same form with the same text twice is one note. Raises ``NotPossibleNow`` for a blank or too long text,
    ``EditedElsewhere`` when another screen wrote on in this note, ``PermissionDenied`` for someone who keeps no
    portfolio.
    """
    require(may_note(by), _("Only members of the register keep a portfolio here."))
    content = Content(happened=text, occurred_on=timezone.localdate()).titled()
    saving.check(content)
    User.objects.locked(by)  # the same form, or the same page, at the same moment waits here
    if begun := noted_on(page, by):
        return _note_on(begun, content, by=by, key=key, page=page, base_revision=base_revision, kept=kept)
    act = once.act_of(key, content.to_json())
    if made := once.made(Situation, NOTED, act, by=by):
        return made
    situation = Situation.objects.create(member=by, occurred_on=content.occurred_on)
    saving.save(situation, content, base_revision=0, by=by, page=page, kept=kept)
    if act:
        once.remember(NOTED, act, situation, by=by)
    return situation


@transaction.atomic
def wipe(page: str, *, by: User) -> int:
    """The box was emptied again: what its page kept by itself goes to the bin. What a button kept stays.

    Gives the revision the note has, 0 when there is none. Writing on in the box takes it out of the bin.
    """
    User.objects.locked(by)
    begun = noted_on(page, by)
    if begun is None:
        return 0
    if begun.state == State.NOTE and not begun.versions.filter(kept=True).exists():
        bins.throw_away(begun, by=by)
    return begun.revision


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
    situation = saving.locked(situation, by=by)
    content = content.titled()
    saving.check(content)
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
    situation = saving.locked(situation, by=by)
    theirs = content_of(situation)
    situation = write(situation, mine, base_revision=base_revision, by=by, key=key)
    return write(situation, theirs, base_revision=situation.revision, by=by, key=key)


@transaction.atomic
def take_back(situation: Situation, revision: int, *, by: User) -> Situation:
    """Make an earlier version the text of today again, as a new revision: what stood there stays a version too."""
    situation = saving.locked(situation, by=by)
    earlier = content_at(situation, revision)
    return write(situation, earlier, base_revision=situation.revision, by=by)


@transaction.atomic
def link_article(situation: Situation, key: str, relation: str, *, by: User) -> Situation:
    """Say that the situation rubs against, leans on or doubts an article of the edition of its day.

    Raises ``NotPossibleNow`` when that edition has no such article or the relation is unknown.
    """
    situation = saving.locked(situation, by=by)
    articles = {one.key: one for one in offered(Content(occurred_on=situation.occurred_on), today=timezone.localdate())}
    if relation not in RELATIONS or key not in articles:
        raise NotPossibleNow(_("The code of that day has no such article."))
    link = {"key": key, "edition": articles[key].edition, "relation": relation}
    return _relink(situation, key, [link], by=by)


@transaction.atomic
def unlink_article(situation: Situation, key: str, *, by: User) -> Situation:
    """Take the link to an article away, in whatever edition it was made."""
    situation = saving.locked(situation, by=by)
    return _relink(situation, key, [], by=by)


def _note_on(
    begun: Situation, typed: Content, *, by: User, key: str, page: str, base_revision: int, kept: bool
) -> Situation:
    """The same page writes on. What stands there of its own hand it may replace: its answer may have been lost."""
    if begun.binned_at is not None:
        bins.put_back(begun, by=by)
    begun = saving.locked(begun, by=by)
    there = content_of(begun)
    if begun.versions.filter(revision=begun.revision, page=page).exists():
        base_revision = begun.revision
    named = there.title != first_words(there.happened)
    content = replace(there, happened=typed.happened, title=there.title if named else typed.title)
    saving.save(begun, content, base_revision=base_revision, by=by, key=key, page=page, kept=kept)
    return begun


def _relink(situation: Situation, key: str, links: list[dict[str, str]], *, by: User) -> Situation:
    content = content_of(situation)
    others = [link for link in content.links if link["key"] != key]
    return write(situation, replace(content, links=(*others, *links)), base_revision=situation.revision, by=by)
