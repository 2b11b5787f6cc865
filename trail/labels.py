"""What each trail action is called. An app registers its own in ``ready()``; an action without a label is refused."""

from django.utils.functional import Promise

LABELS: dict[str, str | Promise] = {}


def register(action: str, label: str | Promise) -> None:
    """Make ``action`` (``"session.logged"``: noun, dot, past participle) known under a label in plain words."""
    LABELS[action] = label
