"""Events that a report places late or not again come in; the same go out with the place that the report gives them.

"Eleven were killed in a village in Kesra. The gunmen came to the village of Boru at night.": they were killed in Boru.
"A mine killed two in Boru. On 3 May a shepherd was wounded.": where but one place is told of, that was there too.
"""

import re
from collections.abc import Sequence

from sijill.extract.passages import Passage
from sijill.extract.placeback import SET_IN, placed_at
from sijill.extract.placefound import PlaceFound
from sijill.extract.placekeys import names_of, narrow_names
from sijill.extract.reading import Reading
from sijill.extract.timekey import Grain
from sijill.model.event import Scope

UNNAMED = re.compile(r"\b(?:in|at|on|near|outside) an? (?:[\w'’-]+ ){0,5}?"
                     r"(?P<noun>village|town|city|camp|hamlet|suburb)\b", re.IGNORECASE)
"""How a lead speaks of a place that it does not name yet."""
SOMEWHERE = re.compile(r"\b(?:in|at|on|near|outside|inside|into|of|from|to|around|towards?) (?:the )?[A-Z][^\W\d_]")
"""A name after a preposition: of a place, as often as not."""
ON = 5
"""Sentences in which the place of the lead gets its name: a toll and a witness stand between."""


def name_places(told: Sequence[Passage], numbers: Sequence[int], readings: Sequence[Reading],
                wide: frozenset[str]) -> list[Passage]:
    """In order; only incidents told at no place, or at one of the `wide` alone (folded names of countries and of
    provinces), are changed."""
    narrow = [narrow_names(p) - wide for p in told]
    settled = {number for number, names in zip(numbers, narrow, strict=True) if names}
    leads: dict[int, PlaceFound] = {}
    for passage, number in zip(told, numbers, strict=True):
        if number not in settled and number not in leads and passage.scope is Scope.INCIDENT:
            leads.update((number, place) for place in _named_later(passage, readings))
    alone = _only_place(told, narrow)
    placed = {number for number, passage in zip(numbers, told, strict=True) if names_of(passage)}
    dated = {number for number, passage in zip(numbers, told, strict=True) if passage.key.grain is Grain.DAY}
    return [_settled(p, leads.get(n), alone if n in dated - placed else None)
            for p, n in zip(told, numbers, strict=True)]


def _settled(passage: Passage, lead: PlaceFound | None, alone: PlaceFound | None) -> Passage:
    if passage.scope is not Scope.INCIDENT:
        return passage
    if lead is not None and (UNNAMED.search(passage.text) or not passage.places):
        return placed_at(passage, lead)
    harmed = any(m.harmful for m in passage.mentions)
    return placed_at(passage, alone) if alone is not None and harmed and not _names_some_place(passage) else passage


def _names_some_place(passage: Passage) -> bool:
    """ "rocket fire on Kafr Halab": a name in no gazetteer, but not that of the only place told of."""
    return SOMEWHERE.search(passage.text) is not None


def _named_later(passage: Passage, readings: Sequence[Reading]) -> list[PlaceFound]:
    """The place of that kind that the report names first behind a sentence that speaks of "a village"."""
    unnamed = UNNAMED.search(passage.text)
    if unnamed is None:
        return []
    noun = unnamed["noun"].lower()
    return [p for r in readings if 0 < r.sentence.index - passage.index <= ON for p in r.places
            if p.mention.feature == noun and p.preposition in {None, "to", "into", *SET_IN}][:1]


def _only_place(told: Sequence[Passage], narrow: Sequence[set[str]]) -> PlaceFound | None:
    """The one narrow place of a report's incidents."""
    incidents = [(p, names) for p, names in zip(told, narrow, strict=True) if names and p.scope is Scope.INCIDENT]
    if not incidents:
        return None
    if len(set.union(*(names for _, names in incidents))) != 1:
        return None
    return incidents[0][0].places[0] if len(incidents[0][0].places) == 1 else None
