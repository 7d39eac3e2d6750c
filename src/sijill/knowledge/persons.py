"""Persons: from the packs' `persons` tables to nouns of persons and what they say of whom they name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sijill.knowledge.cells import Words, misshapen, phrases, section, sections, string_set, strings
from sijill.knowledge.names import NameWords
from sijill.knowledge.pack import Table
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex

WHERE = "persons.toml"
E = TypeVar("E", bound=StrEnum)
FLAGS = ("occupation", "kin", "official", "generic", "participle", "other", "counted")
"""In the order of PersonNoun's fields."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word says of persons; None where it does not say."""

    group: Group | None = None
    status: Status | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None

    def over(self, other: "Facts") -> "Facts":
        """These facts, and the other's where these do not say."""
        return Facts(self.group or other.group, self.status or other.status,
                     self.age_group or other.age_group, self.sex or other.sex)


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun of persons in one of its forms. `harm` is what befell whom it names ("deaths", "the wounded").

    occupation: worth keeping as one. kin: a relative. official: speaks or governs. generic: a worker or member of what
    the words beside it say. participle: counts persons only after a number or "the". counted: only after a number.
    other: "others".
    """

    singular: bool
    plural: bool
    facts: Facts
    harm: Harm | None = None
    nationality: str | None = None
    occupation: bool = False
    kin: bool = False
    official: bool = False
    generic: bool = False
    participle: bool = False
    other: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class BodyNouns:
    """Nouns by lemma that stand for people: `people` for anyone, `sides` for who fights or burns, `remains` for one who
    was told of before. `trades` are endings of nouns for who does something, `no_trades` nouns that only end so.
    """

    people: frozenset[str]
    sides: frozenset[str]
    remains: frozenset[str]
    trades: tuple[str, ...]
    no_trades: frozenset[str]

    def trade(self, noun: str) -> bool:
        """Whether a noun by lemma is of persons by its ending: "burner", "archivist"."""
        return noun.endswith(self.trades) and noun not in self.no_trades

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "BodyNouns":
        bodies = [section(table, WHERE, "bodies") for table in tables]
        people, sides, remains, trades, no_trades = (
            string_set(bodies, WHERE, key) for key in ("people", "sides", "remains", "trades", "no_trades"))
        return cls(people, sides, remains, tuple(sorted(trades)), no_trades)


@dataclass(frozen=True, slots=True)
class Kinship:
    """Forms of nouns for relatives, by generation as seen from whom they are said to belong to: children, children's
    children, husbands and wives; `elders` are grandparents. `children` are those of `offspring` that say it of anyone.
    """

    offspring: frozenset[str]
    children: frozenset[str]
    second: frozenset[str]
    spouses: frozenset[str]
    elders: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Kinship":
        kinship = [section(table, WHERE, "kinship") for table in tables]
        keys = ("offspring", "children", "second", "spouses", "elders")
        return cls(*(string_set(kinship, WHERE, key) for key in keys))


@dataclass(frozen=True, slots=True)
class PartWords:
    """Words by which a text says that it counts a part of, or more than, what it counted before."""

    joiners: frozenset[str]
    breaks: frozenset[str]
    measures: frozenset[str]
    openers: tuple[Words, ...]
    behind: frozenset[str]
    pronouns: frozenset[str]
    all: frozenset[str]
    most: frozenset[str]
    additional: frozenset[str]
    one_more: frozenset[str]
    denials: frozenset[str]
    families: frozenset[str]
    possessors: frozenset[str]
    supposed: frozenset[str]
    sorted_as: tuple[Words, ...]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "PartWords":
        parts = [section(table, WHERE, "parts") for table in tables]
        return cls(
            joiners=string_set(parts, WHERE, "joiners"), breaks=string_set(parts, WHERE, "breaks"),
            measures=string_set(parts, WHERE, "measures"),
            openers=phrases(parts, WHERE, "openers"), behind=string_set(parts, WHERE, "behind"),
            pronouns=string_set(parts, WHERE, "pronouns"), all=string_set(parts, WHERE, "all"),
            most=string_set(parts, WHERE, "most"), additional=string_set(parts, WHERE, "additional"),
            one_more=string_set(parts, WHERE, "one_more"),
            denials=string_set(parts, WHERE, "denials"), families=string_set(parts, WHERE, "families"),
            possessors=string_set(parts, WHERE, "possessors"), supposed=string_set(parts, WHERE, "supposed"),
            sorted_as=phrases(parts, WHERE, "sorted_as"))


@dataclass(frozen=True, slots=True)
class Persons:
    """All words in lower case; `demonyms` gives ISO 3166-1 alpha-2 codes."""

    nouns: Mapping[str, PersonNoun]
    modifiers: Mapping[Words, Facts]
    demonyms: Mapping[str, str]
    parts: PartWords
    names: NameWords
    bodies: BodyNouns
    kinship: Kinship

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Persons":
        """One vocabulary out of the tables of all packs; raises SijillError for a value of the wrong shape."""
        nouns = {form: noun for table in tables for form, noun in (*_demonym_nouns(table), *_nouns(table))}
        modifiers = {tuple(words.split()): _facts(entry) for table in tables
                     for entry in sections(table, WHERE, "modifiers") for words in strings(entry, WHERE, "words")}
        demonyms = {form: code for table in tables for form, code, _ in _demonyms(table)}
        return cls(nouns, modifiers, demonyms, PartWords.from_tables(tables), NameWords.from_tables(tables),
                   BodyNouns.from_tables(tables), Kinship.from_tables(tables))

    def noun(self, word: str) -> PersonNoun | None:
        return self.nouns.get(word.lower())

    def kin(self, word: str) -> bool:
        """A word for a relative."""
        noun = self.noun(word)
        return noun is not None and noun.kin

    def said_beside(self, words: Sequence[str]) -> Facts:
        """What modifiers among these words say; the phrase nearest the end, where the noun stands, says it first."""
        facts = Facts()
        for end in range(len(words), 0, -1):
            for length in (3, 2, 1):
                phrase = tuple(words[max(end - length, 0):end])
                facts = facts.over(self.modifiers.get(phrase, Facts()))
        return facts


def _enum(kind: type[E], table: Table, key: str) -> E | None:
    value = table.get(key)
    if value is None:
        return None
    try:
        return kind(str(value))
    except ValueError as error:
        raise misshapen(WHERE, key, value) from error


def _facts(table: Table) -> Facts:
    return Facts(_enum(Group, table, "group"), _enum(Status, table, "status"),
                 _enum(AgeGroup, table, "age_group"), _enum(Sex, table, "sex"))


def _forms(form: str, suffix: str) -> tuple[str, str]:
    """"child/children" → both; "medic" → "medic", "medics"; "/people" → "", "people"."""
    singular, slash, plural = form.partition("/")
    return singular, plural if slash else singular + suffix


def _nouns(table: Table) -> Iterator[tuple[str, PersonNoun]]:
    suffix = str(table.get("regular_plural", ""))
    for entry in sections(table, WHERE, "nouns"):
        for form in strings(entry, WHERE, "forms"):
            yield from _noun_forms(_forms(form, suffix), entry)


def _noun_forms(forms: tuple[str, str], entry: Table) -> Iterator[tuple[str, PersonNoun]]:
    singular, plural = forms
    for word in dict.fromkeys(forms):
        if word:
            yield word, PersonNoun(
                word == singular, word == plural, _facts(entry), _enum(Harm, entry, "harm"), None,
                *(bool(entry.get(flag)) for flag in FLAGS))


def _demonyms(table: Table) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Each form with its code, and the singular and plural it belongs to."""
    suffix = str(table.get("regular_plural", ""))
    codes = section(table, WHERE, "demonyms")
    for code in codes:
        for form in strings(codes, WHERE, code):
            forms = _forms(form, suffix)
            for word in dict.fromkeys(forms):
                if word:
                    yield word, code.upper(), forms


def _demonym_nouns(table: Table) -> Iterator[tuple[str, PersonNoun]]:
    for word, code, (singular, plural) in _demonyms(table):
        if plural:
            yield word, PersonNoun(word == singular, word == plural, Facts(), nationality=code)
