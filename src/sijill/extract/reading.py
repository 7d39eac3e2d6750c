"""A report read: its sentences, each with everything found in it, before any of it is put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.extract.actors import ActorFound, find_actors
from sijill.extract.codedparties import with_coded
from sijill.extract.counts import CountPhrase, find_counts
from sijill.extract.dates import TimeFound, find_times
from sijill.extract.described import find_described
from sijill.extract.meaning import leave_senses
from sijill.extract.parse import Sentence
from sijill.extract.places import PlaceFound, find_places
from sijill.extract.speech import Speaker, find_speakers
from sijill.extract.triggers import Found, find_triggers
from sijill.extract.victims import VictimFound, find_victims
from sijill.knowledge import Knowledge
from sijill.model.claim import SourceMention
from sijill.model.evidence import Stated


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence and what stands in it; everything points at tokens or characters of sentence.span.doc."""

    sentence: Sentence
    triggers: tuple[Found, ...]
    actors: tuple[ActorFound, ...]
    places: tuple[PlaceFound, ...]
    times: tuple[TimeFound, ...]
    counts: tuple[CountPhrase, ...]
    victims: tuple[VictimFound, ...]
    speakers: tuple[Speaker, ...]


def read_sentences(sentences: Sequence[Sentence], knowledge: Knowledge) -> Iterator[Reading]:
    """Readings in order; who spoke last is carried from sentence to sentence."""
    language, before, spoken_in = knowledge.language, None, -1
    if not sentences:
        return
    for sentence in sentences:
        leave_senses(sentence.span.doc, language.senses)
    actors = [with_coded(s, find_actors(s, knowledge.roster), language.speech) for s in sentences]
    named = [[(a.start, a.end) for a in parties if not a.generic] for parties in actors]
    places = find_places(sentences, knowledge.gazetteer, knowledge.packs, named)
    called: set[str] = set()
    spoke: dict[str, Stated[SourceMention]] = {}
    for sentence, parties, spans, placed in zip(sentences, actors, named, places, strict=True):
        here = tuple(p for p in placed if not _person(p, sentence, called))
        here = tuple(sorted((*here, *find_described(sentence, knowledge.roster)), key=lambda p: p.start))
        taken = spans + [(p.start, p.end) for p in here]
        speakers = _met(find_speakers(sentence, language.speech, knowledge.roster, before), spoke)
        triggers = find_triggers(sentence, language.triggers)
        if not speakers and before is not None and _goes_on(sentence, spoken_in, triggers):
            speakers = (Speaker(before, sentence.span.start, sentence.span.end),)
        spoken_in = sentence.paragraph if speakers else spoken_in
        before = _last(speakers, before)
        victims = find_victims(sentence, language.persons, taken)
        called |= {word for v in victims if len(words := v.name.split()) > 1 for word in (words[0], words[-1])}
        yield Reading(
            sentence, triggers, parties, here,
            find_times(sentence, language.calendar), find_counts(sentence, language.persons, language.numbers, taken),
            victims, speakers)


def _person(place: PlaceFound, sentence: Sentence, called: set[str]) -> bool:
    """ "Amal Haddad and her sons … the children of Amal": the first name of a person named before is no place."""
    if place.mention.name not in called or place.start == sentence.span.start:
        return False
    return str(sentence.span.doc[place.start - 1].lower_) in BESIDE_PERSONS


BESIDE_PERSONS = {"and", "of", ",", "that", "with", "for", "brother", "sister", "wife", "mother", "father", "son",
                  "daughter", "called", "to"}
"""Words before a name that may be a place's or a person's; "in" and "near" are before places alone."""


ENUMERATED = re.compile(r"(?:the (?:first|second|third|fourth|last|other)|another|one of (?:them|these|the))\b",
                        re.IGNORECASE)


def _goes_on(sentence: Sentence, spoken_in: int, triggers: Sequence[Found]) -> bool:
    """ "They added that there were three massacres. The first was …", "X said that A was bombed. The raid killed two":
    what goes on with their words in their paragraph is still theirs."""
    if sentence.paragraph != spoken_in:
        return False
    opening = sentence.span[:2]
    event = any(not f.verbal and f.start == opening.end - 1 for f in triggers)
    return ENUMERATED.match(sentence.text.strip()) is not None or (event and opening[0].lower_ in {"the", "this"})


def _met(speakers: Sequence[Speaker], spoke: dict[str, Stated[SourceMention]]) -> tuple[Speaker, ...]:
    """The speakers; one called by the last word of a name that spoke before is that one: "Governor Karim Haddad said …
    Haddad said". Those who speak now are kept in `spoke`."""
    found = tuple(replace(s, source=spoke.get(s.source.value.text, s.source)) for s in speakers)
    for speaker in found:
        *more, last = speaker.source.value.text.split()
        if more and last[:1].isupper() and more[-1][:1].isupper():
            spoke.setdefault(last, speaker.source)
    return found


def _last(speakers: Sequence[Speaker], before: Stated[SourceMention] | None) -> Stated[SourceMention] | None:
    return max(speakers, key=lambda s: s.last).source if speakers else before
