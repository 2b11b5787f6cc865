"""What time alone brings about. Run it daily, or as often as you like: doing it again does nothing."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from codeofconduct.editions.actions import bring_into_force
from portfolio.intervision.actions import close_due
from registry.desk.press import pick_up
from trail import once


class Command(BaseCommand):
    help = "Brings editions into force, closes sessions that are over, wakes forgotten papers, forgets old form keys."

    def handle(self, *args, **options) -> None:
        today = timezone.localdate()
        for edition in bring_into_force(today):
            self.stdout.write(f"edition {edition.number} is in force")
        if closed := close_due(today):
            self.stdout.write(f"sessions closed: {closed}")
        if papers := pick_up():
            self.stdout.write(f"papers handed to the workers: {papers}")
        if forms := once.forget_old(timezone.now()):
            self.stdout.write(f"old form keys forgotten: {forms}")
