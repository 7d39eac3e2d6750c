"""Private persons who speak: a report's readings in, the names of those who speak for nobody but themselves out.

Officials and whoever speaks for a body stay named; so a name is private unless the report, anywhere, gives its bearer
an office. Where nothing is said of a speaker but a person's name, the name is private: a name withheld for nothing
costs a reader little, one told cannot be taken back.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.names import NameReader
from sijill.extract.reading import Reading
from sijill.extract.speech import Speaker
from sijill.extract.triggers import lemma
from sijill.extract.victims import VictimFound
from sijill.knowledge.cues import Speech
from sijill.knowledge.language import Language
from sijill.knowledge.persons import Persons
from sijill.model.casualty import Status
from sijill.model.claim import AgeGroup, Claim, SourceKind, SourceMention
from sijill.model.evidence import Stated

BEFORE, BEHIND = 9, 12
"""Words before and behind a name in which its bearer is introduced: "a spokesman for the local council of Tell Zahra,"
has nine, ", who has been the director of the … hospital" about as many."""
INTRODUCING = {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "IN", "DT", "PRP$", "HYPH", "CD", "VBN", "VBG", "CC"}
"""Tags of the words of an introduction; a verb or another mark ends it."""
OF_BODY = {"of", "from", "at", "with", "for"}
KINDS = {SourceKind.UNKNOWN, SourceKind.WITNESS, SourceKind.OUTLET, SourceKind.SOCIAL_POST}
"""Kinds of source that a named person may be taken for, as far as the words of the source tell."""


@dataclass(frozen=True, slots=True)
class _Person:
    """A name and what its sentence says of the bearer; `office` is None where it says nothing either way.

    near: somebody speaks in the sentence, be it somebody else.
    """

    name: str
    speaks: bool
    near: bool
    office: bool | None

    @property
    def heard(self) -> bool:
        """Speaks, or is a private person beside whom somebody does: "one of the survivors, X, … she told"."""
        return self.speaks or (self.near and self.office is False)


def private_speakers(readings: Sequence[Reading], language: Language, harmed: Collection[str] = ()) -> dict[str, bool]:
    """Their names as the report writes them, sorted; whether it says what they are, beside the name.

    `harmed` are names of victims: of them only those who speak themselves.
    """
    people = [person for reading in readings if reading.victims or reading.speakers
              for person in _people(reading, language)]
    in_office = {word for person in people if person.office for word in _last(person.name)}
    met = {word for person in people if person.office is False for word in _last(person.name)}
    names = {person.name for person in people if not person.office
             and (person.speaks or (person.heard and person.name not in harmed))
             and (person.office is False or not in_office & _last(person.name) - met)}
    return {name: bool(met & _last(name)) for name in sorted(names)}


def withhold_speakers(claims: Sequence[Claim], readings: Sequence[Reading], language: Language) -> list[Claim]:
    """The claims with the names of their report's private speakers; of whom more than the name is told is a witness."""
    harmed = {victim.value.name for claim in claims for victim in claim.victims}
    names = private_speakers(readings, language, harmed) | _accounts(readings, language.persons) if claims else {}
    if not names:
        return list(claims)
    witnesses = [name for name, introduced in names.items() if introduced]
    return [replace(claim, private=tuple(names), source=_as_witness(claim.source, witnesses)) for claim in claims]


def _accounts(readings: Sequence[Reading], persons: Persons) -> dict[str, bool]:
    """Names and handles of those whose posts they are and who are called as people are: "Karim Vesko (@kvesko)"."""
    authors = {author for reading in readings if (author := reading.sentence.segment.author)}
    found: dict[str, bool] = {}
    for author in sorted(authors):
        said = [word.strip("()@").lower() for word in author.split()]
        if any(word in persons.names.given or word in persons.names.kunyas for word in said) \
                and not any(persons.names.not_persons & {word} for word in said):
            found |= {part.strip(" ()"): True for part in author.split("@") if part.strip(" ()")}
    return found


def _as_witness(source: Stated[SourceMention] | None, names: Sequence[str]) -> Stated[SourceMention] | None:
    if source is None or source.value.kind is not SourceKind.UNKNOWN or not any(n in source.value.text for n in names):
        return source
    return replace(source, value=replace(source.value, kind=SourceKind.WITNESS))


def _people(reading: Reading, language: Language) -> Iterator[_Person]:
    given = {m.end() for m in language.speech.self_named.finditer(reading.sentence.text)} if reading.victims else set()
    near = _spoken_in(reading, language) if reading.victims else False
    for person in reading.victims:
        own = _name(person)[0] - 1 >= reading.sentence.span.start and _ends(reading, _name(person)[0]) in given
        yield _Person(person.name, own or person.speaker or _is_source(reading, person), near,
                      False if own else _office(reading, person, language))
    known = {word for person in reading.victims for word in person.name.split()}
    for speaker in reading.speakers:
        name = _bare(reading, speaker, language.persons)
        if name and not known & set(name.split()):
            first = next(iter(_tokens(reading, speaker)))
            found = VictimFound(first, first + len(name.split()), first, name)
            yield _Person(name, speaks=True, near=True, office=_office(reading, found, language))


