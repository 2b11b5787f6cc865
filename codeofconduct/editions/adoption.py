"""What stands in the way of an edition: of its number, and of adopting it. Every reason is a sentence for the board."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from codeofconduct.editions.compare import RENUMBERED, changes
from codeofconduct.editions.completeness import Text, article_keys, misnumbered, unfinished
from codeofconduct.editions.models import Edition, a_number
from codeofconduct.editions.queries import text_of
from codeofconduct.editions.states import S


def unusable_number(number: str) -> list[str]:
    """A number has the form of one, and is given once."""
    try:
        a_number(number)
    except ValidationError as reason:
        return list(reason.messages)
    if Edition.objects.filter(number=number).exists():
        return [_("There is already an edition with this number.")]
    return []


def unfitting_number(number: str, after: Edition, *, correction: bool) -> list[str]:
    """What follows an edition has a higher number; a correction keeps the number before the dot."""
    if unusable := unusable_number(number):
        return unusable
    (major, minor), (before, minor_before) = _parts(number), _parts(after.number)
    if correction and major != before:
        return [_("A correction of edition %(number)s keeps the number before the dot.") % {"number": after.number}]
    if (major, minor) <= (before, minor_before):
        return [_("Choose a number higher than %(number)s.") % {"number": after.number}]
    return []


def next_number(after: Edition) -> str:
    """A free number to begin with: the next one behind the dot."""
    major, minor = _parts(after.number)
    taken = set(Edition.objects.values_list("number", flat=True))
    free = (f"{major}.{one}" for one in range(minor + 1, 100))
    return next((number for number in free if number not in taken), f"{major + 1}.0")


def not_ready(edition: Edition) -> list[str]:
    """What the editors still have to do before a meeting can adopt this text."""
    text = text_of(edition)
    return [*_elsewhere(edition), *_erratum(edition), *misnumbered(text), *unfinished(text)]


def hindrances(edition: Edition, on: date, in_force_from: date, meeting: str, quorum: str) -> list[str]:
    """All that stands in the way of recording this adoption."""
    return [
        *not_ready(edition),
        *_reused_keys(text_of(edition), in_force_from),
        *impossible_dates(edition, on, in_force_from).values(),
        *_unsaid(meeting, quorum),
    ]


def impossible_dates(edition: Edition, on: date, in_force_from: date) -> dict[str, str]:
    """By field (``adopted_on``, ``in_force_from``) why this day cannot be; empty when both can."""
    today = timezone.localdate()
    reasons = {}
    if on > today:
        reasons["adopted_on"] = _("The day of adoption is still to come.")
    if in_force_from < max(on, today):
        reasons["in_force_from"] = _("The edition comes into force today or later, and not before it was adopted.")
    elif Edition.objects.final().filter(in_force_from=in_force_from).exclude(pk=edition.pk).exists():
        reasons["in_force_from"] = _("Another edition comes into force on that day. Choose another day.")
    return reasons


def _parts(number: str) -> tuple[int, int]:
    major, _dot, minor = number.partition(".")
    return int(major), int(minor)


def _elsewhere(edition: Edition) -> list[str]:
    if edition.state == S.CONSULTATION:
        return [_("This edition lies before the members. Adopt it after the consultation.")]
    if edition.awaits_answers:
        return [_("Some of what the members said has no answer yet.")]
    return []


def _erratum(edition: Edition) -> list[str]:
    if edition.corrects_id and not edition.erratum.strip():
        return [_("Write in the erratum what was wrong, and how it reads now.")]
    if edition.erratum.strip() and not edition.corrects_id:
        return [_("Only a correction has an erratum. Empty it, or begin a correction of the earlier edition.")]
    return []


def _reused_keys(text: Text, in_force_from: date) -> list[str]:
    """A key is never given to another sentence: an old citation would seem to point to it. Neither one that was
    dropped, nor that of an article which goes on under another key.
    """
    earlier = Edition.objects.final().filter(in_force_from__lt=in_force_from).order_by("in_force_from").with_text()
    texts = [text_of(edition) for edition in earlier]
    if not texts:
        return []
    dropped = set().union(*map(article_keys, texts)) - article_keys(texts[-1])
    left = {change.key_old for change in changes(texts[-1], text).of_kind(RENUMBERED)}
    return [
        _("The key %(key)s belonged to an article of an older edition. Give the new article a new key.") % {"key": key}
        for key in sorted((dropped | left) & article_keys(text))
    ]


def _unsaid(meeting: str, quorum: str) -> list[str]:
    if meeting.strip() and quorum.strip():
        return []
    return [_("Write at which meeting the edition was adopted, and by how many.")]
