"""What everyone reads: the list and how one chooses from it, a method as a sheet, and step by step."""

import pytest

from codeofconduct.methods.kinds import InHand, Method
from codeofconduct.methods.models import MethodPage
from tests.factories import methods
from tests.factories.accounts import UserFactory

LIBRARY = "/werkvormen/"


def read(client, address=LIBRARY, **how):
    response = client.get(address, **how)
    assert response.status_code == 200, address
    assert response.text.count("<h1") == 1
    return response.text


def listed(client, **asked):
    return [one.title for one in client.get(LIBRARY, asked).context["shown"]]


@pytest.fixture
def three():
    methods.method(Method.INCIDENT, title="Kort", minutes_from=30, minutes_to=30, in_hand=["moment"])
    methods.method(Method.SOCRATIC, title="Lang", minutes_from=90, minutes_to=150, group_to=10, in_hand=["word"])
    methods.method(Method.CLEAN_LANGUAGE, title="Met zijn tweeën", group_from=2, group_to=6, in_hand=["moment", "word"])


def test_an_empty_library_says_so_calmly(client):
    assert "Kies" in read(client)
    assert "<li><div" not in read(client)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Kort", "Lang", "Met zijn tweeën"]),
        ({"groep": "5"}, ["Kort", "Lang", "Met zijn tweeën"]),
        ({"groep": "2"}, ["Met zijn tweeën"]),
        ({"groep": "9"}, ["Lang"]),
        ({"tijd": "45"}, ["Kort", "Met zijn tweeën"]),
        ({"tijd": "90"}, ["Kort", "Lang", "Met zijn tweeën"]),
        ({"hand": "word"}, ["Lang", "Met zijn tweeën"]),
        ({"hand": "word", "tijd": "45", "groep": "4"}, ["Met zijn tweeën"]),
        ({"hand": "pattern"}, []),
        ({"groep": "", "tijd": "", "hand": ""}, ["Kort", "Lang", "Met zijn tweeën"]),
    ],
)
def test_three_questions_narrow_the_list_and_rank_nothing(client, three, asked, found):
    assert listed(client, **asked) == found


