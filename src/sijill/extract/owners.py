"""Whose "its fighters" and "its rockets" are: the party that says so, or the subject that the sentence opens with."""

from collections.abc import Sequence
from typing import Any

from sijill.extract.actors import ActorFound
from sijill.extract.reading import Reading
from sijill.extract.roles import names, subjects
from sijill.extract.tree import VERBS

OWN = {"its", "their"}


def owners(reading: Reading, heads: Sequence[Any]) -> tuple[ActorFound, ...]:
    """Parties meant by the possessive of an agent's phrase; empty where it has none or nobody who is named speaks."""
    for head in heads:
        if any(c.dep_ == "poss" and c.lower_ in OWN for c in head.children):
            return _above(reading, head)
    return ()


def _above(reading: Reading, head: Any) -> tuple[ActorFound, ...]:
    """The subject of a verb above the one that the owned thing acts in, if it stands before and is a named party."""
    verbs = [a for a in head.ancestors if a.pos_ in VERBS][1:]
    for verb in verbs:
        said = [s for s in subjects(verb) if s.i < head.i]
        found = tuple(a for s in said for a in reading.actors if names(a, s) and not a.generic and not a.speaks)
        if found or said:
            return found
    return ()
