"""Sentences in which nobody can be recognised, as client managers write them. Odd ones are kept apart."""

SENTENCES = """
De Participatiewet laat hier meer ruimte dan ik dacht.
In Deventer was het congres van Divosa, en ik ging met twee collega's.
Ik volgde de training Motiverende Gespreksvoering bij SAM.
Sinds 1 januari 2015 geldt de Wmo en dat merken we nog elke dag.
Ze spreekt Tigrinya en een beetje Engels, geen Nederlands.
Een Syrische vrouw met twee kinderen wilde een naaimachine.
Volgens Korthagen begint leren bij wat er schuurt.
Het UWV belde terug, de SVB nog niet.
Kwijtschelding was niet mogelijk, zei de collega van Inkomen.
Schuldhulpverlening en inkomen werken hier in één team.
We hadden intervisie met collega's uit Zwolle, Kampen en Hardenberg.
Met de GGZ spraken we af dat we elkaar eerder bellen.
Artikel 18 van de wet zegt dat maatwerk moet.
De Belastingdienst had het bedrag al verrekend met de toeslagen.
Op maandag is het druk, op vrijdag schrijf ik mijn verslagen.
Tijdens de Ramadan plan ik geen gesprekken om twaalf uur.
Kerst was voor dit gezin een moeilijke tijd.
Een Turkse vader en zijn zoon kwamen samen.
Hij kwam uit Eritrea en woonde eerst in een azc.
Bij de Voedselbank kon ze dezelfde dag terecht.
Eigenlijk wist ik het antwoord al, maar ik wilde het van haar horen.
Misschien had ik eerder moeten bellen.
Uiteindelijk koos ik voor de menselijke kant.
Werken met loonkostensubsidie is voor kleine werkgevers nog nieuw.
Klantmanagers zien vaak als eerste dat het thuis niet goed gaat.
Loonwaarde meten we pas na drie maanden.
De wethouder vond dat we strenger moesten zijn; ik niet.
In de Tweede Kamer ging het over de hardheidsclausule.
Het CAK stuurde een rekening van 124 euro.
DigiD lukte niet, dus deden we het samen op papier.
Ze appte via WhatsApp een foto van de brief.
De kernkwadranten van Ofman hielpen mij om naar mezelf te kijken.
Reflectie volgens Gibbs kost me een half uur.
Een oude man uit Suriname vertelde over vroeger.
Toen de schulden weg waren, durfde hij weer naar de brievenbus.
Gemeente en zorgverzekeraar wezen naar elkaar.
Raadsleden stelden vragen over de wachttijd.
Huiselijk geweld melden we bij Veilig Thuis.
Het Leger des Heils had nog één plek.
Volgende week bespreek ik dit in het teamoverleg.
Humanitas zoekt een maatje dat Arabisch spreekt.
De IND deed er negen maanden over.
Inburgering volgens de Wi2021 vraagt een brede intake.
Niemand had hem verteld dat hij bezwaar kon maken.
Drie van de tien brieven kwamen terug.
Re-integratie is meer dan solliciteren.
Op het Werkplein was die dag geen spreekkamer vrij.
Rotterdam doet het anders dan Den Haag, las ik.
Beschut werk paste beter bij haar dan een garantiebaan.
Nederlands leren lukt niet als je niet slaapt.
Mijn leidinggevende vroeg of ik dit in Suwinet had gezien.
De AVG is geen reden om niet met elkaar te praten.
Jongeren tot 27 jaar moeten eerst vier weken zelf zoeken.
Hoewel de regel duidelijk was, bleef ik twijfelen.
De jobcoach van Humanitas kwam mee naar het gesprek.
Bijzondere bijstand voor een koelkast: mag dat?
Onze beroepscode vraagt dat ik uitleg waarom.
Kortom: ik had meer tijd nodig dan er in de agenda stond.
Vrijwilligers van VluchtelingenWerk hielpen met de formulieren.
Een Oekraïense vrouw werkte al in de kas.
In Polen was hij lasser, hier kreeg hij alleen nachtdiensten.
Het Nibud rekent met 50 euro voor kleding.
De Nationale ombudsman schreef er een rapport over.
Zo'n gesprek duurt langer dan 45 minuten.
Haar dochter zit op het MBO en wil naar het HBO.
Ik las het boek van Covey voor de derde keer.
Dat de uitkering in mei stopte, was een fout van ons.
De ervaringsdeskundige keek anders naar dezelfde brief.
Handhaving wilde een huisbezoek, ik vroeg om een week.
Soms helpt een kop koffie meer dan een plan van aanpak.
Ik heb het dossier overgedragen aan een collega in Apeldoorn.
Tussen regel en mens zit ruimte, zei Lipsky al.
Positieve Gezondheid gebruik ik als gespreksmodel.
Vakantie melden vinden mensen spannend.
Hoe leg je een terugvordering van 3.412 euro uit?
Toeslagen waren voor haar een mijnenveld.
Mijn collega van de Wmo dacht mee.
Een alleenstaande moeder met drie banen kreeg geen bijstand.
Het kabinet wil de kostendelersnorm aanpassen.
Budgetbeheer voelde voor hem als straf.
De Somalische gemeenschap in de wijk is klein maar hecht.
Excel geeft mij overzicht, de klant geeft mij het verhaal.
Op 12 maart bespraken we drie casussen in de groep.
Moreel beraad deden we met de methode van het dilemma.
De rechtbank gaf de inwoner gelijk.
Taalmaatjes zijn goud waard.
Sociale Zaken en Werkgelegenheid kwam met nieuwe regels.
De Raad van State was kritisch over het wetsvoorstel.
Zij huilde, ik zweeg, en dat was goed.
Outreachend werken past bij mij.
Wajong of bijstand: voor hem was het verschil onduidelijk.
Het ROC belde dat hij drie weken niet was geweest.
Tijdens corona zagen we elkaar alleen op het scherm.
Fietsen naar het werk lukte weer na de zomer.
Mantelzorg telt niet als werk, en toch is het werk.
Aan tafel zaten de school, de wijkverpleegkundige en ik.
Pas na het derde gesprek vroeg ik wat hij zelf wilde.
Een Poolse uitzendkracht raakte op één dag werk en huis kwijt.
Stress maakt dat mensen brieven niet openen.
Ik schreef de beschikking opnieuw, nu in gewone taal.
""".strip().split("\n")


def part(*, kept: bool) -> list[str]:
    """Every second sentence."""
    return SENTENCES[int(kept) :: 2]
