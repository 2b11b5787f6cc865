"""Dutch words the dictionary does not hold: adverbs, pronouns, numerals, verb forms, words of this profession.

The dictionary gives nouns, verbs and adjectives with their lemma and leaves out many of the small words that begin a
sentence. Without them every "Misschien" would look like a name.
"""

from portfolio.guard.lexicon import words

SMALL = words("""
aan aangaande aangezien aanvankelijk achter achteraf achteren achterin achterop af afgelopen afgezien afwezig al
alhoewel alle alleen allemaal allen aller allereerst allerlei alles allesbehalve alleszins als alsmede alsnog alsof
altijd altoos alvast alvorens alweer ander andere anderen anderhalf anders andersom anderzijds bedankt begin behalve
beide beiden ben beneden bent betreffende bij bijgevolg bijna bijvoorbeeld bijzonder binnen binnenin binnenkort
blijkbaar boven bovenaan bovenal bovendien bovenin bovenop buiten buitenom circa concreet constant daar daaraan
daarachter daarbij daarbinnen daarboven daarbuiten daardoor daarenboven daarentegen daargelaten daarheen daarin
daarmee daarna daarnaar daarnaast daarom daaromheen daaromtrent daaronder daarop daaropvolgend daarover daarstraks
daartegen daartegenover daartoe daartussen daaruit daarvan daarvandaan daarvoor daarvóór dan dankzij dat de deels
degene degenen den der derde dergelijk dergelijke desalniettemin desgevraagd desnoods desondanks destijds deswege deze
dezelfde dichtbij die diegene diegenen diens dikwijls dit dito door doorgaans doorheen dra drie driemaal duizend dus
duidelijk echter een één eén eens eenmaal eenieder eerder eerdere eergisteren eerlijk eerst eerste eerstens eertijds
eeuwig eigen eigenlijk eindelijk elders elf elk elkaar elke elkeen emoji en enerzijds enfin enig enige enigszins enkel
enkele enkelen enz er eraan erachter erbij erboven erbuiten erdoor ergens erheen erin ermee erna ernaar ernaast erom
eromheen eronder erop erover ertegen ertegenover ertoe ertussen eruit ervan ervandaan ervoor even eveneens evenmin
eventueel evenveel evenwel evenzeer evenzo feedback feitelijk finaal gauw geen gedurende gek geheel gelukkig gemiddeld
genoeg geregeld gewoon gewoonlijk gezien gisteravond gisteren gistermiddag gistermorgen gisternacht gisterochtend
graag haar haarzelf half hallo hartelijk heb hebt heden hedenmiddag heel helaas helder hele helemaal hem hemzelf hen
hén her herhaaldelijk het hetgeen hetzelfde hetzij heus hier hieraan hierachter hierbij hierboven hierbuiten hierdoor
hierheen hierin hiermee hierna hiernaast hierom hieromheen hieromtrent hieronder hierop hierover hiertegen hiertoe
hieruit hiervan hiervoor hij hijzelf hoe hoelang hoeveel hoeveelste hoever hoewel hoezeer hoezo honderd hooguit
hoogstens hoogstwaarschijnlijk hun idem ieder iedere iedereen iemand iets ietwat ik ikzelf immers in inclusief indien
ineens ingeval inmiddels inderdaad integendeel intussen inzake is ja jaarlijks jammer jawel je jegens jezelf jij
jijzelf jou jouw jullie juist kennelijk klaar klaarblijkelijk kleine komende kortom krachtens kun kunt kwalijk laatst
laatste langs langzaam langzamerhand later lekker letterlijk liefst liever links logisch maandelijks maar mag mede
meer meerdere meermaals meest meestal meeste meestentijds men menig menige menigeen menigmaal met meteen mezelf
mezelve mij mijn mijnerzijds mijzelf min minder minst minste minstens misschien mits mocht moest mogelijk
mogelijkerwijs momenteel morgen morgenavond morgenmiddag morgenochtend na naar naargelang naarmate naast nabij nadat
nadien nagenoeg namelijk namens natuurlijk nee neen nergens net netto niemand niet niets niettegenstaande niettemin
noch nochtans nodig nog nogal nogmaals nooit normaal normaliter nota nu nul ofschoon of ofwel om omdat omheen omhoog
omlaag omstreeks omtrent omwille onder onderaan onderin onderling ondertussen ondanks ongeacht ongeveer onlangs
onszelf ons onverwijld onze ook oorspronkelijk op opdat opeens open openlijk opmerkelijk opnieuw opzij over overal
overdag overeen overigens overmorgen pas per plots plotseling praktisch precies prima rechts reeds rond rondom ruim
ruimschoots saai samen sedert serieus sinds sindsdien sinds slechts sommige sommigen soms soortgelijk spoedig steeds
stiekem stilaan straks sowieso tamelijk te tegelijk tegelijkertijd tegen tegenaan tegenop tegenover tegenwoordig
telkens ten tenminste tenslotte tenzij ter terecht tevens tevoren terug terwijl thans thuis tien tijdens tijdig toch
toe toen toendertijd toenmaals toenmalig tot totaal totdat trouwens tussen tussenbeide tussendoor twaalf twee tweede
tweemaal u überhaupt uit uiteindelijk uiteraard uiterlijk uitermate uitgezonderd uitsluitend uw uzelf vaak vaker vanaf
vanavond van vandaag vandaar vandaan vanmiddag vanmorgen vannacht vanochtend vanouds vanuit vanwaar vanwege vanzelf
vanzelfsprekend veel veelal veeleer veertien veertig ver vermoedelijk verder vergeleken verleden vervolgens via vier
vierde viermaal vijf vijfde vijftien vijftig vlak vlakbij vlug voldoende volgend volgende volgens volledig volop
volstrekt vooraf vooral vooraan voorafgaand vooralsnog voorbij voordat voorheen voorin voorlopig voorop voorover voort
voortaan voortdurend voorts vooruit voorzeker vorig vorige vrijwel vroeg vroeger waar waaraan waarachter waarbij
waarbinnen waarboven waardoor waarheen waarin waarmee waarna waarnaar waarnaast waarom waaronder waarop waarover
waarschijnlijk waartegen waartoe waartussen waaruit waarvan waarvandaan waarvoor wanneer want wat we wederom
wederzijds weer weg wegens weinig weinige wekelijks weleens wel weliswaar welk welke werkelijk wezenlijk wie wiens
wier wij wijzelf wijlen wil wilde woensdag zaterdag zondag maandag dinsdag donderdag vrijdag zacht zat ze zeer zeker
zelden zelf zelfde zelfs zes zesde zestien zestig zeven zevende zeventien zeventig zevenen zich zichzelf zij zijn
zijzelf zo zo'n zo’n zoal zoals zodanig zodat zodoende zodra zoiets zojuist zolang zomaar zonder zonet zopas zoveel
zoveelste zover zowat zowel zulk zulke acht achttien negen negende negentien negentig tachtig twintig dertien dertig
miljoen miljard zowaar welnu ach och tja nou hè hé hoi oké ok pff poeh oei au bah gossie jeetje goh sorry hm hmm mm
geb dat tel telnr mob adr pc wnr zkn alinea bijv bv nl mbt ivm ihkv tav tbv dmv obv etc evt incl excl max min nr tel
blz pag vgl zgn resp ca jl ma di wo do vr za zo mnd wk sept okt nov dec feb mrt apr aug jun jul januari februari maart
april mei juni juli augustus september oktober november december ivm i.v.m m.b.t o.a achtervolgd afgesproken afgewezen
beantwoord begrepen beleefd beloofd besloten besproken bevestigd gaande gebeld gebeurd gebeurt gebeurde gebleken
gedaan gedeeld gehoord gekeken gekozen geleerd gemaild gemeld gemerkt geopend ongeopend geprobeerd geregeld gesproken
gestart gesteld getekend gevolgd gevraagd geweest gezegd gezien gezocht gebruikt gebruik ingeschreven ingevuld
meegenomen nagevraagd ontvangen opgemaakt opgeschreven overlegd teruggebeld uitgelegd uitgenodigd verteld vastgelegd
vermeld vragend volgend nakwam vroeg vroegen zeg zegt doe doet ga gaat kom komt kijk laat leg lees maak neem praat
probeer schrijf spreek stel stop vertel vraag weet wacht werk zet zie zit nagedacht vergeten verwacht voorgesteld
besefte voelde wist dacht vond alsjeblieft benzine gedrag genot goud koers meel mond natuur nood noord oost west zuid
ooit pen punt rest rots schip seks terugkomst trein zand zilver armoede dakloosheid vaste doorverwijzen gelet
gezamenlijk gemaakt gemiste gewerkt genomen geschreven gegeven gekregen gehad gezeten gegaan gebracht gehoopt gewild
gekomen gebleven geworden gevonden verloren vertrokken ontstaan voorafgaande aanstaande onverwacht onbegrip onmacht
onzekerheid waardering verdriet schaamte boosheid blijdschap hoop angst trots moed rust tijd geld zorg hulp school
huur stroom eten drinken slapen wonen leven luisteren vragen praten schrijven lezen bellen wachten zoeken vinden geven
nemen weten denken voelen kiezen leren groeien vallen opstaan doorgaan stoppen beginnen eindigen taalles zorgmijder
zorgmijders aanvullend aanvullende aanvankelijke evenals gaandeweg geleidelijk hopelijk idealiter kortgeleden
laatstelijk merkbaar neutraal oprecht overwegend puur relatief stellig toevallig treffend uitzonderlijk voornamelijk
waarachtig zichtbaar ziek zinvol zorgvuldig
""")
"""Small words, and forms of common verbs."""

