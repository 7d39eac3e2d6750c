"""The nearest settlement, and places that may be one: near each other, of one kind, with the same consonants."""

import math

import pytest

from sijill.knowledge.gazetteer.whereabouts import Alike, Settlements, kilometres


def test_a_degree_of_longitude_shrinks_towards_the_pole() -> None:
    assert kilometres((0, 10), (0, 11)) == pytest.approx(111.2)
    assert kilometres((60, 10), (60, 11)) == pytest.approx(55.6, rel=0.001)


def test_the_nearest_settlement_tells_country_and_province_however_cells_lie() -> None:
    field = Settlements([(10.0, 20.24, "AA", "East"), (10.0, 19.9, "BB", "West"), (12.5, 20.0, "CC", None)])
    assert field.nearest((10.0, 20.01)) == ("BB", "West")
    assert field.nearest((10.0, 20.2)) == ("AA", "East")
    assert field.nearest((40.0, 20.0)) == (None, None)


def test_the_grid_finds_what_a_full_search_finds() -> None:
    points = [(math.sin(i) * 3 + 30, math.cos(i * 1.7) * 3 + 40, str(i), None) for i in range(300)]
    field = Settlements(points)
    for i in range(60):
        here = (math.sin(i * 2.3) * 2 + 30, math.cos(i * 0.9) * 2 + 40)
        assert field.nearest(here)[0] == min(points, key=lambda p: kilometres(here, (p[0], p[1])))[2]


def test_places_of_one_kind_and_consonants_are_alike_where_they_lie_near() -> None:
    alike = Alike()
    alike.add("settlement", ["krm"], 1, (35.0, 36.099))
    alike.add("district admin2 X", ["krm"], 2, (None, None))
    assert alike.nearest("settlement", ["krm"], (35.0, 36.101), 3.0) == 1
    assert alike.nearest("settlement", ["krm"], (35.0, 36.2), 3.0) is None
    assert alike.nearest("settlement", ["trm"], (35.0, 36.1), 3.0) is None
    assert alike.nearest("district admin2 X", ["krm"], (35.0, 36.1), 150.0) == 2
