"""After restoring a backup: erase again whom the erasure list names, so that nobody comes back."""

from django.core.management.base import BaseCommand

from accounts.erasure import to_erase_again
from registry.leaving.erasing import erase


class Command(BaseCommand):
    help = (
        "Erases everyone on the erasure list who is in this database. Run it after every restore; twice does no harm."
    )

    def handle(self, *args, **options) -> None:
        again = list(to_erase_again())
        for person in again:
            erase(person, by=None)
        self.stdout.write(f"erased again: {len(again)}" if again else "Nobody of the erasure list is in this database.")
