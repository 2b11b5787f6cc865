"""Locking and unlocking what stands in this room, always under the key of the owner of the text."""

import json
from dataclasses import asdict, dataclass

from accounts.vault import CannotOpen, Vault
from portfolio.sharing.models import Comment, Share


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote in the margin. ``about``: the question it stands beside, as they read it; empty for all."""

    text: str
    about: str = ""


def vault_of(share: Share) -> Vault:
    """The owner's vault, without a query when their key came along with the share.

    Raises ``CannotOpen`` when the owner had themselves erased: a key made now would open nothing.
    """
    if not hasattr(share.owner, "key"):
        raise CannotOpen(str(share))
    return Vault.of(share.owner)


def seal_address(share: Share, address: str, vault: Vault) -> bytes:
    return vault.seal(address, item=f"share:{share.pk}", field="address", revision=1)


def open_address(share: Share, vault: Vault) -> str:
    """The address as it was typed; empty once its person opened the share. Raises ``accounts.vault.CannotOpen``."""
    if not share.sealed_address:
        return ""
    return vault.open(bytes(share.sealed_address), item=f"share:{share.pk}", field="address", revision=1)


def seal_remark(comment: Comment, remark: Remark, vault: Vault) -> bytes:
    text = json.dumps(asdict(remark), ensure_ascii=False)
    return vault.seal(text, item=_item(comment), field="comment", revision=comment.revision)


def open_remark(comment: Comment, vault: Vault) -> Remark:
    """What the margin says. Raises ``accounts.vault.CannotOpen``."""
    sealed = bytes(comment.sealed)
    return Remark(**json.loads(vault.open(sealed, item=_item(comment), field="comment", revision=comment.revision)))


def seal_answer(comment: Comment, text: str, vault: Vault) -> bytes:
    return vault.seal(text, item=_item(comment), field="answer", revision=comment.revision)


def open_answer(comment: Comment, vault: Vault) -> str:
    """What the owner wrote back; empty when nothing. Raises ``accounts.vault.CannotOpen``."""
    if not comment.sealed_answer:
        return ""
    return vault.open(bytes(comment.sealed_answer), item=_item(comment), field="answer", revision=comment.revision)


def _item(comment: Comment) -> str:
    return f"comment:{comment.pk}"
