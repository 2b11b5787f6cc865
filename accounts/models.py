"""People, and the wrapped keys that lock their texts."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FORMER = _("Former participant")
"""What somebody is called who had themselves erased."""


class UserManager(BaseUserManager["User"]):
    """Makes people; an e-mail address is stored in lower case, because PostgreSQL compares by case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **extra) -> "User":
        """A person who can sign in. Raises ``ValueError`` without an address."""
        if not email:
            raise ValueError("A person signs in with an e-mail address.")
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra) -> "User":
        """A technical administrator. They see no private text either: ownership is the only right to that."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def locked(self, person: "User") -> "User":
        """The person's row, held until the transaction ends: what one person does twice at once, waits here.

        ``NO KEY``: rows of others that point to this person (being named in a session, being asked to read) need not
        wait. On PostgreSQL they would, with the trail's head in their hands, and both would stop for good.
        """
        return self.select_for_update(no_key=True).get(pk=person.pk)

    def locked_together(self, people: Iterable["User"]) -> dict[int, "User"]:
        """Several people's rows by id, held until the transaction ends: what one person does to another, and the other
        to that one, waits here. Always in the same order, so that they wait for each other and never both.
        """
        rows = self.select_for_update(no_key=True).filter(pk__in={person.pk for person in people})
        return {person.pk: person for person in rows.order_by("pk")}

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person known to the register. What they may do follows from their groups (accounts/groups.py)."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    is_staff = models.BooleanField(_("technical administrator"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    first_signed_in_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When they had themselves erased; what is left is a shell to which others' sessions and decisions point."""
    remembered_roles: frozenset[str] | None = None
    """What accounts/groups.py found, for as long as this object lives."""

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email_address")]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args, **kwargs) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return str(FORMER) if self.erased_at else self.name or self.email

    def get_short_name(self) -> str:
        return str(FORMER) if self.erased_at else given_name(self.name) or self.email


def given_name(name: str) -> str:
    """What one calls somebody: "Mei Lan" of Mei Lan Tjon, "Samira" of Samira el Idrissi.

    The words before a surname's infix, which Dutch writes in lower case; without one, all words but the last.
    """
    words = name.split()
    infix = next((place for place, word in enumerate(words) if word[0].islower()), len(words) - 1)
    return " ".join(words[: max(infix, 1)])


def shown_name(user: User) -> str:
    """How allauth names a person in its pages and mails."""
    return str(user)


class Leaving(models.Model):
    """Somebody who left: until ``erase_on`` they can read, take along, and come back.

    ``roles`` are the names of the groups they were in and ``was`` a code of the register's, to come back to.
    """

    member = models.OneToOneField(User, on_delete=models.CASCADE, related_name="leaving", primary_key=True)
    left_on = models.DateField()
    erase_on = models.DateField(db_index=True)
    roles = models.JSONField(default=list)
    was = models.CharField(max_length=20, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)
    """When they were told, once, that the day is near."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(erase_on__gt=models.F("left_on")), name="who_leaves_has_time")
        ]

    def __str__(self) -> str:
        return f"leaving of {self.member_id}"


class WrappedKey(models.Model):
    """A 256-bit data key, wrapped (AES-KW, RFC 3394) by the key-encryption key that lives outside the database."""

    wrapped = models.BinaryField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class MemberKey(WrappedKey):
    """The key of one person's private texts. Deleting it erases those texts: no copy of them opens without it."""

    member = models.OneToOneField(User, on_delete=models.CASCADE, related_name="key", primary_key=True)

    def __str__(self) -> str:
        return f"key of member {self.member_id}"


class RecordKey(WrappedKey):
    """The key of one shared record (a session, a frozen dossier), so that erasing a member spares what others hold."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return f"key of record {self.pk}"


class EarlierMailbox(models.Model):
    """A mailbox that is or was somebody's, as a keyed mark: it stays theirs after they changed the address of their
    account, so that nobody names themselves as a colleague under the old one. Goes when they are erased.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    since = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("person", "mark", name="each_mailbox_once_a_person")]

    def __str__(self) -> str:
        return f"mailbox {self.pk}"
