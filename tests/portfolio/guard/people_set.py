"""Invented people of eight origins in sentences as client managers write them, with the place of each name marked."""

from dataclasses import dataclass

ORIGINS = {
    "dutch": (
        "Marieke Kees Willemijn Piet Sanne Henk Roos Daan Truus Bram Femke Wil Jaap Lotte Gerrit Ineke Bas "
        "Annemarie Joris Mees"
        " Hanneke Ruud Fleur Wouter Els Niels Corrie Thijs Noor Sjoerd",
        "de_Vries Bakker van_den_Berg Jansen Mulder Hoekstra Visser van_der_Meulen Smit Oosterhuis Dijkstra Bos "
        "Timmermans"
        " van_Leeuwen Kuipers de_Jong Verhoeven Brouwer van_'t_Hof Postma Koning Veldkamp Terpstra de_Wit "
        "Schouten Huisman"
        " ter_Braak Kramer Wiersma Vos",
    ),
    "turkish": (
        "Mehmet Ayşe Emine Hakan Zeynep Yusuf Elif Murat Fatma Deniz Kaan Merve Emre Hatice Oğuz Selin Ibrahim "
        "Gül Mustafa Büşra"
        " Eren Sevgi Can Dilek Osman Esra Umut Nuray Burak Tuğba",
        "Yılmaz Kaya Demir Özdemir Çelik Şahin Öztürk Aydın Arslan Doğan Kılıç Koç Kurt Polat Erdoğan Yıldız "
        "Aslan Bulut Güneş"
        " Karataş Aksoy Yalçın Tekin Bozkurt Çetin Korkmaz Acar Ünal Turan Akın",
    ),
    "moroccan": (
        "Mohammed Fatima Youssef Khadija Rachid Naima Hassan Samira Karim Latifa Abdelkader Malika Omar Aicha "
        "Bilal Loubna Said"
        " Hanane Driss Zohra Mustapha Ikram Brahim Souad Noureddine Yasmina Hicham Rkia Anouar Najat",
        "el_Idrissi Benali Bouzid el_Amrani Ouali Bouazza Ait_Hamou Azzouzi el_Khattabi Haddaoui Chakir Tahiri "
        "Bennani Lahlou"
        " el_Mansouri Ziani Amghar el_Bakkali Boutahar Mokhtari Essaidi Ouchan Belhaj el_Fassi Jabri Rahmouni "
        "Zerouali Abbou"
        " Akhrif Moussaoui",
    ),
    "syrian": (
        "Ahmad Rania Khaled Nour Samer Hiba Bashar Lina Mahmoud Rasha Anas Dima Firas Maha Tarek Sawsan Ammar "
        "Reem Hussam Ghada"
        " Wael Lama Yazan Hala Fadi Razan Majd Suhair Louay Amal",
        "al-Hassan Haddad Khatib al_Masri Darwish Shami Halabi Najjar Kassem Saleh al-Ahmad Hamdan Mansour "
        "Suleiman Barakat"
        " Sabbagh al-Khalil Zaitoun Kurdi Jaber Ibrahim Turkmani Aboud Rifai Qasim Hariri Nassar Othman Sayegh "
        "al-Zein",
    ),
    "eritrean": (
        "Tesfay Selam Yonas Feven Filmon Rahwa Kibrom Senait Biniam Luwam Dawit Winta Merhawi Freweini Robel "
        "Abrehet Natnael Saba"
        " Samuel Letebrhan Habtom Mihret Aman Bisrat Awet Helen Berhane Ruta Hagos Asmeret",
        "Gebremedhin Haile Tekle Woldemichael Kidane Mehari Tesfamariam Berhe Ghebreyesus Zerai Asfaha Araya "
        "Habtemariam Negash"
        " Okbay Weldu Abraha Fessehaye Mebrahtu Kahsay Embaye Tewolde Goitom Isaak Kifle Gebru Beyene Yohannes "
        "Semere Hadgu",
    ),
    "polish": (
        "Agnieszka Krzysztof Katarzyna Paweł Małgorzata Tomasz Ewa Marek Joanna Piotr Kinga Zbigniew Magdalena "
        "Grzegorz Ola Marcin"
        " Beata Jacek Dorota Wojciech Lena Andrzej Halina Rafał Monika Łukasz Iwona Jerzy Bożena Stanisław",
        "Kowalski Nowak Wiśniewska Wójcik Kamińska Lewandowski Zieliński Szymańska Woźniak Dąbrowski Mazur "
        "Krawczyk Piotrowska"
        " Grabowski Pawłowska Zając Król Jabłońska Wieczorek Majewska Olszewski Stępień Malinowska Jaworski "
        "Dudek Adamczyk Nowicka"
        " Sikora Baran Duda",
    ),
    "ukrainian": (
        "Oksana Taras Olena Volodymyr Iryna Bohdan Kateryna Andrij Natalija Serhii Svitlana Dmytro Yulia Mykola "
        "Halyna Ihor Tetiana"
        " Vasyl Larysa Roman Nadia Oleksandr Ljoedmila Yevhen Vira Petro Anastasia Maksym Zoya Ruslan",
        "Shevchenko Kovalenko Bondarenko Tkachenko Melnyk Kravchuk Oliynyk Lysenko Moroz Petrenko Boiko "
        "Savchenko Rudenko Marchenko"
        " Koval Ponomarenko Hrytsenko Zhuk Panchenko Vovk Hnatiuk Sydorenko Romaniuk Klymenko Tymoshenko "
        "Yurchenko Danylenko Mazurenko"
        " Kushnir Bilyk",
    ),
    "somali_afghan": (
        "Abdi Hodan Ayaan Mohamud Fadumo Abdirahman Sahra Warsame Ifrah Liban Zahra Farid Najib Shabnam Wali "
        "Mina Reza Parwin"
        " Hamid Nilofar Asha Jamal Nasteho Cabdulaahi Deqa Ahmadullah Khalida Mirwais Sultan Gul",
        "Hassan Warsame Jama Rahimi Ahmadi Noorzai Farah Abdullahi Hashimi Popal Omar Karimi Mohamed Haidari "
        "Osman Sharifi Ali Nuur"
        " Stanekzai Duale Amiri Samatar Yusufzai Elmi Habibi Hersi Sadat Abshir Wardak Guled",
    ),
}

