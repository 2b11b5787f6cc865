"""Places a text may name in passing: municipalities and larger towns of the Netherlands, regions, countries, cities.

A village that is not here is small enough to ask about. Someone's home town ("woont in Kampen") is asked about too,
unless it is one of ``LARGEST``.
"""

from portfolio.guard.lexicon import words

LARGEST = words("""
Amsterdam Rotterdam Den_Haag 's-Gravenhage ’s-Gravenhage Utrecht Eindhoven Groningen Tilburg Almere Breda Nijmegen
Apeldoorn Arnhem Haarlem Enschede Amersfoort Zaanstad Haarlemmermeer 's-Hertogenbosch ’s-Hertogenbosch Den_Bosch
Zwolle Zoetermeer Leiden Leeuwarden Maastricht Dordrecht Ede Alphen Alkmaar Emmen Delft Deventer Venlo Nederland
Holland
""")

TOWNS = words("""
Aalsmeer Aalten Achtkarspelen Alblasserdam Albrandswaard Almelo Alphen_aan_den_Rijn Altena Ameland Amstelveen
Appingedam Asperen Assen Asten Axel Baarle-Nassau Baarn Barendrecht Barneveld Bedum Beek Beekdaelen Beesel Bemmel
Benthuizen Bergeijk Bergen Berg_en_Dal Bergen_op_Zoom Berkelland Bernheze Best Beuningen Beverwijk Bilthoven Bladel
Blaricum Bloemendaal Bodegraven Bolsward Borculo Borger Borger-Odoorn Borne Borsele Boskoop Boxmeer Boxtel Breukelen
Bronckhorst Brummen Brunssum Buren Bunnik Bunschoten Bussum Capelle Capelle_aan_den_IJssel Castricum Coevorden
Cranendonck Culemborg Cuijk Dalfsen Dantumadiel De_Bilt De_Fryske_Marren De_Meern De_Ronde_Venen De_Wolden Delden
Delfzijl Denekamp Deurne Deventer Didam Diemen Dieren Dinkelland Dinxperlo Doesburg Doetinchem Dokkum Dongen Drachten
Drechterland Drimmelen Dronten Druten Duiven Echt Echt-Susteren Edam Edam-Volendam Eemnes Eemsdelta Eemshaven Eersel
Eibergen Eijsden Eijsden-Margraten Elburg Elst Emmeloord Enkhuizen Epe Ermelo Etten-Leur Franeker Geertruidenberg
Geldermalsen Geldrop Geldrop-Mierlo Geleen Gemert Gemert-Bakel Gendringen Gennep Giessen Gilze Gilze_en_Rijen Goeree
Goeree-Overflakkee Goes Goirle Gooise_Meren Goor Gorinchem Gouda Grave Groenlo Haaksbergen Haaren Halderberge
Hardenberg Harderwijk Hardinxveld Hardinxveld-Giessendam Haren Harlingen Hattem Heemskerk Heemstede Heerde Heerenveen
Heerhugowaard Heerlen Heeze Heeze-Leende Heiloo Helden Hellendoorn Hellevoetsluis Helmond Hendrik-Ido-Ambacht Hengelo
Heumen Heusden Hillegom Hilvarenbeek Hilversum Hoeksche_Waard Hof_van_Twente Hollands_Kroon Hoofddorp Hoogeveen
Hoogezand Hoogvliet Hoorn Horst Horst_aan_de_Maas Houten Huissen Huizen Hulst IJmuiden IJsselstein Joure
Kaag_en_Braassem Kampen Kapelle Katwijk Kerkrade Koggenland Krimpen Krimpenerwaard Laarbeek Laren Landerd Landgraaf
Landsmeer Lansingerland Leek Leerdam Leersum Leiderdorp Leidschendam Leidschendam-Voorburg Lelystad Lemmer Leudal
Leusden Lichtenvoorde Lingewaard Lisse Lochem Loon_op_Zand Losser Maarssen Maasbracht Maasdriel Maasgouw Maashorst
Maassluis Margraten Medemblik Meerssen Meierijstad Meppel Middelburg Midden-Delfland Midden-Drenthe Midden-Groningen
Mierlo Mijdrecht Moerdijk Molenlanden Montferland Montfoort Mook Mook_en_Middelaar Monnickendam Muiden Naaldwijk
Naarden Neder-Betuwe Nederweert Nieuwegein Nieuwkoop Nieuwleusen Nieuw-Vennep Nijkerk Nijverdal Nissewaard
Noardeast-Fryslân Noord-Beveland Noordenveld Noordoostpolder Noordwijk Nuenen Nunspeet Oegstgeest Oirschot Oisterwijk
Oldambt Oldebroek Oldenzaal Olst Olst-Wijhe Ommen Oosterbeek Oosterhout Oost_Gelre Ooststellingwerf Oostzaan Opmeer
Opsterland Oss Oud-Beijerland Oude_IJsselstreek Ouder-Amstel Ouderkerk Oudewater Overbetuwe Panningen Papendrecht
Peel_en_Maas Pekela Pijnacker Pijnacker-Nootdorp Purmerend Putten Raalte Reimerswaal Renkum Renswoude
Reusel-De_Mierden Rheden Rhenen Ridderkerk Rijen Rijsbergen Rijssen Rijssen-Holten Rijswijk Roerdalen Roermond
Roosendaal Rozendaal Rucphen Ruurlo Santpoort Schagen Scherpenzeel Scheveningen Schiedam Schiermonnikoog Schijndel
Schouwen-Duiveland Simpelveld Sittard Sittard-Geleen Sliedrecht Sluis Smallingerland Sneek Soest Someren
Son_en_Breugel Spijkenisse Stadskanaal Staphorst Stede_Broec Steenbergen Steenwijk Steenwijkerland Stein
Stichtse_Vecht Súdwest-Fryslân Tegelen Terneuzen Ter_Aar Terschelling Texel Teylingen Tholen Tiel Tubbergen Twenterand
Tynaarlo Tytsjerksteradiel Uden Uitgeest Uithoorn Ulft Urk Utrechtse_Heuvelrug Vaals Valkenburg Valkenswaard
Varsseveld Veendam Veenendaal Veere Veldhoven Velp Velsen Venray Vianen Vijfheerenlanden Vlaardingen Vlieland
Vlissingen Volendam Voorburg Voorhout Voorne_aan_Zee Voorschoten Voorst Vorden Vught Waadhoeke Waalre Waalwijk
Waddinxveen Wageningen Wassenaar Wateringen Waterland Weert Weesp West_Betuwe West_Maas_en_Waal Westerkwartier
Westerveld Westervoort Westerwolde Westland Weststellingwerf Wierden Wijchen Wijdemeren Wijhe Wijk_bij_Duurstede
Winschoten Winterswijk Woensdrecht Woerden Wolvega Wormerland Woudenberg Zaandam Zaandijk Zaltbommel Zandvoort
Zeewolde Zeist Zevenaar Zevenbergen Zierikzee Zuidhorn Zuidlaren Zuidplas Zundert Zutphen Zwartewaterland Zwijndrecht
Oostburg Bergum Burgum Vriezenveen Vroomshoop Heino Bathmen Diepenveen Colmschate Twello Gorssel Eefde Terborg
Silvolde Gaanderen Wehl Dieverbrug
""")

