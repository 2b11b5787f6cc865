"""Into the register, and on for another term."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import groups
from accounts.models import User
from accounts.permissions import require
from registry.policy.queries import in_force
from registry.policy.term import last_day_of_term
from registry.registrations import numbers
from registry.registrations.models import Employment, Registration, Visibility
from registry.registrations.names import searchable
from registry.registrations.permissions import may_register, may_renew, may_withdraw
from registry.registrations.states import ENDED, NEXT, S
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record


@transaction.atomic
def register(
    member: User,
    number: str = "",
    *,
    by: User,
    registered_on: date,
    valid_until: date | None = None,
    name: str = "",
    municipality: str = "",
    field: str = "",
    employer: str = "",
    visibility: str = Visibility.BY_NAME,
) -> Registration:
    """Enter a member in the register, for one term unless ``valid_until`` says otherwise.

    Without a number they get the next free one of that year. ``employer`` serves only to keep colleagues from reading
    each other. Raises ``PermissionDenied`` for anyone but the secretary and ``NotPossibleNow`` when the person or the
    number is already there.
    """
    require(may_register(by, member), _("Only the secretary can enter someone in the register."))
    if Registration.objects.filter(member=member).exists():
        raise NotPossibleNow(_("This person already has a registration."))
    term = in_force(registered_on).term_years
    until = valid_until or last_day_of_term(registered_on - timedelta(days=1), years=term)
    registration = _created(
        member=member,
        number=number or numbers.next_free(registered_on.year),
        name=name or member.name,
        search_name=searchable(name or member.name),
        municipality=municipality,
        field=field,
        state=S.CHECKING,
        registered_on=registered_on,
        valid_until=until,
        visibility=visibility,
    )
    if employer:
        Employment.objects.create(registration=registration, employer=employer, since=registered_on)
    groups.join(member, groups.MEMBERS)
    codes = {"number": registration.number, "until": until.isoformat()}
    move(registration, S.REGISTERED, table=NEXT, by=by, action="registration.registered", **codes)
    return registration


@transaction.atomic
def renew(registration: Registration, until: date, *, by: User) -> Registration:
    """Let a registration run on until ``until`` (inclusive).

    Raises ``PermissionDenied`` for anyone but the board or for one's own, ``NotPossibleNow`` for somebody who is not in
    the register or for a term that would become shorter.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    require(may_renew(by, registration), _("Only the board can renew a registration, and never their own."))
    if not registration.is_public:
        raise NotPossibleNow(_("This person is not in the register."))
    if registration.valid_until is not None and until <= registration.valid_until:
        raise NotPossibleNow(_("A renewal makes a registration longer."))
    registration.valid_until = until
    if registration.state in {S.GRACE, S.UNDER_CONDITION}:
        move(registration, S.REGISTERED, table=NEXT, by=by, action="registration.renewed", until=until.isoformat())
    else:
        registration.save(update_fields=["valid_until"])
        record("registration.renewed", registration, by=by, until=until.isoformat())
    return registration


@transaction.atomic
def withdraw(registration: Registration, *, by: User) -> str:
    """Leave the register; the state it was in, as a code to come back to. Empty when it had ended already.

    Raises ``PermissionDenied`` for anyone but the member.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    require(may_withdraw(by, registration), _("Only you decide that you leave."))
    if registration.state in ENDED:
        return ""
    was = registration.state
    move(registration, S.WITHDRAWN, table=NEXT, by=by, action="registration.withdrawn", was=was)
    return was


@transaction.atomic
def come_back(registration: Registration, was: str, *, by: User) -> Registration:
    """Be in the register as before one left, with the same number and term; an application has to be made anew.

    Raises ``PermissionDenied`` for anyone but the member.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    require(may_withdraw(by, registration), _("Only you decide that you come back."))
    if registration.state == S.WITHDRAWN and was in NEXT[S.WITHDRAWN]:
        move(registration, S(was), table=NEXT, by=by, action="registration.came_back", again=was)
    return registration


@transaction.atomic
def make_nameless(registration: Registration) -> None:
    """For who is erased: out of the register, and nothing left but the number and the days. Once is enough."""
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    if registration.state not in ENDED:
        move(registration, S.WITHDRAWN, table=NEXT, by=None, action="registration.withdrawn", was=registration.state)
    registration.name = registration.search_name = registration.municipality = registration.field = ""
    registration.visibility = Visibility.SHIELDED
    registration.save()
    registration.employments.all().delete()


def _created(**columns: object) -> Registration:
    """A savepoint, so that a number taken a moment ago leaves the transaction whole."""
    try:
        with transaction.atomic():
            return Registration.objects.create(**columns)
    except IntegrityError:
        raise NotPossibleNow(_("This registration number is already in use.")) from None