def _spoken_in(reading: Reading, language: Language) -> bool:
    verbs = language.persons.names.speech | language.speech.verbs
    return any(token.tag_.startswith("VB") and lemma(token) in verbs for token in reading.sentence.span)


def _last(name: str) -> set[str]:
    return {name.rsplit(maxsplit=1)[-1].casefold()}


def _tokens(reading: Reading, speaker: Speaker) -> list[int]:
    """Tokens of the words that name the source, where they stand in this sentence."""
    offsets, doc = reading.sentence.offsets, reading.sentence.span.doc
    said = speaker.source.evidence[0]
    return [t.i for t in reading.sentence.span if said.start <= offsets[doc[t.i].idx] < said.end]


def _ends(reading: Reading, start: int) -> int:
    """Where the word before a name ends, in characters of its sentence."""
    span = reading.sentence.span
    before = span.doc[start - 1]
    return int(before.idx + len(before.text) - span.start_char)


def _is_source(reading: Reading, person: VictimFound) -> bool:
    return any(set(_tokens(reading, speaker)) & set(range(person.start, person.end)) for speaker in reading.speakers)


def _bare(reading: Reading, speaker: Speaker, persons: Persons) -> str | None:
    """ "Orsan Kelab said": two words in capitals or more, none of which names anything else."""
    tokens = _tokens(reading, speaker)
    if len(tokens) < 2 or speaker.source.value.kind not in KINDS:
        return None
    taken = [(a.start, a.end) for a in reading.actors if not a.generic] + [(p.start, p.end) for p in reading.places]
    reader = NameReader.of(reading.sentence.span, persons, taken)
    start = next((i for i in tokens if reader.run_end(i) > i), None)
    end = start if start is None else reader.run_end(start)
    if start is None or end is None or end - start < 2 or end - 1 not in tokens:
        return None
    if any(reader.other_thing(i) for i in range(start, end + 1)) or reader.word(end) in persons.names.families:
        return None
    name = " ".join(reading.sentence.quote(start, end).quote.split())
    return None if name in (reading.sentence.report.publisher or "") else name


def _office(reading: Reading, person: VictimFound, language: Language) -> bool | None:
    """Whether the bearer is introduced with an office, as somebody else, or not at all."""
    if person.age_group is AgeGroup.CHILD:
        return False
    doc, (start, end) = reading.sentence.span.doc, _name(person)
    for position in (*_before(reading, start), *range(start, end), *_behind(reading, max(end, person.end))):
        said = _said(doc[position], language)
        if said is not None:
            return said
    return True if _for_body(reading, start, max(end, person.end)) else None


def _name(person: VictimFound) -> tuple[int, int]:
    return next(((p.start, p.end) for p in person.pieces if p.field == "name"), (person.start, person.end))


def _said(token: Any, language: Language) -> bool | None:
    """Whether the word is one for an office; False for one that says that its bearer is a private person."""
    speech: Speech = language.speech
    word = lemma(token)
    if {word, token.lower_, token.lower_.rstrip(".")} & speech.offices:
        return True
    noun = language.persons.noun(token.lower_)
    private = noun is not None and (noun.kin or noun.facts.status is Status.CIVILIAN)
    return False if private or word in speech.witnesses - {"source"} else None


def _before(reading: Reading, start: int) -> Iterator[int]:
    """Positions before a name, nearest first: "the governor of Tell Zahra, Samir Qaddour", "Colonel Samir Qaddour"."""
    span = reading.sentence.span
    for position in range(start - 1, max(start - BEFORE, span.start) - 1, -1):
        token = span.doc[position]
        if token.tag_ not in INTRODUCING and not (position == start - 1 and token.text in {",", "–", "—", '"', "“"}):
            return
        yield position


def _behind(reading: Reading, end: int) -> Iterator[int]:
    """Positions of what is said of a name behind it, up to the verb: ", a farmer,", ", 40, who is the mayor of X,"."""
    span = reading.sentence.span
    if end >= span.end or span.doc[end].text not in {",", "(", "–", "—"}:
        return
    for position in range(end + 1, min(end + BEHIND, span.end)):
        token = span.doc[position]
        inside = token.tag_ in INTRODUCING or token.tag_ in {"WP", "VBZ", "VBD", "RB"} or token.text == ","
        if not inside or (token.tag_ == "VBD" and token.lower_ not in {"was", "had"}):
            return
        yield position


def _for_body(reading: Reading, start: int, end: int) -> bool:
    """ "Jana Doe of the Tarn Observatory", "the Tarn Observatory's Jana Doe": she speaks for it."""
    span, speaking = reading.sentence.span, [actor for actor in reading.actors if actor.speaks]
    if start - 1 >= span.start and span.doc[start - 1].tag_ == "POS" and any(a.end == start - 1 for a in speaking):
        return True
    of = end < span.end and span.doc[end].lower_ in OF_BODY
    return of and any(end < actor.start <= end + 2 for actor in speaking)