REGIONS = words("""
Achterhoek Betuwe Bijlmer Bommelerwaard Brabant Brainport Caribisch Drechtsteden Drenthe Eemland Flevoland Foodvalley
FoodValley Friesland Fryslân Gelderland Gooi Groene_Hart Haaglanden Haarlemmermeer Holland_Rijnland IJmond IJssel
IJsselland IJsselmeer Kempen Kennemerland Kop_van_Noord-Holland Limburg Lauwersmeer Maas Midden-Brabant
Midden-Gelderland Midden-Holland Midden-Limburg Midden-Nederland Midden-Utrecht Mokum Noord-Brabant Noord-Holland
Noord-Limburg Noord-Nederland Noord-Veluwe Noordoost-Brabant Noordzee Oost-Nederland Overijssel Parkstad Peel Randstad
Rijk_van_Nijmegen Rijn Rijnmond Rivierenland Salland Stedendriehoek Twente Utrecht Veluwe Veluwerand Vechtdal Waal
Waddenzee Waddeneilanden West-Brabant West-Friesland Westfriesland Zaanstreek Zeeland Zeeuws-Vlaanderen Zuid-Holland
Zuid-Limburg Zuid-Nederland Zuidoost Zuidoost-Brabant Zuidas Zuid Noord Oost West Centrum Noordwest Zuidwest Noordoost
Binnenhof Vlaanderen Wallonië Kanaleneiland Overvecht Schilderswijk Transvaal Charlois Feijenoord Afrikaanderwijk
Delfshaven Bos_en_Lommer Zuilen Lombok Vogelaarwijk Kralingen Jordaan Slotervaart Osdorp Geuzenveld
Zwijndrechtse_Waard Hoek_van_Holland
""")

