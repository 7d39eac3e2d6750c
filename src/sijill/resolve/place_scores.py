"""A candidate for a mention and what is known around it come in; how well it fits, 0 to 1, and why, goes out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.knowledge.fronts import Front
from sijill.knowledge.gazetteer import Match, PlaceEntry, fold, same_name, skeleton
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.claim import Candidate
from sijill.model.place import Place, PlaceMention, PlacePrecision, distance_km
from sijill.resolve.place_namesakes import LARGEST, NOTABLE, fame, magnitude
from sijill.resolve.place_setting import Setting, misspelt

# What each part weighs. The name must fit, so it weighs most; the wider place said with it decides among namesakes
# before the rest of the report does, and that before size: a village is named for what happened there, not its size.
NAME, WITHIN, LEVEL, NEAR, COUNTRY, SIZE = 0.32, 0.22, 0.14, 0.16, 0.08, 0.2

PROVINCE = 0.05
"""Added for a place in the province the report names most, which may have been said a sentence earlier."""

FRONT, FRONT_KM = 0.2, 25.0
"""Added for a place at a front of the day, of which a place so far from it keeps a third: villages of one name by the
dozen lie all over a country at war, and those that are shelled lie there."""

WHOLE = NAME + WITHIN + LEVEL + NEAR + COUNTRY + SIZE + PROVINCE

ABROAD, ALIKE_ABROAD, FAMOUS_ABROAD = 0.55, 0.3, 0.95
"""What a place keeps of its score in a country the report does not speak of: one of the very name, one of a like name,
and a city of a million, which is spoken of without its country."""

RENOWNED = 0.7
"""Fame (`place_namesakes.fame`) from which no distance from the report's other places makes a place a namesake."""

SPOKEN_OF = 0.4
"""Beside the country spoken of most; from here a country counts as fully spoken of."""

CLOSE_KM = 60.0
"""At this distance from the report's other places a candidate keeps a third of what nearness can give it."""

BESIDE_KM = 40.0
"""The same for a settlement said with the name: "Qaqfin, south of Idlib" is 33 km from Idlib."""

PROVINCE_KM = 400.0
"""The same for a place of a province not known, from the middle of a province said with it."""

FLOOR = 0.5
"""What nearness gives at least to a province without a town of its name: its middle is far from all that lies in it."""

FAR_KM = 150.0
"""Reports of one event seldom name places farther apart than a province and the next."""

TOWN = 15_000
"""People of a town that is no namesake however far, where no other place has the name."""

VERY_FAR_KM, LIKELY = 400.0, 0.3
"""The same for a small place of the very name in a country spoken of: countries are wide, and full of namesakes. One in
a province that the report's other names speak for, so much against the one most spoken of, is none."""

WATER, NO_WATERS = "river", frozenset({"settlement", "admin1", "admin2", "admin3", "country"})
"""How the nouns of waters are recorded, and features that are none."""

WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
"""Countries, and what is wider: their middle is far from everything."""

LEAST_NAME = 0.4
"""A skeleton match with a likeness under 0.7 is a chance meeting of consonants (Khadrawi and Khudayr)."""

OTHER_NAME = 0.94
"""Of a place that bears the name only beside its own: gazetteers list former names and those of other languages, and
"Vasylivka" is sooner a village called so than one that was."""

UNLIKELY = 0.5
"""Keeps such a match in view without letting it be chosen."""

