"""What donor, second reader and editors may say to each other about a text. Pure."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from codeofconduct.consultation.wording import INVISIBLE, has_invisible_signs

LONGEST_REMARK = 4_000
"""Signs. Somebody tells what should be different; who needs more has a conversation."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wants otherwise; ``who`` is ``donor`` or ``reader``, ``on`` an ISO date."""

    who: str
    text: str
    on: str


def what_is_wrong_with(remark: str) -> str:
    """Why these words cannot be kept, for their writer; empty when they can."""
    if all(unicodedata.category(sign) in INVISIBLE for sign in remark):
        return _("Write one sentence. More is not needed.")
    if len(remark) > LONGEST_REMARK:
        return _("This is longer than we can keep here. Say it in a few sentences.")
    if has_invisible_signs(remark):
        return _("There is an invisible sign in your text that we cannot keep. Type the sentence again.")
    return ""
