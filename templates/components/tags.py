"""The building blocks of every page: ``{% load components %}``.

Each tag renders one small template beside this file, so that markup stays markup. What the blocks look like, and one
example of each, is in docs/face.md; the words a tag needs are given to it, only fixed phrases are its own.
"""

import uuid
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.forms.widgets import Input, Select
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from trail.form_keys import posted_key

register = template.Library()

#: allauth's and Django's names for the kinds of message, to the tone of a notice.
TONES = {"success": "ok", "warning": "ask", "error": "err"}

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def _component(template_name: str, /, **variables: Any) -> SafeString:
    return SafeString(get_template(f"components/{template_name}.html").render(variables))


@register.simple_block_tag(end_name="endsheet")
def sheet(content: str, variant: str = "") -> SafeString:
    """Text right of the margin line, what stands beside it left: pairs of margin and body.

    ``{% sheet %}{% margin %}12 March{% endmargin %}{% body %}What happened.{% endbody %}{% endsheet %}``
    ``variant="wide"`` lets the body grow past the reading measure; ``"with-nav"`` makes room for a ``.sidenav``.
    """
    return _component("sheet", content=content, variant=variant)


@register.simple_block_tag(end_name="endmargin")
def margin(content: str) -> SafeString:
    """What stands in the margin of the ``{% body %}`` that follows; left out of the page when empty."""
    return mark_safe(f'<div class="kl">{content.strip()}</div>')  # noqa: S308 - rendered by the template engine


@register.simple_block_tag(end_name="endbody")
def body(content: str, voice: bool = False) -> SafeString:
    """Text right of the margin line. ``voice=True``: someone's own words, in the reading face."""
    look = "body voice" if voice else "body stack"
    return mark_safe(f'<div class="{look}">{content}</div>')  # noqa: S308 - rendered by the template engine


@register.simple_tag
def field(bound: BoundField, label: str = "", look: str = "", kind: str = "", optional: bool = False) -> SafeString:
    """A form field whole: label, hint, error and widget, tied together for a screen reader.

    ``{% field form.happened %}`` · ``{% field form.answer label=_("Do you recognise this?") %}``
    ``look``: ``choice`` (cards, the default for radios and checkboxes), ``chips``, ``words`` (a row of words),
    ``question`` (a large serif label, for the editor). ``kind="ex|et|en"`` gives it the colour of an E.
    ``optional=True`` adds "(may stay empty)". Raises ``TemplateSyntaxError`` when the field does not exist.
    """
    if not isinstance(bound, BoundField):
        raise template.TemplateSyntaxError("{% field %} needs a field of a form, such as form.title.")
    if bound.is_hidden:
        return bound.as_widget()
    grouped = bound.use_fieldset
    return _component(
        "field",
        field=bound,
        label=label or bound.label,
        look=look or ("choice" if grouped else ""),
        kind=kind,
        optional=optional,
        grouped=grouped,
        single=isinstance(bound.field.widget, CheckboxInput),
        described_by=bound.aria_describedby,
        widget="" if grouped else bound.as_widget(attrs=_looks_of(bound)),
    )


def _looks_of(bound: BoundField) -> dict[str, str | bool]:
    """The class our style sheet expects on a widget that is a box (it keeps its own), and no label said twice."""
    widget = bound.field.widget
    looks: dict[str, str | bool] = {}
    if str(widget.attrs.get("placeholder", "")) == str(bound.label):
        looks["placeholder"] = False
    if isinstance(widget, Input | Select) and not isinstance(widget, CheckboxInput):
        own = widget.attrs.get("class", "").split()
        looks["class"] = " ".join(["input", *(name for name in own if name != "input")])
    return looks


@register.simple_tag
def errors(form: BaseForm) -> SafeString:
    """The error summary: on top of the form, takes the focus, links to every field. Nothing when all is well."""
    if not form.errors:
        return SafeString()
    fields = [bound for bound in form if bound.errors]
    return _component("errors", form=form, fields=fields)


