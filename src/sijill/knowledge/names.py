"""Names: from the packs' `persons` tables to the words that make up, introduce or rule out a person's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.knowledge.cells import Words, misshapen, phrases, section, string_set
from sijill.knowledge.likeness import name_key
from sijill.knowledge.pack import Table
from sijill.model.claim import Sex

WHERE = "persons.toml"
ADULT_AT = 18
"""Convention on the Rights of the Child, article 1: below eighteen is a child."""
ELDERLY_AT = 60
"""United Nations usage: an older person is 60 or over."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """All words in lower case. `given`, `titles`, `kunyas` and `pronouns` tell the sex, None where it stays open.

    `numbers` are ages in words; `years` is the length in years of each unit of age; `child_below` and `elderly_from`
    are ages in years. `inner` are words of `not_persons` that stand inside names too; `spelled` is `given` by
    `likeness.name_key`; `compounds` are second words that make a given name one sex's ("Nour al-Din").
    """

    given: Mapping[str, Sex | None]
    titles: Mapping[str, Sex | None]
    kunyas: Mapping[str, Sex | None]
    pronouns: Mapping[str, Sex | None]
    particles: frozenset[str]
    filiations: frozenset[str]
    not_persons: frozenset[str]
    families: frozenset[str]
    speech: frozenset[str]
    speech_prepositions: tuple[Words, ...]
    tributes: frozenset[str]
    numbers: Mapping[str, float]
    years: Mapping[str, float]
    old: frozenset[str]
    age_labels: frozenset[str]
    child_below: int
    elderly_from: int
    inner: frozenset[str]
    spelled: Mapping[str, Sex | None]
    compounds: Mapping[str, Sex | None]

    def sex_of(self, given: str) -> Sex | None:
        """By a given name in any spelling; None where it is not known or borne by both."""
        return self.given[given] if given in self.given else self.spelled.get(name_key(given))

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "NameWords":
        """One vocabulary out of the tables of all packs; raises SijillError for a value of the wrong shape."""
        names = [section(table, WHERE, "names") for table in tables]
        ages = [section(table, WHERE, "age") for table in tables]
        given = _by_sex(tables, "given_names")
        return cls(
            given=given, inner=string_set(names, WHERE, "inner"), spelled=_spelled(given),
            compounds=_by_sex(names, "compounds"),
            titles=_by_sex(names, "titles"), kunyas=_by_sex(names, "kunyas"),
            pronouns=_by_sex(tables, "pronouns"), particles=string_set(names, WHERE, "particles"),
            filiations=string_set(names, WHERE, "filiations"), not_persons=string_set(names, WHERE, "not_persons"),
            families=string_set(names, WHERE, "families"), speech=string_set(names, WHERE, "speech"),
            speech_prepositions=phrases(names, WHERE, "speech_prepositions"),
            tributes=string_set(names, WHERE, "tributes"), numbers=_lengths(ages, "numbers"),
            years=_years(ages), old=string_set(ages, WHERE, "old"), age_labels=string_set(ages, WHERE, "labels"),
            child_below=_number(ages, "child_below", ADULT_AT), elderly_from=_number(ages, "elderly_from", ELDERLY_AT))


def _by_sex(tables: Sequence[Table], key: str) -> dict[str, Sex | None]:
    """Words of `key.male`, `key.female` and `key.any`; a word of both sexes leaves it open."""
    listed: dict[Sex, set[str]] = {}
    for sex in Sex:
        listed[sex] = {word for table in tables for word in string_set([section(table, WHERE, key)], WHERE, sex.value)}
    both = listed[Sex.MALE] & listed[Sex.FEMALE]
    found: dict[str, Sex | None] = {word: None for table in tables
                                    for word in string_set([section(table, WHERE, key)], WHERE, "any")}
    for sex, words in listed.items():
        found |= {word: None if word in both else sex for word in words}
    return found


def _spelled(given: Mapping[str, Sex | None]) -> dict[str, Sex | None]:
    """One sex for a key only where all its spellings agree: "Nada" is no "Nadia", but keys may run together."""
    found: dict[str, Sex | None] = {}
    for word in sorted(given):
        key = name_key(word)
        found[key] = given[word] if found.get(key, given[word]) is given[word] else None
    return found


def _years(ages: Sequence[Table]) -> dict[str, float]:
    return dict.fromkeys(string_set(ages, WHERE, "units"), 1.0) | _lengths(ages, "in_years")


def _lengths(ages: Sequence[Table], key: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for table in ages:
        for word, length in section(table, WHERE, key).items():
            if not isinstance(length, int | float):
                raise misshapen(WHERE, f"age.{key}.{word}", length)
            found[word] = float(length)
    return found


def _number(tables: Sequence[Table], key: str, otherwise: int) -> int:
    for table in tables:
        value = table.get(key, otherwise)
        if not isinstance(value, int):
            raise misshapen(WHERE, key, value)
        return value
    return otherwise
