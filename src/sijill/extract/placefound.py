"""Places found in a report's sentences come in; the same go out, those that no gazetteer can know with where they lie.

"In Punchana (Loreto), residents beat a man on Julio Avenue": the avenue lies in Punchana, though nothing there says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.knowledge.placenouns import PlaceNouns
from sijill.model.evidence import Evidence
from sijill.model.place import PlaceMention

BETWEEN = "between"
SMALL = frozenset({"part", "building", "camp"})
"""Kinds of place that lie in a settlement, whose names are everywhere."""

VILLAGE, SETTLEMENT, ZONE = "village", "settlement", "zone"
NOT_AROUND = {"dateline", "from", "to", "towards", "toward"}
"""Prepositions of places that hold no other: "Seyt, a commune on the road to Ruritania"."""
BACK = 3
"""Sentences before the place's own in which the surrounding place may stand; farther back the scene has changed."""


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Tokens start..end of span.doc (half open), with noun, relation and wider places.

    `head` is the noun or name the sentence hangs on; `preposition` what it stands under: "in", "from", "dateline".
    """

    start: int
    end: int
    mention: PlaceMention
    evidence: Evidence
    head: int
    preposition: str | None = None


Placed = Sequence[tuple[PlaceFound, ...]]


def surrounded(placed: Placed, known: Callable[[str], bool], nouns: PlaceNouns) -> tuple[tuple[PlaceFound, ...], ...]:
    """Per sentence, in order. `known` says whether any place bears a name."""
    fuller = _fuller(placed)
    room = _Room(placed, known, nouns)
    return tuple(tuple(_within(place, fuller.get(place.mention.name) or room.around(i, place) or room.only(place))
                       for place in places) for i, places in enumerate(placed))


def _fuller(placed: Placed) -> dict[str, tuple[str, ...]]:
    """By name, the wider places said with it where they are said first."""
    found: dict[str, tuple[str, ...]] = {}
    for place in (place for places in placed for place in places if place.mention.within):
        found.setdefault(place.mention.name, place.mention.within)
    return found


def _within(place: PlaceFound, wider: tuple[str, ...]) -> PlaceFound:
    own = place.mention.within
    more = tuple(name for name in wider if name not in own and name != place.mention.name)
    return replace(place, mention=replace(place.mention, within=(*own, *more))) if more else place


@dataclass(frozen=True, slots=True)
class _Room:
    placed: Placed
    known: Callable[[str], bool]
    nouns: PlaceNouns

    def around(self, i: int, place: PlaceFound) -> tuple[str, ...]:
        """The names of the place around this one of sentence i; () where it needs none, or none is said."""
        between = place.mention.relation == BETWEEN  # its two ends say where it lies
        if between or any(self.known(name) for name in place.mention.within) or place.preposition == "dateline":
            return ()
        village = self.known(place.mention.name) and place.mention.feature == VILLAGE
        if not village and not self._small(place) and self.known(place.mention.name):
            return ()
        # a village may lie elsewhere than the last place told of; only a full address around it says that it does not
        settled = self.nouns.kind(place.mention.feature) == SETTLEMENT
        donors = (d for d in self._before(i, place, 0 if settled else BACK)
                  if d.mention.within or not settled or (d.start > place.start and self._wide(d)))
        donor = next((d for d in donors if self._holds(d) or self._shelters(d, place)), None)
        return (donor.mention.name, *donor.mention.within) if donor else self._address(i, place) if settled else ()

    def _address(self, i: int, place: PlaceFound) -> tuple[str, ...]:
        """ "In Boru village (Kesra), two bodies were found in Nur hamlet": that of the village told just before."""
        return next((d.mention.within for d in self._before(i, place, 0) if d.start < place.start and d.mention.within
                     and d.mention.feature == VILLAGE and d.preposition not in NOT_AROUND), ())

    def only(self, place: PlaceFound) -> tuple[str, ...]:
        """The one town or camp that the whole report names, for a building or street that no gazetteer has."""
        if place.mention.relation == BETWEEN or place.preposition == "dateline" or not self._small(place) \
                or self.known(place.mention.name):
            return ()
        wider = {name for places in self.placed for other in places for name in other.mention.within}
        towns = {other.mention.name: other for places in self.placed for other in places
                 if self._town(other) and other.mention.name not in {place.mention.name, *wider}}
        town = next(iter(towns.values())) if len(towns) == 1 else None
        if town is None or not set(place.mention.within) <= set(town.mention.within):
            return ()
        return (town.mention.name, *town.mention.within)

    def _town(self, other: PlaceFound) -> bool:
        kind = self.nouns.kind(other.mention.feature)
        return self.known(other.mention.name) and (kind == "camp" or kind not in {*SMALL, "district", "province"}) \
            and other.preposition not in {"from", "dateline"}

    def _before(self, i: int, place: PlaceFound, back: int) -> Iterator[PlaceFound]:
        """Places said with this one, the nearest first: before it, then after it, then in the sentences before."""
        here = self.placed[i]
        yield from reversed([other for other in here if other.start < place.start])
        yield from (other for other in here if other.start > place.start and (back or self._wide(other)))
        for j in range(i - 1, max(i - back, 0) - 1, -1):
            yield from self.placed[j]

    def _wide(self, other: PlaceFound) -> bool:
        """ "at Qasrun village under Tal police limits in Mara district": the district said last holds the village."""
        return self.nouns.kind(other.mention.feature) in {"district", "province"} and other.preposition in {"in", "of"}

    def _holds(self, other: PlaceFound) -> bool:
        """Whether the other place may have this one in it; nothing that a report names lies in a village."""
        named = self.known(other.mention.name) or any(self.known(name) for name in other.mention.within)
        return named and not self._small(other) and other.preposition not in NOT_AROUND \
            and other.mention.feature != VILLAGE

    def _shelters(self, camp: PlaceFound, place: PlaceFound) -> bool:
        """A camp that some gazetteer knows has schools, mosques and markets in it."""
        return self.nouns.kind(camp.mention.feature) == "camp" and self.known(camp.mention.name) \
            and self.nouns.kind(place.mention.feature) == "building"

    def _small(self, place: PlaceFound) -> bool:
        return self.nouns.kind(place.mention.feature) in SMALL or place.mention.feature == ZONE
