"""The pictures: what can be seen, what a screen reader and a table say, and that a title stays a title."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.pictures.drawing import COLOURS, SHAPES, short
from portfolio.pictures.learning_line import MOST_NAMED, Mark, learning_line
from portfolio.pictures.network import INTERVISION, SHADOWED, SHARED, Companion, network
from portfolio.pictures.triangle import ON_THE_WAY, Tension, triangle
from portfolio.pictures.value_map import Story, Value, value_map
from portfolio.pictures.years import Scale, swarm

BEGIN = date(2021, 3, 1)
NASTY = (
    "<script>alert(1)</script>",
    '"><image href=x onerror=alert(1)>',
    "&lt;b&gt; & ]]>",
    "\u202emurder\u202c مرحبا",
    "\U0001f600 \U0001f469\u200d\U0001f4bb",
    "a" * 150,
)
SVG = "{http://www.w3.org/2000/svg}"


def marks(count, *, title="Titel", kinds=("ks", "iv", "bw", "ac"), step=7):
    return [
        Mark(str(n), kinds[n % len(kinds)], BEGIN + timedelta(days=n * step), kinds[n % len(kinds)], title)
        for n in range(count)
    ]


def stories(count, title="Titel"):
    own = [frozenset({"W1"}), frozenset({"W1", "W2"}), frozenset()]
    heavy = ("ex", "et", "en", "")
    return [Story(BEGIN + timedelta(days=n * 7), title, own[n % 3], heavy[n % 4]) for n in range(count)]


def tensions(count, title="Titel"):
    return [Tension(BEGIN + timedelta(days=n), title, n % 4, n // 4 % 4, 1, ("veel", "", "")) for n in range(count)]


def companions(count, name="Naam"):
    ways = (INTERVISION, SHADOWED, SHARED)
    return [Companion(f"{name} {n}", name, frozenset({ways[n % 3]}), n % 3, not n % 4) for n in range(count)]


VALUES = [Value("W1", "Vertrouwen"), Value("W2", "Samen"), Value("W3", "Recht doen")]
DRAW = {
    "line": lambda count, text: learning_line(marks(count, title=text), [("0", "1")]),
    "values": lambda count, text: value_map([Value("W1", text), *VALUES[1:]], stories(count, text)),
    "triangle": lambda count, text: triangle(tensions(count, text)),
    "network": lambda count, text: network(companions(count, text)),
}


def drawings(picture):
    return [ElementTree.fromstring(drawing) for drawing in (picture.wide, picture.narrow) if drawing]  # noqa: S314  our own


def texts(drawing):
    return ["".join(node.itertext()) for node in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize("count", [2, 12, 500])
@pytest.mark.parametrize("name", DRAW)
def test_every_drawing_is_well_made_and_says_what_it_is(name, count):
    found = drawings(DRAW[name](count, "Titel"))
    assert found
    for drawing in found:
        assert drawing.get("role") == "img"
        assert set(dict(drawing.items())) == {"viewBox", "role", "aria-labelledby", "aria-describedby"}
        by_id = {node.get("id"): node.text for node in drawing if node.get("id")}
        assert by_id[drawing.get("aria-labelledby")]
        assert by_id[drawing.get("aria-describedby")]


@pytest.mark.parametrize("count", [2, 12, 500])
@pytest.mark.parametrize("name", DRAW)
def test_everything_is_drawn_inside_the_frame(name, count):
    for drawing in drawings(DRAW[name](count, "Een titel van gewone lengte")):
        _, _, width, height = (float(number) for number in drawing.get("viewBox").split())
        for node in drawing.iter():
            x, y = node.get("cx") or node.get("x"), node.get("cy") or node.get("y")
            if x:
                assert -1 <= float(x) <= width + 1, ElementTree.tostring(node)
                assert -1 <= float(y) <= height + 1, ElementTree.tostring(node)


@pytest.mark.parametrize("name", DRAW)
def test_every_colour_serves_paper_and_screen(name):
    """A literal colour for paper, a class of the same name for the screen; never a style."""
    for drawing in drawings(DRAW[name](30, "Titel")):
        for node in drawing.iter():
            assert node.get("style") is None
            for attribute, letter in (("fill", "g"), ("stroke", "s")):
                if (colour := node.get(attribute, "none")) != "none":
                    named = next(key for key, literal in COLOURS.items() if literal == colour)
                    assert f"{letter}-{named}" in node.get("class").split() or colour == COLOURS["ink"]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", DRAW)
def test_a_title_is_text_whatever_stands_in_it(name, text):
    picture = DRAW[name](3, text)
    for drawing in drawings(picture):
        assert {node.tag.removeprefix(SVG) for node in drawing.iter()} <= {
            *("svg", "title", "desc", "text", "circle", "rect", "path")
        }
        assert not any(key.startswith("on") or "href" in key for node in drawing.iter() for key in dict(node.items()))
        assert all(node.get("unicode-bidi") == "isolate" for node in drawing.iter(f"{SVG}text"))
    assert any(text in cell for row in picture.rows for cell in row)


@pytest.mark.parametrize("name", DRAW)
def test_no_drawing_counts(name):
    """Years, and the places on a path, are the only numbers."""
    picture = DRAW[name](77, "Titel")
    for drawing in drawings(picture):
        names = [node.text for node in drawing if node.tag in {f"{SVG}title", f"{SVG}desc"}]
        said = re.findall(r"\d+", " ".join(texts(drawing) + names))
        assert [one for one in said if int(one) not in {*range(1, ON_THE_WAY + 1), *range(2021, 2024)}] == []
    assert "77" not in picture.how + picture.caption


@pytest.mark.parametrize(("name", "count"), [("line", 0), ("line", 1), ("values", 0), ("triangle", 0), ("network", 0)])
def test_with_nothing_to_draw_there_is_a_kind_word(name, count):
    picture = DRAW[name](count, "Titel")
    assert not picture.wide
    assert picture.instead


def test_the_line_has_every_thing_in_its_shape_and_its_table():
    picture = learning_line(marks(4))
    [wide, _narrow] = drawings(picture)
    assert len(wide.findall(f"{SVG}rect")) == 1
    assert [row[1] for row in picture.rows] == ["ac", "bw", "iv", "ks"]
    assert texts(wide).count("Titel") >= 2


def test_a_long_line_leaves_titles_to_the_table():
    picture = learning_line(marks(MOST_NAMED + 1, step=60))
    assert "Titel" not in "".join(picture.wide)
    assert len(picture.rows) == MOST_NAMED + 1


def test_an_arc_is_dotted_and_only_between_what_is_there():
    dashed = 'stroke-dasharray="1 6"'
    assert learning_line(marks(5), [("0", "4")]).wide.count(dashed) == 1
    assert learning_line(marks(5), [("0", "gone")]).wide.count(dashed) == 0


def test_by_year_the_table_says_what_there_was():
    assert learning_line(marks(70, kinds=("ks", "iv")), by_year=True).rows == [("2022", "ks, iv"), ("2021", "ks, iv")]


def test_five_hundred_things_stay_apart_from_each_other():
    [wide, narrow] = drawings(learning_line(marks(500, step=4)))
    for drawing in (wide, narrow):
        rims = [node for node in drawing.findall(f"{SVG}circle") if node.get("class") == "g-paper"]
        spots = [(float(node.get("cx")), float(node.get("cy"))) for node in rims]
        assert len(set(spots)) == 500


@given(st.lists(st.floats(0, 800), max_size=200))
def test_signs_at_the_same_height_never_touch(places):
    places.sort()
    dots = swarm(places, 80)
    rows: dict[float, float] = {}
    for place, off in zip(places, dots.offsets, strict=True):
        assert rows.get(off, -1e9) + dots.radius * 2 <= place + 1e-6
        assert abs(off) <= 80
        rows[off] = place


@given(st.lists(st.dates(date(1950, 1, 1), date(2099, 1, 1)), min_size=1, max_size=30))
def test_a_day_stands_between_the_edges_and_later_is_further(days):
    scale = Scale.of(days, 10, 350)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(10 - 1e-6 <= place <= 350 + 1e-6 for place in places)
    assert [year for year, _begin, _end in scale.years()] == list(range(scale.first.year, scale.last.year + 1))


def test_a_value_without_a_story_is_dotted_and_says_so():
    picture = value_map(VALUES, stories(3))
    [wide, narrow] = drawings(picture)
    for drawing in (wide, narrow):
        dotted = [node for node in drawing.iter(f"{SVG}path") if node.get("stroke-dasharray")]
        assert len(dotted) == 1
        assert "nog geen verhaal" in texts(drawing)
    assert picture.rows[-1] == ("Recht doen", "", "nog geen verhaal", "")


def test_the_shape_is_what_weighed_most():
    for heaviest, tag in (("et", "rect"), ("ex", "circle")):
        drawn = value_map(VALUES[:1], [Story(BEGIN, "Titel", frozenset({"W1"}), heaviest)]).wide
        assert f'class="g-{heaviest}"' in drawn
        assert re.search(rf'<{tag} [^>]*class="g-{heaviest}"', drawn)


def test_the_nearest_corner_is_what_was_at_play():
    corners = {}
    for name, weights in {"ex": (3, 0, 0), "et": (0, 3, 0), "en": (0, 0, 3), "all": (1, 1, 1)}.items():
        [drawing] = drawings(triangle([Tension(BEGIN, "Titel", *weights)]))
        dot = drawing.find(f"{SVG}circle")
        corners[name] = float(dot.get("cx")), float(dot.get("cy"))
    assert corners["ex"][0] < corners["all"][0] < corners["en"][0]
    assert corners["et"][1] < corners["all"][1] < corners["ex"][1]


def test_where_nothing_was_at_play_there_is_no_place():
    assert triangle([Tension(BEGIN, "Titel", 0, 0, 0)]).instead


def test_the_newest_go_a_numbered_way_and_the_rest_stay_as_dots():
    picture = triangle(tensions(20)[1:])
    [drawing] = drawings(picture)
    numbers = [text for text in texts(drawing) if text.isdigit()]
    assert numbers == [str(n) for n in range(1, ON_THE_WAY + 1)]
    assert picture.rows[0][0] == str(ON_THE_WAY)
    assert picture.rows[-1][0] == ""


def test_how_often_is_a_width_and_a_word():
    [wide, _narrow] = drawings(network(companions(3)))
    lines = [float(node.get("stroke-width")) for node in wide.findall(f"{SVG}path")]
    assert lines == sorted(lines, reverse=True)
    assert {row[2] for row in network(companions(3)).rows} == {"één keer", "een paar keer", "vaak"}


def test_many_people_are_all_in_the_table():
    picture = network(companions(40))
    assert len(picture.rows) == 40


@pytest.mark.parametrize("kind", SHAPES)
def test_the_caption_explains_the_signs_that_are_there(kind):
    if kind in {"ks", "iv", "bw", "ac"}:
        picture = learning_line(marks(2, kinds=(kind,)))
    else:
        picture = value_map(VALUES, [Story(BEGIN, "Titel", frozenset({"W1"}), kind)])
    assert len([sentence for sentence in picture.how.split(". ") if ":" in sentence]) == 1


def test_a_long_title_is_cut_between_words():
    assert short("Een heel lange titel die nergens past", 20) == "Een heel lange…"
    assert len(short("a" * 150)) == 26