@register.simple_tag
def button(
    text: str,
    variant: str = "full",
    href: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    icon: str = "",
    form: str = "",
    action: str = "",
) -> SafeString:
    """A button, or a link that looks like one when it has ``href``.

    ``{% button _("Save") %}`` · ``{% button _("Write on") variant="soft" href=page.url %}``
    ``variant``: ``full`` (one per page: what one came for), ``soft``, ``plain``; "small" or "wide" may be added.
    ``action`` sends the form ``form`` to another address than its own.
    """
    look = f"btn {variant}".replace(" full", "")
    return _component(
        "button",
        text=text,
        look=look,
        href=href,
        name=name,
        value=value,
        type=type,
        icon=icon,
        form=form,
        action=action,
    )


@register.simple_block_tag(end_name="endcard")
def card(content: str, variant: str = "", label: str = "") -> SafeString:
    """A white sheet of its own: ``{% card %}..{% endcard %}``. ``variant="lift"`` casts a shadow.

    With ``label`` it is a named region of the page.
    """
    return _component("card", content=content, variant=variant, label=label)


@register.simple_tag
def tag(text: str, kind: str = "") -> SafeString:
    """A small label: ``{% tag _("Excellent") kind="ex" %}``.

    ``kind``: ``ex``, ``et``, ``en`` (an E: colour and shape) or ``val`` (a core value: plain).
    """
    return _component("tag", text=text, kind=kind)


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: str = "calm") -> SafeString:
    """Something to know before going on: ``{% notice tone="ask" %}..{% endnotice %}``.

    ``tone``: ``calm`` (in the margin's own line), ``ask``, ``ok``, ``err``. The words carry the meaning.
    """
    icons = {"ask": "question", "ok": "check", "err": "attention"}
    return _component("notice", content=content, tone=tone, icon=icons.get(tone, ""))


@register.simple_tag
def told(message: Any) -> SafeString:
    """One of Django's messages as a notice; used by base.html."""
    tone = TONES.get(message.level_tag, "calm")
    return notice(str(_component("message", message=message)), tone=tone)


@register.tag("figure")
def do_figure(parser: template.base.Parser, token: template.base.Token) -> "Figure":
    """A picture with its caption above and, below, the same facts as a table.

    ``{% figure caption=_("Your learning line") hint=_("How to read it") %}{{ svg }}{% table_below %}<thead>..
    {% endfigure %}``. What follows ``{% table_below %}`` is the inside of a ``<table>``.
    """
    options = template.base.token_kwargs(token.split_contents()[1:], parser)
    picture = parser.parse(("table_below", "endfigure"))
    table = template.base.NodeList()
    if parser.next_token().contents == "table_below":
        table = parser.parse(("endfigure",))
        parser.delete_first_token()
    return Figure(options, picture, table)


class Figure(template.Node):
    """The two halves of a figure."""

    child_nodelists = ("picture", "table")

    def __init__(self, options: dict, picture: template.base.NodeList, table: template.base.NodeList) -> None:
        self.options, self.picture, self.table = options, picture, table

    def render(self, context: Context) -> SafeString:
        options = {name: value.resolve(context) for name, value in self.options.items()}
        picture, table = self.picture.render(context), self.table.render(context).strip()
        return _component("figure", picture=picture, table=mark_safe(table), **options)  # noqa: S308 - rendered


@register.simple_tag
def only_you() -> SafeString:
    """The lock and "Only you can see this." Use it only where it is true."""
    return _component("who_reads", text=_("Only you can see this."))


@register.simple_tag
def who_reads(text: str) -> SafeString:
    """The lock and who reads this, as a sentence: ``{% who_reads _("The two readers see this.") %}``."""
    return _component("who_reads", text=text)


@register.simple_tag(takes_context=True)
def form_key(context: Context) -> SafeString:
    """The hidden idempotency key. A form that is shown again with errors keeps the key it was sent with."""
    request = context.get("request")
    return _component("key", key=str(uuid.uuid4()) if request is None else posted_key(request))


@register.filter
def device(user_agent: str) -> str:
    """What a person calls their device: ``{{ session.user_agent|device }}`` gives "Firefox on Windows".

    The order matters: nearly every browser also says that it is Chrome or Safari, every phone that it is Linux.
    """
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device we do not know")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn sign, hidden from screen readers: ``{% icon "lock" %}``. The files are in components/icons/."""
    return SafeString(get_template(f"components/icons/{name}.svg").render())
