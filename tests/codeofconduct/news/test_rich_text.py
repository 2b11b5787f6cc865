"""Running text of an editor, and what somebody may have put in its place."""

import json
import re

import pytest
from django.urls import reverse

from codeofconduct.news.models import NewsItem, NewsPage
from codeofconduct.news.rich_text import safe_rich_text
from tests.factories import news
from tests.factories.accounts import UserFactory

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    '<p onclick="alert(1)">klik</p>',
    '<a href="javascript:alert(1)">klik</a>',
    '<a href="jAvAsCrIpT&#58;alert(1)">klik</a>',
    '<a href=" java\tscript:alert(1)">klik</a>',
    '<a href="data:text/html,<script>alert(1)</script>">klik</a>',
    '<a href="vbscript:alert(1)">klik</a>',
    '<p style="position:fixed;inset:0;background:url(//evil.example)">vol</p>',
    "<style>body{display:none}</style>",
    '<iframe src="https://evil.example"></iframe>',
    '<embed embedtype="media" url="https://evil.example/video"/>',
    '<embed embedtype="image" id="1" alt="x" format="left"/>',
    '<object data="https://evil.example"></object>',
    '<svg><style><img src=x onerror="alert(1)"></style></svg>',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<form action="https://evil.example"><input name="a"><button>stuur</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<a linktype="page" id="1 OR 1=1">klik</a>',
    '<a linktype="page" id="99999999999999999999">klik</a>',
    '<a linktype="page" id="abc">klik</a>',
    '<a linktype="page">klik</a>',
    '<a linktype="document" id="1">klik</a>',
    "<!-- <script>alert(1)</script> -->",
    '<p class="hero" id="main" data-autosave="x">knap</p>',
]
DANGER = re.compile(
    r"<(?!/?(?:p|br|h2|h3|b|strong|i|em|ol|ul|li|a|blockquote)\b)|\son\w+=|javascript:|data:|vbscript:|style=|src=|id=|class=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_out(text):
    assert not DANGER.search(safe_rich_text(f"<p>voor</p>{text}<p>na</p>"))


def test_what_an_editor_may_use_stays():
    text = (
        "<h2>Kop</h2><h3>Lager</h3><p><b>vet</b> <i>schuin</i><br/></p><ol><li>een</li></ol><blockquote>zo</blockquote>"
    )
    assert safe_rich_text(text) == text.replace("<br/>", "<br>")


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&amp;c", "mailto:post@example.org", "tel:0570000000"])
def test_a_link_to_elsewhere_tells_nothing_of_us(address):
    assert safe_rich_text(f'<a href="{address}">daar</a>') == (
        f'<a href="{address}" rel="noopener noreferrer">daar</a>'
    )


def test_a_link_to_a_page_of_ours_is_its_address_while_it_is_public():
    item = news.item()
    link = f'<a linktype="page" id="{item.pk}">daar</a>'
    assert item.url in safe_rich_text(link)
    item.unpublish()
    assert "href" not in safe_rich_text(link)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_a_page_from_an_old_revision(client, text):
    item = news.item("Bericht", body=f"<p>voor</p>{text}<p>na</p>")
    item.get_latest_revision().publish()
    _before, after = client.get(item.url).text.split('<div class="voice">')
    assert not DANGER.search(after.split("</div>")[0])
    assert "evil.example" not in client.get("/uit-het-vak/feed.xml").text


def draftail(text):
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    embed = {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"embedType": "video", "url": "https://evil.example"}}
    blocks = [
        block | {"entityRanges": [{"offset": 0, "length": 4, "key": 0}]},
        block | {"key": "b", "type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 1}]},
    ]
    return json.dumps({"blocks": blocks, "entityMap": {"0": link, "1": embed}})


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_nothing_hostile_comes_through_the_edit_form(client, settings, text):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(code_editor=True))
    address = reverse("wagtailadmin_pages:add", args=["codeofconduct", "newsitem", NewsPage.objects.get().pk])
    answer = client.post(address, form(body=draftail(f"voor {text} na")))
    assert answer.status_code == 302
    page = client.get(NewsItem.objects.get().url)
    body = page.text.split('<div class="voice">')[1].split("</div>")[0]
    assert not re.search(r"<(?!/?(?:p|br|a)\b)|<[^>]*(?:on\w+=|style=|javascript:)", body, re.IGNORECASE)
    assert "/video" not in body
    assert "<script>alert" not in body
    assert "unsafe" not in page["Content-Security-Policy"]


def form(**more):
    return {
        "title": "Bericht",
        "slug": "bericht",
        "published_on": "2026-03-01",
        "introduction": "<script>alert(1)</script>",
        "body": "null",
        "action-publish": "1",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    } | more


@pytest.mark.parametrize("raw", ["<script>alert(1)</script>", "{", '{"blocks": []}', "null", "", "[]", "[" * 9000])
def test_what_the_editor_never_sends_does_no_harm(settings, raw):
    from django.test import Client

    settings.SECOND_FACTOR_REQUIRED = False
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(code_editor=True))
    address = reverse("wagtailadmin_pages:add", args=["codeofconduct", "newsitem", NewsPage.objects.get().pk])
    client.post(address, form(body=raw))
    assert "<script>alert" not in client.get("/uit-het-vak/bericht/").text
