"""Two names with a noun and "of" between them come in; whether the first is the wider of the two goes out.

"The Aleppo village of Tal Nuri" is Tal Nuri, in Aleppo; "the Salihin neighbourhood of Aleppo" is Salihin. Only what
the gazetteer knows of the two tells them apart.
"""

from collections.abc import Sequence

from sijill.knowledge.gazetteer import Bearer, Gazetteer
from sijill.knowledge.placenouns import PlaceNouns

TURNED = frozenset({"settlement", "part", "district"})
"""Kinds whose noun may stand between a wider name and a narrower one; a camp or a house is called with its noun."""

LEVELS = {"country": 3, "admin1": 2, "admin2": 1}
"""How wide a unit is; a settlement is 0."""

LARGER = 5
"""Times the people of the other: a city and its suburb, not two towns."""

CITY = 100_000
"""People from which a town may hold a part that no gazetteer lists."""


def holds(gazetteer: Gazetteer, first: str, second: str) -> bool:
    """Whether the place of the first name is the wider, in the country where one of the two is widest."""
    held = gazetteer.bearers([first, second])
    left, right = held.get(first, ()), held.get(second, ())
    if not right:
        return any(LEVELS.get(b.feature, 0) > LEVELS["admin2"] or b.population >= CITY for b in left)
    both = {b.country for b in left} & {b.country for b in right}
    ways = [(_width(left, country), _width(right, country)) for country in sorted(both, key=str)]
    mine, theirs = max(ways, key=max, default=((0, 0), (0, 0)))
    return mine[0] > theirs[0] or (mine[0] == theirs[0] and mine[1] > LARGER * theirs[1])


def may_turn(feature: str | None, following: str | None, nouns: PlaceNouns) -> bool:
    """By the noun between the two, and the one behind the second: nothing holds "Kesra province" but its country."""
    return nouns.kind(feature) in TURNED and following != "township" \
        and nouns.kind(following) not in {"province", "district", "country"}


def _width(bearers: Sequence[Bearer], country: str | None) -> tuple[int, int]:
    """Of the widest of them in the country: its level, then its people."""
    return max((LEVELS.get(b.feature, 0), b.population) for b in bearers if b.country == country)
