"""Live the demo's years: every step on its own day, through the verbs of the rooms, with the real worker in between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from registry.demo.clock import as_if


@dataclass(frozen=True)
class Step:
    """Something somebody did: when, what it was (for whoever waits), and how."""

    at: datetime
    what: str
    do: Callable[[], Any]


@dataclass
class World:
    """Who and what there is so far, by the names the content gives them."""

    people: dict[str, User] = field(default_factory=dict)
    situations: dict[str, Any] = field(default_factory=dict)
    images: dict[str, Any] = field(default_factory=dict)
    activities: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, Any] = field(default_factory=dict)
    manuscripts: dict[str, Any] = field(default_factory=dict)
    dossiers: dict[str, Any] = field(default_factory=dict)

    def person(self, email: str) -> User:
        """A fresh person object, as every request gets one: roles are remembered per object."""
        return User.objects.get(pk=self.people[email].pk)


def live(steps: Iterator[Step], *, until: datetime, tell: Callable[[str], None]) -> None:
    """Do every step up to ``until``, oldest first, and let the worker finish what each one set in motion."""
    for step in sorted((one for one in steps if one.at <= until), key=lambda one: one.at):
        with as_if(step.at):
            step.do()
            if DBTaskResult.objects.ready().exists():
                call_command("db_worker", batch=True, queue_name="*", startup_delay=False, verbosity=0)
        tell(f"{step.at:%d-%m-%Y}  {step.what}")
