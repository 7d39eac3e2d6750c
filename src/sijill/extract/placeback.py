"""Events told without a place come in; the same go out with the place their sentence, or one just before, is set in.

"In Olinda (Pernambuco), residents blocked a road. Two were arrested.": the arrest was there, though the sentence before
tells of no event that the register keeps.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sijill.extract.passages import Passage
from sijill.extract.placefound import PlaceFound
from sijill.extract.placing import opens
from sijill.extract.reading import Reading
from sijill.knowledge.patterns import Pattern
from sijill.model.event import Scope

ELSEWHERE = frozenset({"from", "with", "for", "by", "about", "of", "dateline"})
"""Prepositions of places that lend themselves to no event beside them."""

SET_IN = frozenset({"in", "at", "near", "inside", "outside", "around", "within", "on", "of"})
"""Prepositions under which a sentence says where it is set."""

BACK = 3
"""Sentences: farther on, a paragraph has often moved to another place."""


ON = 2
"""Sentences: what stands where is said at once, or behind who was hurt."""


SUBJECT = 40
"""Characters in which a sentence says what it is about: "The UN-run primary school, located …"."""


def lend_places(told: Sequence[Passage], numbers: Sequence[int], readings: Sequence[Reading],
                lies: Pattern, wide: Collection[str] = ()) -> list[Passage]:
    """In order; as they were are passages of totals, and of a telling (by its number) that is placed anywhere.

    `lies` matches how a sentence begins that says where what was hit stands; it is said of what was told just before.
    """
    passages = [_stood(passage, readings, lies, wide) for passage in told]
    placed = {number for passage, number in zip(passages, numbers, strict=True) if passage.places}
    by_index = {reading.sentence.index: reading for reading in readings}
    return [passage if number in placed or passage.scope is not Scope.INCIDENT else _lent(passage, by_index)
            for passage, number in zip(passages, numbers, strict=True)]


def _unset(place: PlaceFound, wide: Collection[str]) -> bool:
    """Whether nothing narrower than a country or province is said around it."""
    return all(name.casefold() in wide for name in place.mention.within)


def _says(reading: Reading, place: PlaceFound) -> bool:
    """ "The school, located in …" of a school, "The field lies …" of the Boru field."""
    opening = reading.sentence.text.lower()[:SUBJECT]
    return any(word in opening for word in {place.mention.feature or "", place.mention.name.lower().split()[-1]} - {""})


def _stood(passage: Passage, readings: Sequence[Reading], lies: Pattern, wide: Collection[str]) -> Passage:
    """ "An airstrike killed ten in their home. The house was located in Zanna.": the deed was there; and a school that
    was hit lies where the report says that the school is located."""
    bare = len(passage.places) == 1 and passage.places[0].mention.feature is not None \
        and _unset(passage.places[0], wide)
    if (passage.places and not bare) or passage.scope is not Scope.INCIDENT:
        return passage
    after = [r for r in readings if 0 < r.sentence.index - passage.index <= ON
             and r.sentence.paragraph == passage.paragraph and lies.search(r.sentence.text)]
    where = next((p for r in after for p in r.places if p.preposition in SET_IN
                  and (not bare or _says(r, passage.places[0]))), None)
    if where is None:
        return passage
    return placed_at(passage, _in(passage.places[0], where) if bare else where)


def _in(place: PlaceFound, where: PlaceFound) -> PlaceFound:
    wider = tuple(name for name in (where.mention.name, *where.mention.within) if name != place.mention.name)
    return replace(place, mention=replace(place.mention, within=wider))


def placed_at(passage: Passage, place: PlaceFound) -> Passage:
    """The passage with all that it tells at that place."""
    return replace(passage, mentions=tuple(replace(m, places=(place,)) for m in passage.mentions))


def _lent(passage: Passage, readings: dict[int, Reading]) -> Passage:
    own = _own(readings[passage.index]) or next(
        (found for reading in _before(passage, readings) if (found := _scene(reading))), None)
    return passage if own is None else placed_at(passage, own)


def _before(passage: Passage, readings: dict[int, Reading]) -> Iterator[Reading]:
    for index in range(passage.index - 1, max(passage.index - BACK, 0) - 1, -1):
        reading = readings.get(index)
        if reading is None or reading.sentence.paragraph != passage.paragraph:
            return
        yield reading


def _own(reading: Reading) -> PlaceFound | None:
    """What its sentence names though not as the event's place: "while advancing towards Boru, Kesra"."""
    spoken = {place.start for place in reading.places for s in reading.speakers if s.first <= place.start < s.last}
    held = [p for p in reading.places if p.preposition not in ELSEWHERE and p.start not in spoken]
    lone = held[0] if len(held) == 1 and held[0].preposition != "to" else None
    return next((p for p in held if p.mention.within), lone)


def _of_a_home(place: PlaceFound, places: Sequence[PlaceFound]) -> bool:
    """ "Mona, from Boru, a town in Kesra, was killed": where she came from."""
    return any(p.preposition in ELSEWHERE and 0 <= place.start - p.end <= APPOSED for p in places)


APPOSED = 4
"""Words from a place to the wider one said of it: ", a town in"."""


def _scene(reading: Reading) -> PlaceFound | None:
    """Where a sentence says that it is set: the address that opens it, or the one place it names."""
    opening = next((p for p in reading.places if opens(reading, p)), None)
    if opening is not None:
        return opening
    held = [p for p in reading.places if p.preposition in SET_IN and not _of_a_home(p, reading.places)]
    wider = {name for p in held for name in p.mention.within if name != p.mention.name}  # "in Boru (Boru, Kesra)"
    narrow = [p for p in held if p.mention.name not in wider]
    return narrow[0] if len({p.mention.name for p in narrow}) == 1 else None
