"""Parties that the parse loses: those that act beside the one found, and a subject cut off from its verb.

"Some 60 soldiers and Falcon Brigade members raided it": one party of a list is found by its arc, the rest stand next
to it in the words.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.reading import Reading
from sijill.extract.roles import patients
from sijill.extract.tree import children, is_passive
from sijill.extract.triggers import Found

JOINING = {"and", "&", "/", ",", "the", "local", "some", "other"}
"""Words that may stand between two parties of one list; one of AND must be among them."""
AND = {"and", "&", "/"}
CUT_OFF = {"ROOT", "npadvmod", "dep"}
"""Arcs of a subject whose verb was taken for a noun or for another's."""


def with_allies(reading: Reading, found: Found, chosen: Sequence[ActorFound]) -> tuple[ActorFound, ...]:
    """The parties found, those joined to them in the words, or for want of both the subject cut off."""
    if not chosen:
        return tuple(_cut_off(reading, found))
    kept = {a.start: a for a in chosen}
    hurt = {t.i for t in patients(found)} if found.verbal else set()
    for actor in chosen:
        if actor.bearing is Bearing.PARTY:
            kept |= {a.start: a for a in _beside(reading, actor) if not hurt & set(range(a.start, a.end))}
    return tuple(kept[k] for k in sorted(kept))


def _beside(reading: Reading, actor: ActorFound) -> Iterator[ActorFound]:
    doc = reading.sentence.span.doc
    for other in reading.actors:
        if other.bearing is not Bearing.PARTY or other.speaks or other is actor:
            continue
        left, right = sorted((actor, other), key=lambda a: a.start)
        between = {t.lower_ for t in doc[left.end:right.start] if t.pos_ != "PROPN"}  # a name no roster has
        if between <= JOINING and between & AND and not _own_verb(doc[other.head], doc[actor.head]):
            yield other


def _own_verb(other: Any, head: Any) -> bool:
    """Whether it is the subject or object of a verb of its own: "killed soldiers, and the militants fled"."""
    return other.dep_ == "dobj" or (other.dep_ in {"nsubj", "nsubjpass"} and other.i > head.i)


def _cut_off(reading: Reading, found: Found) -> Iterator[ActorFound]:
    """ "Soldiers coming out of the station set houses on fire": the nearest party before a verb without a subject."""
    head = found.head
    if not found.verbal or is_passive(head) or head.tag_ == "VBG" or children(head, "nsubj", "nsubjpass", "agent"):
        return
    verbs = [f.end for f in reading.triggers if f.verbal and f.end <= found.start]
    doc = reading.sentence.span.doc
    before = [a for a in reading.actors if max(verbs, default=0) <= a.start and a.end <= found.start]
    if before and not before[-1].speaks and _dangling(doc[before[-1].head]):
        yield before[-1]
    elif len(before) > 1 and before[-1].bearing is Bearing.PROPERTY and _dangling(doc[before[-2].head]):
        yield before[-2]


def _dangling(token: Any) -> bool:
    if token.dep_ == "nsubj":
        return bool(token.head.tag_ == "VBG")
    return token.dep_ in CUT_OFF
