"""Sealing and opening the versions of a writing. Called inside the transaction of the verb that writes."""

from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault
from portfolio.writing.models import SealedVersion, Writing

FIELD = "content"
FETCHED = "sealed_now"
"""Where ``WritingQuerySet.with_text`` puts the bytes."""
ONE_SITTING = timedelta(minutes=10)
"""Autosaves of one open page within this time are one version: typing does not make hundreds."""


def opened(version: SealedVersion, writing: Writing, vault: Vault) -> str:
    """The text of a version. Raises ``accounts.vault.CannotOpen`` when it was moved or changed."""
    return vault.open(bytes(version.sealed), item=writing.item, field=FIELD, revision=version.revision)


def current(writing: Writing, vault: Vault | None = None) -> str:
    """The text as it stands now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    vault, sealed = vault or Vault.of(writing.member), vars(writing).get(FETCHED)
    if sealed is None:
        return opened(writing.versions.get(revision=writing.revision), writing, vault)
    return vault.open(bytes(sealed), item=writing.item, field=FIELD, revision=writing.revision)


def texts_of(writings: QuerySet[Any], member: User, vault: Vault | None = None) -> list[tuple[Any, str]]:
    """Each of these writings of one member with its text, last saved first: a query for the rows, one for the key."""
    every = writings.model.versions
    link, version = every.field.name, every.rel.related_model
    rows = list(
        version.objects.filter(**{f"{link}__in": writings, "revision": F(f"{link}__revision")})
        .select_related(link)
        .order_by(f"-{link}__saved_at", f"-{link}__created_at")
    )
    vault = vault or (Vault.of(member) if rows else None)
    return [(getattr(row, link), opened(row, getattr(row, link), vault)) for row in rows if vault]


def add(writing: Writing, text: str, vault: Vault, *, page: str = "", kept: bool = True) -> None:
    """Seal ``text`` as the next revision and make it the current one; saves the writing.

    An autosave takes the place of the one before it when that came from the same open page, in the same sitting.
    """
    now = timezone.now()
    version = None if kept else _same_sitting(writing, page, now)
    version = version or writing.versions.model(**{_link(writing): writing}, began_at=now)
    writing.revision += 1
    vars(writing).pop(FETCHED, None)
    version.revision = writing.revision
    version.page, version.kept, version.saved_at = page[:64], kept, now
    version.sealed = vault.seal(text, item=writing.item, field=FIELD, revision=writing.revision)
    writing.saved_at = now
    writing.save()
    version.save()


def keep(writing: Writing) -> None:
    """The member pressed the button on what was saved by itself: from now on it is a version to keep."""
    writing.versions.filter(revision=writing.revision, kept=False).update(kept=True)


def _same_sitting(writing: Writing, page: str, now) -> SealedVersion | None:
    if not page:
        return None
    return writing.versions.filter(
        revision=writing.revision, kept=False, page=page[:64], began_at__gt=now - ONE_SITTING
    ).first()


def _link(writing: Writing) -> str:
    """The name of the versions' foreign key: ``situation``, ``image``."""
    return writing.versions.field.name
