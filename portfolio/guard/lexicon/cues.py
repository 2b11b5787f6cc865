"""Words around a name: titles and relations before it, small words within it, what a person does after it."""

from portfolio.guard.lexicon import words

TITLES = words("""
mevrouw mevr mw mv meneer mijnheer m'neer meneertje dhr heer heren familie fam juffrouw juf meester dokter dr drs mr
ing ir prof professor pastoor dominee ds imam mrs ms miss hr mej zuster broeder
""")
"""Whoever bears one has a name behind it, whatever the word looks like."""

RELATIONS = words("""
broer broertje broers zus zusje zussen zoon zoontje zonen dochter dochtertje dochters moeder vader mama papa oom tante
opa oma neef neefje nicht nichtje vriend vriendin buurvrouw buurman buurmeisje buurjongen man vrouw echtgenoot
echtgenote partner ex kind kinderen kleinzoon kleindochter schoonzoon schoondochter schoonmoeder schoonvader schoonzus
zwager stiefvader stiefmoeder stiefzoon stiefdochter pleegzoon pleegdochter pleegvader pleegmoeder ouders baby
tweeling verloofde peuter kleuter
""")

ROLES = words("""
klant klante cliënt cliënte client clients bewoner bewoonster inwoner inwoonster deelnemer deelneemster kandidaat
kandidate statushouder nieuwkomer inburgeraar werkzoekende collega stagiair stagiaire begeleider begeleidster
klantmanager consulent bewindvoerder jobcoach casemanager teamleider teamleidster leidinggevende docent docente
huisarts advocaat advocate tolk vrijwilliger vrijwilligster taalmaatje mentor mentrix wijkagent buurtwerker werkgever
eigenaar chef baas directeur directrice jongen meisje meneer mijnheer psycholoog psychologe therapeut verpleegkundige
leerling student studente medewerker medewerkster patiënt patiënte huisgenoot huisgenote verhuurder huurder huisbaas
buurtgenoot maatschappelijk_werker ervaringsdeskundige jongere
""")

CALLED = words("heet heette genaamd geheten genoemd noemt noem noemde noemen naam voornaam achternaam roepnaam")

INFIXES = words("""
van de der den het 't ’t 's ’s ter ten te vanden vander ver la le les du da di das dos del della von zu zum af av el
al ben bin bint ibn abu abou abd abdel abdul abdoul aït ait ould oulad ur uit in op aan bij over onder 'n
""")
STRONG_INFIXES = words(
    "el al ben bin bint ibn abu abou abd abdel abdul aït ait ould von du da dos ter vanden vander 't ’t"
)
"""These hardly stand before a capital without being part of the name; "van" and "de" do all the time."""
SURE_INFIXES = words("ter vanden vander von bin bint ibn abu ait aït ould 't ’t ‘t")
"""A capital behind these is a name even if it is a Dutch word: "ter Braak"."""
NEEDS_ARTICLE = words("in op aan bij over onder uit")
"""Part of a name only before an article: "in 't Veld", "op den Kamp"."""
ARTICLES = words("de den der het 't ’t")

DETERMINERS = words("""
de het een één deze die dat dit onze ons mijn zijn haar hun uw jouw je elke elk ieder iedere welke welk geen alle
enkele dezelfde hetzelfde zulke zo'n zo’n sommige veel meer meerdere twee drie vier vijf eerste tweede derde beide
andere ander nieuwe oude landelijke lokale regionale wettelijke per als qua via volgens conform
""")
"""Behind one of these a capitalised Dutch word is a thing ("de Raad"), unless it is a name-word."""

DOES = words("""
zei zegt zeiden belde belt vertelde vertelt vroeg vraagt antwoordde antwoordt kwam komt ging gaat had heeft wilde wou
kon mocht moest zat zit stond staat keek kijkt lachte lacht huilde huilt schreef schrijft mailde mailt appte appt
meldde meldt weigerde weigert begon begint bleef blijft gaf geeft nam neemt kreeg krijgt vond vindt dacht denkt wist
weet woonde woont werkte werkt liep loopt reageerde reageert riep roept zweeg zwijgt knikte knikt glimlachte gooide
bracht brengt haalde haalt verloor verliest stopte stopt startte vertrok vertrekt verscheen verschijnt voelde voelt
hoopte hoopt schrok schrikt stuurde stuurt tekende tekent toonde toont legde legt las leest leerde leert luisterde
luistert sprak spreekt sliep slaapt verhuisde verhuist vluchtte ontving ontvangt ontkende ontkent kende kent hoorde
hoort herkende herkent leek lijkt maakte maakt deed doet probeerde probeert twijfelde twijfelt wachtte wacht zag ziet
zocht zoekt zou zal klaagde klaagt bedankte bedankt beloofde belooft vergat vergeet verzorgt verzorgde solliciteerde
solliciteert miste mist woog nodigde opende sloot won zorgt zorgde overlegde adviseerde adviseert stelde stelt legt
hielp helpt durfde durft bezoekt bezocht betaalde betaalt
""")
"""Verbs in the singular that people do: "Bakker belde", "Roos vond"."""
IS = words("is was wordt werd kan mag moet wil")
"""These too, but things are and must as well."""
ASKED = words("""
sprak spreek belde bel zag mailde bezocht vroeg noemde ontmoette kende ken appte groette hielp volgens tegen namens
""")
"""Behind these a capitalised Dutch word is a person, even one that is on none of our lists."""
CONTACT = words(
    "met van aan voor bij door tegen en sprak belde zag vroeg mailde appte dat als want toen omdat heeft had"
)
"""In a text without any capital a strange word behind one of these may be a name."""
