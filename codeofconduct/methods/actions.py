"""The one verb of the library: put the first methods there. Everything after that is done in Wagtail."""

from django.db import transaction

from accounts.models import User
from codeofconduct.methods.kinds import Method
from codeofconduct.methods.library import FIRST, page_of
from codeofconduct.methods.models import MethodPage, MethodsPage


@transaction.atomic
def install(*, by: User | None = None) -> list[Method]:
    """Publish the methods that were never here; returns which. Doing it again changes nothing.

    A page that editors changed, took off the site or deleted stays as they left it. ``by`` is named in the pages'
    history; a command names nobody.
    """
    library = MethodsPage.objects.select_for_update().get()
    there = {*library.installed, *MethodPage.objects.values_list("method", flat=True)}
    new: list[Method] = [method for method in FIRST if method not in there]
    for method in new:
        page = page_of(method)
        library.add_child(instance=page)
        page.save_revision(user=by).publish(user=by)
    MethodsPage.objects.filter(pk=library.pk).update(installed=sorted({*library.installed, *FIRST}))
    return new
