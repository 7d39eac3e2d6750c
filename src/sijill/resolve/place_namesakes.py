"""Places of one name come in; how large and how well known each is beside the others goes out."""

import math
from collections.abc import Iterable, Sequence

from sijill.knowledge.gazetteer import Match, PlaceEntry, fold, same_name
from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.place import Place, PlacePrecision, distance_km

KNOWN, FAMOUS = 50_000, 1_000_000
"""People between which a place of the very name is known farther and farther away."""

NOTABLE = 100_000
"""People of a city that is known all over its country."""

LARGEST = 7.0
"""log10 of ten million people, where size stops counting."""

PACKAGED, LISTED = 500, 100_000
"""People a place without a figure counts as: the packaged source lists places from 500 people up, and a pack lists a
name for the place that reports mean by it."""

ELSEWHERE_KM = 30.0
"""Candidates nearer to each other than this (a town and its district) do not contradict each other."""

_VERY = frozenset({Match.EXACT, Match.ALIAS})


def fame(entry: PlaceEntry, nouns: PlaceNouns) -> float:
    """0 for a town, 1 for a city of a million or a capital, by orders of magnitude between."""
    if capital(entry, nouns):
        return 1.0
    people = entry.population or 0
    return min(1.0, max(0.0, math.log10(max(people, 1) / KNOWN) / math.log10(FAMOUS / KNOWN)))


def capital(entry: PlaceEntry, nouns: PlaceNouns) -> bool:
    """Of the towns of its name in its country the one with the most people; others have fewer than `KNOWN`."""
    name = nouns.capitals.get(entry.place.country or "")
    return name is not None and entry.feature == "settlement" and (entry.population or 0) >= KNOWN \
        and fold(entry.place.name) == fold(name)


def magnitude(entry: PlaceEntry, nouns: PlaceNouns) -> float:
    """A power of ten of people, at most `LARGEST`: that of a continent, too, and of a capital, which is spoken of more
    than larger cities."""
    if entry.place.precision is PlacePrecision.UNKNOWN or capital(entry, nouns):
        return LARGEST
    least = LISTED if entry.match is Match.ALIAS else PACKAGED if entry.place.id.startswith("geonames:") else 0
    return min(LARGEST, math.log10(max(entry.population or 0, least) + 1))


def largest(entries: Iterable[PlaceEntry], nouns: PlaceNouns) -> float:
    """Of those that bear the very name; 0 where none does. As a power of ten of people."""
    return max((magnitude(e, nouns) for e in entries if e.match in _VERY), default=0.0)


def seatless(entries: Iterable[PlaceEntry]) -> frozenset[str]:
    """Ids of the provinces whose name neither a country nor a town of theirs bears, nor a city elsewhere in the
    country: of all that is called Florida there the state is meant, of all that is called Washington hardly."""
    named = [entry for entry in entries if entry.match in _VERY]
    towns = [entry for entry in named if entry.feature == "settlement"]
    seats = {(e.place.country, e.place.admin1) for e in towns}
    taken = {e.place.country for e in named if e.feature == "country"} | \
        {e.place.country for e in towns if (e.population or 0) >= NOTABLE}
    return frozenset(e.place.id for e in named if e.feature == "admin1" and e.place.country not in taken
                     and (e.place.country, e.place.admin1) not in seats)


def without_shadows(name: str, entries: Sequence[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    """But for districts that bear the name of their province, which is among them: said bare, it is the province's or
    the town's. So for a town that bears its country's name only beside its own: "Mexico" is not Mexico City."""
    provinces = {(e.place.country, e.place.admin1) for e in entries if e.match in _VERY and e.feature == "admin1"}
    countries = {e.place.country for e in entries if e.match in _VERY and e.feature == "country"}
    return tuple(e for e in entries if e.match not in _VERY or not (
        (e.feature == "admin2" and (e.place.country, e.place.admin1) in provinces)
        or (e.feature == "settlement" and e.place.country in countries and e.match is Match.EXACT
            and not same_name(name, e.place.name))))


def lone(entries: Sequence[PlaceEntry]) -> bool:
    """Whether all that bear the very name lie together: a town, its district."""
    named = [entry.place for entry in entries if entry.match in _VERY]
    return bool(named) and not any(elsewhere(named[0], other) for other in named[1:])


def elsewhere(left: Place, right: Place) -> bool:
    """True, too, where one of them lies nowhere."""
    apart = distance_km(left, right)
    return apart is None or apart > ELSEWHERE_KM
