"""The mail with a code. The code is made here and stands in the mail alone: no queue and no row holds it."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from portfolio.confirmations.code_signs import fresh, in_groups, keyed
from portfolio.confirmations.models import AnswerCode
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.states import Level

ROOM = "portfolio/confirmations/mail"


@task(queue_name="mail")
def mail_code(code_pk: int) -> None:
    """Make the code and mail it, once. Whoever asked for another one meanwhile, or waited too long, gets none."""
    related = ("participation__session__record_key", "participation__person")
    row = AnswerCode.objects.select_related(*related).filter(pk=code_pk, expires_at__gt=timezone.now()).first()
    code = fresh()
    if row and AnswerCode.objects.filter(pk=code_pk, code_hmac="").update(code_hmac=keyed("code", code_pk, code)):
        _write(row.participation, code, on_a_device=row.level == Level.DEVICE)


def _write(line: Participation, code: str, *, on_a_device: bool) -> None:
    """Nothing of the session stands in it, not even its day: codes are read aloud, and over shoulders."""
    address = address_of(line)
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = {"code": in_groups(code), "on_a_device": on_a_device, "register_name": settings.REGISTER_NAME}
        mail = EmailMultiAlternatives(
            subject=_("Your code"), body=render_to_string(f"{ROOM}/code.txt", words), to=[address]
        )
        mail.attach_alternative(render_to_string(f"{ROOM}/code.html", words), "text/html")
    mail.send()