BEGINNING = (
    "{} belde vanochtend en vroeg naar de aanvraag.",
    "{} heeft drie kinderen en wil graag weer werken.",
    "{} kwam te laat en zei sorry.",
    "{} en ik spraken over de schulden.",
    "Vandaag was het druk. {} zat al klaar toen ik binnenkwam.",
    "Het liep anders. {} wilde eerst koffie en toen pas praten.",
    "“{} moet het zelf zeggen”, vond mijn leidinggevende.",
    "{} is vorige week verhuisd naar een kleinere woning.",
)
MIDDLE = (
    "Gisteren sprak ik met {} over de Participatiewet.",
    "Ik vroeg aan {} of het zo goed was.",
    "Toen ik {} zag, wist ik dat er iets was.",
    "De brief was voor {} bedoeld en niet voor de buren.",
    "Volgens mijn collega had {} de formulieren al ingeleverd.",
    "Ik heb vertrouwen in {}, al gaat het langzaam.",
    "Daarna liep {} boos naar buiten.",
    "Het huis van {} staat te koop.",
    "Ik twijfelde; {} merkte dat meteen.",
    "In het dossier las ik dat {} al twee keer was afgewezen.",
    "Samen met {} maakte ik een plan (zonder haast).",
    "Wat zou {} er zelf van vinden?",
)
TITLED = (
    "Mevrouw {} had haar zoon bij zich.",
    "Ik belde meneer {} terug na de lunch.",
    "Dhr. {} verscheen niet op de afspraak.",
    "Daar zat mw. {} met een map vol papieren.",
    "Bij de heer {} thuis was het koud.",
    "Haar broer {} deed het woord.",
)
FORMS = ("first", "last", "full")


@dataclass(frozen=True)
class Case:
    """A sentence with one name in ``text[start:end]``. ``kept``: in the part that is only run, never looked at."""

    text: str
    start: int
    end: int
    origin: str
    form: str
    kept: bool


def cases() -> list[Case]:
    """Every name as first name, surname and full name, each form in another sentence."""
    return [
        _case(origin, number, form, first, last)
        for origin, (firsts, lasts) in ORIGINS.items()
        for number, (first, last) in enumerate(zip(firsts.split(), lasts.split(), strict=True))
        for form in FORMS
    ]


def _case(origin: str, number: int, form: str, first: str, last: str) -> Case:
    """Odd names stand in odd sentences and are kept: what was tuned on the one half says nothing of the other."""
    last = last.replace("_", " ")
    at = {"first": 0, "last": 3, "full": 7}[form] + number // 2
    kind = (BEGINNING, MIDDLE, MIDDLE, TITLED if form == "last" else BEGINNING)[(number // 2 + len(form)) % 4]
    sentences = kind[number % 2 :: 2]
    sentence = sentences[at % len(sentences)]
    name = {"first": first, "last": last, "full": f"{first} {last}"}[form]
    start = sentence.index("{}")
    if start == 0:
        name = name[0].upper() + name[1:]
    return Case(sentence.replace("{}", name), start, start + len(name), origin, form, bool(number % 2))
