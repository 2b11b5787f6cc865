"""The end of an editors' workflow: of an edition the board's approval, of other pages publication.

Named in the settings (``WAGTAIL_FINISH_WORKFLOW_ACTION``), so Wagtail reads it before there are any models.
"""

from django.apps import apps


def finish(workflow_state, user=None) -> None:
    """An approved edition stays a draft: it becomes public when the board records that a meeting adopted it."""
    from codeofconduct.editions.actions import approve  # noqa: PLC0415  see above

    edition = apps.get_model("codeofconduct", "Edition").objects.filter(pk=workflow_state.object_id).first()
    if edition is None:
        workflow_state.content_object.get_latest_revision().publish(user=user)
    else:
        approve(edition, by=user)
