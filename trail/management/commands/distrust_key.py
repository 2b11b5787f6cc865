"""Say that a signing key may have been in other hands, and from when."""

from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trail import keys
from trail.exceptions import NotPossibleNow


class Command(BaseCommand):
    help = "What this key signed counts only when a checkpoint of before the moment covers it. Rotate the key first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kid", help="the name of the key, as in /.well-known/register-keys.json")
        parser.add_argument("since", type=_moment, help="ISO 8601 with its offset: 2026-11-26T09:00:00+01:00")

    def handle(self, *args: Any, kid: str, since: datetime, **options: Any) -> None:
        try:
            key = keys.distrust(kid, since)
        except NotPossibleNow as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(f"What {key.kid} signed counts up to entry {key.counts_up_to} of the trail, and no further.")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min  # noqa: DTZ901  only to be refused
    if moment.tzinfo is None:
        raise ArgumentTypeError("Give a moment with its offset, for example 2026-11-26T09:00:00+01:00.")
    return moment
