"""How an editors' workflow ends: of an edition with the board's approval, said in words; of other pages by publishing.

Named in the settings (``WAGTAIL_FINISH_WORKFLOW_ACTION``), so Wagtail reads it before there are any models.
"""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _


def finish(workflow_state, user=None) -> None:
    """An approved edition stays a draft: it becomes public when the board records that a meeting adopted it."""
    from codeofconduct.editions.actions import approve  # noqa: PLC0415  see above

    edition = apps.get_model("codeofconduct", "Edition").objects.filter(pk=workflow_state.object_id).first()
    if edition is None:
        workflow_state.content_object.get_latest_revision().publish(user=user)
    else:
        approve(edition, by=user)


def approval_in_words(edition, digest: str) -> str:
    """Whether the text as it now reads (``digest``) is the one the board agreed with in the workflow."""
    if not edition.approved_at:
        return _("The board did not look at this text in the workflow.")
    on = timezone.localdate(edition.approved_at).strftime("%d-%m-%Y")
    if edition.approved_sha256 == digest:
        return _("The board agreed with this very text on %(day)s.") % {"day": on}
    return _("The text was changed after the board agreed with it on %(day)s.") % {"day": on}