OF_THE_PROFESSION = words("""
klantmanager klantmanagers klantmanagement casemanager casemanagers casusregisseur regiegesprek intervisie intervisies
werkconsulent inkomensconsulent jobcoach jobcoaches jobcoaching accountmanager werkgeversservicepunt werkplein
loonkostensubsidie loonwaarde loonwaardemeting loonwaardebepaling bijstand bijstandsuitkering bijstandsgerechtigde
bijstandsgerechtigden uitkeringsgerechtigde uitkeringsgerechtigden uitkering uitkeringen schuldhulp
schuldhulpverlening schuldhulpverlener schuldhulpverleners schuldhulpmaatje bewindvoerder bewindvoering
beschermingsbewind budgetcoach budgetbeheer budgetteren vroegsignalering inburgering inburgeraar inburgeraars
inburgeringstraject statushouder statushouders asielzoeker asielzoekers nieuwkomer nieuwkomers taalcoach taalmaatje
taalmeter taalhuis laaggeletterd laaggeletterdheid kostendelersnorm kostendeler medebewoner zelfredzaamheid
zelfredzaamheidsmatrix participatie participatiecoach participatietraject maatschappelijk maatwerk maatwerkvoorziening
hardheidsclausule tegenprestatie arbeidsmarktregio arbeidsmatig dagbesteding beschut garantiebanen garantiebaan
banenafspraak doelgroepregister re-integratie reïntegratie reintegratie re-integratiecoach proefplaatsing
werkervaringsplek leerwerktraject leerwerkplek mantelzorger mantelzorg wijkteam wijkteams buurtteam buurtteams
jeugdteam sociaal keukentafelgesprek ervaringsdeskundige ervaringsdeskundigen ervaringsdeskundigheid cliëntenraad
cliëntondersteuner cliëntondersteuning beslagvrij beslagvrije terugvordering terugvorderingen invordering
kwijtschelding handhaving handhaver sociaal rechercheur toeslagenaffaire toeslagenouder kinderopvangtoeslag
zorgtoeslag huurtoeslag energietoeslag inkomenstoeslag meedoenregeling stadspas minimabeleid minima armoedebeleid
bestaanszekerheid beroepscode beroepsregister beroepsgroep beroepshouding beroepsvereniging gedragscode casuïstiek
casuïstiekbespreking supervisie moresprudentie moreel beraad reflectieverslag reflecteren coachend motiverend
motiverende presentiebenadering oplossingsgericht systeemgericht stresssensitief stress-sensitief outreachend meldcode
mediation mediator online offline workshop webinar e-learning e-mail e-mails mail mailtje app appje appgroep sms
whatsappje zoom videobellen beeldbellen privacy avg anonimiseren team verloop halverwege lijst lijsten workflow scan
ontvang workflowtaak deelname inzet aanpak afloop werkwijze opzet doel middel gevolg vervolg begin einde slot teams
teamleider teamoverleg teammanager beleidsadviseur beleidsmedewerker kwaliteitsmedewerker burgerservicenummer
zelfstandige zelfstandigen zzp zzp'er zzp’er zzp'ers zzp’ers herleidbaar herleidbaarheid handelingsruimte beschikking
beschikkingen bezwaar bezwaarschrift dossier portfolio register ontheffing arbeidsverplichting arbeidsverplichtingen
plan trajectplan doelmatigheid rechtmatigheid menselijke menselijk maat opschaling afschaling warme overdracht collega
collega's collega’s cliënt cliënten client clients klant klanten inwoner inwoners kandidaat kandidaten werkzoekende
werkzoekenden werknemer werkgever werkgevers zorgverlener zorgverleners hulpverlener hulpverleners coaching coach
training trainingen management manager managers burn-out burnout deadline deadlines planning
""")
"""Words of client managers, many of them compounds no dictionary has."""

ENGLISH = words("""
a about after again all always an and are as at back be because been before best better big but by can case care
change client code coaching day days design do does done down easy end every fair feel first for free from full get
give go good great growth had has have he help her here his home hot how human i if in into is it its job just keep
know last law learned learning lessons less let life like line list long look made make many may me meeting mind
mindful mindset mixed money more most my need never new next no not now of off office old on one only open or other
our out over own past peer people place plan plus policy power practice practices present public quick ready real
report right room safe same say see self service set she should show skills slow small smart social some soft space
start state step still stop story strong such take talk team than that the their them then there they thing think this
time to today together too top trust two under up use value very view voice want was way we well what when where which
who why will with word words work world would year you your housing first individual placement support positive health
open dialogue appreciative inquiry shared decision nudging outreach empowerment recovery strength based tool tools
toolkit feedback feedforward flow focus framework check checklist
""")
"""Common English words: titles of methods and meetings are often English."""

OUR_DUTCH = SMALL | OF_THE_PROFESSION
DUTCH = SMALL | OF_THE_PROFESSION | ENGLISH
