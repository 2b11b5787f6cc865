"""A dialogue card and a bundle's booklet: invented, every branch in use."""

SITUATION = (
    "Iemand in de bijstand verstelt kleding voor buurtgenoten en vertelt het zelf. Ze wil weten of ze het groter mag "
    "aanpakken. Wat ze verdiende, gaf ze nog niet door.\n\nJij bent de eerste die het hoort. Als je nu over "
    "terugbetalen begint, is dit het laatste wat ze je vertelt. Als je zwijgt, weet jij iets wat de regels van je "
    "vragen te melden."
)
WITH_A_LIST = "Ik schreef dezelfde middag met haar op wat er was.\n\n- wat ze deed\n- voor wie\n- wat ze wil"
IN_DOUBT = "Ik vroeg eerst een collega. *Dat voelde als verraad*, en toch klopte het."
QUESTIONS = [
    "Wat staat hier voor wie op het spel?",
    "Welke ruimte geeft de wet, en hoe weet je dat?",
    "Wie ontbreekt er in dit gesprek, en wat zou die zeggen?",
    "Welk stukje van je gelijk zou jij hier opgeven?",
    "Wat zou je over een jaar willen dat je gedaan had?",
    "Waarover zouden jullie het in het team oneens zijn?",
    "Wat is de kleinste stap die morgen al kan?",
]
CARD = {
    "schema": "card/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "title": "Een naald en een draad",
    "situation": SITUATION,
    "question": "Wat zou jij doen?",
    "questions": QUESTIONS,
    "address": "https://register.example/verhalen/een-naald-en-een-draad/",
    "published_at": "2026-04-09T14:00:00+00:00",
}
BOOKLET = {
    "schema": "bundle/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "title": "Op de grens",
    "for_whom": "Voor wie op de grens van twee werelden werkt",
    "introduction": "Zes verhalen uit het vak.\n\nLees de situatie, leg het boekje neer, en kijk dan pas verder.",
    "address": "https://register.example/verhalen/op-de-grens/",
    "published_at": "2026-04-09T14:00:00+00:00",
    "stories": [
        {
            "title": title,
            "situation": SITUATION,
            "question": "Wat zou jij doen?",
            "images": [
                {"who": "Iemand met twaalf jaar ervaring", "picture": WITH_A_LIST},
                {"who": "Iemand die net begon", "picture": IN_DOUBT},
            ],
            "card": QUESTIONS[:5],
            "articles": [{"key": "W2.1", "edition": "1.0", "text": "Ik ken de wet en ook de bedoeling ervan."}],
        }
        for title in ("Een naald en een draad", "De sleutel onder de mat")
    ],
}  # fmt: skip
