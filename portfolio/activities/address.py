"""How a kind of activity is called in an address: ``activities:new`` takes ``"step"`` and makes ``/nieuw/stap/``."""

from django.urls import register_converter

from portfolio.activities.kinds import SLUGS

KINDS = {slug: str(kind) for kind, slug in SLUGS.items()}


class KindSlug:
    regex = "|".join(KINDS)

    def to_python(self, slug: str) -> str:
        return KINDS[slug]

    def to_url(self, kind: str) -> str:
        return SLUGS[kind]


register_converter(KindSlug, "activity")
