"""Where an event happened: of the places a sentence names, those that belong to one of its event words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sijill.extract.places import PlaceFound
from sijill.extract.reading import Reading
from sijill.extract.tree import crosses, distance
from sijill.extract.triggers import Found

MOTION = {"from", "to", "into", "towards", "toward", "through", "via", "with", "for", "by", "about"}
"""Prepositions whose place is not where it happened: "cross from A into B", "from the city of Suran"."""


def places_of(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[PlaceFound, ...]:
    """The best attached place, with those coordinated with it; none for a clause that names none of its own."""
    doc = reading.sentence.span.doc
    spoken = {i for s in reading.speakers for e in s.source.evidence for i in _tokens(reading, e.start, e.end)}
    open_places = [p for p in reading.places if p.head not in spoken and p.preposition not in MOTION]
    if not open_places:
        return _left(reading)
    ranked = sorted(open_places, key=lambda p: (_far(doc[p.head], found, heads) - _opening(reading, p), p.start))
    best = ranked[0]
    together = [p for p in open_places if _coordinated(doc, best, p)]
    chosen = sorted({best.start: best, **{p.start: p for p in together}}.values(), key=lambda p: p.start)
    return tuple(_inside(p, open_places) for p in chosen)


def _left(reading: Reading) -> tuple[PlaceFound, ...]:
    """ "killed while trying to cross from A into B": by A, if no place is said otherwise."""
    doc = reading.sentence.span.doc
    places = [p for p in reading.places if p.preposition == "from" and p.mention.relation is None
              and any(a.pos_ == "VERB" for a in [doc[p.head].head.head])]
    return tuple(replace(p, mention=replace(p.mention, relation="near")) for p in places[:1])


def _inside(place: PlaceFound, others: Sequence[PlaceFound]) -> PlaceFound:
    """ "In Natal (Rio Grande do Norte), a man was killed in the Pajucara neighbourhood": the part lies in the town."""
    mention = place.mention
    if mention.within or mention.feature not in PARTS:
        return place
    around = next((o.mention for o in others if o is not place and o.mention.feature not in PARTS), None)
    wider = (around.name, *around.within) if around is not None else ()
    return replace(place, mention=replace(mention, within=wider))


PARTS = {"neighbourhood", "neighborhood", "quarter", "street", "road", "hospital", "school", "mosque", "market", "camp",
         "building", "square", "checkpoint", "community", "suburb", "house", "clinic", "university", "church",
         "junction", "roundabout", "base", "bridge", "crossing", "prison", "station", "area", "front", "block", "tower"}
"""Features that lie inside or beside a settlement named elsewhere in the sentence."""


def _tokens(reading: Reading, start: int, end: int) -> Iterator[int]:
    offsets = reading.sentence.offsets
    return (t.i for t in reading.sentence.span if start <= offsets[t.idx] < end)


def _opening(reading: Reading, place: PlaceFound) -> int:
    """ "In Bhim town (Rajsamand, Rajasthan), …": a full address that opens a sentence is where it all happened."""
    first = place.start - reading.sentence.span.start <= OPENING
    return 3 if first and place.mention.within and place.preposition in {"in", "at", "near", "outside"} else 0


OPENING = 9
"""Words before an opening address: "On 28 March 2022, in" and an article or two."""


def _far(place: Any, found: Found, heads: Sequence[Any]) -> int:
    steps = min([distance(place, found.head), *(distance(place, h) + 1 for h in heads)])
    crossed = crosses(place, found.head)  # a place in another clause is told of another verb
    own = found.head in place.ancestors and place.i > found.i  # "machine gun fire on the outskirts of"
    return steps + (4 if crossed else 0) - (2 if own else 0)


def _coordinated(doc: Any, left: PlaceFound, right: PlaceFound) -> bool:
    first, second = sorted((left, right), key=lambda p: p.start)
    token = doc[second.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head != token:
        token = token.head
        if first.start <= token.i < first.end or token.i == first.head:
            return True
    return False
