from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from trail import labels


class CodeOfConductConfig(AppConfig):
    name = "codeofconduct"
    verbose_name = _("Code of conduct")

    def ready(self) -> None:
        _fill_the_margins()
        labels.register("edition.drafted", _("A new edition of the code was begun"))
        labels.register("edition.approved", _("The board can agree with the text of an edition"))
        labels.register("edition.laid_before_members", _("An edition was laid before the members"))
        labels.register("edition.taken_up_again", _("An edition is being written on after a consultation"))
        labels.register("edition.adopted", _("An edition of the code was adopted"))
        labels.register("edition.came_into_force", _("An edition of the code came into force"))
        labels.register("edition.superseded", _("An edition of the code was followed by a newer one"))
        labels.register("consultation.opened", _("An edition of the code lies before the members"))
        labels.register("consultation.closed", _("A consultation of the members closed"))
        labels.register("consultation.answered", _("The editors answered a comment"))
        labels.register("comment.made", _("A member commented on a draft of the code"))
        labels.register("comment.taken_back", _("A member took a comment back"))
        labels.register("sentence.shown", _("A member shows beside an article why it touches their work"))
        labels.register("sentence.hidden", _("A member shows this sentence no longer"))
        labels.register("code.affirmed", _("A member affirmed the code"))
        labels.register("manuscript.offered", _("A member offered a story"))
        labels.register("manuscript.composed", _("The editors began a story of their own"))
        labels.register("manuscript.taken_up", _("The editors began to rewrite a story"))
        labels.register("manuscript.given_back", _("The editors gave an offered story back"))
        labels.register("manuscript.put_before", _("A story's text was put before its donor"))
        labels.register("manuscript.settled", _("The editors settled the text of a story of their own"))
        labels.register("manuscript.agreed", _("A donor agreed to a story's text"))
        labels.register("manuscript.asked_otherwise", _("A donor wants a story's text to be different"))
        labels.register("manuscript.read", _("A second person read a story: nobody can be traced"))
        labels.register("manuscript.recognised", _("A second person fears that a story can be traced"))
        labels.register("manuscript.reopened", _("A story was taken back to the desk"))
        labels.register("story.published", _("A story was published"))
        labels.register("story.withdrawn", _("A story was taken back"))


def _fill_the_margins() -> None:
    """What other rooms put beside the code's own pages. Models are known only now."""
    from codeofconduct.affirmation.margin import beside_article  # noqa: PLC0415
    from codeofconduct.consultation.margin import beside_code  # noqa: PLC0415
    from codeofconduct.editions import beside  # noqa: PLC0415
    from codeofconduct.stories.margin import beside_article as stories_beside_article  # noqa: PLC0415

    beside.BESIDE_CODE.append(beside_code)
    beside.BESIDE_ARTICLE += [stories_beside_article, beside_article]
