"""Names of thinkers, methods and models a client manager writes about: no resident.

Only surnames that hardly anybody in the neighbourhood has, and full names of the others. After a title ("mevrouw
Gibbs") or behind another first name they are taken for a person all the same.
"""

from portfolio.guard.lexicon import words

THINKERS = words("""
Andriessen Arendt Argyris Aristoteles Bachelard Balint Bandura Bateson Belbin Benner Berne Bolhuis Bourdieu Brené
Boszormenyi-Nagy Bowlby Bronfenbrenner Buber Burnard Cialdini Clegg Covey Csikszentmihalyi Damasio Deci Dewey
Engbersen Epictetus Erikson Festinger Foucault Fredrickson Freire Freud Gadamer Gibbs Giddens Gladwell Goffman Goleman
Habermas Heidegger Hofstede Honneth Illeris Jung Kahneman Kant Karpman Kessels Kierkegaard Kohlberg Kolb Korthagen
Kübler-Ross Kuhn Latour Leary Lefrancois Levinas Lewin Lipsky Lippitt Luhmann Maslow Mead Mezirow Mintzberg Montessori
Mullainathan Nagy Noddings Nussbaum Ofman Piaget Plato Polanyi Prochaska DiClemente Putnam Quinn Rawls Ricoeur Rogers
Rollnick Rosenberg Sartre Satir Scharmer Schein Schon Schön Schoen Seligman Sen Senge Sennett Shafir Socrates Spinoza
Steiner Sunstein Thaler Tjepkema Tonkens Tronto Trompenaars Vansina Vygotsky Watzlawick Weick Wenger Winnicott
Wittgenstein Yalom Zinn Baart Kunneman Ankersmit Bommerez Remmerswaal Vandamme Verhaeghe Jungmann Maslach
Bakker-Demerouti Lazarus Kabat-Zinn Ruijters Bolman Tuckman Johari Likert Lencioni Snowden Hattie Kirkpatrick Marzano
Ebbinghaus Bloom Biggs Dweck Duckworth Sinek Laloux Kotter Frankl Popper Rousseau Hobbes Locke Hegel Marx Nietzsche
Bauman Beck Castells Piketty Margalit Avishai
""")
"""Thinkers of reflection, ethics, psychology, learning and policy, and how they are often spelled."""

FULL_NAMES = words("""
Donald_Schön Donald_Schon Fred_Korthagen Graham_Gibbs Michael_Balint Enid_Balint Daniel_Ofman Stephen_Covey
Carl_Rogers Marshall_Rosenberg David_Kolb Abraham_Maslow Daniel_Kahneman Amos_Tversky Martha_Nussbaum Amartya_Sen
Joan_Tronto Michael_Lipsky Hannah_Arendt Emmanuel_Levinas Martin_Buber Paul_Ricoeur Paulo_Freire John_Dewey
Chris_Argyris Edgar_Schein Albert_Bandura Aaron_Antonovsky Machteld_Huber Andries_Baart Evelien_Tonkens Harry_Kunneman
Nadja_Jungmann Carol_Dweck Simon_Sinek William_Miller Stephen_Rollnick Steve_de_Shazer Insoo_Kim_Berg Virginia_Satir
Eric_Berne Peter_Senge Otto_Scharmer Etienne_Wenger Jean_Piaget Lev_Vygotsky Kurt_Lewin Max_Weber Immanuel_Kant
Baruch_Spinoza Richard_Sennett Sendhil_Mullainathan Eldar_Shafir Richard_Thaler Cass_Sunstein Brené_Brown Brene_Brown
Viktor_Frankl Jos_Kessels Manon_Ruijters Robert_Dilts Bert_Hellinger Timothy_Leary John_Rawls Jürgen_Habermas
Michel_Foucault Pierre_Bourdieu Zygmunt_Bauman Godfried_Engbersen Jos_van_der_Lans Pieter_Hilhorst Rutger_Bregman
Tim_'S_Jongers Tim_'s_Jongers Tim_’s_Jongers Aart_Goedhart Luc_Stevens Karl_Marx Adam_Smith Jon_Kabat-Zinn
""")

METHODS = words("""
STARR STAR SMART Reflectiecirkel Kernkwadrant Kernkwadranten Kernkwaliteiten Kernreflectie Ui-model Incidentmethode
Roddelmethode Balintmethode Leary Roos_van_Leary Mobility Mentoring IPS SROI ZRM Krachtwerk Socratisch Socratische
Deming Weegtafel Eigen_Kracht Mindfulness Outcome Sherlock Enneagram Disc DISC MBTI Insights Belbin Lean Agile Scrum
Johari Johari-venster Signs Safety Signs_of_Safety Housing First Mobiliteit Bloom VOORZORG Voorzorg Nudge Motiverende
Gespreksvoering Presentie Presentietheorie Positieve Gezondheid Sociale Netwerk Strategieën Omgekeerde Toets
Doorbraakmethode Goldschmeding Individuele Plaatsing Steun Excellent Ethical Ethisch Energetic Energiek
""")
"""Methods and models written with a capital."""
