"""Names that are also Dutch words. The dictionary knows them, so only their place in a sentence tells.

With a capital in the middle of a sentence each of these is taken for a name. At the beginning of a sentence a first
name of ``FIRST`` is too; one of ``STARTERS`` ("Wil", "Door") and a surname ("Bakker") only before a verb that a person
does. Names of every origin belong here when they happen to be Dutch words.
"""

from portfolio.guard.lexicon import words

FIRST = words("""
Aad Abel Adam Ali Amber Angel Ans Anne Anouk Arend Arie Ben Berend Bella Bella Boris Bram Bregje Cas Christiaan Co Cor
Daan Dees Dirk Dick Douwe Elle Ellen Els Emma Eren Emir Eva Faas Fem Fien Fleur Flip Frank Frans Fred Frits Geert Ger
Gert Gerda Greet Gijs Guus Han Hans Harm Harrie Hein Helen Henk Hilde Hinke Ids Ilse Ina Inge Ineke Iris Isa Jaap Jan
Jans Janne Jasmijn Jet Jip Jo Job Joep Joke Joop Joost Jos Julia Kaan Kaat Karel Kees Kim Klaas Koen Koos Leo Lien
Lies Linde Lis Loek Lot Lotte Luna Luuk Maarten Madelief Margriet Marjan Marjolein Mats Mees Mehari Melle Mia Mieke
Mies Mina Mo Mohammed Mona Moos Nel Nico Niek Niels Nina Noa Noor Nora Nour Olijf Oscar Otto Piet Pieter Peter Pien
Pim Pip Puck Puk Rein Ria Riet Rik Rob Robin Roel Roman Ron Roos Roosje Rosa Ruben Rut Ruud Saar Sam Sanne Sari Sem
Sien Sil Siem Sjaak Sofie Stan Stef Stien Stijn Suze Taco Teun Thea Theo Thijs Tim Tineke Tijn Toos Trees Trui Truus
Tom Umut Vera Wies Wim Willem Wout Wouter Xander Zus Gul Gül Hope Tess Tes Ella Eline Isabel Victor Viola Violet
Jasmin Jade Jill Joy Marc Max Rens Guusje Merel Lieve Lieke Pleun Jorn Bas Mart Ton Toon Nour Sander Ties Krol Mila
Oma_Til Aron Benjamin Bo Demi Jack Jonas Kick Maartje Mare Maya Noortje Nova Quinten Rowan Sten Ab Ad Teddy Robbie
Willy Fanny Penny Daisy Rosalie Jasmine
""")
"""First names that seldom begin a sentence as an ordinary word."""

STARTERS = words("""
Bas Beer Bloem Christen Constant Dag Door Faith Gun Ham Hoop Iman Imam Jong Klaar Lam Leen Lief Lieve Loes Maan Mark
Mei Merel Mik Mos Mus Olijf Palm Parel Pas Rem Ster Sterre Storm Sultan Sus Tas Trui Turk Can Ton Toon Viool Vrede Wil
Zus Zonne Vreugde Rust Bal Kul Kot Ada Job Lente Dean Don Duke Mercy Grace Deniz Nur Tan Sen Uz Demir Sari Mans Mens
Wit Zeker Vroom Winter Zomer Herfst Amen Said Salam Aden Stel Prima Rebel Sol Moor Pier Gans Han Ger Co Els Lot Rob
Sem Mees Puck Puk Flip Job Kaat Sien Mies Wies Trees Linde Iris Roos Lis Amber Angel Noor Jet Lien
""")
"""First names and nicknames that often stand there as a word: "Wil je", "Door", "Roos en blauw"."""

