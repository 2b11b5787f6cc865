"""Locking and unlocking what each member keeps of a session, under their own key."""

from accounts.vault import Vault
from portfolio.intervision.models import Insight


def seal_insight(insight: Insight, text: str) -> bytes:
    return Vault.of(insight.member).seal(text, item=_item(insight), field="sentence", revision=insight.revision)


def open_insight(insight: Insight, vault: Vault | None = None) -> str:
    vault = vault or Vault.of(insight.member)
    return vault.open(bytes(insight.sealed), item=_item(insight), field="sentence", revision=insight.revision)


def _item(insight: Insight) -> str:
    return f"insight:{insight.pk}"
