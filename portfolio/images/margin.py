"""What stands of this room in the margin of an open situation: the member's images of good work that belong to it."""

from django.db.models import F

from accounts.vault import Vault
from portfolio.images.content import Content
from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.situations.models import Situation
from portfolio.writing import versions
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

TEMPLATE = "portfolio/images/_margin.html"


def beside(writing: Writing) -> Beside | None:
    """The images by title, and the way to a new one; one query, and the member's key when there are images at all.

    Which situations an image belongs to is sealed with its text, so every image is opened.
    """
    if not isinstance(writing, Situation):
        return None
    return Beside(TEMPLATE, {"situation": writing, "images": _images_of(writing)})


def _images_of(situation: Situation) -> list[tuple[ImageOfGoodWork, str]]:
    """Image and title, last saved first; what lies in the bin is left out."""
    images = ImageOfGoodWork.objects.visible_to(situation.member)
    rows = list(
        ImageVersion.objects.filter(image__in=images, revision=F("image__revision"))
        .select_related("image")
        .order_by("-image__saved_at")
    )
    vault = Vault.of(situation.member) if rows else None
    opened = [(row.image, Content.from_json(versions.opened(row, row.image, vault))) for row in rows if vault]
    return [(image, content.title) for image, content in opened if str(situation.pk) in content.situations]
