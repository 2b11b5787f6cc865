"""The page the code lives on, and who may write there.

Wagtail's welcome page becomes the site's plain root (the address "/" belongs to the register's front page), with the
code's page below it. Wagtail's own two groups and default workflow go: roles are those of accounts/groups.py, and an
edition becomes public by being adopted, not by a workflow that knows no meeting.
"""

from django.db import migrations

EDITORS = ("board", "code editors")
MAY = ("add_page", "change_page", "publish_page")


def plant(apps, schema_editor):
    """Can be run again: what is there already stays."""
    root = _root(apps)
    page = apps.get_model("codeofconduct", "CodePage").objects.first() or _code_page(apps, root)
    _remove_wagtails_own(apps)
    _let_editors_in(apps, page)


def uproot(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    site_root = apps.get_model("codeofconduct", "SiteRoot")
    access = _access_to_admin(apps)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=EDITORS):
        group.permissions.remove(access)
    for root in site_root.objects.all():
        page_model.objects.filter(path__startswith=root.path, depth__gt=root.depth).delete()
        site_root.objects.filter(pk=root.pk)._raw_delete(schema_editor.connection.alias)
        page_model.objects.filter(pk=root.pk).update(content_type=_type(apps, page_model), numchild=0)


def _root(apps):
    site_root = apps.get_model("codeofconduct", "SiteRoot")
    if there := site_root.objects.first():
        return there
    welcome = apps.get_model("wagtailcore", "Site").objects.get(is_default_site=True).root_page
    root = site_root(page_ptr_id=welcome.pk)
    for field in apps.get_model("wagtailcore", "Page")._meta.fields:
        setattr(root, field.attname, getattr(welcome, field.attname))
    root.title = root.draft_title = "Register"
    root.content_type = _type(apps, site_root)
    root.save()
    return root


def _code_page(apps, root):
    code_page = apps.get_model("codeofconduct", "CodePage")
    page = code_page.objects.create(
        title="Beroepscode",
        draft_title="Beroepscode",
        slug="beroepscode",
        content_type=_type(apps, code_page),
        path=f"{root.path}0001",
        depth=root.depth + 1,
        numchild=0,
        url_path=f"{root.url_path}beroepscode/",
        locale_id=root.locale_id,
    )
    apps.get_model("wagtailcore", "Page").objects.filter(pk=root.pk).update(numchild=1)
    return page


def _remove_wagtails_own(apps):
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(page__depth=1).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=("Moderators", "Editors")).delete()


def _let_editors_in(apps, page):
    permissions = apps.get_model("auth", "Permission").objects
    access = _access_to_admin(apps)
    given = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=EDITORS):
        group.permissions.add(access)
        for may in permissions.filter(content_type__app_label="wagtailcore", codename__in=MAY):
            given.get_or_create(group=group, page_id=page.pk, permission=may)


def _access_to_admin(apps):
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _type(apps, model):
    types = apps.get_model("contenttypes", "ContentType").objects
    return types.get_or_create(app_label=model._meta.app_label, model=model._meta.model_name)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("codeofconduct", "0001_initial"),
        ("accounts", "0002_roles"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
    ]
    operations = [migrations.RunPython(plant, uproot)]
