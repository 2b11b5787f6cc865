"""The way from Wagtail's menu to the board's own screens. Nothing of a dossier enters Wagtail."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.groups import is_board, is_secretary


class BoardMenuItem(MenuItem):
    """Only for those the desk is for."""

    def is_shown(self, request) -> bool:
        return is_board(request.user) or is_secretary(request.user)


@hooks.register("register_admin_menu_item")
def board() -> MenuItem:
    return BoardMenuItem(_("Board"), reverse_lazy("desk:home"), icon_name="group", order=50)