def test_in_english_the_words_of_the_method_say_that_they_are_dutch(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    url = methods.method().url
    for address in (LIBRARY, url, f"{url}samen/"):
        page = read(client, address)
        assert '<html lang="en">' in page
        assert ' lang="nl"' in page.partition("<main")[2]


def test_when_nothing_fits_the_way_back_is_there(client, three):
    page = read(client, f"{LIBRARY}?hand=pattern&groep=3")
    assert "Geen werkvorm past bij alles tegelijk" in page
    assert "Dit past" not in page
    assert "Laat één antwoord open" in page
    assert f'href="{LIBRARY}"' in page


@pytest.mark.parametrize(
    "asked",
    [
        "groep=veel",
        "groep=0",
        "groep=-4",
        "groep=99999999999999999999",
        "groep=5&groep=6&tijd=7",
        "tijd=1e9",
        "tijd[]=60",
        "hand=<script>alert(1)</script>",
        "hand=%00",
        "groep=%F0%9F%90%8C",
        "groep=٥٥٥٥",
    ],
)
def test_an_odd_answer_is_asked_again_beside_its_field(client, three, asked):
    page = read(client, f"{LIBRARY}?{asked}")
    assert "<script>alert" not in page
    assert "Kort" in page


def test_a_method_is_one_sheet(client):
    page = read(client, methods.method().url)
    for words in ("Iets kleins dat blijft hangen.", "Inbrenger", "Vraag door", "15 minuten", "Het verhaal zelf."):
        assert words in page
    assert page.index("Vertel<") < page.index("Vraag door<") < page.index("Rond af<")
    assert "Samen 30 minuten" in page
    assert "De deelnemers" in page
    assert f"{LIBRARY}incidentmethode/samen/" in page


def test_step_by_step_holds_every_step_without_a_script(client):
    page = read(client, f"{methods.method().url}samen/")
    assert page.count("data-minutes=") == 3
    assert "Stap 2 van 3" in page
    assert "wat je doet" in page
    assert " hidden>" in page  # the clock and the buttons wait for the script


def test_step_by_step_knows_nothing_of_the_visitor(client):
    address = f"{methods.method().url}samen/"
    client.force_login(UserFactory(member=True, name="Zwnaam Zwacht"))
    page = read(client, address)
    assert "Zwnaam" not in page
    assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize("how", ["draft", "unpublished", "deleted"])
def test_what_is_not_public_is_nowhere(client, how):
    page = methods.method(title="Zwgeheim", published=how != "draft")
    if how == "unpublished":
        page.unpublish()
    if how == "deleted":
        page.delete()
    for address in (f"{LIBRARY}{page.slug}/", f"{LIBRARY}{page.slug}/samen/"):
        assert client.get(address).status_code == 404
    assert "Zwgeheim" not in read(client)
    assert client.get(f"{LIBRARY}bij/incident/").headers["Location"] == LIBRARY


def test_a_log_leads_to_the_page_of_its_method(client):
    page = methods.method(Method.BALINT)
    assert client.get(f"{LIBRARY}bij/balint/").headers["Location"] == page.url
    assert client.get(f"{LIBRARY}bij/other/").headers["Location"] == LIBRARY
    assert client.get(f"{LIBRARY}bij/zomaar/").status_code == 404


def test_words_of_an_editor_are_words(client):
    odd = "<script>alert(1)</script> & <b>vet</b>"
    page = methods.method(title="Vorm", introduction=odd, fits=odd, credit=odd, steps=((odd[:80], 30),))
    for address in (LIBRARY, page.url, f"{page.url}samen/"):
        assert "<script>alert" not in read(client, address)


@pytest.mark.parametrize("many", [1, 14])
@pytest.mark.parametrize("signed_in", [False, True])
def test_the_list_costs_the_same_however_long(client, many, signed_in, django_assert_max_num_queries):
    for place in range(many):
        methods.method(Method.OTHER, title=f"Vorm {place}")
    if signed_in:
        client.force_login(UserFactory(member=True))
    read(client)
    with django_assert_max_num_queries(10 if signed_in else 5):
        read(client)


@pytest.mark.parametrize("many", [1, 12])
@pytest.mark.parametrize(("view", "queries"), [("", 8), ("samen/", 5)])
def test_a_method_costs_the_same_however_many_steps(client, many, view, queries, django_assert_max_num_queries):
    page = methods.method(steps=[(f"Stap {place}", 2) for place in range(many)])
    read(client, f"{page.url}{view}")
    with django_assert_max_num_queries(queries):
        read(client, f"{page.url}{view}")


@pytest.mark.parametrize("view", ["", "samen/"])
def test_what_did_not_change_is_not_sent_twice(client, view):
    page = methods.method()
    address = f"{page.url}{view}"
    first = client.get(address)
    again = {"If-None-Match": first["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    fresh = MethodPage.objects.get(pk=page.pk)
    fresh.steps.set([methods.step("Een andere stap", 30)])
    fresh.save_revision().publish()
    changed = client.get(address, headers=again)
    assert changed.status_code == 200
    assert "Een andere stap" in changed.text


def test_the_list_is_sent_again_when_a_method_changed(client):
    page = methods.method()
    again = {"If-None-Match": client.get(LIBRARY)["ETag"]}
    assert client.get(LIBRARY, headers=again).status_code == 304
    methods.changed(page, title="Een nieuwe naam")
    assert "Een nieuwe naam" in client.get(LIBRARY, headers=again).text


def test_the_interface_speaks_english_too(client):
    client.cookies["django_language"] = "en"
    page = read(client, f"{methods.method().url}samen/")
    assert "Step 1 of 3" in page
    assert "+1 minute" in page


def test_every_choice_has_a_name_in_both_languages():
    from django.utils import translation

    for choice in (*Method, *InHand):
        names = set()
        for language in ("en", "nl"):
            with translation.override(language):
                names.add(str(choice.label))
        assert len(names) == 2 or choice is Method.CLEAN_LANGUAGE, choice
