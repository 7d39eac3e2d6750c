"""A sentence that counts people place by place in; its mentions, each with its place and its people alone, out.

"Strikes killed four people in Ambar and three in Tarif" tells of two places with a toll each; "five people were killed
in Ambar and Tarif" of one toll over both, and is left whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sijill.extract.counts import CountPhrase
from sijill.extract.mention import Mention
from sijill.extract.places import PlaceFound

BROUGHT = frozenset({"hospital", "clinic", "morgue", "prison", "centre", "center"})
"""Places where the harmed are brought or held: they tell no two events apart."""

Share = tuple[PlaceFound, tuple[CountPhrase, ...]]


def by_places_with_tolls(mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions of each place, in the order of the places; one group of all where they are not told so."""
    shares = {at: share for at, mention in enumerate(mentions) if (share := _shares(mention)) is not None}
    counted = [at for at, mention in enumerate(mentions) if mention.harmful and (mention.counts or mention.victims)]
    starts = sorted({place.start for share in shares.values() for place, _ in share})
    if len(starts) < 2 or any(at not in shares for at in counted) or _lie_in_each_other(shares.values()):
        return [tuple(mentions)]
    return [group for start in starts if (group := tuple(_at(start, mentions, shares)))]


def with_gaps(mention: Mention) -> Mention:
    """ "Two were killed in Saraqib and three in Ariha": the verb is not said again; the second toll and its place are
    of it all the same. "Killed a man in Saraqib, a woman in Ariha and two boys in Binnish": the parser may take the
    tolls for its own, but not the places."""
    if not mention.harmful or not mention.counts or not mention.places:
        return mention
    counts, places = list(mention.counts), list(mention.places)
    for count in sorted(mention.reading.counts, key=lambda c: c.start):
        place = _in_the_gap(mention, count, places)
        if place is not None:
            counts += [count] if count not in counts else []
            places += [place] if place not in places else []
    return replace(mention, counts=tuple(counts), places=tuple(places))


def _in_the_gap(mention: Mention, count: CountPhrase, places: Sequence[PlaceFound]) -> PlaceFound | None:
    """The place right behind the count, where the count comes right behind another place and "and"."""
    doc = mention.found.head.doc
    before = max((p.end for p in places if p.end <= count.start), default=None)
    if before is None or count.count is None or count.part or count.end >= len(doc) \
            or [t.lower_ for t in doc[before:count.start]] not in (["and"], [","], [",", "and"]):
        return None
    after = count.end + (doc[count.end].lower_ in OTHERS)
    return next((p for p in mention.reading.places if p.preposition in SAID_IN and p.start - 1 <= after <= p.start
                 and doc[after].lower_ in SAID_IN), None)


SAID_IN = frozenset({"in", "at", "near", "outside"})
OTHERS = frozenset({"more", "others"})


def _shares(mention: Mention) -> tuple[Share, ...] | None:
    """Each place of a harm with its people; None where it tells of none, or of more places than tolls."""
    whole = [c for c in mention.counts if not c.part]
    if mention.harmful and whole and (told := _spelled_out(mention, whole)):
        return told
    places = sorted((p for p in mention.places if _parting(p)), key=lambda place: place.start)
    if not mention.harmful or mention.victims or not whole or not places:
        return None
    if len(places) == 1:
        return ((places[0], mention.counts),)
    if len(whole) != len(places):
        return None
    pairs = list(zip(places, sorted(whole, key=lambda count: count.start), strict=True))
    return tuple((place, (count,)) for place, count in pairs) if _in_turn(pairs) else None


def _spelled_out(mention: Mention, wholes: Sequence[CountPhrase]) -> tuple[Share, ...] | None:
    """ "Troops killed three residents of the region: two in Ambar and one in Tarif", "hurt two, one of them in the town
    of Ambar and the other in Tarif": bare figures behind the toll, each with its place, that come to the toll."""
    whole, *more = wholes
    pairs = [(place, c) for c in mention.reading.counts
             if c.start >= whole.end and (place := _right_behind(mention, c))]
    told = [c.count.value for _, c in pairs if c.count is not None and c.count.value is not None]
    if len(pairs) < 2 or whole.count is None or sum(told) != whole.count.value or any(
            c not in (each for _, each in pairs) for c in more):
        return None
    return tuple((place, (replace(c, part=False, whole=None, status=whole.status),)) for place, c in pairs)


def _right_behind(mention: Mention, count: CountPhrase) -> PlaceFound | None:
    """The place that a figure without a noun, "another" or "one of them" is said to be in."""
    doc = mention.found.head.doc
    words = [t.lower_ for t in doc[count.start:count.end]]
    bare = words[1:] in ([], ["of", "them"]) or words in (["the", "other"], ["a", "second"], ["a", "third"])
    if not bare or count.end >= len(doc) or doc[count.end].lower_ not in SAID_IN:
        return None
    return next((p for p in mention.reading.places if _parting(p) and count.end < p.start <= count.end + PHRASE
                 and all(t.is_lower for t in doc[count.end:p.start])), None)


PHRASE = 4
"""Words from "in" to a name: "in the village of Ambar"."""


def _parting(place: PlaceFound) -> bool:
    return place.mention.relation != "between" and place.mention.feature not in BROUGHT


def _in_turn(pairs: Sequence[tuple[PlaceFound, CountPhrase]]) -> bool:
    """ "Four in A and three in B", "in A four, and in B three": never two counts or two places side by side."""
    order = sorted([(place.start, "place") for place, _ in pairs] + [(count.start, "count") for _, count in pairs])
    return all(left[1] != right[1] for left, right in pairwise(order))


def _lie_in_each_other(shares: Iterable[tuple[Share, ...]]) -> bool:
    """ "Four were killed in the province, three of them in Ambar": a place and what lies in it."""
    places = [place.mention for share in shares for place, _ in share]
    return any(left.name in right.within for left in places for right in places)


def _at(start: int, mentions: Sequence[Mention], shares: dict[int, tuple[Share, ...]]) -> list[Mention]:
    """What the sentence tells of the place that starts at a token."""
    found: list[Mention] = []
    for at, mention in enumerate(mentions):
        own = [(place, counts) for place, counts in shares.get(at, ()) if place.start == start]
        if own:
            found.append(replace(mention, places=(own[0][0],), counts=own[0][1]))
        elif at not in shares:
            here = tuple(place for place in mention.places if place.start == start)
            if here:
                found.append(replace(mention, places=here))
    return found
