"""The facts of a booklet of the code, every branch of the paper in use."""

from typing import Any

BOOKLET: dict[str, Any] = {
    "schema": "booklet/1",
    "register": "Register Klantmanagers (demo)",
    "lang": "nl",
    "address": "https://register.example/beroepscode/1-1/",
    "sha256": "1c0f" * 16,
    "adopted_on": "2025-11-20",
    "in_force_from": "2026-01-01",
    "meeting": "Ledenvergadering van 20 november 2025",
    "quorum": "Een meerderheid van de leden was aanwezig.",
    "corrects": "1.0",
    "erratum": "In W2.4 ontbrak een halve zin.\n\nDie staat er nu.",
    "text": {
        "schema": "edition/1",
        "number": "1.1",
        "preamble": "Wij werken met mensen die ons nodig hebben.\n\nDeze code schrijft niet voor wat je moet doen.",
        "values": [
            {
                "key": "W1",
                "title": "Ik zie de mens",
                "articles": [
                    {
                        "key": "W1.1",
                        "text": "Ik begin bij wat iemand mij vertelt, niet bij wat in het systeem staat.",
                        "explanation": "Een dossier is geschreven met haast.\n\n- vraag het\n- schrijf het op",
                        "questions": {
                            "excellent": "Welke vraag stelde je voordat je het systeem opende?",
                            "ethical": "Wat zou deze inwoner zeggen over wat er over hem of haar geschreven staat?",
                            "energetic": "Wanneer verraste iemand je?",
                        },
                    },
                    {
                        "key": "W1.2",
                        "text": "Ik laat merken dat iemand welkom is, ook als het antwoord nee is.",
                        "explanation": "",
                        "questions": {"excellent": "", "ethical": "", "energetic": ""},
                    },
                ],
            },
            {"key": "W2", "title": "Ik doe recht", "articles": []},
        ],
    },
}


def that_says(text: str) -> dict[str, Any]:
    """A booklet that says ``text`` wherever an editor can write."""
    article = {
        "key": "W1.1",
        "text": text,
        "explanation": text,
        "questions": dict.fromkeys(("excellent", "ethical", "energetic"), text[:300]),
    }
    values = [{"key": "W1", "title": text[:120], "articles": [article]}]
    said = {"preamble": text, "values": values, "schema": "edition/1", "number": "1.1"}
    return {**BOOKLET, "text": said, "meeting": text[:200], "quorum": text[:200], "erratum": text}
