"""An image of good work and its versions."""

from django.db import models

from portfolio.writing.models import SealedVersion, Writing


class ImageOfGoodWork(Writing):
    """The member's picture of the right thing to do; which situations it belongs to is sealed with the text."""

    class Meta:
        indexes = [models.Index(fields=["member", "-saved_at"], name="images_of_member")]

    def __str__(self) -> str:
        return f"image of good work {self.pk}"


class ImageVersion(SealedVersion):
    """What an image of good work said at one revision."""

    image = models.ForeignKey(ImageOfGoodWork, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "revision"], name="one_version_per_revision_of_an_image")
        ]
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"image of good work {self.image_id}, revision {self.revision}"
