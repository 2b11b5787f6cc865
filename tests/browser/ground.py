"""What is there before a story begins, made by the register's own verbs. Dates count from today."""

import uuid
from dataclasses import dataclass

from tests.browser.site import Site


@dataclass(frozen=True)
class Known:
    """A member as the register knows them. ``until`` is the last day of the registration (ISO)."""

    name: str
    email: str
    number: str
    until: str


def somebody_whose_window_is_open(site: Site, name: str, *roles: str) -> Known:
    """A member in the last half year of the first term, with an account and no writing yet."""
    email = f"{name.split()[0].lower()}-{uuid.uuid4().hex[:8]}@demo.example"
    found = site.ask(f"""
        from datetime import timedelta
        from allauth.account.models import EmailAddress
        from django.utils import timezone
        from accounts import groups
        from accounts.models import User
        from registry.demo.words import PASSWORD
        from registry.registrations.actions import register

        user = User.objects.create_user({email!r}, PASSWORD, name={name!r})
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        for role in {roles!r}:
            groups.join(user, role)
        secretary = User.objects.get(email="wouter@demo.example")
        began = timezone.localdate() - timedelta(days=1650)
        entry = register(user, by=secretary, registered_on=began, municipality="Zandmeer", employer="Zandmeer")
        print(json.dumps([entry.number, entry.valid_until.isoformat()]))
    """)
    return Known(name, email, *found)


def length_of_the_trail(site: Site) -> int:
    return site.ask("from trail.models import TrailHead; print(TrailHead.objects.get().size)")


def trail_since(site: Site, length: int) -> list[str]:
    """What the trail was told since it had this length, in order."""
    return site.ask(f"""
        from trail.models import TrailEntry
        print(json.dumps(list(TrailEntry.objects.filter(seq__gt={length}).values_list("action", flat=True))))
    """)
