"""Editors submit, the board looks: a workflow of one step for the code and for the news.

Of an edition its end is the board's approval, not publication (``editions/desk/workflow.py``); why, is in
docs/decisions/0005. Wagtail's own workflow, which has no group left to do it, goes.
"""

from django.db import migrations

NAME = "Voorleggen aan het bestuur"
PAGES = ("codepage", "newspage")


def plant(apps, schema_editor):
    """Can be run again: what is there already stays."""
    _remove_wagtails_own(apps)
    models = {name: apps.get_model("wagtailcore", name) for name in ("Workflow", "WorkflowTask", "GroupApprovalTask")}
    task = models["GroupApprovalTask"].objects.filter(name=NAME).first()
    if task is None:
        task = models["GroupApprovalTask"].objects.create(
            name=NAME, active=True, content_type=_type(apps, models["GroupApprovalTask"])
        )
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name="board"))
    workflow = models["Workflow"].objects.get_or_create(name=NAME, defaults={"active": True})[0]
    models["WorkflowTask"].objects.get_or_create(workflow=workflow, task_id=task.pk, defaults={"sort_order": 0})
    for page in _pages(apps):
        apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(page=page, defaults={"workflow": workflow})


def uproot(apps, schema_editor):
    """Wagtail's own does not come back: nobody could do it."""
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__name=NAME).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=NAME).delete()


def _remove_wagtails_own(apps):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval", workflow_pages=None).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name="Moderators approval", groups=None).delete()


def _pages(apps):
    types = {"content_type__app_label": "codeofconduct", "content_type__model__in": PAGES}
    return apps.get_model("wagtailcore", "Page").objects.filter(**types)


def _type(apps, model):
    types = apps.get_model("contenttypes", "ContentType").objects
    return types.get_or_create(app_label=model._meta.app_label, model=model._meta.model_name)[0]


class Migration(migrations.Migration):
    dependencies = [("codeofconduct", "0012_story_taken_back"), ("accounts", "0002_roles"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(plant, uproot)]
