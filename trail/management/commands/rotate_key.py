"""Begin to sign with a fresh key: once a year, or at once when the old one may have leaked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from trail import keys


class Command(BaseCommand):
    help = "Retires the signing key of a purpose and makes a new one. What the old key signed stays checkable."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("purpose", choices=[keys.STATEMENTS, keys.CHECKPOINTS])

    def handle(self, *args: Any, purpose: str, **options: Any) -> None:
        retired, fresh = keys.rotate(purpose, timezone.now())
        self.stdout.write(f"Retired {retired}; from now on {fresh} signs the {purpose}.")
