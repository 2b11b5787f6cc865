"""Words of five letters and more that every text of this profession holds: sharing them says nothing."""

_WORDS = """
    aandacht aanvraag achter afspraak alleen allemaal altijd andere anders beetje belangrijk beslissing betalen
    betekent beter bijna binnen bleef blijft boven brief buiten collega daarna daarom daarvan daarvoor denken dingen
    doordat eerst eigen eigenlijk elkaar ergens ervan genoeg gesprek gewoon gister gisteren goede graag groot hadden
    hebben helemaal helpen hetzelfde hierover hoefde houden iedereen iemand inwoner jaren kantoor kinderen klant
    kleine konden kreeg krijgen krijgt kunnen laatste later leven liggen maand maanden mensen mevrouw minder
    misschien moest moesten moeten morgen naast natuurlijk nemen nergens niemand niets nieuwe nodig omdat onder
    ongeveer onze ouders precies regel regels samen sinds situatie soms stond straks tegen terug terwijl tijdens
    toch tussen uitkering uitleggen vaker vandaag vanuit veel verder verhaal verschil vertel vertelde vertellen
    vervolgens vinden vindt volgende vonden voorbeeld vraag vragen vroeg waarbij waardoor waarin waarom waarvan
    waren weinig werken werkte weten wilde wilden willen wilt worden wordt zeggen zelfde zelfs zichzelf zitten
    zonder zouden zullen
"""
ORDINARY = frozenset(_WORDS.split())
