"""The building blocks: what a screen reader is told, what a form keeps, and that no page needs an inline style."""

import re
import uuid
from itertools import product
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from tests.face.forms import EveryKind

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def rendered(source, **context):
    return Template("{% load components %}" + source).render(Context(context))


def refused_form():
    form = EveryKind({"email": "geen adres", "answer": ""})
    form.is_valid()
    return form


def test_field_ties_label_hint_error_and_widget_together():
    html = rendered("{% field form.email %}", form=refused_form())
    assert '<label for="id_email">' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_helptext"' in html
    assert re.search(r'id="id_email_error">.*class="error"', html)
    assert html.index("id_email_error") < html.index("<input"), "the error stands before the box it is about"


def test_field_without_error_is_calm():
    html = rendered("{% field form.email %}", form=EveryKind())
    assert "aria-invalid" not in html
    assert "error" not in html


def test_group_of_answers_is_a_fieldset_with_its_hint_and_nothing_chosen():
    html = rendered("{% field form.answer %}", form=refused_form())
    assert "<fieldset" in html
    assert "<legend>Herken je dit?" in html
    assert 'aria-describedby="id_answer_helptext id_answer_error"' in html
    assert "checked" not in html


@pytest.mark.parametrize(
    ("look", "expected"), [("chips", 'class="chips"'), ("words", 'class="seg"'), ("", 'class="choices"')]
)
def test_group_looks_as_asked(look, expected):
    assert expected in rendered(f'{{% field form.values look="{look}" %}}', form=EveryKind())


def test_field_says_what_may_stay_empty():
    with translation.override("en"):
        assert "(may stay empty)" in rendered("{% field form.happened optional=True %}", form=EveryKind())


def test_field_keeps_the_widgets_own_class_and_drops_a_placeholder_that_repeats_the_label():
    form = EveryKind()
    form.fields["email"].widget.attrs |= {"class": "short", "placeholder": "E-mailadres"}
    html = rendered("{% field form.email %}", form=form)
    assert 'class="input short"' in html
    assert "placeholder" not in html


def test_unknown_field_is_a_template_error_not_an_empty_page():
    with pytest.raises(TemplateSyntaxError):
        rendered("{% field form.nothing %}", form=EveryKind())


def test_error_summary_takes_the_focus_and_links_to_every_field():
    html = rendered("{% errors form %}", form=refused_form())
    assert 'tabindex="-1" data-focus' in html
    assert {"#id_email", "#id_held_on", "#id_method", "#id_answer_0"} == set(re.findall(r'href="([^"]+)"', html))


def test_error_summary_of_a_good_form_is_nothing():
    assert not rendered("{% errors form %}", form=EveryKind()).strip()


def test_what_a_person_typed_is_escaped_in_the_summary():
    form = EveryKind({"method": "<script>x</script>"})
    form.is_valid()
    assert "<script>" not in rendered("{% errors form %}{% field form.method %}", form=form)


def key_in(html):
    return re.search(r'name="key" value="([^"]*)"', html)[1]


def test_form_key_is_fresh_on_every_page():
    request = RequestFactory().get("/")
    one, other = (key_in(rendered("{% form_key %}", request=request)) for _ in range(2))
    assert one != other
    assert uuid.UUID(one).version == 4


def test_form_shown_again_keeps_the_key_it_was_sent_with():
    request = RequestFactory().post("/", {"key": "3f0a-1"})
    assert key_in(rendered("{% form_key %}", request=request)) == "3f0a-1"


@pytest.mark.parametrize("bad", ["", "a b", '"><script>', "x" * 65])
def test_a_key_of_another_shape_is_replaced(bad):
    request = RequestFactory().post("/", {"key": bad})
    assert uuid.UUID(key_in(rendered("{% form_key %}", request=request)))


def test_button_with_an_address_is_a_link_and_escapes_its_text():
    assert '<a class="btn soft" href="/x/">A &amp; B</a>' in rendered(
        '{% button text variant="soft" href="/x/" %}', text="A & B"
    )
    assert '<button class="btn" type="submit" name="answer" value="no">' in rendered(
        '{% button "Nee" name="answer" value="no" %}'
    )


def test_sheet_pairs_the_margin_with_its_text():
    html = rendered("{% sheet %}{% margin %}12 maart{% endmargin %}{% body %}<p>Tekst</p>{% endbody %}{% endsheet %}")
    assert re.search(
        r'class="sheet-grid"><div class="kl">12 maart</div><div class="body stack"><p>Tekst</p></div>', html
    )


def test_figure_keeps_the_facts_as_a_table_one_can_scroll_by_keyboard():
    html = rendered('{% figure caption="Lijn" %}<svg></svg>{% table_below %}<tr><td>2026</td></tr>{% endfigure %}')
    assert "<svg></svg>" in html
    assert '<div class="tbl" role="region" tabindex="0" aria-label="Lijn"><table><tr><td>2026</td></tr></table>' in html
    assert "<details" not in rendered("{% figure %}<svg></svg>{% endfigure %}")


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("curl/8", "A device we do not know"),
    ],
)
def test_a_device_has_the_name_its_owner_gives_it(user_agent, name):
    with translation.override("en"):
        assert rendered("{{ ua|device }}", ua=user_agent) == name


@pytest.mark.parametrize(("form", "language"), list(product([EveryKind(), refused_form()], ["nl", "en"])))
def test_every_block_together_needs_no_inline_style_or_script(settings, rf, form, language):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], HERE]}]
    request = rf.get("/")
    request.user = AnonymousUser()
    from django.template.loader import render_to_string

    with translation.override(language):
        html = render_to_string("gallery.html", {"form": form}, request)
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*src=)", html)
    assert f'<html lang="{language}">' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id occurs twice"


def test_no_template_has_an_inline_style_script_or_handler():
    pages = [page for page in (ROOT / "templates").rglob("*.html") if "pdf" not in page.parts]
    bad = re.compile(
        r"\sstyle=[\"']|<style|\son(?:click|change|submit|load|input)=|<script(?![^>]*(?:src=|type=\"application/json\"))"
    )
    assert {str(page.relative_to(ROOT)) for page in pages if bad.search(page.read_text(encoding="utf-8"))} == set()
