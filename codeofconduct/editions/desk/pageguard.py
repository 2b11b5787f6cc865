"""What editors may do with these pages in Wagtail, and the sentence they read when they may not."""

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester


class StaysWhereItIs(PagePermissionTester):
    """The fixed pages: addresses in evidence lead to them."""

    def can_delete(self, ignore_bulk=False):
        """Who may edit may ask; ``hooks`` refuses, with the reason."""
        return self.can_edit()

    def can_unpublish(self):
        return False

    def can_move(self):
        return False

    def can_copy(self):
        return False

    def can_set_view_restrictions(self):
        return False

    def can_unschedule(self):
        return False


class CodePermissions(StaysWhereItIs):
    """Editors may change the page and begin editions below it, as drafts."""

    def can_publish_subpage(self):
        return False


class EditionPermissions(StaysWhereItIs):
    """An edition becomes public by being adopted, never by a button. A draft may be deleted."""

    def can_publish(self):
        return False

    def can_delete(self, ignore_bulk=False):
        if self.page.specific.is_final:
            return super().can_delete()
        return PagePermissionTester.can_delete(self, ignore_bulk)


class HoldsForEveryone(BaseLock):
    """Superusers included; nobody can unlock it."""

    def for_user(self, user):
        return True


class AdoptedTextLock(HoldsForEveryone):
    """From adoption on."""

    def get_message(self, user):
        return _("This edition was adopted, so its text no longer changes. For a correction, make a new minor edition.")

    def get_locked_by(self, user):
        return _("Adopted")

    def get_description(self, user):
        return _("The text of an adopted edition is final.")


class ConsultationLock(HoldsForEveryone):
    """While members read and comment: they all speak about one text."""

    def get_message(self, user):
        return _("This edition lies before the members. Write on after the consultation.")

    def get_locked_by(self, user):
        return _("In consultation")

    def get_description(self, user):
        return _("While members comment on an edition, its text stays as it is.")
