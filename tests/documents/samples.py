# ruff: noqa: E501  prose reads better in one line
"""One dossier, one statement, one letter: invented people, every branch of the paper in use."""

from copy import deepcopy
from datetime import date
from hashlib import sha256
from io import BytesIO

from django.utils.translation import override
from PIL import Image

from documents.glyphs import in_letters
from portfolio.pictures.learning_line import Mark, learning_line

STORY = [
    {
        "text": "Toen ik begon, had ik een map met regels naast mijn toetsenbord. Die map gaf mij rust. In 2022 kwam een "
        "vrouw binnen die kleding verstelde. Ze vertelde het mij uit zichzelf. Ik voelde twee dingen tegelijk: ik gun "
        "je dit, en: dit had je moeten melden. Ik pakte de map niet. Ik pakte een vel papier en we schreven op wat er "
        "was. Dat bleek voor mij het moment waarop mijn werk veranderde."
    },
    {"text": "Ik dacht altijd dat vertrouwen komt als de regels kloppen. *Nu denk ik dat de regels beter gaan werken "
     "als er vertrouwen is.*"},
    {"hidden": True},
    {
        "text": "Ik ging een dag mee met handhaving, omdat ik een oordeel had over dat team. Wat mij het meest bijbleef "
        "was de stilte in de auto na een huisbezoek. Zij wegen ook. Drie dingen schreef ik op:\n\n- er wordt meer "
        "uitgelegd dan ik dacht\n- de stilte in de auto\n- niemand vraagt hoe het met hén gaat"
    },
    {
        "text": "En ik heb iets fout gedaan. Ik stuurde een afwijzing per mail, op vrijdagmiddag. De man zat het hele "
        "weekend met vragen. Sindsdien vertel ik een nee zittend, met tijd. Dina zei: “Je keek naar haar handen, niet "
        "naar je scherm.” Dat wil ik volhouden, ook als het druk is."
    },
]  # fmt: skip
SEWING = {
    "id": "S1",
    "kind": "situation",
    "title": "De naaimachine",
    "occurred_on": "2022-05-17",
    "parts": [
        {"field": "happened", "paragraphs": [
            {"text": "Een vrouw in de bijstand verstelt kleding voor buurtgenoten. Ze wil weten of ze dat ‘groter’ mag "
             "doen. Opgegeven heeft ze nog niets. Ze legde haar handen op tafel toen ze het vertelde, alsof ze ze "
             "wilde laten zien."},
            {"hidden": True},
        ]},
        {"field": "chafes", "paragraphs": [
            {"text": "Ik gun haar de start, maar ik moet ook iets met de inkomsten. Als ik nu over terugbetalen begin, "
             "is dit het laatste wat zij mij vertelt."},
        ]},
        {"field": "choice", "paragraphs": [
            {"text": "Wij schreven dezelfde middag samen op wat er was geweest, en maakten een plan om het een half "
             "jaar te proberen."},
        ]},
        {"field": "weighed_most", "paragraphs": [
            {"text": "Haar vertrouwen was de enige reden dat ik het wist."},
        ]},
        {"field": "gave_up", "paragraphs": [{"text": "Dat ik alles eerst netjes wilde hebben."}]},
        {"field": "expected", "paragraphs": [
            {"text": "Een klein bedrag verrekenen, en daarna iemand die weet wat zij kan."},
        ]},
    ],
    "perspectives": [
        {"who": "Zij", "sees": "“Ik werd eindelijk weer ergens goed in gevonden.”"},
        {"who": "Collega inkomen", "sees": "Gelijke regels voor iedereen. Wat voor haar geldt, geldt straks voor de hele straat."},
        {"who": "De kleermaker om de hoek", "sees": "Zij vraagt een prijs waar ik niet van kan leven."},
    ],
    "options": [
        {"what": "Eerst alles laten melden, dan pas praten.", "human": "Duidelijk, maar zij staat er alleen voor.",
         "lawful": "De wet vraagt dat zij het zelf meldt."},
        {"what": "Samen vandaag opschrijven wat er was en een proefplan maken.",
         "human": "Zij houdt haar gezicht en haar plan.", "lawful": "Er is ruimte voor deeltijd als zelfstandige."},
        {"what": "Doorverwijzen naar het ondernemersloket.", "human": "", "lawful": ""},
    ],
    "lenses": {
        "excellent": "Ik kende de ruimte voor deeltijd als zelfstandige en ik heb haar uitgelegd. Het plan stond op één "
        "vel, met haar woorden.",
        "ethical": "Zij kwam eruit als iemand die iets kan. De kleermaker had ik niet gesproken; dat zou ik nu doen.",
        "energetic": "Ik fietste naar huis en had zin in de volgende dag. Spannend was het ook: ik had niemand gevraagd "
        "of het mocht.",
    },
    "links": [
        {"key": "W2.1", "edition": "1.0", "relation": "rubs"},
        {"key": "W1.4", "edition": "1.0", "relation": "leans"},
    ],
}  # fmt: skip
CHAIR = {
    "id": "B1",
    "kind": "image",
    "title": "Nee, met een stoel erbij",
    "occurred_on": "",
    "parts": [
        {"field": "picture", "paragraphs": [
            {"text": "Een afwijzing vertel ik zittend, met tijd, en ik zeg eerst wat ik begreep van de vraag. Het nee "
             "blijft een nee. Maar iemand gaat weg met het gevoel dat er naar hem gekeken is."},
        ]},
    ],
    "lenses": {"excellent": "Het besluit klopt en is te volgen.", "ethical": "Het doet minder pijn dan nodig was geweest.",
               "energetic": "Ik zie er niet meer tegenop."},
    "links": [{"key": "W1.2", "edition": "1.1", "relation": "leans"}],
}  # fmt: skip
SESSIONS = [
    {
        "id": "I1", "held_on": "2025-03-12", "begins": "13:00", "ends": "14:30", "place": "Lindehove",
        "group": "Tussen de Regels", "method": "incidentmethode", "theme": "Vertrouwen en controle",
        "facilitator": "Petra Linssen",
        "confirmations": [
            {"name": "Joost Veldkamp", "answer": "confirmed", "level": "account", "on": "2025-03-12", "stale": False,
             "statement_sha256": "1c0f" * 16},
            {"name": "Hakan Yıldız", "answer": "confirmed", "level": "link", "on": "2025-03-13", "stale": False,
             "statement_sha256": "7ab2" * 16},
            {"name": "Mei Lan Tjon", "answer": "confirmed", "level": "account", "on": "2025-03-14", "stale": True,
             "statement_sha256": "e90d" * 16},
        ],
    },
    {
        "id": "I2", "held_on": "2025-06-03", "begins": "09:30", "ends": "11:00", "place": "online",
        "group": "Tussen de Regels", "method": "goed-werk-dialoog", "theme": "Snel of duurzaam", "facilitator": "",
        "confirmations": [
            {"name": "Hakan Yıldız", "answer": "confirmed", "level": "account", "on": "2025-06-03", "stale": False,
             "statement_sha256": "3f51" * 16},
            {"name": "Mei Lan Tjon", "answer": "partly", "level": "account", "on": "2025-06-05", "stale": False,
             "statement_sha256": "a4c8" * 16},
        ],
    },
]  # fmt: skip
ARTICLES = [
    {"key": "W1.2", "edition": "1.1", "value": "Ik zie de mens",
     "text": "Ik laat merken dat iemand welkom is, ook als het antwoord nee is.",
     "explanation": "Een nee komt anders aan als iemand eerst gehoord is."},
    {"key": "W1.4", "edition": "1.0", "value": "Ik zie de mens",
     "text": "Ik vraag wat iemand zelf al kan en wil, en sluit daarbij aan.", "explanation": ""},
    {"key": "W2.1", "edition": "1.0", "value": "Ik doe recht", "text": "Ik ken de wet en ook de bedoeling ervan.",
     "explanation": "Wie alleen de letter kent, mist de ruimte. Wie alleen de bedoeling kent, mist de bescherming."},
]  # fmt: skip
DOSSIER = {
    "schema": "dossier/1",
    "register": "Register Klantmanagers (demo)",
    "dossier": "KM-2021-0147-2026-1",
    "lang": "nl",
    "frozen_at": "2026-03-01T09:12:00Z",
    "member": {"name": "Samira el Idrissi", "number": "KM-2021-0147", "municipality": "Waterbroek"},
    "period": {"from": "2021-05-01", "until": "2026-04-30"},
    "affirmed": {"edition": "1.1", "on": "2026-02-02"},
    "story": STORY,
    "pieces": [SEWING, CHAIR],
    "sessions": SESSIONS,
    "articles": ARTICLES,
    "guard": {"confirmed_on": "2026-03-01", "wording": "1"},
}
STATEMENT = {
    "schema": "statement/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "issued_at": "2026-04-09T14:00:00Z",
    "name": "Samira el Idrissi",
    "number": "KM-2021-0147",
    "period": {"from": "2026-05-01", "until": "2031-04-30"},
    "edition": "1.1",
}
LETTER = {
    "schema": "letter/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "issued_at": "2026-04-09T14:00:00Z",
    "dossier": "KM-2021-0147-2026-1",
    "name": "Samira el Idrissi",
    "number": "KM-2021-0147",
    "outcome": "renewed",
    "sent_on": "2026-03-01",
    "reasons": [
        "Noor de Wit en Yvonne Prins lazen je dossier en spraken met je op 26 maart. Zij vonden alle vier de punten "
        "herkenbaar: het gaat over je eigen werk, je weegt af, je leert samen met anderen en je kijkt verder.",
        "“Je laat de kleermaker ook aan het woord”, schreef een van hen. Wij nemen hun bevindingen over.",
    ],
    "question": "Wat verandert er als jij degene bent die een ander leert wegen?",
    "decided_on": "2026-04-09",
    "valid_until": "2031-04-30",
    "objection_until": "2026-05-21",
}


