"""Institutions, laws and schemes a client manager writes about. They are everybody's, and identify nobody."""

from portfolio.guard.lexicon import words

INSTITUTIONS = words("""
Aedes Andere_Overheid Actiz Arbeidsinspectie Autoriteit_Persoonsgegevens Awbz Aleid Azc AZC Belastingdienst
Bureau_Jeugdzorg Buurtzorg Bureau_Halt BKR Blijf_Groep Blijf-van-mijn-lijf Bzk CAK CBR CBS Cedris CIZ CJG CJIB COA CPB
CRvB CWI DBC Divosa DUO Dienst Eerste_Kamer Tweede_Kamer Europa Europese_Unie Exodus FNV Fivoor Fiom Fonds GGD GGZ GZ
GI Gemeente Gemeenten Gemeenteraad Gerechtshof HALT HBO Hogeschool Hoge_Raad Humanitas Huis_van_de_Wijk IND Inlia
Inspectie Inspectie_SZW IrisZorg Iriszorg Jeugdbescherming Jeugdzorg Jinc JINC Justitie Kadaster Kamer
Kamer_van_Koophandel Kabinet KvK Kinderombudsman Kinderbescherming Kompassie Kredietbank Kwintes Landelijke
Leger_des_Heils LKV LVR Limor LIMOR Lunet MBO MEE MIND Movisie Muntgebouw NVVK Nibud NIBUD Nationale_ombudsman
Nationale_Ombudsman Nidos Nieuwkomers Ombudsman Ombudsvrouw OCO Ouderenzorg Oranje_Fonds Parnassia Pantar Paswerk
Paspoort Pharos Philadelphia Platform31 Politie Provincie Raad Raad_van_State Rechtbank Rijk Rode_Kruis Reclassering
Rechtspraak Regioplan Rijksoverheid RIBW RMC ROC RSD RvS SAM SBCM SCP SER Sociaal_Domein Sociale_Dienst
Sociale_Alliantie Sociale_Zaken Sociale_Zaken_en_Werkgelegenheid Werkgelegenheid Volksgezondheid
Justitie_en_Veiligheid Binnenlandse_Zaken Volkshuisvesting Financiën SoZa Soza Sozawe SZW SVB SW Stadsbank Stichting
Stimulansz Stadhuis Salvation Tactus Tijdelijke Trimbos Trimbos-instituut Trajectum UWV Universiteit
Utrecht_Universiteit VAZALO Veilig_Thuis Veiligheidshuis Verwey-Jonker VNG VNO-NCW VluchtelingenWerk Vluchtelingenwerk
Vluchtelingenraad Voedselbank Vitalis VWS VGZ Menzis CZ Achmea Zilveren_Kruis WBO Werkplein Werkcentrum Werkbedrijf
Werk_en_Inkomen WerkSaam Werkzaak WSP WSW Wgs Wsnp WSNP Zorgkantoor Zorgverzekeraar ZonMw Zadkine Ambtenaar Adviesraad
Beroepsvereniging Bestuur College Commissie Directie Afdeling Team Minister Ministerie Staatssecretaris Wethouder
Burgemeester Raadslid Overheid Staat Unie Vereniging Federatie Verenigde_Naties Grondwet Koningshuis Cao CAO Register
Beroepscode Code Kwaliteitskader Kompas Handreiking Handboek Richtlijn Protocol Convenant Netwerk Platform Raden
Sociaal Sociale Domein Zaken Jeugd Zorg Welzijn Werk Inkomen Participatie Inburgering Burgerzaken Klantcontactcentrum
Handhaving Schuldhulpverlening Bijzondere Bijstand Wijkteam Buurtteam Jeugdteam Stadsteam Loket Balie Zorgloket
Werkgeversservicepunt Koepel Landelijk Nederlands Centraal Centrale Algemeen Algemene Nationaal Nationale Openbaar
Ministerie Hoge Eerste Tweede Rode Kruis Leger Heils Koophandel Maatschappelijke Ondersteuning Persoonsgegevens
Autoriteit Instituut Expertisecentrum Kenniscentrum Centrum Huis Thuis Veilig Raadpleging Vakbond Vakbonden
Inwonersplein Stadsring Zorgbelang Schuldenwijzer Tolkentelefoon Tolk-en_Vertaalcentrum Jeugdfonds_Sport_en_Cultuur
Jeugdfonds Leergeld Budgetkring Nieuwsuur Jaarbeurs Centrale_Raad_van_Beroep NOS Sociale_Raadslieden Raadslieden
Juridisch_Loket Rechtswinkel Nationale_Politie Marechaussee Koninklijke Thuisadministratie SchuldHulpMaatje
Schuldhulpmaatje Armoedefonds Kansfonds Vincentius Diaconie Zonnebloem Buurtbus Geldfit Wijzer_in_geldzaken
Eigen_Kracht_Centrale Qpido Fier Moviera Timon Sterk_Huis Pluryn Lentis Altrecht Arkin GGNet Dimence Jellinek Novadic
Emergis Mondriaan Reinier_van_Arkel Pro_Persona
""")

