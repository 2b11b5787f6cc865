"""Make the keys of a new register, once."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.vault import make_key_encryption_key
from documents.authority import make_seal
from trail.keys import CHECKPOINTS, STATEMENTS, make_private_key


class Command(BaseCommand):
    help = "Make the key-encryption key, the signing keys and a seal of the register's own. Refuses to replace any."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        folder = Path(settings.KEYS_DIR)
        makers = {
            Path(settings.KEY_ENCRYPTION_KEY_FILE): make_key_encryption_key,
            **{folder / f"{purpose}.ed25519": make_private_key for purpose in (STATEMENTS, CHECKPOINTS)},
            folder / "seal": make_seal,
        }
        there = [str(path) for path in makers if path.exists()]
        if there:
            raise CommandError("These exist already and are never replaced: " + ", ".join(there))
        for path, make in makers.items():
            make(path)
            self.stdout.write(f"Made {path}")
        self.stdout.write("Keep copies in two places that no single person can open. Losing them is losing every text.")
