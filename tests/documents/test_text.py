"""A member's words come out harmless on screen and printable on paper."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from documents.glyphs import printable_signs
from documents.text import paper_html, paragraphs, printable, safe_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "![x](http://evil/x.png)",
    "<svg><style><img src=x></svg>",
    "<a href=https://evil>hier</a>",
    "<p style='position:fixed'>",
    "&lt;b&gt;",
    "\x00<b>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<!--[if]><script>",
    "{{ 7|add:7 }}{% load i18n %}",
    "<iframe srcdoc='x'>",
    "> " * 5000 + "diep",
    "- " * 3000 + "diep",
]
TAG = re.compile(r"<(/?)(\w+)>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_words(text):
    html = safe_html(text)
    left = TAG.sub("", html)
    assert "<" not in left
    assert {name for _, name in TAG.findall(html)} <= {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote"}


@given(st.text(max_size=300))
def test_whatever_is_typed_only_our_tags_come_out(text):
    assert "<" not in TAG.sub("", safe_html(text))


def test_the_few_marks_people_know_work():
    html = safe_html("Eén *kleine* stap.\nTweede regel.\n\n- a\n- b\n\n> gezegd")
    for part in ("<em>kleine</em>", "<br>", "<li>a</li>", "<blockquote>"):
        assert part in html


def test_paragraphs_are_what_stands_between_blank_lines():
    assert paragraphs("\r\n een\ntwee\r\n \r\n\r\ndrie \n") == ["een\ntwee", "drie"]


def test_filters_escape_and_render():
    page = Template("{% load prose %}{{ a|prose }}{{ b|ink }}{{ c|day }}{{ none|prose }}{{ none|ink }}{{ none|day }}")
    with override("nl"):
        shown = page.render(Context({"a": "*ja*", "b": "<b>\u200b", "c": "2022-05-01"}))
    assert shown == "<p><em>ja</em></p>\n&lt;b&gt;1 mei 2022"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Fijn \U0001f600!", "Fijn [emoji: grinning face]!"),
        ("\U0001f44d\U0001f3fd\ufe0f", "[emoji: thumbs up sign]"),
        ("\U0001f1f3\U0001f1f1", "[flag: NL]"),
        ("שלום", "[text in another script: Hebrew]"),
        ("ok \u2713", "ok [sign: check mark]"),
        ("a\x07b\x1b\u202ec\ue000\ud800d", "abcd"),
        ("100\u202fm", "100 m"),
        ("ﬁets", "ﬁets"),
        ("مرحبا", "مرحبا"),
        ("Şahin Łódź Đorđević ĳ Nguyễn Иван Ωμέγα ≥ → €", "Şahin Łódź Đorđević ĳ Nguyễn Иван Ωμέγα ≥ → €"),
        ("e" + "\u0300" * 200, "è\u0300\u0300\u0300"),
        ("a\r\nb\u2028c", "a\nb\nc"),
    ],
)
def test_what_our_letters_lack_is_said_in_words(typed, printed):
    with override("en"):
        assert printable(typed).replace("\u00a0", " ") == printed


@given(st.text(max_size=200))
def test_every_sign_on_paper_has_a_glyph(text):
    assert {ord(sign) for sign in printable(text)} <= printable_signs()


def test_arabic_runs_its_own_way_and_a_borrowed_word_does_not_turn_the_page():
    assert paper_html("مرحبا بالعالم").startswith('<div class="rtl" dir="rtl"><p>')
    assert paper_html("Zij zei: مرحبا").startswith("<p>")


def test_an_endless_word_may_break():
    assert max(map(len, printable("x" * 10_000).split("\u200b"))) == 40
