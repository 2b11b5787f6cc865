"""Reading images of good work; opening many costs one query for the rows and one for the key."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.images.content import Content
from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.writing import versions


def content_of(image: ImageOfGoodWork) -> Content:
    """What the image says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(image))


def content_at(image: ImageOfGoodWork, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``ImageVersion.DoesNotExist``."""
    version = image.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, image, Vault.of(image.member)))


def earlier_versions(image: ImageOfGoodWork) -> QuerySet[ImageVersion]:
    return image.versions.defer("sealed").order_by("-revision")


def with_content(user: User) -> list[tuple[ImageOfGoodWork, Content]]:
    """Every image of this person, last saved first, opened."""
    texts = versions.texts_of(ImageOfGoodWork.objects.visible_to(user), user)
    return [(one, Content.from_json(text)) for one, text in texts]
