"""Invented identifiers with a fixed form, in every notation. ``[[`` and ``]]`` mark them; odd ones are kept."""

import re
from dataclasses import dataclass

SETS = {
    "bsn": """
Zijn BSN is [[111222333]] en dat klopt.
BSN [[123.456.782]] staat in het systeem.
Burgerservicenummer: [[123 456 782]].
Ik noteerde [[1234.56.782]] op een briefje.
Het nummer [[12 34 56 782]] bleek van haar zus.
(bsn [[123-456-782]])
bsn-nummer is [[999991772]]
Er stond [[999990019]] op de envelop.
Haar bsn: [[9999.90.627]], zei ze.
Hij gaf mij [[999 993 653]] door.
sofinummer [[111222333]]
BSN van hem is [[999994669]].
BSN=[[123456782]];
Klant met BSN [[12345678]] belde.
Met [[999991760]] kon ik niets vinden.
BSN nr. [[999.99.9151]]
Dit ging over [[999 990 068]], het kind.
burger service nummer [[999992740]]
Burgerservicenummer (BSN): [[999993513]]
BSN nummer: [[9999 93 847]]
Ik typte [[99-99-94-542]] verkeerd in.
het BSN luidt [[111 222 333]]
""",
    "iban": """
Het geld ging naar [[NL91ABNA0417164300]].
Stort op [[NL91 ABNA 0417 1643 00]] alsjeblieft.
rekening [[nl91abna0417164300]] is van zijn broer
IBAN: [[NL20INGB0001234567]]
Op [[NL44 RABO 0123 4567 89]] staat nog 12 euro.
[[BE68 5390 0754 7034]] is een Belgische rekening.
Zijn moeder heeft [[DE89 3704 0044 0532 0130 00]].
IBAN [[NL91.ABNA.0417.1643.00]] klopt niet
rekeningnummer [[NL13TEST0123456789]]
Het was [[NL02 ABNA 0123 4567 89]], dacht ik.
De uitkering gaat naar [[NL39RABO0300065264]] sinds mei.
banknr [[NL69INGB0123456789]].
Giro: [[1234567]]
rekening [[12.34.56.789]]
[[PL61 1090 1014 0000 0712 1981 2874]] stond op de brief.
Rekening [[NL27-INGB-0000-0266-77]] is geblokkeerd.
Overmaken naar [[TR33 0006 1005 1978 6457 8413 26]] mag niet.
Zij gebruikt [[NL86 INGB 0002 4455 88]] van haar man.
""",
    "phone": """
Bel [[06-12345678]] na vijven.
Ze appte vanaf [[06 12345678]].
Mobiel: [[0612345678]]
Hij belt met [[06 12 34 56 78]].
[[06-12 34 56 78]] was in gesprek
Bereikbaar op [[+31612345678]].
Nummer [[+31 6 12345678]] doet het niet.
bel [[+31 (0)6 12345678]]
via [[0031612345678]] lukte het
vast: [[0570-123456]]
Het vaste nummer is [[0570 123456]].
Tel. [[(0570) 12 34 56]]
telefoon [[020-1234567]]
Op [[020 123 45 67]] neemt zij op.
[[088-1234567]] is van de opvang
Zij gaf [[06.12.34.56.78]] op.
Nummer [[06/12345678]] van de buurman
[[06 - 12345678]] of mail
[[06–87654321]] is nieuw
Zijn moeder: [[+90 532 123 45 67]]
Zijn oom in Marokko, [[+212 612 345 678]], betaalt mee.
Duits nummer [[+49 151 23456789]]
tel [[612345]] zonder kengetal
mobiel nr. [[0644556677]]!
Bel haar [[038 - 421 30 00]] overdag.
[[0031 6 44 55 66 77]] stond erbij
Het was [[+48 601 234 567]] geloof ik.
Zij belde van [[06 4455 6677]] naar mij
""",
    "email": """
Mail [[jan.jansen@voorbeeld.nl]] even.
Zijn adres is [[y.kaya81@mail.example.com]].
[[fatima_elidrissi@voorbeeld.org]] klopt niet meer
stuur naar [[t.tesfay+werk@voorbeeld.nl]]
(mail: [[info@bakkerijdekorenmolen.nl]])
[[J.de.Vries@Voorbeeld.NL]] schreef
Mail naar [[olena (at) voorbeeld.nl]].
[[jan[at]voorbeeld[punt]nl]] stond er
via [[k-nowak@voorbeeld.pl]]
e-mail: [[abdi123@voorbeeld.co.uk]]
Op [[sanne@sub.domein.voorbeeld.nl]] kreeg ik antwoord.
[[müller@voorbeeld.de]] mailde terug
""",
    "birth": """
geboren op [[3 mei 1981]] in een dorp
geb. [[03-05-1981]]
Geboortedatum: [[03/05/1981]]
Hij is van [[12-11-1968]].
[[1981-05-03]] stond in het systeem
Ze is geboren [[3-5-81]].
([[1 januari 1979]])
geb. datum [[3.5.1981]]
De dochter, geboren op [[14 februari 2016]], zit op school.
geboortedatum [[3 mei '81]]
Haar man ([[22 augustus 1975]]) werkt niet.
dob [[07-07-1990]]
Hij werd [[9 december 1959]] geboren.
geboren in [[1968]]
Geb.dat. [[12 mrt 1985]]
Geboren: [[30-09-2001]]
het kind is geboren op [[5 okt. 2019]]
[[05 03 1972]] had ik genoteerd
Zij is jarig op [[4 juni]].
Op [[17 april 1999]] begon haar leven.
geboortedag [[3e november 1988]]
zoon geb [[11-11-11]]
[[28-02-1966]] is zijn datum
Mevrouw is geboren te ver weg, op [[1-1-1950]].
""",
    "address": """
Ze woont op [[Dorpsstraat 12a]] boven de winkel.
Adres: [[Kerkstraat 5]], tweede etage.
[[Laan van Meerdervoort 120]] is lang
Hij huurt aan de [[Prins Hendrikkade 33-2]].
[[Burgemeester van der Lindenlaan 4]] staat leeg
woont in de [[Lange Nieuwstraat 105 bis]]
op de [[Kleine Overstraat 44]] bij haar zus
[[kerkstraat 12]] is het oude adres
verhuisd naar [[Sint Jansplein 3]]
ze staan ingeschreven op [[Het Hofje 3]]
bij [[De Werf 12]] om de hoek
aan de [[Eerste Kruisweg 17]] in de flat
[[Mgr. Nolensplein 2]] is de opvang
hij woont [[Brink 12]] boven
Het huis aan de [[Oude Haven 7B]].
[[Van Lennepkade 20 hs]]
flat [[Dr. Kuyperlaan 211]] zonder lift
[[Plein 1944 12]] derde bel
brief naar [[Hoofdweg nr. 8]]
[[Zandpad 15]] ligt achteraf
De woning [[Molenweg 1]] is te klein
De kamer op [[Achter de Hoven 12]]
ze logeert op de [[Stationsweg 99]]
[[Koningin Julianaplein 10]] was het
""",
    "postcode": """
postcode [[7411 AB]]
Zij woont in [[1234AB]].
[[7411 jm]] typte ik
[[1012 WX 12]] is genoeg
adres met [[9999 ZZ]] erbij
Post naar [[3511ab]] komt terug.
[[2511 CV]], Den Haag
(postcode: [[6811]])
het was [[5038 EA]]
in [[8021VT]] zijn er drie
""",
    "plate": """
auto met [[AB-12-CD]] voor de deur
kenteken [[12-abc-3]]
Zijn busje, [[VX-123-B]], stond er weer.
[[1-ABC-23]] is van haar broer
nummerbord [[GB123X]]
[[99-XX-99]] stond op naam van de zoon
kenteken is [[AB 123 C]]
scooter [[D-123-FG]]
[[12-AB-34]] werd verkocht
[[PX-BB-99]]
Een oude wagen ([[84-GTR-8]]) van 600 euro.
kentekenplaat [[SJ-094-T]]
""",
    "case": """
zaaknummer [[Z-2024-01234]]
onder kenmerk [[2024/12345]] staat het
dossier [[2024-118]] is dicht
klantnr. [[0034512]]
cliëntnummer: [[88123]]
V-nummer [[2781234567]]
Zaak [[Z/24/118823]] loopt nog.
kenmerk: [[WI-2023-00412]]
dossiernummer [[DOS-44120]]
In [[Z2024-0098123]] las ik het.
uitkeringsnummer [[1102934]]
werkprocesnummer [[W-0045991]]
referentie [[REF/2023/5561]]
polisnummer [[400123987]]
[[BZW-2025-00871]] is het bezwaar
beschikking [[B23.00412]]
registratienummer is [[R-99120]]
debiteurnummer [[5512034]]
meldingsnummer [[M2025.1102]]
zaaknummer [[C/05/412233]]
""",
}
MARKED = re.compile(r"\[\[(.*?)\]\](?!\])")


@dataclass(frozen=True)
class Identifier:
    """``text[start:end]`` is an identifier of ``category``."""

    text: str
    start: int
    end: int
    category: str
    kept: bool


def identifiers() -> list[Identifier]:
    return [
        _identifier(category, number, line)
        for category, lines in SETS.items()
        for number, line in enumerate(lines.strip().split("\n"))
    ]


def _identifier(category: str, number: int, line: str) -> Identifier:
    match = MARKED.search(line)
    return Identifier(
        line[: match.start()] + match[1] + line[match.end() :],
        match.start(),
        match.start() + len(match[1]),
        category,
        bool(number % 2),
    )
