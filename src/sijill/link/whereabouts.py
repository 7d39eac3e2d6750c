"""Places compared: two tellings' places in, the grounds for one place or two out.

Distance is judged against precision: two kilometres part two villages, and say nothing of two provinces.
"""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from sijill.knowledge.likeness import VOWELS, name_key
from sijill.link.ground import Ground, On
from sijill.link.telling import FINE, Telling, is_capital
from sijill.model.place import Place, PlacePrecision, distance_km

COUNTRY_KM = 1000.0
RADIUS_KM = {
    PlacePrecision.EXACT: 1.0, PlacePrecision.SETTLEMENT: 3.0, PlacePrecision.NEAR_SETTLEMENT: 10.0,
    PlacePrecision.DISTRICT: 25.0, PlacePrecision.PROVINCE: 90.0, PlacePrecision.COUNTRY: COUNTRY_KM,
    PlacePrecision.UNKNOWN: COUNTRY_KM,
}
"""How far from its coordinates an event told at this precision may lie. A district of Syria is some 50 km across,
a province some 180; "near X" is said of fields a walk or a drive away."""

IN_TOWN_KM = 5.0
"""A neighbourhood, prison or crossing belongs to a town this near."""

SAME, SAME_NAME, IN_TOWN, NEAR, IN_DISTRICT, IN_PROVINCE = 4.0, 3.0, 2.5, 1.5, 1.0, 0.5
SAME_CAPITAL = 2.0
"""A town that bears its province's name: "in Idlib" is said of either, so that it says less than a village does."""

TWO_QUARTERS = 0.0
"""Two quarters of one town, each by its own name: near, but told apart."""

NEXT_VILLAGE, NO_PLACE = -4.0, -1.0
"""A telling without any place is less likely to be told of just this village, however well the day agrees."""

OTHER_PART = -2.0
"""Reports name streets loosely, so that two names are evidence against, and no more."""
TWIN_KM, LEAST_BONES = 60.0, 4
"""Villages of one name this near are easily taken for each other ("Qamura", "Qumri"); shorter names say too little."""
ALIKE, ALIKE_LETTERS = 88.0, 6
"""Likeness, of 100, and least length of two spellings of one place name, blanks left out ("Bayt Samour", "Beit
Samur"); shorter names are too often alike by chance ("Tal Abyad" and "Abyad" are told apart)."""


def compare_places(left: Telling, right: Telling) -> Ground | None:
    """The best ground that any place of the one and any of the other give; None where they only have other words.

    A town that stands in for a street, a quarter or a farm by it says less than the town's own name.
    """
    shared = _shared_words(left, right)
    grounds = [_compare(a, b) for a in left.places for b in right.places]
    if grounds and not shared and (left.parts or right.parts):
        grounds = [_in_part(ground, left, right) for ground in grounds]
    if shared:
        grounds.append(Ground(On.PLACE, SAME_NAME, f"same place name: {shared}"))
    if grounds:
        best = max(grounds, key=lambda g: (not g.forbids, g.weight, g.reason))
        named = _named_alike(left, right) if best.weight < 0 else None
        return Ground(On.PLACE, NEAR, f"one name, taken for two places: {named}") if named else best
    if not (_names(left) and _names(right)):
        return Ground(On.PLACE, NO_PLACE, "a place is not known")
    return None


def _named_alike(left: Telling, right: Telling) -> str | None:
    """A name that both reports write, but for its vowels, of places near each other: the gazetteer lists two."""
    here, there = _said_of(left), _said_of(right)
    return min((min(here[bones][0], there[bones][0]) for bones in here.keys() & there.keys()
                if len(bones) >= LEAST_BONES and _near(here[bones][1], there[bones][1])), default=None)


def _said_of(telling: Telling) -> dict[str, tuple[str, Place]]:
    """The report's words for each fine place, by their consonants."""
    found = [(c.claim.place.value.name, c.place.chosen) for c in telling.claims
             if c.claim.place and c.place and c.place.chosen and c.place.chosen.precision in FINE]
    return {VOWELS.sub("", name_key(name)).replace(" ", ""): (name, place)
            for name, place in sorted(found, key=lambda pair: (pair[0], pair[1].id))}


def _near(left: Place, right: Place) -> bool:
    far = distance_km(left, right)
    return far is not None and far <= TWIN_KM


def _in_part(ground: Ground, left: Telling, right: Telling) -> Ground:
    if ground.weight <= IN_TOWN:
        return ground
    named = min(left.parts | right.parts)
    return Ground(On.PLACE, IN_TOWN, f"{ground.reason}, for want of {named}")


def compare_parts(left: Telling, right: Telling) -> Ground | None:
    """Two streets or quarters of one town, each named: two strikes of one day are as likely as one told twice."""
    here, there = ({name_key(part) for part in telling.parts} for telling in (left, right))
    if not here or not there or _shared_part(left, right):
        return None
    return Ground(On.PLACE, OTHER_PART, f"two parts of it: {min(left.parts)} and {min(right.parts)}")


