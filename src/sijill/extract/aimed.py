"""Persons an attack was aimed at, harmed or not: "an attack on Senator Doe", "attacked the home of the mayor"."""

from collections.abc import Iterator, Sequence
from typing import Any

from sijill.extract.counts import CountPhrase
from sijill.extract.reading import Reading
from sijill.extract.roles import subjects
from sijill.extract.tree import children
from sijill.extract.triggers import Found, lemma
from sijill.extract.victims import VictimFound
from sijill.model.event import Act

AT_PERSONS = {None, Act.ASSASSINATION, Act.EXPLOSION, Act.SHELLING, Act.AIRSTRIKE, Act.SHOOTING, Act.DRONE_STRIKE}
"""Acts whose object may be a person who is not said to have come to harm; None is a bare attack."""


def aimed_at(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[VictimFound, ...]:
    """Those named in the object's place, or as owners of what stands there."""
    if not _at_persons(found):
        return ()
    heads = [*heads, *_survivors(found)]
    owners = {h.i for h in heads} | {o.i for h in heads for o in _owners(h)}
    return tuple(v for v in reading.victims if not v.speaker and v.head in owners)


def struck_people(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[CountPhrase, ...]:
    """Those counted or described in the object's place."""
    if not _at_persons(found):
        return ()
    objects = {h.i for h in (*heads, *_survivors(found))}
    return tuple(c for c in reading.counts if c.head in objects and not c.part and not c.named and c.harm is None)


def _at_persons(found: Found) -> bool:
    return found.trigger.harm is None and found.trigger.act in AT_PERSONS


def _survivors(found: Found) -> Sequence[Any]:
    """ "the minister escaped unharmed from an attack", "survived an attempt": the subject was the aim."""
    above = found.head.head
    verb = above.head if above.lower_ in {"from", "in"} and found.head.dep_ == "pobj" else above
    return subjects(verb) if not found.verbal and lemma(verb) in SURVIVING else ()


SURVIVING = {"escape", "survive"}


def _owners(noun: Any) -> Iterator[Any]:
    """ "the senator's car", "the home of the senator"."""
    yield from children(noun, "poss")
    for prep in children(noun, "prep"):
        if prep.lower_ == "of":
            yield from children(prep, "pobj")