SURNAMES = words("""
Akker Akkerman Appel Arend Baan Baars Baas Bakker Bakkers Bal Balk Beek Beer Beers Beets Berg Berger Berk Bijl
Bisschop Blank Blauw Bloem Bloemen Blok Blom Boer Boers Bol Bolt Bomen Bond Boom Boon Boot Bos Bosch Bot Bouwman Brand
Breed Brink Broek Broer Brouwer Brouwers Brug Bruin Buis Burger Burgers Buurman Dam Dijk Dik Dolk Dolman Donker Doorn
Dorp Drost Duif Duin Dun Eik Engel Engelen Es Essen Evers Fransen Fries Gans Geel Geest Gent Gouw Graaf Graan Graven
Groen Groot Haag Haak Haan Haar Haas Ham Hamer Have Heer Heide Heiden Held Helm Herder Hertog Heuvel Hoed Hoek Hoekman
Hof Hond Hoogland Horst Houten Hout Huisman Hulst Jager Jagers Jong Jonge Jongen Jonker Kamp Kamper Kamphuis Kanter
Kas Keizer Kers Keur Kievit Kip Klaver Klein Klomp Klok Kluis Knecht Knoop Koek Kok Kolk Koning Konings Koop Koopman
Koper Korf Kort Korte Koster Kraai Kraan Kramer Kramers Krans Kroon Kruis Krul Kuil Kuiper Kuipers Kunst Kwakkel Laan
Lam Land Lang Lange Langen Leek Leeuw Leeuwen Linden Loon Maan Maat Man Mans Meer Meester Mes Metselaar Mol Molen
Molenaar Mooi Moor Mos Mulder Mulders Mus Nagel Neef Nieuw Noot Oever Ooms Os Otter Oud Oude Paap Paard Palm Pauw Peer
Peters Pijl Pils Ploeg Poel Polder Pool Poot Poort Post Pot Potter Prins Prinsen Putten Raven Reus Ridder Rietveld
Rijk Rijn Ring Romein Rood Roskam Ruiter Schaap Schaaf Scheer Schenk Schepers Scheper Schilder Schipper Schippers
Schoenmaker Schout Schouten Schreuder Schuit Schut Slager Slot Sluis Smid Snel Snijder Sok Spaan Spijker Spijkers
Spits Springer Spruit Staal Stam Steen Steenbergen Steur Stevens Stoop Strik Stuiver Tak Timmer Timmerman Troost Tuin
Tuinman Uil Vaart Valk Veen Veer Veld Velde Velden Ven Vink Vis Visser Vissers Vlam Vlaming Vlieg Vliet Vogel Vogels
Voet Vonk Voogd Vos Vries Vriend Waard Wal Water Waterman Weber Weel Weert Werf Wever Wevers Wezel Wiel Wijk Wijn
Wilde Wind Winkel Witte Wolf Zalm Zand Zanten Zee Zeeuw Zijl Zon Zwaan Zwart Zweep Khan Sultan Gil Kos Mazur Baran
Sowa Wrona Duda Zima Bulut Kaya Kara Polat Celik Simsek Malik Sharif Hakim Prinsen Kleine Grote Haring Kool Krijger
Kuyper Kwak Leenders Loper Makker Mosterd Nijs Pater Peper Pronk Radder Roest Rooster Ruijter Sanders Schoorl Stok
Stroo Tromp Vermeer Verkerk Vlug Voorn Vreugdenhil Wortel Zoon Zoet Zuiver Zwanen Ezel Bever Das Fazant Specht Spreeuw
Nachtegaal Leeuwerik Reiger Ooievaar Kraan Zwaluw Kuiken Stier Veulen Lammers Bok Geit Kater Kat Rat Muis Hazelaar Iep
Els Wilg Populier Beuk Spar Den Adelaar Arts Bergen Bont Brandt Broeders Daal Dalem Dries Drent Engels Flink Hagen
Hagendoorn Hak Hakker Hoes Hoeven Hollander Hoog Huls Jonkman Kallen Kerkhof Ketel Kof Krabbe Kuit Laar Landen Lier
Loo Munster Nes Pastoors Pelser Potters Rek Salet Sas Schenkel Schrik Sloot Soest Spies Steenbakkers Strijker Tours
Velzen Verhaar Waas Wassenaar Wildschut Willigen Winters Zaal Zevenboom Appels Bakkum Beekhuis Biemans Bloemers
Boogaard Boonstra Borst Braam Broers Buiten Bulk Daalder Deen Dekens Eggen Geuze Glas Goud Grond Haven Heemskerk
Heiligers Hoop Hovens Jacht Kaak Kamer Kapper Kapteijn Kapitein Karel Keet Kerk Klink Knol Kooi Kooij Kraak Krijt
Kruijt Lakeman Lansink Leidekker Lont Luijten Meeuw Melk Molenaars Naber Nieuwland Okkels Olie Otten Pannekoek Penning
Piek Plug Plomp Poppe Quist Reede Rhee Rooijen Schaar Schelling Schoot Smeding Smidt Sprenger Stapel Sterk Stolp
Streng Tanis Teeuw Toren Trap Tulp Uiterwaal Vaas Veerman Veldhoen Verheul Vermaas Verweij Vloet Vork Vuik Waal
Wagemaker Wagenmaker Walvis Wessels Wessel Wieringa Wijs Wolters Zegers Zeeman Zonneveld Zoutman Zwier
""")
"""Surnames; after "de", "van de", "van der" too."""

