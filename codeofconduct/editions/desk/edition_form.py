"""The editor's form of an edition: no two keys alike, and nobody's words overwritten unseen.

Wagtail warns in the browser when somebody else saved in the meantime, and refuses an autosave then; but a press on
"save" goes through. Here it is stopped once: the form comes back with what was typed, and saving again is a choice.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Model
from django.forms import ModelForm
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel


class ForCorrections(FieldPanel):
    """A field that other editions do not have."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.corrects_id) and super().is_shown()


class EditionForm(WagtailAdminPageForm):
    """Used for every edition, by every way of saving it."""

    def clean(self):
        cleaned = super().clean()
        if self._is_behind():
            self.add_error(
                None,
                _(
                    "Somebody else saved this edition while you were writing. Your text is still here. Look in the"
                    " history at what changed; if you save again, your text takes its place."
                ),
            )
        return cleaned

    def is_valid(self):
        valid = super().is_valid()
        return self._keys_differ() and valid

    @transaction.atomic
    def save(self, commit=True):
        if commit and self.instance.pk:
            self._make_room()
        return super().save(commit=commit)

    def _is_behind(self) -> bool:
        """Wagtail's own rule for an autosave (``EditView.is_out_of_date``)."""
        latest = self.instance.latest_revision
        if latest is None:
            return False
        if own := self.data.get("overwrite_revision_id"):
            return own != str(latest.pk)
        loaded = self.data.get("loaded_revision_id")
        moment = self.data.get("loaded_revision_created_at", "")
        return bool(loaded) and (loaded, moment) != (str(latest.pk), latest.created_at.isoformat())

    def _keys_differ(self) -> bool:
        known: set[str] = set()
        alike = []
        for form in self._parts():
            key = form.cleaned_data["key"]
            if key in known:
                form.add_error("key", _("Another one has this key already."))
                alike.append(form)
            known.add(key)
        return not alike

    def _make_room(self) -> None:
        """Two keys may change places: a row whose key changes leaves its old place before another takes it."""
        rows: dict[type[Model], list] = defaultdict(list)
        for form in self._parts():
            rows[type(form.instance)].append(form.instance)
        for model, parts in rows.items():
            stored = dict(model._default_manager.filter(pk__in=[part.pk for part in parts]).values_list("pk", "key"))
            moved = [part for part in parts if part.pk in stored and stored[part.pk] != part.key]
            for place, part in enumerate(moved):
                model._default_manager.filter(pk=part.pk).update(key=f"~{place}")

    def _parts(self) -> Iterator[ModelForm]:
        """The forms of core values and articles that have a key and are not being deleted."""
        for value in self.formsets["core_values"].forms:
            if _stays(value):
                yield value
                yield from filter(_stays, value.formsets["articles"].forms)


def _stays(form: ModelForm) -> bool:
    cleaned = getattr(form, "cleaned_data", {})
    return bool(cleaned.get("key")) and not cleaned.get("DELETE")
