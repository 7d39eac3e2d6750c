"""Places of a report's sentences come in; those whose names nothing bears go out as the place their coder chose.

"Fighting broke out at Talmik hill. Exact location unclear; coded to Boru (Kesra, Mara)."
"""

from collections.abc import Collection
from dataclasses import replace

from sijill.extract.placefound import Placed, PlaceFound

CODED = "coded"
"""What a place stands under that opens a sentence of the coder's own."""

BACK = 4
"""Sentences of one event before the one that says where it was coded; coders' notes are no longer."""


def recoded(placed: Placed, known: Collection[str]) -> list[tuple[PlaceFound, ...]]:
    """Per sentence, in order; `known` are names that some place bears."""
    found = list(placed)
    for i, places in enumerate(placed):
        coder = next((place for place in places if place.preposition == CODED), None)
        if coder is not None:
            for j in range(max(i - BACK, 0), i):
                found[j] = tuple(_taken(place, coder, known) for place in found[j])
    return found


def _taken(place: PlaceFound, coder: PlaceFound, known: Collection[str]) -> PlaceFound:
    return place if place.mention.name in known else replace(place, mention=coder.mention)
