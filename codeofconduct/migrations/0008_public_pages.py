"""The two other fixed pages, /verhalen/ and /uit-het-vak/, and the same editors as the code has."""

from importlib import import_module

from django.db import migrations

first = import_module("codeofconduct.migrations.0002_pages")
PAGES = (("StoriesPage", "Verhalen", "verhalen"), ("NewsPage", "Uit het vak", "uit-het-vak"))


def plant(apps, schema_editor):
    """Can be run again: what is there already stays."""
    root = apps.get_model("codeofconduct", "SiteRoot").objects.get()
    for model, title, slug in PAGES:
        page = apps.get_model("codeofconduct", model).objects.first() or _page(apps, root, model, title, slug)
        first._let_editors_in(apps, page)


def uproot(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects
    root = apps.get_model("codeofconduct", "SiteRoot").objects.get()
    for model, _title, _slug in PAGES:
        for page in apps.get_model("codeofconduct", model).objects.all():
            pages.filter(path__startswith=page.path).delete()
            pages.filter(pk=root.pk).update(numchild=root.numchild - 1)
            root.refresh_from_db()


def _page(apps, root, model, title, slug):
    pages = apps.get_model("wagtailcore", "Page").objects
    root.refresh_from_db()
    last = pages.filter(path__startswith=root.path, depth=root.depth + 1).order_by("path").last()
    place = int(last.path[-4:], 36) + 1
    page = apps.get_model("codeofconduct", model).objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        content_type=first._type(apps, apps.get_model("codeofconduct", model)),
        path=f"{root.path}{_base36(place):0>4}",
        depth=root.depth + 1,
        numchild=0,
        url_path=f"{root.url_path}{slug}/",
        locale_id=root.locale_id,
    )
    pages.filter(pk=root.pk).update(numchild=root.numchild + 1)
    return page


def _base36(number):
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return signs[number] if number < 36 else _base36(number // 36) + signs[number % 36]


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0007_news")]
    operations = [migrations.RunPython(plant, uproot)]
