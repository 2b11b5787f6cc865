"""What editors may do with news and agenda pages in Wagtail: publish as they like, but always for everyone."""

from wagtail.models import PagePermissionTester

from codeofconduct.editions.desk.pageguard import StaysWhereItIs


class AlwaysPublic(PagePermissionTester):
    """No page behind a password: its calendar file and its line in the feed would stand open anyway."""

    def can_set_view_restrictions(self):
        return False


class FixedAndPublic(StaysWhereItIs):
    """/uit-het-vak/ itself: calendars and feed readers know its address."""
