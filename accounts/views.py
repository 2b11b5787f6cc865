"""One's own account: where the ways to sign in, the sessions and the language are found."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _


@login_required
def home(request):
    return render(request, "accounts/home.html")


def editors_door(request):
    """Where Wagtail sends who may not enter. Who signed in already is told so: signing in again would not help."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    if request.user.is_authenticated:
        raise PermissionDenied(_("This part is for the board and the editors."))
    back = {"next": address} if (address := request.GET.get("next")) else {}
    return redirect(f"{reverse('account_login')}?{urlencode(back)}")
