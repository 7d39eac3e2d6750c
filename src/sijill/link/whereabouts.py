"""Places compared: two tellings' places in, the grounds for one place or two out.

Distance is judged against precision: two kilometres part two villages, and say nothing of two provinces.
"""

from collections.abc import Sequence

from sijill.knowledge.likeness import name_key
from sijill.link.ground import Ground, On
from sijill.link.telling import FINE, Telling
from sijill.model.place import Place, PlacePrecision, distance_km

RADIUS_KM = {
    PlacePrecision.EXACT: 1.0, PlacePrecision.SETTLEMENT: 3.0, PlacePrecision.NEAR_SETTLEMENT: 10.0,
    PlacePrecision.DISTRICT: 25.0, PlacePrecision.PROVINCE: 90.0, PlacePrecision.COUNTRY: 1000.0,
    PlacePrecision.UNKNOWN: 1000.0,
}
"""How far from its coordinates an event told at this precision may lie. A district of Syria is some 50 km across,
a province some 180; "near X" is said of fields a walk or a drive away."""

SAME_VILLAGE_KM = 2.0
"""Two gazetteers' coordinates of one village differ by up to this; OCHA's centroid and GeoNames' point often do."""

IN_TOWN_KM = 5.0
"""A neighbourhood, prison or crossing belongs to a town this near."""

SAME, SAME_NAME, IN_TOWN, NEAR, IN_DISTRICT, IN_PROVINCE = 4.0, 3.0, 2.5, 1.5, 1.0, 0.5
NEXT_VILLAGE = -4.0


def compare_places(left: Telling, right: Telling) -> Ground | None:
    """The best ground that any place of the one and any of the other give; None where nothing can be said."""
    grounds = [_compare(a, b) for a in left.places for b in right.places]
    if grounds:
        return max(grounds, key=lambda g: (not g.forbids, g.weight, g.reason))
    shared = _shared_words(left, right)
    if shared:
        return Ground(On.PLACE, SAME_NAME, f"same place name: {shared}")
    return None


def _shared_words(left: Telling, right: Telling) -> str | None:
    here, there = _names(left), _names(right)
    return min((here[key] for key in here.keys() & there.keys()), default=None)


def _names(telling: Telling) -> dict[str, str]:
    names = [*sorted(telling.place_words), *(place.name for place in telling.places)]
    return {key: name for name in names if (key := name_key(name))}


def _compare(left: Place, right: Place) -> Ground:
    fine = left.precision in FINE and right.precision in FINE
    if left.id == right.id:
        weight = _same_weight((left, right))
        return Ground(On.PLACE, weight, f"same place: {left.name}")
    if left.country and right.country and left.country != right.country:
        return Ground(On.PLACE, -6.0, f"two countries: {left.country} and {right.country}", forbids=True)
    return _compare_fine(left, right) if fine else _compare_wide(left, right)


def _same_weight(places: Sequence[Place]) -> float:
    precisions = {place.precision for place in places}
    if precisions <= FINE:
        return SAME_NAME if PlacePrecision.NEAR_SETTLEMENT in precisions else SAME
    if PlacePrecision.DISTRICT in precisions:
        return IN_DISTRICT
    return IN_PROVINCE if PlacePrecision.PROVINCE in precisions else 0.0


def _compare_fine(left: Place, right: Place) -> Ground:
    far = distance_km(left, right)
    named = f"{left.name} and {right.name}"
    if far is None:
        alike = name_key(left.name) == name_key(right.name)
        return Ground(On.PLACE, SAME_NAME, f"same place name: {left.name}") if alike else Ground(
            On.PLACE, NEXT_VILLAGE, f"two places: {named}")
    if far <= SAME_VILLAGE_KM and name_key(left.name) == name_key(right.name):
        return Ground(On.PLACE, SAME, f"same place: {left.name}")
    precisions = {left.precision, right.precision}
    if PlacePrecision.EXACT in precisions and far <= IN_TOWN_KM:
        return Ground(On.PLACE, IN_TOWN, f"{far:.0f} km apart: {named}")
    if PlacePrecision.NEAR_SETTLEMENT in precisions and far <= 2 * RADIUS_KM[PlacePrecision.NEAR_SETTLEMENT]:
        near = far <= RADIUS_KM[PlacePrecision.NEAR_SETTLEMENT]
        return Ground(On.PLACE, NEAR if near else 0.0, f"{far:.0f} km apart: {named}")
    return Ground(On.PLACE, NEXT_VILLAGE if far <= IN_TOWN_KM else -6.0, f"two places {far:.0f} km apart: {named}",
                  forbids=far > IN_TOWN_KM)


def _compare_wide(left: Place, right: Place) -> Ground:
    wide = max((left, right), key=lambda place: RADIUS_KM[place.precision])
    weight = {PlacePrecision.DISTRICT: IN_DISTRICT, PlacePrecision.PROVINCE: IN_PROVINCE}.get(wide.precision, 0.0)
    named = f"{left.name} and {right.name}"
    if weight and left.admin1 and right.admin1 and name_key(left.admin1) == name_key(right.admin1):
        far = distance_km(left, right)
        if far is None or wide.precision is not PlacePrecision.DISTRICT or far <= 2 * RADIUS_KM[wide.precision]:
            return Ground(On.PLACE, weight, f"one lies in or by the other: {named}")
    far = distance_km(left, right)
    reach = RADIUS_KM[left.precision] + RADIUS_KM[right.precision]
    if far is not None and far > reach:
        return Ground(On.PLACE, -6.0, f"{far:.0f} km apart: {named}", forbids=True)
    inside = far is not None and far <= RADIUS_KM[wide.precision]
    return Ground(On.PLACE, weight / 2 if inside else 0.0, f"nothing parts {named}")
