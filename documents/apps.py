import logging

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from documents.checks import can_make_paper

        register(can_make_paper, "documents")
        # Its messages tell at length what is wrong with a file somebody uploads; our report says it in a sentence.
        logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
