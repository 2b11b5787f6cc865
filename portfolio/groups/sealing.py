"""Locking and unlocking what a group holds, all of it under the group's own key."""

import json
from dataclasses import asdict, dataclass

from accounts.vault import Vault
from portfolio.groups.models import Agreement, Group, Membership
from portfolio.guests.addresses import mailbox


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as the convener names them."""

    name: str = ""
    email: str = ""


NOBODY = Named()


def seal_name(group: Group, name: str) -> bytes:
    """Bound to the revision the name has now."""
    return vault_of(group).seal(name, item=f"group:{group.pk}", field="name", revision=group.name_revision)


def open_name(group: Group) -> str:
    """Raises ``accounts.vault.CannotOpen``, as all of these do."""
    item, revision = f"group:{group.pk}", group.name_revision
    return vault_of(group).open(group.sealed_name, item=item, field="name", revision=revision)


def seal_agreement(group: Group, text: str, version: int) -> bytes:
    return vault_of(group).seal(text, item=f"group:{group.pk}", field="agreement", revision=version)


def open_agreement(group: Group, row: Agreement) -> str:
    return vault_of(group).open(row.sealed, item=f"group:{group.pk}", field="agreement", revision=row.version)


def seal_person(place: Membership, named: Named) -> bytes:
    text = json.dumps(asdict(named), ensure_ascii=False)
    return vault_of(place.group).seal(text, item=f"place:{place.pk}", field="person", revision=1)


def open_person(place: Membership) -> Named:
    """Who was named for this place; nobody once it is not taken any more."""
    if not place.sealed_person:
        return NOBODY
    item = f"place:{place.pk}"
    return Named(**json.loads(vault_of(place.group).open(place.sealed_person, item=item, field="person", revision=1)))


def mark_of(group: Group, address: str) -> bytes:
    """To know a mailbox again in this group, in whatever spelling, without keeping it in clear."""
    return vault_of(group).mark("place in a group", mailbox(address))


def vault_of(group: Group) -> Vault:
    return Vault.under(group.record_key)
