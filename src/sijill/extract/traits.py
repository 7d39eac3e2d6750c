"""Traits: from the words around a name to the person's sex and age group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sijill.extract.names import Name, NameReader
from sijill.knowledge.persons import Facts
from sijill.model.casualty import Group
from sijill.model.claim import AgeGroup, Sex

REACH = 14
"""Words behind a name within which "his wife", "her two sons" are still the named person's, if no other name comes
between: "X, 41, was killed along with her two young sons"."""


def traits(reader: NameReader, names: Sequence[Name], index: int, nouns: Sequence[int], start: int) -> Facts:
    """`nouns` are those said of the person; the words that describe them begin at `start`."""
    name = names[index]
    facts = _stated(reader, name, nouns, start)
    title = reader.persons.names.titles.get(reader.word(name.title)) if name.title is not None else None
    kunya = reader.persons.names.kunyas.get(reader.word(name.start))
    sex = facts.sex or title or kunya or _by_given(reader, name) or _by_pronoun(reader, names, index)
    group = facts.age_group
    if group is None and (name.title is not None or _of_children(reader, name)):
        group = AgeGroup.ADULT
    return Facts(age_group=group, sex=sex)


def carried(reader: NameReader, names: Sequence[Name], index: int) -> list[int]:
    """ "his sons Ahmad (12), 9-year-old Ali and Omar": a plural noun is said of the whole list behind it."""
    for back in range(index, 0, -1):
        if not all(_joins(reader, i) for i in range(names[back - 1].reach, names[back].start)):
            return []
        before = names[back - 1].noun
        noun = None if before is None else reader.noun(before)
        if before is not None and noun is not None:
            return [before] if noun.plural and not noun.singular else []
    return []


def _joins(reader: NameReader, position: int) -> bool:
    return reader.word(position) in reader.persons.parts.joiners or reader.aged(position) \
        or reader.tag(position) in {"DT", "RB", "_SP"}


def _stated(reader: NameReader, name: Name, nouns: Sequence[int], start: int) -> Facts:
    """By the nouns, and by the words that describe them: "infant niece", "young man"."""
    facts = Facts()
    said = [_own_facts(reader, position) for position in nouns]
    for one in sorted(said, key=lambda f: f.age_group is not AgeGroup.CHILD):  # "(female, child)" is a child
        facts = facts.over(one)
    before = _first_of_pair(reader, min(nouns, default=name.start))
    first = max(before - 2, reader.span.start)
    words = [reader.word(i) for i in range(first, before + 1)] if before < name.start else []
    return facts.over(reader.persons.said_beside([*words, *(reader.word(i) for i in range(start, name.start))]))


def _first_of_pair(reader: NameReader, noun: int) -> int:
    """ "infant niece and nephew, Sara and Adam": what is said before the first is said of both."""
    first = reader.noun(noun - 2) if reader.word(noun - 1) == "and" else None
    return noun - 2 if first is not None and first.kin and first.singular and reader.noun(noun) is not None else noun


def _own_facts(reader: NameReader, position: int) -> Facts:
    """ "their children": whose they are tells whether they are children still (`kinship.py`)."""
    noun = reader.noun(position)
    if noun is None:
        return Facts()
    if reader.word(position - 1) == "only" and noun.facts.group is Group.CHILDREN:
        return replace(noun.facts, age_group=None)  # "an only child" has no brothers and sisters, whatever the age
    of_any_age = noun.plural and noun.facts.group is Group.CHILDREN \
        and reader.word(position) in reader.persons.kinship.children
    return replace(noun.facts, age_group=None) if of_any_age else noun.facts


def _by_given(reader: NameReader, name: Name) -> Sex | None:
    """By the given name, which stands first: the names behind it are the father's and the family's.

    "Abdul Rahman" is known by its first word, though that is a particle elsewhere; "Nour al-Din" by its second.
    """
    names = reader.persons.names
    words = [reader.word(i) for i in range(name.start, name.end) if reader.token(i).is_alpha]
    second = next((names.compounds[w] for w in words[1:3] if w in names.compounds), None)
    if second is not None or (words and words[0] in names.given):
        return second or names.given[words[0]]
    first = next((w for w in words if w not in names.particles), "")
    return names.sex_of(first)


def _possessives(reader: NameReader, names: Sequence[Name], index: int) -> Iterator[int]:
    """Possessives behind a name that are the named person's: no other name comes between, nor another's noun."""
    last = names[index + 1].start if index + 1 < len(names) else reader.span.end
    for position in range(names[index].reach, min(names[index].reach + REACH, last)):
        if reader.word(position) in {";", ":", "who", "whose", "said", "“", '"'}:
            return
        if reader.tag(position) == "PRP$" and reader.word(position) in reader.persons.names.pronouns:
            yield position


def _by_pronoun(reader: NameReader, names: Sequence[Name], index: int) -> Sex | None:
    """ "Sharaz, his wife …", "Islam died along with her sons"."""
    found = next(_possessives(reader, names, index), None)
    return None if found is None else reader.persons.names.pronouns[reader.word(found)]


def _of_children(reader: NameReader, name: Name) -> bool:
    """Called father or mother of someone: "Um Fadi", "Marwan al-Omari (Abu Fadi)"."""
    kunyas = reader.persons.names.kunyas
    return any(reader.word(i) in kunyas for i in (name.start, *range(name.end, name.reach)))
