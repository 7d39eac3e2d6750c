"""Parties of a sentence: a parsed sentence in; every phrase that names one, with what it may mean, out.

A party is told apart from what it owns: "Turkish drone" names Turkey's forces by their weapon, "SDF vehicle" the SDF
by its property. Who backs ("Turkish-backed") or holds ("SNA-held") is not found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.extract.parse import Sentence
from sijill.extract.partyphrases import whole
from sijill.extract.partywords import Anchor, PartyWords, Sort
from sijill.knowledge.roster import Roster
from sijill.model.actor import ActorKind, ActorMention, ActorRole

OWNING = {"compound", "amod", "nmod", "poss", "npadvmod"}
"""Arcs from a modifier to the noun after it."""
DOING = {"nsubj", "nsubjpass", "ROOT"}


class Bearing(StrEnum):
    """How the phrase's head stands to the party."""

    PARTY = "party"        # the head is the party: "SNA factions"
    MEANS = "means"        # its weapon or deed: "Turkish drone", "regime shelling"
    PROPERTY = "property"  # something else of its: "SDF vehicle", "army positions"
    HOLDER = "holder"      # ground that it holds: "SDF-held areas"


@dataclass(frozen=True, slots=True)
class ActorFound:
    """A party's words: tokens start..end of span.doc (half open); `head` is the token by which the phrase hangs.

    With bearing `party` the head lies inside, save where two share it ("Assad and Russian forces"); otherwise it is the
    thing owned, to the right. `ids` are candidates of the roster. `generic`: the words say what kind of people, not
    which party ("gunmen"). `speaks`: it reports rather than acts. `country`: a country's bare name.
    """

    start: int
    end: int
    head: int
    mention: ActorMention
    ids: tuple[str, ...]
    generic: bool
    bearing: Bearing = Bearing.PARTY
    speaks: bool = False
    country: bool = False


def find_actors(sentence: Sentence, roster: Roster) -> tuple[ActorFound, ...]:
    """Parties of a sentence from left to right, none inside another."""
    words = PartyWords(sentence, roster)
    found = [actor for anchor in words.anchors if (actor := _actor(anchor, words)) is not None]
    return tuple(_outermost(found))


def _outermost(found: Iterable[ActorFound]) -> Iterator[ActorFound]:
    kept: list[ActorFound] = []
    for actor in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    yield from kept


def _actor(anchor: Anchor, words: PartyWords) -> ActorFound | None:
    if (means := _said_to_be(anchor, words)) is not None:
        return _found(anchor, (anchor.start, anchor.end), means, Bearing.MEANS, words)
    if words.only_holds(anchor):
        return _found(anchor, (anchor.start, anchor.end), anchor.root.head.head, Bearing.HOLDER, words)
    if words.only_holds_or_backs(anchor):
        return None
    owner = _owner(anchor, words)
    if owner is None:
        return _heading(anchor, words)
    if words.is_party(owner):
        return _found(anchor, (anchor.start, anchor.end), owner, Bearing.PARTY, words) \
            if _apart(anchor, owner, words) else None
    return _owning(anchor, owner, words)


def _said_to_be(anchor: Anchor, words: PartyWords) -> Any | None:
    """ "warplanes which we believe were Russian", "a drone, said to be Turkish": the weapon whose owner is so told."""
    if (means := _told_beside(anchor, words)) is not None:
        return means
    being = anchor.start - 1 - (words.word(anchor.start - 1) in {"a", "an"})  # "believed to be a Turkish one"
    if anchor.sort is not Sort.NATION or not anchor.demonym or words.word(being) not in BEING:
        return None
    at = being - 1
    at -= words.word(at) == "to"
    if not words.wording.whole("believing", words.word(at)):
        return None
    return next((words.doc[i] for i in range(at - 1, max(at - BELIEF_REACH, words.span.start) - 1, -1)
                 if words.is_means(words.doc[i])), None)


def _told_beside(anchor: Anchor, words: PartyWords) -> Any | None:
    """ "The warplanes were Russian", "the drone, likely Turkish, struck": the weapon right before."""
    if anchor.sort is not Sort.NATION or not anchor.demonym:
        return None
    hedged = words.word(anchor.start - 1) in HEDGES and words.word(anchor.start - 2) == ","
    told = words.word(anchor.start - 1) in BEING and anchor.root.dep_ in {"acomp", "attr"}
    at = anchor.start - 3 if hedged else anchor.start - 2
    weapon = words.doc[at] if (hedged or told) and at >= words.span.start else None
    return weapon if weapon is not None and words.is_means(weapon) else None


HEDGES = {"likely", "probably", "presumably", "apparently", "reportedly", "possibly"}
BEING = {"be", "were", "was", "are", "is", "been"}
BELIEF_REACH = 5
"""Words from a weapon to the belief about it: "warplanes, which we firmly believe" has four."""


