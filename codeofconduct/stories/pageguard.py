"""What editors may do with these pages in Wagtail, and the sentence they read when they may not."""

from django.utils.translation import gettext as _
from wagtail.models import PagePermissionTester

from codeofconduct.editions.desk.pageguard import HoldsForEveryone, StaysWhereItIs


class StoriesPagePermissions(StaysWhereItIs):
    """Its introduction is written and published as any page."""


class StoryPermissions(StaysWhereItIs):
    """Editors write it. It goes live, comes off and goes away by the room's own verbs, never by a button."""

    def can_publish(self):
        return False

    def can_delete(self, ignore_bulk=False):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False

    def can_move_to(self, destination):
        return False

    def can_submit_for_moderation(self):
        return False


class BundlePermissions(PagePermissionTester):
    """A bundle holds only what is public already: editors publish it as any page. It stays open to all."""

    def can_copy(self):
        return False

    def can_move(self):
        return False

    def can_set_view_restrictions(self):
        return False


class TextRests(HoldsForEveryone):
    """While a donor or second reader reads, and once they said yes."""

    def get_message(self, user):
        return _("Somebody reads exactly this text, or said yes to it. To write on, take it back to the desk first.")

    def get_locked_by(self, user):
        return _("It rests")

    def get_description(self, user):
        return _("The text was put before the donor or the second reader.")
