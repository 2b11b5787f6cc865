"""What a public page of the code costs, as ratios within one run: absolute times depend on the machine, ratios hardly.

    DJANGO_SETTINGS_MODULE=registry.settings.test python -m benchmarks.public_pages

Every page is asked side by side with a bare view that passes through the same middleware and says nothing, on a shelf
of five editions of forty articles, with the method library. Prints for each page its queries, its time against the
bare view's, and the same for a visitor who has the page already (304). Never a test.
"""

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
from django.urls import path  # noqa: E402

from codeofconduct.methods.actions import install  # noqa: E402
from registry import urls  # noqa: E402
from tests.codeofconduct.editions.shelves import five_editions  # noqa: E402

ROUNDS = 60
PAGES = (
    "/beroepscode/",
    "/beroepscode/1-3/",
    "/beroepscode/1-3/W3.7/",
    "/beroepscode/2-0/verschil/1-0/",
    "/beroepscode/edities/",
    "/beroepscode/zoeken/?q=doe",
    "/beroepscode/data/edities.json",
    "/beroepscode/1-3/data.json",
    "/werkvormen/",
    "/werkvormen/moreel-beraad/",
    "/werkvormen/moreel-beraad/samen/",
)


def main() -> None:
    urls.urlpatterns.insert(0, path("bare/", bare))
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        five_editions()
        install()
        measure(Client())
    finally:
        runner.teardown_databases(old)


def measure(visitor: Client) -> None:
    print(f"{'page':<34}{'queries':>8}{'x bare':>9}{'304: queries':>14}{'x bare':>9}")
    for page in PAGES:
        etag = visitor.get(page)["ETag"]
        asked: list[Callable[[], object]] = [
            lambda: visitor.get("/bare/"),
            lambda page=page: visitor.get(page),
            lambda page=page, etag=etag: visitor.get(page, headers={"If-None-Match": etag}),
        ]
        _, first, second = (queries_of(ask) for ask in asked)
        nothing, whole, unchanged = side_by_side(asked)
        print(f"{page:<34}{first:>8}{whole / nothing:>9.1f}{second:>14}{unchanged / nothing:>9.1f}")
    print(f"\nthe bare view: {nothing * 1000:.2f} ms of processor time")


def queries_of(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def bare(request):
    """As little as an answer can be."""
    return HttpResponse("")


def side_by_side(asked: list[Callable[[], object]]) -> list[float]:
    """The median processor time of each, in seconds; in turns, so that a busy machine is busy for all."""
    took: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for place, ask in enumerate(asked):
            begun = time.process_time()
            ask()
            took[place].append(time.process_time() - begun)
    return [statistics.median(times) for times in took]


if __name__ == "__main__":
    main()