def _owner(anchor: Anchor, words: PartyWords) -> Any | None:
    """The noun the anchor modifies, also through coordination ("Russian and Assad forces"), or None."""
    token = anchor.root
    if (deed := _deed_after(anchor, words) or _weapon_before(anchor, words)) is not None:
        return deed
    while token.dep_ == "conj" and _proper(words.at(token.head.i)) and _proper(anchor):
        token = token.head
    if token.dep_ not in OWNING or token.head.i <= anchor.root.i:
        return None
    owner = token.head
    while not words.is_party(owner) and owner.dep_ in {"compound", "nmod"} and owner.head.i > owner.i:
        owner = owner.head
    return None if _misread(anchor, owner, words) else owner


def _deed_after(anchor: Anchor, words: PartyWords) -> Any | None:
    """ "Regime shelling killed": often parsed as two subjects or as a clause; a deed where it takes no object."""
    if anchor.end >= words.span.end:
        return None
    after = words.doc[anchor.end]
    free = not any(c.dep_ == "dobj" for c in after.children)
    twin = after.dep_ == "nsubj" and anchor.root.dep_ == "nsubj" and after.head == anchor.root.head
    tied = twin or (after.tag_ == "VBG" and anchor.root in {after.head, *after.lefts})
    return after if free and tied and words.is_means(after) else None


def _weapon_before(anchor: Anchor, words: PartyWords) -> Any | None:
    """ "Warplanes (Russian)": a nation in brackets owns the weapon before them."""
    if anchor.sort is not Sort.NATION or anchor.start - 2 < words.span.start or anchor.end >= words.span.end:
        return None
    weapon, left, right = (words.doc[at] for at in (anchor.start - 2, anchor.start - 1, anchor.end))
    return weapon if (left.text, right.text) == ("(", ")") and words.is_means(weapon) else None


def _misread(anchor: Anchor, owner: Any, words: PartyWords) -> bool:
    """A plural before a noun that no party owns is a subject before its verb: "militants rape, kill" in a headline."""
    plural = anchor.sort is Sort.NOUN and anchor.root.tag_ == "NNS" and anchor.root.dep_ != "poss"
    return plural and not (words.is_party(owner) or words.is_means(owner) or words.is_holding(owner))


def _proper(anchor: Anchor | None) -> bool:
    return anchor is not None and anchor.sort in {Sort.NAME, Sort.NATION}


def _apart(anchor: Anchor, owner: Any, words: PartyWords) -> bool:
    """Whether a conjunction parts the name from the noun it shares with another: "Assad and Russian forces"."""
    between = words.doc[anchor.end:owner.i]
    return _proper(anchor) and any(t.dep_ == "cc" for t in between) and any(
        words.at(t.i) is not None for t in between)


def _heading(anchor: Anchor, words: PartyWords) -> ActorFound | None:
    if anchor.sort is Sort.NATION:
        agent = anchor.root.dep_ == "pobj" and anchor.root.head.lower_ == "by"
        acts = not anchor.demonym and (anchor.root.dep_ in DOING - {"ROOT"} or agent)
        return _found(anchor, (anchor.start, anchor.end), anchor.root, Bearing.PARTY, words) if acts else None
    span, members = whole(anchor, words)
    if anchor.sort is Sort.LINK and not any(m.sort is not Sort.LINK for m in members):
        return None
    told_by = next((m for m in members if m.sort is not Sort.LINK), anchor)
    return _found(told_by, span, anchor.root, Bearing.PARTY, words)


def _owning(anchor: Anchor, owner: Any, words: PartyWords) -> ActorFound | None:
    means = words.is_means(owner)
    if anchor.sort is Sort.LINK or (anchor.kind is ActorKind.CIVILIAN and anchor.sort is Sort.NOUN and not means):
        return None
    if anchor.sort is Sort.NATION and not means and not words.is_holding(owner):
        return None
    span = whole(anchor, words)[0] if anchor.sort is Sort.NOUN else (anchor.start, anchor.end)
    return _found(anchor, (span[0], anchor.end), owner, Bearing.MEANS if means else Bearing.PROPERTY, words)


def _found(anchor: Anchor, span: tuple[int, int], head: Any, bearing: Bearing, words: PartyWords) -> ActorFound:
    text = words.sentence.quote(*span).quote
    ids = words.roster.candidates(text)
    entry = words.roster.get(ids[0]) if ids else None
    kind = entry.kind if entry is not None else anchor.kind
    state = anchor.kind is ActorKind.STATE and words.says_body(text)
    speaks = (entry is not None and entry.role is not ActorRole.PARTY) or words.is_speaker(head)
    country = anchor.sort is Sort.NATION and not anchor.demonym
    return ActorFound(*span, head.i, ActorMention(text, kind), ids, not ids and not state, bearing, speaks, country)
