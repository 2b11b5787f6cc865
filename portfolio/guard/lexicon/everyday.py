"""What Dutch writes with a capital and is nobody's name: languages, peoples, holidays, forms of address, brands."""

from portfolio.guard.lexicon import words

PEOPLES = words("""
Afghaans Afghaanse Afghaan Afghanen Albanees Albanese Algerijns Algerijnse Amazigh Amerikaans Amerikaanse Amhaars
Antilliaans Antilliaanse Antilliaan Antillianen Arabisch Arabische Arabier Arabieren Armeens Armeense Armeniërs
Aziatisch Aziatische Azeri Aziaten Belgisch Belgische Belg Belgen Berber Berbers Berberse Bosnisch Bosnische
Braziliaans Braziliaanse Brits Britse Bulgaars Bulgaarse Bulgaar Bulgaren Chinees Chinese Chinezen Congolees Congolese
Creools Dari Deens Deense Duits Duitse Duitser Duitsers Egyptisch Egyptische Engels Engelse Engelsen Eritrees Eritrese
Eritreeër Eritreeërs Ethiopisch Ethiopische Ethiopiërs Europees Europese Europeanen Farsi Frans Franse Fransen Fries
Friese Friezen Ghanees Ghanese Grieks Griekse Hindi Hindoestaans Hindoestaanse Hollands Hollandse Hongaars Hongaarse
Ierse Indiaas Indiase Indisch Indische Indonesisch Indonesische Iraaks Iraakse Irakees Irakezen Iraans Iraanse Iraniër
Iraniërs Italiaans Italiaanse Italianen Japans Japanse Joods Joodse Joden Kaapverdisch Kaapverdische Kaapverdianen
Koerdisch Koerdische Koerd Koerden Koerdistan Kroatisch Latijn Latijns Latijnse Limburgs Litouws Litouwse Marokkaans
Marokkaanse Marokkaan Marokkanen Moluks Molukse Molukkers Mandarijn Nederlands Nederlandse Nederlander Nederlanders
Nederlandstalig Nederlandstalige Engelstalig Engelstalige Anderstalig Anderstaligen Arabischtalig Nigeriaans
Nigeriaanse Noors Oekraïens Oekraïense Oekraïner Oekraïners Oekraiens Oekraiense Oekrainers Oromo Oost-Europees
Oost-Europese Oost-Europeanen Oosters Pakistaans Pakistaanse Palestijns Palestijnse Palestijnen Papiaments Papiamentu
Pasjtoe Pashto Perzisch Perzische Pools Poolse Polen Pool Poolstalig Portugees Portugese Roemeens Roemeense Roemenen
Roma Russisch Russische Russen Russischtalig Sinti Slavisch Somalisch Somalische Somaliër Somaliërs Sorani Soedanees
Soedanese Spaans Spaanse Spanjaarden Surinaams Surinaamse Surinamer Surinamers Syrisch Syrische Syriër Syriërs
Tamazight Tamil Tigrinya Tigrinia Tsjechisch Turks Turkse Turk Turken Turkmeens Urdu Vietnamees Vietnamese Vlaams
Vlaamse Westers Westerse Zweeds Zwitsers Zaza Twents Twentse Achterhoeks Brabants Brabantse Limburgse Gronings
Groningse Drents Drentse Zeeuws Zeeuwse Amsterdams Amsterdamse Rotterdams Rotterdamse Haagse Utrechtse Arnhemse
Deventer Zwolse Eindhovens Eindhovense Tilburgse Bredase
""")

