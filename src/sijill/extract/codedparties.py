"""A sentence's parties come in; the same go out with the party that brackets behind one say it was taken for.

"unidentified militants (coded as Kesra Rebels) fired": the report says whom its coder took them for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.parse import Sentence
from sijill.knowledge.cues import Speech
from sijill.model.actor import ActorKind, ActorMention

NAME = re.compile(r"[^()\[\],;]{3,60}")


def with_coded(sentence: Sentence, actors: Sequence[ActorFound], speech: Speech) -> tuple[ActorFound, ...]:
    """In order. Only a bracket right behind a party, or behind a noun that ends in one's place, is read."""
    if "(" not in sentence.text and "[" not in sentence.text:
        return tuple(actors)
    found = list(actors)
    for start, end, head in _brackets(sentence, speech):
        inside = [a for a in actors if start <= a.start and a.end <= end]
        before = next((a for a in actors if a.start <= head < a.end), None)
        taken = _taken(sentence, (start, end), inside, speech)
        if taken is not None and (before is not None or inside):
            at = before.head if before is not None else head
            found = [a for a in found if a not in inside and a is not before]
            found.append(replace(taken, head=at, bearing=Bearing.PARTY, speaks=before.speaks if before else False))
    return tuple(sorted(found, key=lambda a: a.start))


def _brackets(sentence: Sentence, speech: Speech) -> Iterator[tuple[int, int, int]]:
    """First and past-the-last token of each name in such a bracket, and the token right before the bracket."""
    span = sentence.span
    for match in speech.taken_for.finditer(sentence.text):
        name = NAME.match(sentence.text, match.end())
        if name is None:
            continue
        tokens = [t.i for t in span if match.end() <= t.idx - span.start_char < name.end()]
        opened = next((t.i for t in span if t.idx - span.start_char >= match.start()), None)
        if tokens and opened is not None and opened > span.start:
            yield tokens[0], tokens[-1] + 1, opened - 1


def _taken(sentence: Sentence, place: tuple[int, int], inside: Sequence[ActorFound],
           speech: Speech) -> ActorFound | None:
    """The listed party that the bracket names; else its words, where they name some group."""
    listed = next((a for a in inside if a.ids), None)
    if listed is not None:
        return listed
    words = sentence.quote(*place).quote
    if not any(word in speech.bodies for word in words.lower().split()):
        return None
    return ActorFound(*place, place[1] - 1, ActorMention(words, ActorKind.ARMED_GROUP), (), generic=False)
