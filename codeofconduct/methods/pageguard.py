"""What editors may do with a method in Wagtail: everything that news allows, but for a copy of it."""

from codeofconduct.news.pageguard import AlwaysPublic


class MethodPermissions(AlwaysPublic):
    """A log leads to one page per method: a copy would be a second one."""

    def can_copy(self):
        return False