def dossier(**changes: object) -> dict:
    """A dossier to change at will."""
    return {**deepcopy(DOSSIER), **changes}


def with_text(text: str) -> dict:
    """A dossier that says ``text`` wherever a member can write."""
    content = dossier(story=[{"text": text}])
    content["member"]["name"] = text[:150]
    piece = content["pieces"][0]
    piece["title"] = text[:200]
    piece["parts"][0]["paragraphs"] = [{"text": text}]
    piece["perspectives"] = [{"who": text[:100], "sees": text}]
    piece["lenses"]["ethical"] = text
    return content


PORTFOLIO = {
    "schema": "portfolio/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "made_at": "2026-03-01T09:12:00Z",
    "name": "Samira el Idrissi",
    "year": "2026",
    "pieces": [
        {
            "id": "P1",
            "kind": "situation",
            "called": "Kritische situatie",
            "day": "2026-02-03",
            "title": "De naaimachine",
            "parts": [
                {"question": "Wat gebeurde er?", "text": STORY[0]["text"]},
                {"question": "Waar schuurt het?", "text": STORY[3]["text"]},
            ],
            "looks": [{"day": "2026-05-03", "actual": "Ze kwam terug met een plan.", "refused": "Niemand kreeg nee."}],
        },
        {
            "id": "P2",
            "kind": "image",
            "called": "Beeld van goed werk",
            "day": "2026-02-10",
            "title": "Nee met een stoel erbij",
            "parts": [{"question": "Wat was hier het goede?", "text": STORY[4]["text"]}],
            "looks": [],
        },
        {
            "id": "P3",
            "kind": "activity",
            "called": "Kleine stap",
            "day": "2026-02-12",
            "title": "Eerst bellen",
            "parts": [{"question": "Wat probeerde je?", "text": "Ik belde voor ik schreef."}],
            "looks": [],
        },
    ],
    "pairs": [
        {
            "then": "De map",
            "then_on": "2022-04-01",
            "now": "De naaimachine",
            "now_on": "2026-02-03",
            "text": "Nu kijk ik eerst.",
        }
    ],
    "sessions": [
        {
            "day": "2026-01-20",
            "theme": "vertrouwen en controle",
            "group": "Tussen de Regels",
            "place": "Lindehove",
            "method": "Incidentmethode",
            "insight": "Ik neem mee dat stilte ook een antwoord is.",
        }
    ],
}


