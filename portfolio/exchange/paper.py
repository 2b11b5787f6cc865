""" "My portfolio" on paper: facts ("portfolio/1") to a ``Paper``. Pure: no clock, no database."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from documents.press import press
from documents.render import Paper

NAME = "portfolio.json"


def paper_of(facts: dict[str, Any], pictures: Mapping[str, bytes] | None = None) -> Paper:
    """The paper in its owner's own language; ``pictures`` by their addresses (``framed.by_address``).

    Raises ``KeyError`` for facts that are no portfolio/1.
    """
    return press(
        "portfolio/exchange/pdf/portfolio.html",
        facts,
        data_name=NAME,
        created=facts["made_at"],
        pictures=pictures,
        check_at=settings.BASE_URL.rstrip("/"),
    )