ABROAD = words("""
Aalst Addis_Abeba Aden Afghanistan Afrika Albanië Aleppo Algerije Algiers Alhoceima Al_Hoceima Amerika Amman Andalusië
Angola Ankara Anatolië Antalya Antwerpen Argentinië Armenië Aruba Asmara Athene Australië Azië Azerbeidzjan Bagdad
Balkan Bangladesh Barcelona Basra Beiroet België Belgrado Benin Berlijn Bolivia Bonaire Bosnië Boedapest Boekarest
Brazilië Brugge Brussel Bulgarije Burundi Cairo Caïro Cambodja Canada Charkov Charkiv Chili China Colombia Congo
Curaçao Cuba Cyprus Damascus Deir_ez-Zor Denemarken Dnipro Djibouti Dubai Duitsland Düsseldorf Ecuador Egypte Engeland
Eritrea Estland Ethiopië Europa Fez Finland Frankrijk Frankfurt Gambia Gaza Gdansk Genève Gent Georgië Ghana
Griekenland Guinee Haïti Hamburg Hama Hargeisa Herat Homs Hongarije Hongkong Idlib Ierland IJsland India Indonesië
Irak Iran Israël Istanbul Italië Ivoorkust Izmir Jamaica Japan Jemen Jeruzalem Jordanië Kabul Kaboel Kaapverdië
Kameroen Kandahar Kazachstan Kenia Keren Keulen Kiev Kyiv Koerdistan Koeweit Kopenhagen Kosovo Krakau Kroatië Krim
Latijns-Amerika Lagos Letland Leuven Libanon Liberia Libië Lissabon Litouwen Lodz Londen Luik Luxemburg Lviv Macedonië
Madrid Maleisië Mali Malta Marokko Marrakech Marrakesh Mariupol Marioepol Mauritanië Mazar-e-Sharif Mekka Mekelle
Mexico Midden-Oosten Milaan Mogadishu Mogadishu Moldavië Molukken Montenegro Moskou Mosul Mozambique München Münster
Nador Namibië Napels Nepal New_York Nieuw-Zeeland Nigeria Noord-Afrika Noord-Korea Noord-Amerika Noorwegen Odessa
Oeganda Oekraïne Oekraine Oezbekistan Oost-Europa Oost-Afrika Oostenrijk Oujda Pakistan Palestina Panama Paramaribo
Parijs Peking Peru Polen Portugal Poznan Praag Qamishli Rabat Raqqa Rif Rifgebergte Roemenië Rome Rusland Rwanda Sanaa
Saoedi-Arabië Senegal Servië Sierra_Leone Singapore Sint_Maarten Sint_Eustatius Saba Slovenië Slowakije Soedan Somalië
Somaliland Spanje Sri_Lanka Stockholm Straatsburg Suriname Syrië Tadzjikistan Taiwan Tanger Tanzania Teheran Tetouan
Thailand Tibet Tigray Togo Tripoli Tsjaad Tsjechië Tsjetsjenië Tunesië Tunis Turkije Turkmenistan Uruguay Venezuela
Verenigde_Staten Verenigd_Koninkrijk Vietnam Warschau Washington Wenen West-Afrika West-Europa Wit-Rusland Belarus
Wroclaw Zambia Zimbabwe Zuid-Afrika Zuid-Amerika Zuid-Europa Zuid-Korea Zuid-Soedan Zuid-Sudan Zürich Zweden
Zwitserland Joegoslavië Sovjet-Unie Caribisch_gebied Antillen
""")

NAMED = LARGEST | TOWNS | REGIONS | ABROAD
