"""The fixed page /werkvormen/, with the same editors and the same workflow as the news. Its methods: install_methods."""

from importlib import import_module

from django.db import migrations

first = import_module("codeofconduct.migrations.0002_pages")
public_pages = import_module("codeofconduct.migrations.0008_public_pages")
workflow = import_module("codeofconduct.migrations.0013_the_board_looks")
MODEL, TITLE, SLUG = "MethodsPage", "Werkvormen", "werkvormen"
INTRODUCTION = (
    "Een werkvorm helpt een groep om goed te luisteren voordat iemand raad geeft. Kies wat past bij vandaag. "
    "Je mag ervan afwijken: het gaat om het gesprek, niet om de stappen."
)


def plant(apps, schema_editor):
    """Can be run again: what is there already stays."""
    page = apps.get_model("codeofconduct", MODEL).objects.first() or _page(apps)
    first._let_editors_in(apps, page)
    looks = apps.get_model("wagtailcore", "Workflow").objects.filter(name=workflow.NAME).first()
    if looks:
        apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(page_id=page.pk, defaults={"workflow": looks})


def uproot(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects
    root = apps.get_model("codeofconduct", "SiteRoot").objects.get()
    for page in apps.get_model("codeofconduct", MODEL).objects.all():
        pages.filter(path__startswith=page.path).delete()
        pages.filter(pk=root.pk).update(numchild=root.numchild - 1)


def _page(apps):
    root = apps.get_model("codeofconduct", "SiteRoot").objects.get()
    page = public_pages._page(apps, root, MODEL, TITLE, SLUG)
    apps.get_model("codeofconduct", MODEL).objects.filter(pk=page.pk).update(introduction=INTRODUCTION)
    return page


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0015_methods"), ("accounts", "0002_roles"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(plant, uproot)]