FAITH_AND_FEASTS = words("""
Allah Advent Bijbel Boeddha Boeddhisme Boeddhist Boeddhisten Bevrijdingsdag Carnaval Christelijk Christelijke Christen
Christenen Eid Evangelie God Goede_Vrijdag Hemelvaart Hemelvaartsdag Heer Hindoe Hindoes Iftar Islam Islamitisch
Islamitische Jom_Kippoer Kerst Kerstdag Kerstmis Kerstavond Kerstpakket Keti_Koti Koningsdag Koran Lichtjesfeest
Moederdag Vaderdag Moslim Moslims Nieuwjaar Nieuwjaarsdag Newroz Offerfeest Oud_en_Nieuw Oudejaarsavond Oudjaar
Paasdag Pasen Pinksteren Prinsjesdag Ramadan Sint Sinterklaas Sint-Maarten Suikerfeest Thora Valentijnsdag Halloween
Noroez Nowruz Diwali Chanoeka Meskel Driekoningen Dodenherdenking Zwarte_Piet Blauwe_Maandag Tweede_Wereldoorlog
Wereldoorlog Coronatijd Corona Covid Covid-19 Omikron Internet Wifi
""")

DAYS = words("""
Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Januari Februari Maart April Mei Juni Juli Augustus
September Oktober November December Zomer Winter Lente Herfst Q1 Q2 Q3 Q4
""")

ADDRESSING = words("""
U Uw Mevrouw Meneer Mw Dhr Mijnheer Ik Hij Zij Ze We Wij Je Jij Jullie Hun Haar Hem Ons Onze Mijn Zijn Geachte Beste
Lieve Hallo Bijlage Hoofdstuk Artikel Paragraaf Fase Stap Deel Module Week Dag Ps PS NB Let_op Casus Vraag Antwoord
Tip Tips Groeten Groet Doel Plan Actie Datum Plaats Bron Noot Figuur Tabel Verslag Notitie Opmerking Conclusie
Samenvatting Inleiding
""")

BRANDS = words("""
Action Adidas Albert_Heijn AH Aldi Amazon Android Apple Bol Blokker ChatGPT Copilot DigiD DHL DPD Etos
eHerkenning Excel Facebook Flixbus FaceTime Funda Gmail Google Hema Hotmail Ikea IKEA Instagram iPad iPhone Jumbo
Klarna Kruidvat Lidl LinkedIn Linkedin Marktplaats McDonald's McDonald’s Messenger Microsoft MijnOverheid
Mijn_Overheid Netflix Nibud Office OneDrive OneNote Outlook Paypal PayPal Picnic PostNL PowerPoint Powerpoint Rabobank
Randstad Samsung SharePoint Signal Skype Snapchat Spotify Suite Suwinet Teams TikTok Tiktok Tikkie Timing Telegram
Thuisbezorgd Tempo-Team Twitter Uber Vinted Vodafone WhatsApp Whatsapp Whats-app WeTransfer Wikipedia Windows Wehkamp
Word YouTube Youtube Ziggo Zoom X Xenos Zalando Zeeman Kahoot Mentimeter Miro Canva Padlet Moodle Duolingo Zivver
Tinder Lycamobile KPN ING ABN ABN-AMRO Knab Bunq SNS ASN Triodos Odido Essent Eneco Vattenfall Greenchoice Vitens
Mazda Opel Volkswagen Toyota Volvo Renault Peugeot Citroën Ford Fiat Suzuki Hyundai Kia Audi Mercedes Tesla Senseo
Nespresso Cup-a-Soup Cola Coca-Cola FIFA Fortnite Minecraft Roblox Playstation PlayStation Xbox Nintendo Buienradar
Buurtapp Nextdoor OV-chipkaart NS Arriva Connexxion Keolis Qbuzz HTM GVB RET Google_Maps Uber_Eats Deliveroo Flink
Gorillas Lieferando Booking Airbnb Dirk Plus Coop Spar Vomar Deka Hoogvliet Praxis Karwei Gamma Halfords Primark Zara
Nokia Philips ASML Shell Esso BP Tempur Swapfiets Fairphone Huawei Lebara Simyo Tele2 T-Mobile NRC Trouw Volkskrant
Telegraaf Tubantia Parool Correspondent Binnenlands_Bestuur Sociaal_Bestek Zorgkaart Van_Dale Omicron
""")
"""Shops, programs and things; behind "werkt bij" the employer detector still asks about them."""

PASSING = PEOPLES | FAITH_AND_FEASTS | DAYS | ADDRESSING | BRANDS