_LEVELS: dict[str | None, dict[PlacePrecision, float]] = {
    None: {PlacePrecision.SETTLEMENT: 1.0, PlacePrecision.EXACT: 0.9, PlacePrecision.PROVINCE: 0.75,
           PlacePrecision.DISTRICT: 0.6, PlacePrecision.COUNTRY: 1.0, PlacePrecision.UNKNOWN: 1.0},
    "settlement": {PlacePrecision.SETTLEMENT: 1.0, PlacePrecision.EXACT: 0.5, PlacePrecision.DISTRICT: 0.45,
                   PlacePrecision.PROVINCE: 0.2},
    "province": {PlacePrecision.PROVINCE: 1.0, PlacePrecision.DISTRICT: 0.5, PlacePrecision.SETTLEMENT: 0.3},
    "district": {PlacePrecision.DISTRICT: 1.0, PlacePrecision.SETTLEMENT: 0.6, PlacePrecision.PROVINCE: 0.5},
    "part": {PlacePrecision.EXACT: 1.0, PlacePrecision.SETTLEMENT: 0.4, PlacePrecision.DISTRICT: 0.2},
    "area": {PlacePrecision.DISTRICT: 1.0, PlacePrecision.PROVINCE: 0.7, PlacePrecision.EXACT: 0.7,
             PlacePrecision.SETTLEMENT: 0.3},
    "country": {PlacePrecision.COUNTRY: 1.0},
}
_SPOTS = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT})
_LEVELS["building"] = _LEVELS["part"]
_LEVELS["camp"] = {**_LEVELS["part"], PlacePrecision.SETTLEMENT: 0.8}
_LEVELS["tract"] = _LEVELS[None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a mention is judged against: the places each wider name said with it may be, and the others' places.

    `largest`, `seatless` and `lone` are what `place_namesakes` says of all that bear its name.
    """

    within: tuple[tuple[str, tuple[PlaceEntry, ...]], ...]
    anchors: tuple[Place, ...]
    setting: Setting
    nouns: PlaceNouns
    largest: float = 0.0
    fronts: tuple[Front, ...] = ()
    seatless: frozenset[str] = frozenset()
    lone: bool = False


def scored(mention: PlaceMention, entry: PlaceEntry, around: Surroundings) -> Candidate[Place]:
    """One candidate with its score and the reasons worth telling."""
    inside, inside_reason = _within(entry.place, around)
    near, near_reason = _near(entry.place, around.anchors)
    if entry.place.id in around.seatless:
        near = max(near, FLOOR)
    share = around.setting.share(entry.place.country)
    name, level = _name(mention, entry, around.nouns), _level(mention, entry.place, around.nouns)
    score = (NAME * name + WITHIN * inside + LEVEL * level + NEAR * near + COUNTRY * min(1.0, 2 * share)
             + SIZE * _size(entry, around) + PROVINCE * around.setting.province(entry.place))
    doubtful = name < LEAST_NAME or misspelt(entry, around.nouns) or _by_name_only(mention, entry, around.nouns) \
        or (not inside_reason and _alike_and_far(entry, around))
    front, front_reason = _at_front(entry.place, around.fronts)
    score += FRONT * front
    score *= (UNLIKELY if doubtful else 1.0) * _at_home(entry, around)
    reasons = [_name_reason(mention, entry), inside_reason, near_reason, front_reason]
    if share:
        country = around.nouns.country_names.get(entry.place.country or "", entry.place.country)
        reasons.append(f"in {country}, which the report speaks of")
    return Candidate(entry.place, round(score / WHOLE, 4), tuple(reason for reason in reasons if reason))


def _by_name_only(mention: PlaceMention, entry: PlaceEntry, nouns: PlaceNouns) -> bool:
    """Whether gazetteers know the place by this name too, and reports mean another by it: "the Nuri River" is none of
    the town Nuri; where all call places alike, a small town is not called by its former name, nor Nuri Township Nuri.
    """
    if entry.match is not Match.EXACT or entry.feature not in NO_WATERS:
        return False
    name, own = _worded(mention.name, nouns), _worded(entry.place.name, nouns)
    if mention.feature == WATER:
        return name != own or entry.feature == "country"
    if (entry.place.country or "").lower() not in nouns.native:
        return False
    if mention.feature == "township" and entry.feature in {"settlement", "admin2"}:
        return "township" not in own
    if entry.feature != "settlement":
        return False
    return name != own and not own.startswith(f"{name} ") and (entry.population or 0) < NOTABLE


def _worded(name: str, nouns: PlaceNouns) -> str:
    """Its fold with "St." spelt out."""
    return " ".join(nouns.shortened.get(word, word) for word in fold(name).split())


def _alike_and_far(entry: PlaceEntry, around: Surroundings) -> bool:
    """Whether a like name, or a name in a country hardly spoken of, lies far from the report's other places.

    Then it is a namesake, not the place ("Sarja" of Idlib is no Sharjah). A country's middle is far from everything.
    """
    exact = entry.match in {Match.EXACT, Match.ALIAS}
    if exact and (entry.place.precision in WIDE or fame(entry, around.nouns) >= RENOWNED):
        return False
    at_home = exact and around.setting.home(entry.place.country) >= SPOKEN_OF
    people = entry.population or 0
    if exact and around.lone and people >= TOWN:
        return False
    if at_home and (entry.match is Match.ALIAS or people >= NOTABLE
                    or around.setting.province(entry.place) >= LIKELY):
        return False
    farthest = VERY_FAR_KM if at_home else FAR_KM
    apart = [far for other in around.anchors if (far := distance_km(entry.place, other)) is not None]
    return bool(apart) and min(apart) > farthest


def _at_home(entry: PlaceEntry, around: Surroundings) -> float:
    """What is left of the score for the country: all of it where the report, or the wider place said, speaks of it."""
    if any(wider.place.country == entry.place.country for _, entries in around.within for wider in entries):
        return 1.0
    exact = entry.match in {Match.EXACT, Match.ALIAS}
    if exact and entry.place.precision in WIDE:
        return 1.0  # to name it is to speak of it
    least = ABROAD + (FAMOUS_ABROAD - ABROAD) * fame(entry, around.nouns) if exact else ALIKE_ABROAD
    return least + (1.0 - least) * min(1.0, around.setting.home(entry.place.country) / SPOKEN_OF)


def _name(mention: PlaceMention, entry: PlaceEntry, nouns: PlaceNouns) -> float:
    name, own = fold(mention.name), fold(entry.place.name)
    if own == f"{name} {mention.feature}":
        return 2.0 - OTHER_NAME  # called so whole
    if entry.match is Match.ALIAS:
        return 1.0
    if entry.match is Match.EXACT:
        city = own == f"{name} city" and (entry.place.country or "").lower() not in nouns.settled
        return 1.0 if city or same_name(mention.name, entry.place.name) else OTHER_NAME
    # consonants alone say less than letters; the difference between likenesses is what ranks them
    return max(0.0, 1.6 * entry.similarity - 0.7) * 0.95


def _name_reason(mention: PlaceMention, entry: PlaceEntry) -> str:
    name = entry.place.name
    if entry.match in {Match.EXACT, Match.ALIAS} and same_name(mention.name, name):
        return "the name is the same"
    if entry.match is Match.EXACT:
        return f"{mention.name} is a name of {name}"
    if entry.match is Match.ALIAS:
        return f"{mention.name} is another name of {name}"
    how = "has the consonants of" if entry.match is Match.SKELETON else "is spelt nearly as"
    return f"{mention.name} {how} {name}"


def _level(mention: PlaceMention, place: Place, nouns: PlaceNouns) -> float:
    kind = nouns.kind(mention.feature)
    if kind in {None, "tract"} and mention.relation and _of_province(mention.relation, nouns):
        kind = None if place.precision in WIDE else "province"  # "northern Syria", "western Africa"
    return _LEVELS.get(kind, _LEVELS[None]).get(place.precision, 0.1)


def _of_province(relation: str, nouns: PlaceNouns) -> bool:
    """ "southern Idlib", "the countryside of Idlib": the province rather than the city."""
    return relation in nouns.sides or relation.removesuffix(" of") in nouns.rural


def _size(entry: PlaceEntry, around: Surroundings) -> float:
    """1 for the largest place of the name, less for the others: who shares a name with none needs no size."""
    return min(1.0, 1.0 - (around.largest - magnitude(entry, around.nouns)) / LARGEST)


def _within(place: Place, around: Surroundings) -> tuple[float, str]:
    """How far the candidate lies in the wider places said: the mean over them; half where none is said."""
    if not around.within:
        return 0.5, ""
    fits = [(max(_inside(place, entry.place) for entry in entries), name) for name, entries in around.within]
    best, name = max(fits)
    reason = f"in or by {name}, which the report says with it" if best > 0.6 else ""
    return sum(fit for fit, _ in fits) / len(fits), reason


def _inside(place: Place, wider: Place) -> float:
    """1 in that country, province or district, falling with the distance from that settlement."""
    if wider.id == place.id:
        return 1.0
    if wider.country != place.country:
        return 0.0
    if wider.precision is PlacePrecision.COUNTRY:
        return 1.0
    if wider.precision is PlacePrecision.PROVINCE and not lies_in_unit(wider):
        if place.admin1 is None:
            return _nearness(place, wider, PROVINCE_KM)
        return 1.0 if _same(wider.admin1, place.admin1) else 0.1 + 0.3 * _nearness(place, wider, CLOSE_KM)
    district = wider.precision is PlacePrecision.DISTRICT and wider.admin1 == place.admin1
    if district and _same(wider.admin2, place.admin2):
        return 1.0
    return _nearness(place, wider, BESIDE_KM)


def lies_in_unit(province: Place) -> bool:
    """Whether it is itself part of another: sources list Rafah as a first unit, and in the Gaza Strip."""
    return province.admin1 is not None and skeleton(province.admin1) != skeleton(province.name)


def _same(left: str | None, right: str | None) -> bool:
    return bool(left and right) and skeleton(left or "") == skeleton(right or "")


def _near(place: Place, anchors: Sequence[Place]) -> tuple[float, str]:
    """How near the report's other places lie: the mean of the two nearest; half where there is none, and of a country,
    which has no point that says how near it is.
    """
    if place.precision in WIDE:
        return 0.5, ""
    ranked = sorted(((_nearness(place, other, CLOSE_KM), other.name) for other in anchors if other.id != place.id),
                    reverse=True)[:2]
    if not ranked:
        return 0.5, ""
    mean = sum(value for value, _ in ranked) / len(ranked)
    return mean, f"near {ranked[0][1]}, which the report names too" if ranked[0][0] > 0.35 else ""


def _at_front(place: Place, fronts: Sequence[Front]) -> tuple[float, str]:
    """1 on a front, falling with the distance from the nearest; 0 for a unit, which lies on both sides of it."""
    if place.lat is None or place.lon is None or place.precision not in _SPOTS:
        return 0.0, ""
    apart = min((front.apart_km(place.lat, place.lon) for front in fronts if front.country == place.country),
                default=math.inf)
    return math.exp(-apart / FRONT_KM), "by the front of the day" if apart <= FRONT_KM else ""


def _nearness(place: Place, other: Place, scale: float) -> float:
    apart = distance_km(place, other)
    return 0.0 if apart is None else math.exp(-apart / scale)
