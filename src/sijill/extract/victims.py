"""Victims: from a parsed sentence to the persons it names, with what it says of their age, sex, nationality and work.

Whether harm came to them is asked elsewhere, through the head; those who speak are marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.ages import BEEN, Age, age_group
from sijill.extract.meaning import means
from sijill.extract.names import Name, NameReader, find_names
from sijill.extract.parse import Sentence
from sijill.extract.roles import shortened
from sijill.extract.traits import carried, traits
from sijill.knowledge.persons import Persons
from sijill.knowledge.senses import Sense
from sijill.model.claim import AgeGroup, Sex

BEFORE = {"JJ", "NN", "NNP", "VBN", "HYPH", "DT", "PRP$", "CD", "NNS", "JJR", "JJS", "POS"}
"""Tags of the words that describe a person before the name."""
STOPS = {",", ";", ".", "that"}
"""Words behind which "told" and "according to" no longer name the speaker."""
BEHIND = 6
"""Words from a verb of speech to its subject behind it ("said Rami Haddad"); farther is what was said."""
SPEAKING_ARCS = {"nsubj", "conj", "appos", "compound"}


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens that state one field of a victim."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VictimFound:
    """Tokens start..end of span.doc quote the name with what describes it; `head` ties it to the sentence.

    age is in years, nationality ISO 3166-1 alpha-2. speaker: the sentence has this person say something. nouns: the
    tokens of the nouns of persons said of this one.
    """

    start: int
    end: int
    head: int
    name: str
    age: float | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    nationality: str | None = None
    occupation: str | None = None
    speaker: bool = False
    pieces: tuple[Piece, ...] = ()
    nouns: tuple[int, ...] = ()


def find_victims(sentence: Sentence, persons: Persons, taken: Sequence[tuple[int, int]]) -> tuple[VictimFound, ...]:
    """Persons named in a sentence, in order; `taken` are token spans of places, parties and organisations."""
    reader = NameReader.of(sentence.span, persons, taken)
    names = find_names(sentence.span, persons, taken)
    found: list[VictimFound] = []
    for index, name in enumerate(names):
        if not name.owner or _body_of(reader, name):
            found.append(_victim(sentence, reader, names, index))
    return tuple(_respectively_aged(reader, found))


def _respectively_aged(reader: NameReader, victims: Sequence[VictimFound]) -> Iterator[VictimFound]:
    """ "Omar, Adam and Sami Haddad, aged 12, nine and four": to each his own age, where there are as many."""
    shared: dict[int, Age] = {}
    for place, last in enumerate(victims):
        ages = _ages_behind(reader, last)
        run = _run_to(reader, victims, place)[-len(ages):] if len(ages) > 1 else []
        if len(run) == len(ages) and len(_run_to(reader, victims, place)) == len(ages):
            shared |= dict(zip(run, ages, strict=True))
    for place, victim in enumerate(victims):
        age = shared.get(place)
        yield victim if age is None else replace(
            victim, age=age.years, age_group=age_group(age.years, reader.persons.names),
            pieces=(*(p for p in victim.pieces if p.field != "age"), Piece("age", age.start, age.end)))


def _ages_behind(reader: NameReader, victim: VictimFound) -> list[Age]:
    """The ages listed right behind a name, from "aged" on."""
    first = next((a for p in victim.pieces if p.field == "age" and (a := reader.age_at(p.start)) is not None), None)
    if first is None or reader.word(first.start) not in reader.persons.names.age_labels:
        return []
    found = [first]
    for age in reader.ages:
        gap = [reader.word(i) for i in range(found[-1].end, age.start)]
        if gap and set(gap) <= {",", "and"}:
            found.append(age)
    return found


def _run_to(reader: NameReader, victims: Sequence[VictimFound], place: int) -> list[int]:
    """Indices of the names joined up to this one, none but the last with an age."""
    run = [place]
    while run[0] > 0 and victims[run[0] - 1].age is None and all(
            reader.word(i) in {",", "and"} for i in range(victims[run[0] - 1].end, victims[run[0]].start)):
        run.insert(0, run[0] - 1)
    return run


def _body_of(reader: NameReader, name: Name) -> bool:
    """ "Salim Ahmed's body": the owner is who came to harm."""
    noun = reader.noun(name.end + 1)
    return (noun is not None and noun.harm is not None) or (
        name.end + 1 < reader.span.end and means(reader.span.doc[name.end + 1], Sense.KILLING))


def _victim(sentence: Sentence, reader: NameReader, names: Sequence[Name], index: int) -> VictimFound:
    name = names[index]
    start, nouns = _description(reader, name), _nouns(reader, names, index)
    age = _age(reader, name, start)
    facts = traits(reader, names, index, nouns, start)
    group = age_group(age.years, reader.persons.names) if age else facts.age_group
    nationality = _nationality(reader, start, name)
    work = _occupation(reader, nouns)
    pieces = [Piece("name", name.start, name.end)]
    pieces += [Piece("age", age.start, age.end)] if age else []
    pieces += [Piece("occupation", *work)] if work else []
    pieces += [Piece("nationality", *nationality[1])] if nationality else []
    if group is None and work:
        group = AgeGroup.ADULT
    return VictimFound(
        start, name.reach, int(sentence.span.doc[name.start:name.end].root.i), _text(sentence, name),
        age.years if age and age.exact else None, group, facts.sex, nationality[0] if nationality else None,
        " ".join(t.lower_ for t in sentence.span.doc[work[0]:work[1]]) if work else None,
        _speaks(reader, name), tuple(pieces), tuple(nouns))


def _text(sentence: Sentence, name: Name) -> str:
    """The name as the report writes it, on one line."""
    return " ".join(sentence.quote(name.start, name.end).quote.split())


def _description(reader: NameReader, name: Name) -> int:
    """Where the words that describe the person begin: "the Iraqi child", "50 year-old correspondent"."""
    start = name.start if name.title is None else name.title
    if name.noun is None and reader.age_at(start - 1) is None:
        return start
    if name.noun is not None:
        start = min(start, name.noun + 1)
    while start > reader.span.start and (reader.tag(start - 1) in BEFORE or reader.age_at(start - 1)):
        if start - 1 in reader.taken and reader.word(start - 1) not in reader.persons.demonyms:
            break
        start -= 1
    return start


def _nouns(reader: NameReader, names: Sequence[Name], index: int) -> list[int]:
    """Nouns of persons said of the name: before it, behind it ("X, a farmer,"), in brackets, or before its list."""
    name = names[index]
    found = [] if name.noun is None else [name.noun]
    if not found and index:
        found = carried(reader, names, index)
    found += [i for i in range(name.end, name.reach) if reader.noun(i)]
    return found + list(_apposed(reader, name)) + list(_attributed(reader, name))


def _attributed(reader: NameReader, name: Name) -> Iterator[int]:
    """ "X was a teacher", "X and Y were children": the noun behind the verb."""
    root = reader.span.doc[name.start:name.end].root
    while root.dep_ in {"conj", "appos"} and root.head.pos_ in {"PROPN", "NOUN"}:
        root = root.head
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_.lower() != "be" or any(c.dep_ == "neg" for c in verb.children):
        return
    yield from (c.i for c in verb.children if c.dep_ == "attr" and c.i > name.end and reader.noun(c.i) is not None)


def _apposed(reader: NameReader, name: Name) -> Iterator[int]:
    """ "Ahmad Said, 45, a farmer from …": the noun behind the comma and the article."""
    position = name.reach
    if reader.word(position) != "," or reader.tag(position + 1) != "DT":
        return
    for ahead in range(position + 2, min(position + 8, reader.span.end)):
        if reader.noun(ahead) and reader.noun(ahead + 1) is None and reader.tag(ahead + 1) != "POS":
            yield ahead
            return
        if reader.tag(ahead) not in BEFORE:
            return


def _age(reader: NameReader, name: Name, start: int) -> Age | None:
    """The age behind the name, or the one in the words before it."""
    positions = [*range(name.end, name.reach), *range(name.start - 1, start - 1, -1)]
    age = next((found for i in positions if (found := reader.age_at(i)) is not None), None)
    if age is None and reader.word(start - 1) == ",":  # "a 33-year-old, Lina Haddad,"
        before = reader.age_at(start - 2)
        age = before if before is not None and before.adjective else None
    if age is None and reader.word(name.reach) == ",":  # "Salim Ahmed, a 45 year old farmer"
        age = reader.age_at(name.reach + 2) if reader.tag(name.reach + 1) == "DT" else _who_was(reader, name.reach + 1)
    return age or _was(reader, name)


def _was(reader: NameReader, name: Name) -> Age | None:
    """ "Omar was 21;", "the daughter, Mona, was only six when it happened"."""
    verb = name.reach + (reader.word(name.reach) == ",")
    return reader.age_at(verb + 1) if reader.word(verb) in BEEN else None


def _who_was(reader: NameReader, position: int) -> Age | None:
    """ "Omar Said, who was 21 years old"."""
    was = reader.word(position) == "who" and reader.word(position + 1) in BEEN
    return reader.age_at(position + 2) if was else None


def _nationality(reader: NameReader, start: int, name: Name) -> tuple[str, tuple[int, int]] | None:
    for position in range(start, name.start):
        code = reader.persons.demonyms.get(reader.word(position))
        if code:
            return code, (position, position + 1)
    return None


def _occupation(reader: NameReader, nouns: Sequence[int]) -> tuple[int, int] | None:
    """The noun of an occupation with the nouns before it that make it plainer: "taxi driver", "school teacher"."""
    for position in nouns:
        noun = reader.noun(position)
        if noun is None or not (noun.occupation or (noun.generic and _trade(reader, position - 1))):
            continue
        start = position
        while _trade(reader, start - 1):
            start -= 1
        return start, position + 1
    return None


def _trade(reader: NameReader, position: int) -> bool:
    """A common noun that makes an occupation plainer; at the beginning of a sentence its capital says nothing."""
    common = reader.tag(position) == "NN" or (reader.tag(position) == "NNP" and position == reader.span.start)
    return common and reader.age_at(position) is None and not reader.noun(position)


def _speaks(reader: NameReader, name: Name) -> bool:
    """Subject of a verb of speech, or behind "according to", "posted by"."""
    token = _of_list(reader.span.doc[name.start:name.end].root)
    if token.dep_ == "nsubj" and _says(reader, token.head) and name.start <= token.head.i + BEHIND:
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "by" and _of_speech(reader, token.head.head):
        return True
    if token.dep_ == "dobj" and means(token.head, Sense.QUOTING):
        return True
    start = name.start
    words = tuple(reader.word(i) for i in range(max(start - 8, reader.span.start), start))
    return any(words[i:i + len(phrase)] == phrase and not STOPS & set(words[i:])
               for phrase in reader.persons.names.speech_prepositions for i in range(len(words)))


def _of_list(token: Any) -> Any:
    """The word that holds the name's place in the sentence: "posts by Omar Haddad and Ali", "sources, including Ali,
    said", "a cousin named Ali"."""
    while token.head is not token:
        above = token.head
        listed = token.dep_ == "pobj" and above.lower_ in {"including", "like"} and above.head.tag_.startswith("NN")
        called = token.dep_ in {"oprd", "attr"} and above.lemma_.lower() in {"name", "call"} and above.dep_ == "acl"
        if listed or called:
            token = above.head
        elif token.dep_ in SPEAKING_ARCS - {"nsubj"} and above.tag_.startswith("NN"):
            token = above
        else:
            break
    return token


def _says(reader: NameReader, verb: Any) -> bool:
    """A verb of speech in the active: "X, reported missing" and "X, described as a teacher" say nothing."""
    spoken = verb.lemma_.lower() in reader.persons.names.speech and not shortened(verb)
    return spoken and (verb.tag_ != "VBN" or any(c.lower_ in {"have", "has", "had"} for c in verb.children))


def _of_speech(reader: NameReader, token: object) -> bool:
    lemma = str(getattr(token, "lemma_", "")).lower()
    return lemma in reader.persons.names.speech or lemma in reader.persons.names.tributes
