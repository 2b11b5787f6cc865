"""Adopted text is final: members affirm it and dossiers cite it.

The editor's lock says so in a sentence, these checks say so to every ``save()`` and ``delete()``, and database triggers
(migration 0003) say so to whoever writes around both.
"""

from django.db import models


class TextIsFinal(Exception):
    """This edition was adopted: its text cannot change. A correction is a new minor edition."""


class FinalOnceAdopted(models.Model):
    """A part of an edition. Saving it unchanged is fine (Wagtail does so when it publishes); a change is refused."""

    FIXED: tuple[str, ...] = ()
    """The fields that make up the text."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if self._differs_from_stored() and self.adopted_text_holds_it():
            raise TextIsFinal(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        if self.adopted_text_holds_it():
            raise TextIsFinal(str(self))
        return super().delete(*args, **kwargs)

    def adopted_text_holds_it(self) -> bool:
        """Whether this part stands in an adopted edition, or would after saving."""
        raise NotImplementedError

    def _differs_from_stored(self) -> bool:
        stored = type(self)._base_manager.filter(pk=self.pk).values(*self.FIXED).first() if self.pk else None
        return stored is None or any(getattr(self, name) != value for name, value in stored.items())
