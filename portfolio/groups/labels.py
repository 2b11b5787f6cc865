"""What the trail calls the things that happen in this room. It names no group and no agreement."""

from django.utils.translation import gettext_lazy as _

from trail import labels

FOUNDED, INVITED = "group.founded", "group.invited"
JOINED, DECLINED, LEFT = "group.joined", "group.declined", "group.left"
TAKEN_OFF = "group.invitation_withdrawn"
OFFERED, HANDED_OVER = "group.offered", "group.handed_over"
WRITTEN, ACCEPTED = "agreement.written", "agreement.accepted"
LABELS = {
    FOUNDED: _("A member made an intervision group"),
    INVITED: _("Somebody was invited to an intervision group"),
    JOINED: _("Somebody joined an intervision group"),
    DECLINED: _("Somebody would rather not join an intervision group"),
    LEFT: _("Somebody left an intervision group"),
    TAKEN_OFF: _("An invitation to an intervision group was withdrawn"),
    OFFERED: _("A convener asked somebody to take over"),
    HANDED_OVER: _("An intervision group has another convener"),
    WRITTEN: _("A group wrote a new text of its agreement"),
    ACCEPTED: _("Somebody accepted the agreement of a group"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