def drawn(title: str) -> list[dict]:
    """The learning line over two titles, as it is gathered for paper."""
    marks = [Mark("1", "ks", date(2025, 2, 3), "Situatie", title), Mark("2", "bw", date(2026, 2, 10), "Beeld", title)]
    with override("nl"):
        line = learning_line(marks)
        rows = [[str(cell) for cell in row] for row in line.rows]
        told = {"caption": str(line.caption), "how": str(line.how), "head": [str(name) for name in line.head]}
    return [{**told, "svg": str(line.wide), "rows": rows}]


def photo() -> bytes:
    """A small JPEG in colour, as one lies beside a text."""
    out = BytesIO()
    Image.radial_gradient("L").resize((300, 200)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


PHOTO = photo()
FRAMED = {"sha256": sha256(PHOTO).hexdigest(), "alt": "Een flipover met drie pijlen \U0001f600"}
PHOTOS = {f"picture:{FRAMED['sha256']}": PHOTO}
"""What travels with the portfolio below."""
PORTFOLIO["pieces"][0]["pictures"] = [FRAMED, {**FRAMED, "alt": ""}]
PORTFOLIO["pictures"] = drawn("De naaimachine")


PROOF = {
    "schema": "session/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "name": "Samira el Idrissi",
    "session": {
        "id": "6f1d3a52-0c1e-4b6f-9a57-3b1f6f0c2d11", "revision": 2, "content_sha256": "5ac1" * 16,
        "held_on": "2026-01-20", "begins": "13:00", "ends": "14:30", "method": "Incidentmethode",
        "group": "Tussen de Regels",
    },
    "confirmed_by_others": True,
    "role": "took_part",
    "answer": "partly",
    "level": "link",
    "statement": {
        "line": "0b7e2f7c-9a44-4e0e-8d3e-1f2a3b4c5d6e", "said": 1, "sha256": "7ab2" * 16, "kid": "03a107bff3ce10be",
        "body": "{}", "signature": "00" * 64,
    },
    "stands_since": "2026-01-21T09:12:00+01:00",
    "stands_since_day": "2026-01-21",
}  # fmt: skip


def hard_proof(text: str) -> dict:
    """The same with hard words where somebody writes: a name, and what a group is called."""
    return {**PROOF, "name": text[:60], "session": {**PROOF["session"], "group": text}}


def hard_portfolio(text: str) -> dict:
    """The same with hard words in every place a member writes."""
    facts = deepcopy(PORTFOLIO)
    facts["name"] = facts["pieces"][0]["title"] = facts["pairs"][0]["then"] = text[:60]
    facts["pieces"][0]["parts"][0]["text"] = facts["pieces"][0]["looks"][0]["actual"] = text
    facts["pairs"][0]["text"] = facts["sessions"][0]["insight"] = text
    facts["pictures"] = drawn(in_letters(text[:60]))
    facts["sessions"][0]["theme"] = facts["sessions"][0]["place"] = text[:40]
    return facts
