"""What a portfolio costs its member, beside a bare view in the same run: ratios hardly depend on the machine.

    DJANGO_SETTINGS_MODULE=registry.settings.test python -m benchmarks.portfolio

Every page is asked side by side with a bare view that passes through the same middleware and says nothing, for a
member with 5 things and one with 500. Prints the queries of each, its median of processor time against the bare
view's, and what 95 of 100 stay under, in milliseconds of processor and of the clock. The agreed bars: saving 150 ms,
the front page with 500 things 250 ms. Never a test.
"""

import itertools
import json
import os
import statistics
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.test")
django.setup()

from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import path, reverse  # noqa: E402

from portfolio.situations.content import Content  # noqa: E402
from registry import urls  # noqa: E402
from tests.factories.accounts import UserFactory  # noqa: E402
from tests.factories.codeofconduct import in_force  # noqa: E402
from tests.factories.portfolio import long_portfolio  # noqa: E402
from tests.factories.situations import FULL, situation  # noqa: E402

ROUNDS = 60
FEW, MANY = 5, 500
Ask = Callable[[], object]


def main() -> None:
    urls.urlpatterns.insert(0, path("bare/", lambda request: HttpResponse("")))
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        in_force()
        few, many = visitor(FEW), visitor(MANY)
        measure({"a bare view": lambda: few.get("/bare/")} | of(few, FEW) | of(many, MANY))
    finally:
        runner.teardown_databases(old)


def visitor(count: int) -> Client:
    """The browser of a member with so many things."""
    client, member = Client(), UserFactory(member=True)
    long_portfolio(member, count)
    client.force_login(member)
    client.text = situation(FULL, by=member)  # type: ignore[attr-defined]
    return client


def of(client: Client, count: int) -> dict[str, Ask]:
    """What a member asks for, by a name that says how much there is."""
    home, search = reverse("home:portfolio"), reverse("home:search")
    editor = reverse("situations:write", args=[client.text.pk])  # type: ignore[attr-defined]
    return {
        f"front page, {count}": lambda: client.get(home),
        f"editor, {count}": lambda: client.get(editor),
        f"save by itself, {count}": saving(client),
        f"search, {count}": lambda: client.post(search, {"q": "gesprekken buurtgenoot"}),
        f"search for all, {count}": lambda: client.post(search, {"q": "e"}),
        f"pictures, {count}": lambda: client.get(reverse("home:in_pictures")),
    }


def saving(client: Client) -> Ask:
    """An open page that sends what was typed since, again and again."""
    text = client.text  # type: ignore[attr-defined]
    address, numbers = reverse("situations:autosave", args=[text.pk]), itertools.count(text.revision)
    fields = Content.from_json(FULL.to_json()).as_fields()

    def save() -> None:
        revision = next(numbers)
        body = json.dumps(fields | {"happened": f"{FULL.happened} Nog {revision}.", "page": "one"})
        answer = client.put(address, body, "application/json", headers={"If-Match": f'"{revision}"'})
        if answer.status_code != 200:
            raise RuntimeError(answer.content)

    return save


def measure(asked: dict[str, Ask]) -> None:
    queries = {name: queries_of(ask) for name, ask in asked.items()}
    took = side_by_side(asked)
    nothing = statistics.median(cpu for cpu, _clock in took["a bare view"])
    print(f"{'':<26}{'queries':>8}{'x bare':>8}{'p95 cpu':>10}{'p95 clock':>11}  ms")
    for name, times in took.items():
        median = statistics.median(cpu for cpu, _clock in times)
        cpu95, clock95 = (statistics.quantiles(column, n=20)[-1] * 1000 for column in zip(*times, strict=True))
        print(f"{name:<26}{queries[name]:>8}{median / nothing:>8.1f}{cpu95:>10.0f}{clock95:>11.0f}")


def queries_of(ask: Ask) -> int:
    ask()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def side_by_side(asked: dict[str, Ask]) -> dict[str, list[tuple[float, float]]]:
    """Processor and clock of each, in seconds; in turns, so that a busy machine is busy for all."""
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
    for _round in range(ROUNDS):
        for name, ask in asked.items():
            cpu, clock = time.process_time(), time.perf_counter()
            ask()
            took[name].append((time.process_time() - cpu, time.perf_counter() - clock))
    return took


if __name__ == "__main__":
    main()
