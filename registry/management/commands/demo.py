"""Try the register: fill an empty database with invented people who lived with it for years, and serve it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from registry.demo import house
from registry.demo.papers import write_papers
from registry.demo.replay import Step, World, live
from registry.demo.steps import all_steps, people_steps
from registry.demo.words import PASSWORD
from trail import once

FILLED = "demo.filled"
TRY = (
    ("a member, with a dossier to compose", "hakan@demo.example"),
    ("a member in her first years, with a question from a colleague", "meilan@demo.example"),
    ("the board, where a dossier waits for two people", "greet@demo.example and idris@demo.example"),
    ("the secretary", "wouter@demo.example"),
    ("an editor of the code", "fenna@demo.example"),
)


class Command(BaseCommand):
    help = "Fill an empty database with the demo and serve it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-server", action="store_true", help="only make sure that the demo's content is there")
        parser.add_argument("--people-only", action="store_true", help="an empty register: the people, and no code yet")
        parser.add_argument("--documents", type=Path, metavar="DIR", help="write one of each PDF into DIR")
        parser.add_argument("--forget", action="store_true", help="throw the demo away, with what was written in it")

    def handle(self, *args, port: int, no_server: bool, documents: Path | None, forget: bool, **options: bool) -> None:
        if not settings.DEMO:
            raise CommandError("The demo only runs with the demo settings (registry.settings.demo).")
        if forget:
            self._forget()
            return
        if not no_server and not house.is_free(port):
            raise CommandError(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")
        for folder in (settings.VAR_DIR, settings.STATIC_ROOT):
            folder.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        self._fill(people_steps if options["people_only"] else all_steps)
        if documents:
            for path in write_papers(documents):
                self.stdout.write(f"Wrote {path}")
        if not no_server:
            sys.exit(house.run(port, ready=lambda: self._welcome(port)))

    def _forget(self) -> None:
        if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            raise CommandError("This demo lives on PostgreSQL. Drop that database yourself to start over.")
        for name in ("register.sqlite3", "register.sqlite3-wal", "register.sqlite3-shm"):
            (settings.VAR_DIR / name).unlink(missing_ok=True)
        for name in ("EVIDENCE_ROOT", "ATTACHMENTS_ROOT", "PRINTED_ROOT", "MEDIA_ROOT", "KEYS_DIR", "MAIL_ROOT"):
            shutil.rmtree(getattr(settings, name), ignore_errors=True)
        self.stdout.write("The demo is forgotten.")

    def _fill(self, steps: Callable[[World], Iterator[Step]]) -> None:
        """Live the demo's years, once. Refuses a database that holds anything else."""
        if once.find(FILLED, "1", by=None):
            call_command("tick", verbosity=0)
            return
        if User.objects.exists():
            raise CommandError("This database holds something else, or half a demo. To start over: make demo-reset")
        self.stdout.write("Filling the demo: its people live their years with the register ...")
        self.stdout.flush()
        world = World()
        live(steps(world), until=timezone.now(), tell=self._tell)
        with transaction.atomic():
            once.remember(FILLED, "1", world.people["samira@demo.example"], by=None)
        self._tell("")

    def _tell(self, line: str) -> None:
        """One line that renews itself on a terminal; silence in a log."""
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K  {line}" if line else "\r\033[K", ending="")
            self.stdout.flush()

    def _welcome(self, port: int) -> None:
        lines = [
            "",
            f"  The register   http://localhost:{port}/",
            f"  For editors    http://localhost:{port}/beheer/",
            f"  Mail it sends  {settings.MAIL_ROOT}",
            "",
            f"  Everyone's password is: {PASSWORD}",
            *(f"  {email:<42} {who}" for who, email in TRY),
            "",
            "  Ctrl-C stops it; what you write stays. make demo-reset starts over.",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
