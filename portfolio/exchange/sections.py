"""The package, section by section: what of a member's own goes into it. A new room adds a line here.

Rooms above the portfolio (the register's dossiers) may not be imported; they put a function on ``MORE`` when Django
starts, as rooms of the code do in ``codeofconduct/editions/beside.py``.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from accounts.models import User
from portfolio.exchange import asked, brought, company, pictured, seen, shared, spoken, together, written
from portfolio.exchange.entries import Entry, json_entry

BOX = Path(__file__).parent / "box"
"""What explains and checks the package; the same in every one."""
ALWAYS = ("README.en.txt", "README.nl.txt", "controleer.py")
ACCOUNT = "account.json"

Section = Callable[[User], Iterable[Entry]]

SECTIONS: tuple[Section, ...] = (
    written.entries,
    pictured.entries,
    asked.entries,
    together.entries,
    company.entries,
    spoken.entries,
    shared.entries,
)
MORE: list[Section] = []
"""Asked after ``SECTIONS``."""


def everything_of(user: User) -> list[Entry]:
    """Every file of the package but its manifest, by path. What is here comes before what came along from elsewhere."""
    with override(user.language or settings.LANGUAGE_CODE):
        own = [entry for section in (*SECTIONS, *MORE) for entry in section(user)]
        own += [*_explained(), _account(user), *seen.entries(user, brought.access_log(user))]
    by_path = {entry.path: entry for entry in (*brought.entries(user), *own)}
    return [by_path[path] for path in sorted(by_path)]


def _explained() -> Iterator[Entry]:
    for name in ALWAYS:
        yield Entry(name, (BOX / name).read_bytes)


def _account(user: User) -> Entry:
    return json_entry(
        ACCOUNT, {"schema": "account/1", "name": user.name, "email": user.email, "language": user.language}
    )
