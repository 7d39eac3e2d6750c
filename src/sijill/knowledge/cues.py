"""Words that colour a claim: speech and sources, modality and scope, weapons; from the packs' tables of those names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from sijill.knowledge.pack import Table
from sijill.model.event import Act, Weapon

Pattern = re.Pattern[str]


def _words(tables: Sequence[Table], key: str) -> tuple[str, ...]:
    return tuple(word for table in tables for word in cast(list[str], table.get(key, [])))


def _any_of(words: Sequence[str]) -> Pattern:
    """One pattern for all the words or patterns, at word boundaries, whatever the case; never matches if none."""
    if not words:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speech:
    """Verbs of saying by lemma, phrases that name a source ("according to"), and nouns for nameless sources."""

    verbs: frozenset[str]
    report_verbs: frozenset[str]
    according: Pattern
    witnesses: frozenset[str]
    officials: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Speech":
        return cls(frozenset(_words(tables, "verbs")), frozenset(_words(tables, "report_verbs")),
                   _any_of(_words(tables, "according")),
                   frozenset(_words(tables, "witnesses")), frozenset(_words(tables, "officials")),
                   frozenset(_words(tables, "media")), frozenset(_words(tables, "documents")))


@dataclass(frozen=True, slots=True)
class ScopeCues:
    """Patterns over a sentence for modality (how sure) and scope (incident, aggregate, context)."""

    hypothetical: Pattern
    unconfirmed: Pattern
    alleged: Pattern
    denied: Pattern
    aggregate: Pattern
    context: Pattern
    other_event: Pattern
    unrelated: Pattern

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "ScopeCues":
        return cls(*(_any_of(_words(tables, key)) for key in
                     ("hypothetical", "unconfirmed", "alleged", "denied", "aggregate", "context", "other_event",
                      "unrelated")))


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """A pattern, the weapon it names (if any) and the act it makes of a bare attack (if any)."""

    pattern: Pattern
    weapon: Weapon | None
    act: Act | None


@dataclass(frozen=True, slots=True)
class Weapons:
    """In order: the first pattern that matches at a place wins there."""

    words: tuple[WeaponWord, ...]
    any_word: Pattern

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Weapons":
        words, patterns = [], []
        for table in tables:
            for entry in cast(list[Table], table.get("weapon", [])):
                entry_words = cast(list[str], entry["words"])
                patterns += entry_words
                words.append(WeaponWord(_any_of(entry_words), Weapon(str(entry["weapon"])) if "weapon" in entry else None,
                                        Act(str(entry["act"])) if "act" in entry else None))
        return cls(tuple(words), _any_of(patterns))


@dataclass(frozen=True, slots=True)
class ObjectNouns:
    """Nouns by lemma: civilian objects ("hospital"), buildings and goods, explosives, military objects."""

    kinds: Mapping[str, str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "ObjectNouns":
        kinds = {word: kind for table in tables for kind, words in cast(Mapping[str, list[str]],
                 table.get("objects", {})).items() for word in words}
        return cls(MappingProxyType(kinds))