def _shared_part(left: Telling, right: Telling) -> str | None:
    return min((part for part in left.parts for other in right.parts if _alike(name_key(part), name_key(other))),
               default=None)


def _shared_words(left: Telling, right: Telling) -> str | None:
    """A name in common that the gazetteer did not settle on one side at least."""
    here, there = _names(left), _names(right)
    open_here, open_there = (_open(telling) for telling in (left, right))
    found = [min(here[a], there[b]) for a in here for b in there
             if (a in open_here or b in open_there) and _alike(a, b)]
    return min(found, default=None)


def _open(telling: Telling) -> set[str]:
    return {name_key(word) for word in telling.place_words | telling.parts}


def _alike(left: str, right: str) -> bool:
    here, there = left.replace(" ", ""), right.replace(" ", "")
    return here == there or (min(len(here), len(there)) >= ALIKE_LETTERS and ratio(here, there) >= ALIKE)


def _names(telling: Telling) -> dict[str, str]:
    places = (place.name for place in telling.places if place.precision is not PlacePrecision.COUNTRY)
    names = [*sorted(telling.place_words | telling.parts), *places]
    return {key: name for name in names if (key := name_key(name))}


def _compare(left: Place, right: Place) -> Ground:
    fine = left.precision in FINE and right.precision in FINE
    if left.id == right.id:
        weight = _same_weight((left, right))
        return Ground(On.PLACE, weight, f"same place: {left.name}")
    far = distance_km(left, right)
    if fine and far is not None and far <= IN_TOWN_KM and _alike(name_key(left.name), name_key(right.name)):
        return Ground(On.PLACE, SAME, f"same place: {left.name}")
    if left.country and right.country and left.country != right.country:
        return Ground(On.PLACE, -6.0, f"two countries: {left.country} and {right.country}", forbids=True)
    if fine and not (is_capital(left) or is_capital(right)):
        return _compare_fine(left, right)
    return _compare_wide(left, right)


def _same_weight(places: Sequence[Place]) -> float:
    precisions = {place.precision for place in places}
    if any(is_capital(place) for place in places):
        return SAME_CAPITAL
    if precisions <= FINE:
        return SAME_NAME if PlacePrecision.NEAR_SETTLEMENT in precisions else SAME
    if PlacePrecision.DISTRICT in precisions:
        return IN_DISTRICT
    return IN_PROVINCE if PlacePrecision.PROVINCE in precisions else 0.0


def _compare_fine(left: Place, right: Place) -> Ground:
    far = distance_km(left, right)
    named = f"{left.name} and {right.name}"
    if far is None:
        alike = _alike(name_key(left.name), name_key(right.name))
        return Ground(On.PLACE, SAME_NAME, f"same place name: {left.name}") if alike else Ground(
            On.PLACE, NEXT_VILLAGE, f"two places: {named}")
    precisions = {left.precision, right.precision}
    if precisions == {PlacePrecision.EXACT} and far <= IN_TOWN_KM:
        return Ground(On.PLACE, TWO_QUARTERS, f"two places {far:.0f} km apart in one town: {named}")
    if PlacePrecision.EXACT in precisions and far <= IN_TOWN_KM:
        return Ground(On.PLACE, IN_TOWN, f"{far:.0f} km apart: {named}")
    if PlacePrecision.NEAR_SETTLEMENT in precisions and far <= 2 * RADIUS_KM[PlacePrecision.NEAR_SETTLEMENT]:
        near = far <= RADIUS_KM[PlacePrecision.NEAR_SETTLEMENT]
        return Ground(On.PLACE, NEAR if near else 0.0, f"{far:.0f} km apart: {named}")
    return Ground(On.PLACE, NEXT_VILLAGE if far <= IN_TOWN_KM else -6.0, f"two places {far:.0f} km apart: {named}",
                  forbids=far > IN_TOWN_KM)


def _compare_wide(left: Place, right: Place) -> Ground:
    wide = max((left, right), key=_reach)
    district = wide.precision is PlacePrecision.DISTRICT
    weight = IN_DISTRICT if district else IN_PROVINCE if _reach(wide) < COUNTRY_KM else 0.0
    named, far = f"{left.name} and {right.name}", distance_km(left, right)
    one_province = bool(left.admin1 and right.admin1 and name_key(left.admin1) == name_key(right.admin1))
    if weight and one_province and (far is None or not district or far <= 2 * _reach(wide)):
        return Ground(On.PLACE, weight, f"one lies in or by the other: {named}")
    if far is not None and far > _reach(left) + _reach(right):
        return Ground(On.PLACE, -6.0, f"{far:.0f} km apart: {named}", forbids=True)
    inside = far is not None and far <= _reach(wide)
    return Ground(On.PLACE, weight / 2 if inside else 0.0, f"nothing parts {named}")


def _reach(place: Place) -> float:
    return RADIUS_KM[PlacePrecision.PROVINCE if is_capital(place) else place.precision]
