"""The packs' own points lie where they say: in their country, and by what the packaged gazetteer has of their name."""

import math
import re
from collections.abc import Iterator

import pytest

from sijill.knowledge import Knowledge
from sijill.knowledge.gazetteer.whereabouts import Point, Settlements, kilometres
from sijill.knowledge.pack import find_packs

BORDER_KM = 70.0
"""From a town or unit of the country, where the nearest town is another's: deserts have camps and crossings on
borders."""

NEAR_KM = {"exact": (5.0, 15.0), "settlement": (5.0, 30.0), "district": (40.0, 60.0), "province": (60.0, 150.0),
           "front": (15.0, 30.0)}
"""How far a point may lie from the place of its name, and from where on a place of the name is a namesake. A district's
own point is its seat, the gazetteer's its middle; a front is as exact as a map in a newspaper."""

NAMED = {"exact": {"settlement"}, "settlement": {"settlement"}}
UNITS = {"settlement", "admin2", "admin3"}
"""Features to compare a point with: a town's with towns, for a unit's middle is far from its seat."""

SIDE = re.compile(r",? (north|south|east|west)$")
"""Of the places of fronts: the point lies to that side of the place."""

Own = tuple[str, str, str, Point, str]
"""Where it stands, name, country, point, precision."""


def own_points() -> Iterator[Own]:
    for pack in find_packs():
        for where, row in pack.rows("places"):
            if row["lat"] and row["country"]:
                point = float(row["lat"]), float(row["lon"])
                yield f"{where} {row['name']}", row["name"], row["country"], point, row["precision"] or "settlement"
        for where, row in pack.rows("fronts"):
            point = float(row["lat"]), float(row["lon"])
            yield f"{where} {row['place']}", row["place"], row["country"], point, "front"


POINTS = tuple(own_points())


@pytest.fixture(scope="module")
def towns(knowledge: Knowledge) -> Settlements:
    # no door leads to all towns at once, and none should
    rows = knowledge.gazetteer._index._connection.execute(
        "SELECT lat, lon, country, admin1 FROM world.place WHERE feature = 'settlement' ORDER BY n")
    return Settlements(rows)


def test_they_lie_in_their_countries(knowledge: Knowledge, towns: Settlements) -> None:
    abroad = [where for where, _, country, point, _ in POINTS
              if towns.nearest(point)[0] != country and _to_any(knowledge, country, point) > BORDER_KM]
    assert abroad == []


def _to_any(knowledge: Knowledge, country: str, point: Point) -> float:
    near = knowledge.gazetteer._index._connection.execute(
        "SELECT lat, lon FROM world.place WHERE country = ? AND feature IN ('settlement', 'admin2', 'admin3') "
        "AND abs(lat - ?) < 1 AND abs(lon - ?) < 1", (country, *point))
    return min((kilometres(point, town) for town in near), default=math.inf)


def test_they_lie_by_the_place_of_their_name_where_there_is_one(knowledge: Knowledge) -> None:
    astray = []
    for where, name, country, point, precision in POINTS:
        if precision not in NEAR_KM or SIDE.search(name):
            continue
        near, namesake = NEAR_KM[precision]
        held = [entry.place for entry in knowledge.gazetteer.find(name, countries=[country], fuzzy=False)
                if not entry.place.id.startswith("pack:") and entry.feature in NAMED.get(precision, UNITS)]
        apart = [kilometres(point, (p.lat, p.lon)) for p in held if p.lat is not None and p.lon is not None]
        if near < min(apart, default=math.inf) <= namesake:
            astray.append((where, round(min(apart), 1)))
    assert astray == []


def test_every_front_has_a_point_that_someone_can_look_up() -> None:
    for pack in find_packs():
        for where, row in pack.rows("fronts"):
            assert "; point: " in row["source"], where
