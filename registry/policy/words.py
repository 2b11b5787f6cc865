"""Each rule in one sentence: what it means for a member, and what becomes different by a change."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portfolio.sessions.states import Level
from registry.policy.bounds import BOUNDS
from registry.policy.rules import Rules

LEVELS = {
    Level.ACCOUNT: gettext_lazy("A colleague can confirm while signed in."),
    Level.CODE: gettext_lazy("A colleague can confirm with a code from their mail."),
    Level.LINK: gettext_lazy("A colleague can confirm by a personal link."),
    Level.DEVICE: gettext_lazy("A colleague can confirm on your device, with a code from their own mail."),
}
TITLES = {
    "term_years": gettext_lazy("How long a registration lasts, in years"),
    "window_months": gettext_lazy("How long before the end one can begin, in months"),
    "readers": gettext_lazy("How many colleagues read a dossier"),
    "objection_weeks": gettext_lazy("How long one can object, in weeks"),
    "same_employer_years": gettext_lazy("How long a reader has worked elsewhere, in years"),
    "story_max_words": gettext_lazy("How long one's own story is at most, in words"),
    "pieces_max": gettext_lazy("How many pieces one shows at most"),
}


def meaning(rules: Rules) -> list[str]:
    """Every rule in a sentence, the procedure first and then the ways of confirming."""
    return [*(number(rule, getattr(rules, rule)) for rule in BOUNDS), *(_level(one, rules) for one in Level)]


def changes(before: Rules, after: Rules) -> list[str]:
    """What is different in ``after``, in sentences."""
    different = set(before.differing(after))
    numbers = [_changed(rule, before, after) for rule in BOUNDS if rule in different]
    then, now = set(before.levels_that_count), set(after.levels_that_count)
    return [*numbers, *(_moved(level, counts=level in now) for level in Level if (level in then) != (level in now))]


def number(rule: str, n: int) -> str:
    """What the rule means for a member when it says ``n``."""
    return {
        "term_years": ngettext(
            "A registration lasts %(n)s year. By then you look back, and go on.",
            "A registration lasts %(n)s years. By then you look back, and go on.",
            n,
        ),
        "window_months": ngettext(
            "You can begin your dossier from %(n)s month before your registration ends.",
            "You can begin your dossier from %(n)s months before your registration ends.",
            n,
        ),
        "readers": ngettext(
            "%(n)s colleague reads what you send.",
            "%(n)s colleagues read what you send.",
            n,
        ),
        "objection_weeks": ngettext(
            "When you do not agree with a decision, you can object for %(n)s week.",
            "When you do not agree with a decision, you can object for %(n)s weeks.",
            n,
        ),
        "same_employer_years": ngettext(
            "Nobody reads your dossier who had the same employer as you in the past %(n)s year.",
            "Nobody reads your dossier who had the same employer as you in the past %(n)s years.",
            n,
        ),
        "story_max_words": ngettext(
            "Your own story has at most %(n)s word. There is no least.",
            "Your own story has at most %(n)s words. There is no least.",
            n,
        ),
        "pieces_max": ngettext(
            "You show at most %(n)s piece from your portfolio.",
            "You show at most %(n)s pieces from your portfolio. One is enough.",
            n,
        ),
    }[rule] % {"n": n}


def _level(level: Level, rules: Rules) -> str:
    counts = level in rules.levels_that_count
    said = _("That counts for renewal.") if counts else _("That does not count for renewal.")
    return f"{LEVELS[level]} {said}"


def _changed(rule: str, before: Rules, after: Rules) -> str:
    return _("%(rule)s Before that: %(old)s.") % {
        "rule": number(rule, getattr(after, rule)),
        "old": getattr(before, rule),
    }


def _moved(level: Level, *, counts: bool) -> str:
    now, gone = (
        _("From this day on that counts for renewal."),
        _("From this day on that does not count for renewal any more."),
    )
    return f"{LEVELS[level]} {now if counts else gone}"
