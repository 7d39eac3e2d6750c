"""A name in a sentence comes in, what the words to its left say of it goes out: noun, relation, preposition, owner.

"in the northern countryside of Hama" gives Hama the relation "countryside of" and the preposition "in".
"""

from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.placenames import DASHES
from sijill.knowledge.placenouns import PlaceNouns

FARTHEST = 14
"""Tokens to the left: "in an area ten kilometres to the north-west of the town of"; no phrase seen is longer."""

DETERMINERS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "this", "that", "some", "several", "many", "two", "three", "four",
    "nearby", "neighbouring", "neighboring", "besieged", "occupied", "both"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Context:
    """`begin` is the first token of the phrase that belongs to the name, `noun` that of its noun or the name itself.

    `owner_end` is where a possessor before the name ends ("Syria’s Sere Kaniye"), None where there is none.
    """

    begin: int
    noun: int
    outer: int
    feature: str | None = None
    relation: str | None = None
    preposition: str | None = None
    owner_end: int | None = None


def context(span: Any, start: int, nouns: PlaceNouns, floor: int = 0) -> Context:
    """Of the name that starts at token `start`; words before token `floor` belong to another name."""
    found = Context(start, start, start)
    doc = span.doc
    floor = max(span.start, start - FARTHEST, floor)
    while found.outer > floor:
        step = _step(doc, found, floor, nouns)
        if step is None:
            return found
        if step.preposition is not None or step.owner_end is not None:
            return step
        found = step
    return found


def _step(doc: Any, now: Context, floor: int, nouns: PlaceNouns) -> Context | None:
    """One word or phrase further left; None where what stands there says nothing of the name."""
    i = now.outer - 1
    word = doc[i].lower_
    if doc[i].is_space or (word in DETERMINERS and now.feature is not None):
        return replace(now, outer=i)
    if word in POSSESSIVES:
        return replace(now, outer=i, owner_end=i)
    if word == "of":
        return _of(doc, now, floor, nouns)
    near = _nearness(doc, i, floor, nouns)
    if near:
        first, relation = near
        kept = now.relation or relation
        return replace(now, begin=first, outer=first, relation=kept, preposition=relation)
    if word in nouns.directions or word in DETERMINERS or (doc[i].text in DASHES and _compass(doc, i, nouns)):
        side = now.relation or (word if word in nouns.sides and now.outer == now.noun and now.feature is None else None)
        return replace(now, begin=i if side or now.begin < now.noun else now.begin, outer=i, relation=side)
    if word in nouns.inside or word in nouns.motion:
        return replace(now, outer=i, preposition=word)
    if word in nouns.features and now.feature is None and now.outer == now.noun:
        return _apposed(now, i, nouns.features[word], nouns)
    return None


def _compass(doc: Any, i: int, nouns: PlaceNouns) -> bool:
    """The dash of "north - west"."""
    return doc[i - 1].lower_ in nouns.directions


def _apposed(now: Context, i: int, feature: str, nouns: PlaceNouns) -> Context | None:
    """"village Qaqfin"; not "the city Damascus fears", where the noun is of a kind no name follows bare."""
    if nouns.kind(feature) not in {"settlement", "province", "district"}:
        return None
    return replace(now, begin=i, noun=i, outer=i, feature=feature)


def _of(doc: Any, now: Context, floor: int, nouns: PlaceNouns) -> Context:
    """What stands before "of": a noun of place, a side or surrounding, a whole whose part is spoken of."""
    of = now.outer - 1
    for width in (3, 2, 1):
        first = of - width
        if first < floor:
            continue
        words = "".join(t.text_with_ws for t in doc[first:of]).strip().lower().replace(" - ", "-")
        if words == "side" and doc[max(first - 2, 0):first].text.lower() == "on the":
            break  # "two were killed on the side of the Nuri clan"
        if words in nouns.directions and (width > 1 or not _compass_part(doc, first, nouns)):
            i = _past_measure(doc, first, floor, nouns)
            return replace(now, begin=i, outer=i, relation=now.relation or f"{words} of")
        if words in nouns.features and now.feature is None and now.relation is None:
            feature = nouns.features[words]
            return replace(now, begin=first, noun=first, outer=first, feature=feature)
        if words in nouns.around:
            return replace(now, begin=first, outer=first, relation=now.relation or f"{words} of")
    owner = doc[of - 1].lower_ if of > floor else ""
    return replace(now, outer=of, preposition="owner" if owner in nouns.owners else "of")


def _compass_part(doc: Any, i: int, nouns: PlaceNouns) -> bool:
    return i >= 2 and doc[i - 1].text in DASHES and doc[i - 2].lower_ in nouns.directions


def _past_measure(doc: Any, i: int, floor: int, nouns: PlaceNouns) -> int:
    """Past a distance: "five km to the north of", "about 10 kilometres from"."""
    while i > floor and (doc[i - 1].like_num or any(
            doc[i - 1].lower_ in words for words in (nouns.lengths, nouns.measuring, DETERMINERS))):
        i -= 1
    return i


def _nearness(doc: Any, i: int, floor: int, nouns: PlaceNouns) -> tuple[int, str] | None:
    """Where a word or two of nearness begins that ends at token i, and how it is recorded; "4 km from" is near."""
    if doc[i].lower_ == "from" and i > floor and doc[i - 1].lower_ in nouns.lengths:
        return _past_measure(doc, i, floor, nouns), "near"
    for width in (2, 1):
        first = i - width + 1
        if first >= floor and (words := doc.between(first, i + 1).lower()) in nouns.nearness:
            return first, nouns.nearness[words]
    return None
