"""Who held those that came to harm in custody: from an event word to the party whose prison or custody it was."""

from collections.abc import Collection, Iterator
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.reading import Reading
from sijill.extract.tree import VERBS, children, subtree
from sijill.extract.triggers import Found, lemma
from sijill.model.casualty import Harm
from sijill.model.event import Act

INSIDE = {"in", "at", "inside", "within"}
KEEPING = {"of", "by", "under"}
"""Prepositions that name a keeper: "a prison of X", "run by X", "in the custody of X", "under X"."""
DONE_TO_CAPTIVES = {Harm.KILLED, Harm.TORTURED, Harm.SEXUALLY_ASSAULTED}


def keepers(reading: Reading, found: Found, custody: Collection[str]) -> tuple[ActorFound, ...]:
    """ "died under torture in a prison of X", "was killed in X's custody": X; nobody where no keeper is named.

    `custody` are nouns by lemma. A soldier shot dead at a prison gate is no captive: only what is done in it counts.
    """
    if found.trigger.harm not in DONE_TO_CAPTIVES and found.trigger.act is not Act.TORTURE:
        return ()
    for prison in _prisons(found, custody):
        held = {t.i for t in subtree(prison)} | {t.i for c in children(prison, "acl", "relcl") for t in c.subtree}
        for actor in reading.actors:
            if not actor.speaks and _keeps(actor, prison, held):
                return (actor,)
    return ()


def _prisons(found: Found, custody: Collection[str]) -> Iterator[Any]:
    """Nouns of custody that the event word, or the verb it hangs on, stands in."""
    verb = next((a for a in [found.head, *found.head.ancestors] if a.pos_ in VERBS), None)
    for head in dict.fromkeys([found.head, *([verb] if verb is not None else [])]):
        for prep in (c for c in subtree(head) if c.dep_ == "prep" and c.lower_ in INSIDE):
            yield from (p for p in children(prep, "pobj")
                        if any(lemma(t) in custody for t in [p, *children(p, "compound", "nmod")]))


def _keeps(actor: ActorFound, prison: Any, held: Collection[int]) -> bool:
    if actor.bearing is Bearing.PROPERTY:
        return bool(actor.head == prison.i)
    head = prison.doc[actor.head]
    named = head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.lower_ in KEEPING)
    return bool(named and actor.bearing is Bearing.PARTY and actor.head in held and actor.start > prison.i)
