"""Put the first intervision methods in the library. What editors changed or took away stays as they left it."""

from django.core.management.base import BaseCommand

from codeofconduct.methods.actions import install


class Command(BaseCommand):
    help = "Put the first intervision methods in the library; doing it again changes nothing."

    def handle(self, *args, **options) -> None:
        new = install()
        self.stdout.write("".join(f"installed {method.value}\n" for method in new) or "all methods were here already\n")
