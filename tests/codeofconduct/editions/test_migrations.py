"""The fixed pages are planted by migrations; here they run again, back and forth, on the tables of their time."""

from importlib import import_module

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Site, Task, Workflow, WorkflowPage

from codeofconduct.editions.models import CodePage, SiteRoot

pages = import_module("codeofconduct.migrations.0002_pages")
public_pages = import_module("codeofconduct.migrations.0008_public_pages")
workflow = import_module("codeofconduct.migrations.0013_the_board_looks")
methods_page = import_module("codeofconduct.migrations.0016_methods_page")
FIXED = ("beroepscode", "verhalen", "uit-het-vak", "werkvormen")


@pytest.fixture
def editor():
    """What the functions ask of a schema editor; they change rows, not tables."""

    class Editor:
        pass

    Editor.connection = connection
    return Editor


@pytest.fixture(scope="module")
def apps():
    """The models as they were when the pages were planted."""
    return MigrationLoader(None).project_state(("codeofconduct", "0002_pages")).apps


@pytest.fixture(scope="module")
def later_apps():
    """The models as they were when stories and news got theirs."""
    return MigrationLoader(None).project_state(("codeofconduct", "0008_public_pages")).apps


@pytest.fixture(scope="module")
def latest_apps():
    return MigrationLoader(None).project_state(("codeofconduct", "0013_the_board_looks")).apps


@pytest.fixture(scope="module")
def apps_of_today():
    """The models as they were when the methods got their page."""
    return MigrationLoader(None).project_state(("codeofconduct", "0016_methods_page")).apps


def test_planting_twice_is_once(apps, later_apps, latest_apps, apps_of_today, editor):
    before = list(Page.objects.order_by("path").values())
    pages.plant(apps, editor)
    public_pages.plant(later_apps, editor)
    workflow.plant(latest_apps, editor)
    methods_page.plant(apps_of_today, editor)
    assert list(Page.objects.order_by("path").values()) == before


def test_uprooting_and_planting_again(apps, later_apps, latest_apps, apps_of_today, editor):
    methods_page.uproot(apps_of_today, editor)
    workflow.uproot(latest_apps, editor)
    public_pages.uproot(later_apps, editor)
    assert [page.slug for page in SiteRoot.objects.get().get_children()] == ["beroepscode"]
    pages.uproot(apps, editor)
    assert not SiteRoot.objects.exists()
    assert not CodePage.objects.exists()
    assert Site.objects.get().root_page.specific_class is Page
    pages.plant(apps, editor)
    public_pages.plant(later_apps, editor)
    workflow.plant(latest_apps, editor)
    methods_page.plant(apps_of_today, editor)
    assert CodePage.objects.get().url == "/beroepscode/"
    assert {page.slug for page in SiteRoot.objects.get().get_children()} == set(FIXED)
    assert [*Page.find_problems()] == [[], [], [], [], []]


def test_board_and_editors_write_below_the_fixed_pages_and_nowhere_else():
    given = GroupPagePermission.objects.values_list("group__name", "page__slug", "permission__codename")
    assert set(given) == {
        (group, page, may)
        for group in ("board", "code editors")
        for page in FIXED
        for may in ("add_page", "change_page", "publish_page")
    }
    for group in Group.objects.all():
        admin = group.permissions.filter(codename="access_admin").exists()
        assert admin == (group.name in ("board", "code editors")), group


def test_wagtails_own_roles_and_workflow_are_gone():
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()
    assert [one.name for one in Workflow.objects.all()] == [workflow.NAME]


def test_the_board_looks_at_the_code_the_news_and_the_methods():
    assert {one.page.slug for one in WorkflowPage.objects.all()} == {"beroepscode", "uit-het-vak", "werkvormen"}
    (task,) = GroupApprovalTask.objects.all()
    assert [group.name for group in task.groups.all()] == ["board"]


def test_without_the_workflow_nothing_of_it_is_left(latest_apps, editor):
    workflow.uproot(latest_apps, editor)
    assert not Workflow.objects.exists()
    assert not Task.objects.exists()
    assert not WorkflowPage.objects.exists()