LAWS = words("""
Abw ABW Algemene_wet Anw ANW AOW Aow Awb AWB AVG Avg Bbz BBZ Besluit Bijzondere_bijstand BW Boek BUIG Jeugdwet IOAW
Ioaw IOAZ Ioaz Invoeringswet Kieswet Leerplichtwet Participatiewet Pw PW P-wet Pgb PGB Rv Ziektewet ZW Wajong WAO Wao
WAZO Wazo WIA Wia WW Ww WWB Wwb Wgbh Wgs WGS Wi WI Wi2021 WIJ Wlz WLZ Wmo WMO Wnra Woo WOO Wob WOB Wsnp Wsw WSW Wtos
Wvggz Wzd Wvw Wet Wetboek Vreemdelingenwet Vw Zvw ZVW Zorgverzekeringswet Toeslagenwet TW Tozo TOZO TONK Tonk Suwi
SUWI Wetsvoorstel Breed_offensief Loonkostensubsidie Participatiewet_in_balans Wams Wgbz Archiefwet Gemeentewet
Opiumwet Huisvestingswet Woningwet Kwaliteitswet Faillissementswet Zelfstandigenregeling EVRM IVRK VN-verdrag Handvest
Verdrag Memorie Toelichting Landsverordening Kamerbrief Kamerstuk Staatsblad Stcrt Stb ECLI Europees_Hof Oekraïnewet
Spreidingswet Inburgeringswet
""")

ENDINGS = tuple(
    words("""
wet dienst diensten raad bank fonds plein team teams punt loket centrum akkoord regeling beleid code bond kamer
ministerie inspectie autoriteit commissie programma methode methodiek model instituut academie opleiding school
universiteit bureau bedrijf winkel markt toeslag uitkering subsidie norm toets kader register huis week dag pas
project overleg zorg hulp werk groep net app portaal platform coach gesprek matrix traject bijstand cirkel
""")
)
"""A capitalised compound with such an ending is a scheme or an office ("Kredietbank", "Landelijk Werkpunt")."""

BEFORE = words("""
gemeente gemeenten gemeentes provincie regio arbeidsmarktregio afdeling team cluster module training cursus opleiding
project programma thema workshop hoofdstuk artikel paragraaf stap fase kernwaarde kernwaarden methode methodiek model
theorie boek boekje vak studie sector organisatie vereniging stichting platform netwerk wet regeling systeem
applicatie app programma tijdschrift blad krant website site film documentaire serie podcast congres rapport nota
brochure folder handreiking instituut academie hogeschool universiteit school merk rol functie niveau type categorie
variant onderdeel ronde versie werkgroep commissie dienst bureau vakblad artikelen werkvorm oefening tool instrument
spel kaartspel campagne
""")
"""A capital behind one of these names that thing ("de training Verbindend", "stichting Aurora"), not a person."""

KNOWN = INSTITUTIONS | LAWS