AFTER_DE = words("""
Boer Bruin Bruijn Beer Bie Goede Graaf Groot Haan Haas Heer Hond Hoop Jager Jong Jonge Kleine Kleijn Kok Koning Korte
Koster Lange Leeuw Man Meester Moor Nijs Oude Pauw Prins Reus Ridder Rijk Rooij Ruiter Ruijter Smet Vink Visser
Vlieger Vos Vreede Vries Vriend Vriendt Waal Waard Wilde Wind Wit Witte Wolf Wolff Zeeuw Zwaan Zwart
""")
"""Surnames that are written with "de": "de Vries" in the middle of a sentence is a name, "de Raad" is none."""

NAMES = FIRST | STARTERS | SURNAMES | AFTER_DE

THINGS = words("""
Appel Baan Bal Balk Berg Bijl Blad Blank Blauw Bloem Bloemen Blok Bol Bomen Bond Boom Boon Boot Bot Brand Breed Brug
Bruin Buis Dam Das Dijk Dik Dolk Donker Doorn Dorp Duif Duin Dun Essen Geel Geest Graan Groen Groot Grote Haak Haar
Ham Haring Heide Helm Hoed Hoek Hof Horst Hout Kamp Kan Kas Kers Keur Kip Klaver Klein Kleine Klok Klomp Kluis Knoop
Koek Koper Korf Kort Krans Kroon Kruis Krul Kuil Kunst Laan Land Lang Loon Maan Maat Meer Mens Mes Mooi Mos Mosterd
Mus Nagel Nieuw Noot Oever Oud Palm Pas Peer Peper Pijl Pils Ploeg Poel Polder Pool Poot Poort Post Pot Rijk Ring
Roest Rood Rooster Rust Schaaf Schuit Slot Sluis Snel Sok Spijker Spits Staal Stam Steen Stel Ster Stok Storm Strik
Stroo Tak Troost Tuin Vaart Valk Veld Velde Ven Vis Vlam Vlieg Vlug Voet Vonk Waard Wal Water Wiel Wijk Wijn Wind
Winkel Winter Wit Wortel Zalm Zand Zee Zoet Zomer Zon Zwaan Zwart Zweep Koning Burger Burgers Buurman Vriend Man Mans
Mensen Vlaming Zoon Neef Broer Baas Kind Meester Jongen Jong Jonge Knecht Held Heer Boer Boers Vogel Vogels Hond Kat
Paard Engelen Bergen Haven Kamer Kapper Kerk Kooi Melk Olie Piek Plug Schaar Stapel Sterk Streng Toren Trap Vaas Vork
Wijs Hoog Rek Schrik Zaal Sloot Ketel Krabbe Kuit Goud Glas Grond Jacht Hoop Flink Buiten Landen Winters Hoes
Hollander Bulk Borst Lont Knol Deen Braam Meeuw Walvis Tulp Kerkhof Kapitein Nes
""")
"""Of these words "is" and "was" say nothing: "Post is laat", "Buurman was boos"."""
