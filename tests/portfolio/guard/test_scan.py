"""What the guard sees, what it leaves in peace, and that it never falls over."""

from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.guard import QUESTIONS, Category, hints, scan

FOUND = [
    ("Zijn BSN is 111222333 en hij", "111222333", Category.BSN, True),
    ("nummer 1112.22.333.", "1112.22.333", Category.BSN, True),
    ("het was 111 222 333, dacht ik", "111 222 333", Category.BSN, True),
    ("bsn: 123456789", "123456789", Category.BSN, False),
    ("op NL91ABNA0417164300 gestort", "NL91ABNA0417164300", Category.IBAN, True),
    ("NL91 ABNA 0417 1643 00 is van haar", "NL91 ABNA 0417 1643 00", Category.IBAN, True),
    ("nl91abna0417164300", "nl91abna0417164300", Category.IBAN, True),
    ("BE68 5390 0754 7034", "BE68 5390 0754 7034", Category.IBAN, True),
    ("mail haar op jan.p+werk@voorbeeld.nl.", "jan.p+werk@voorbeeld.nl", Category.EMAIL, True),
    ("bel 06-12345678 of", "06-12345678", Category.PHONE, True),
    ("bel +31 6 12345678", "+31 6 12345678", Category.PHONE, True),
    ("bel 0570 123456 even", "0570 123456", Category.PHONE, True),
    ("geboren op 3 mei 1981 in", "3 mei 1981", Category.BIRTH, True),
    ("geb. 03-05-81", "03-05-81", Category.BIRTH, True),
    ("dat was 03-05-1981", "03-05-1981", Category.BIRTH, False),
    ("1981-05-03", "1981-05-03", Category.BIRTH, False),
    ("woont op 1234 AB 12", "1234 AB 12", Category.ADDRESS, True),
    ("1234ab", "1234ab", Category.ADDRESS, True),
    ("In de Dorpsstraat 12a woont", "Dorpsstraat 12a", Category.ADDRESS, True),
    ("Laan van Meerdervoort 120", "Laan van Meerdervoort 120", Category.ADDRESS, True),
    ("zijn auto AB-12-CD stond", "AB-12-CD", Category.PLATE, True),
    ("kenteken 12-abc-3", "12-abc-3", Category.PLATE, True),
    ("zaaknummer Z-2024-01234", "Z-2024-01234", Category.CASE, False),
    ("onder kenmerk 2024/12345 staat", "2024/12345", Category.CASE, False),
    ("Mevrouw Jansen van de opvang zei", "Mevrouw Jansen", Category.PERSON, False),
    ("en de heer El Amrani kwam", "de heer El Amrani", Category.PERSON, False),
    ("meneer J. de Vries was boos", "meneer J. de Vries", Category.PERSON, False),
    ("Dhr. Yıldız belde", "Dhr. Yıldız", Category.PERSON, False),
    ("mevrouw Özdemir", "mevrouw Özdemir", Category.PERSON, False),
    ("zijn broer Yusuf en hij", "broer Yusuf", Category.PERSON, False),
    ("collega Petra van den Berg-de Wit kwam", "collega Petra van den Berg-de Wit", Category.PERSON, False),
]
LEFT_IN_PEACE = [
    "",
    "Ik gun haar de start, maar ik moet ook iets met de inkomsten.",
    "Ze kreeg 123456789 euro teveel, bij wijze van spreken.",
    "Op 12 maart 2025 om 13.00-14.30 spraken we elkaar.",
    "In 2024 en 2025 was het druk; we zagen 1234 mensen.",
    "We namen de weg 3 keer.",
    "Mevrouw X en meneer J. zeiden niets.",
    "De moeder en haar zoon kwamen. Vader Ik weet het niet.",
    "Artikel W2.1 schuurt met W1.4, zie 15.2.",
    "Bel me om 06.00 uur.",
    "Het bedrag was € 1.250,00 en later € 12.500.",
]


@pytest.mark.parametrize(("text", "fragment", "category", "certain"), FOUND)
def test_it_sees(text, fragment, category, certain):
    (span,) = scan(text)
    assert (text[span.start : span.end], span.category, span.certain) == (fragment, category, certain)


@pytest.mark.parametrize("text", LEFT_IN_PEACE)
def test_it_leaves_in_peace(text):
    assert scan(text) == []


def test_several_things_come_in_reading_order():
    text = "Mevrouw Jansen, 06-12345678, geboren 3 mei 1981, Dorpsstraat 4."
    assert [span.category for span in scan(text)] == ["person", "phone", "birth", "address"]


@given(st.text())
@settings(deadline=None)
def test_it_never_falls_over_and_never_overlaps(text):
    spans = scan(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@given(st.from_regex(r"[0-9 .\-+()A-Z@]{0,60}"))
@settings(deadline=None)
def test_it_never_falls_over_on_what_looks_like_numbers(text):
    scan(text)


def test_hints_say_why_and_name_at_most_three_fragments():
    (hint,) = hints("Mevrouw Jansen, meneer Pietersen, broer Yusuf, zus Fatima en nog eens Mevrouw Jansen.")
    assert hint.category == Category.PERSON
    assert hint.fragments == ("Mevrouw Jansen", "meneer Pietersen", "broer Yusuf")


def test_why_is_said_in_the_language_of_the_reader():
    (span,) = scan("111222333")
    with translation.override("en"):
        assert span.why.startswith("This looks like a citizen service number")


def test_three_questions_are_asked_of_a_person():
    assert len(QUESTIONS) == 3
