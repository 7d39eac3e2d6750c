"""Words that colour a claim: speech and sources, modality and scope, weapons; from the packs' tables of those names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from sijill.knowledge.pack import Table
from sijill.knowledge.patterns import Pattern
from sijill.model.event import Act, Weapon


def _words(tables: Sequence[Table], key: str) -> tuple[str, ...]:
    return tuple(word for table in tables for word in cast(list[str], table.get(key, [])))


def _any_of(words: Sequence[str]) -> Pattern:
    """One pattern for all the words or patterns, at word boundaries; never matches if none."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    return Pattern.of(r"(?<!\w)(?:" + "|".join(longest) + r")(?!\w)" if words else r"(?!)")


@dataclass(frozen=True, slots=True)
class Speech:
    """Verbs of saying by lemma, phrases that name a source ("according to"), and nouns for nameless sources.

    tributes: verbs of mourning, listing and showing, whose day is that of a post or a list. offices: nouns and titles
    of those who speak by office. self_named: words before the name that one who speaks gives.
    """

    verbs: frozenset[str]
    report_verbs: frozenset[str]
    according: Pattern
    witnesses: frozenset[str]
    officials: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    tributes: frozenset[str]
    taken_for: re.Pattern[str]
    bodies: frozenset[str]
    documenters: frozenset[str]
    offices: frozenset[str]
    self_named: Pattern

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Speech":
        return cls(frozenset(_words(tables, "verbs")), frozenset(_words(tables, "report_verbs")),
                   _any_of(_words(tables, "according")),
                   frozenset(_words(tables, "witnesses")), frozenset(_words(tables, "officials")),
                   frozenset(_words(tables, "media")), frozenset(_words(tables, "documents")),
                   frozenset(_words(tables, "tributes")),
                   re.compile("|".join(_words(tables, "taken_for")) or r"(?!)", re.IGNORECASE),
                   frozenset(_words(tables, "bodies")), frozenset(_words(tables, "documenters")),
                   frozenset(_words(tables, "offices")), _any_of(_words(tables, "self_named")))


@dataclass(frozen=True, slots=True)
class ScopeCues:
    """Modality (how sure) and scope (incident, aggregate, context): lemmas over a clause, patterns of a sentence.

    Under a `hypothetical` lemma an event has not happened; under those also in `happened` only a verb has not, a noun
    has ("condemned the killing"). `signs` are nouns of which there is none where nothing happened: "no sign of".
    """

    hypothetical: frozenset[str]
    happened: frozenset[str]
    modals: frozenset[str]
    conditionals: frozenset[str]
    signs: frozenset[str]
    unconfirmed: Pattern
    alleged: Pattern
    denied: Pattern
    aggregate: Pattern
    context: Pattern
    looked_back: Pattern
    other_event: Pattern
    earlier_event: Pattern
    unrelated: Pattern
    fiction: Pattern
    unrest: Pattern
    dumped: Pattern
    coded: Pattern
    counted_elsewhere: Pattern
    coded_apart: Pattern
    split: Pattern
    raised: Pattern
    late_death: Pattern
    outcome: Pattern
    lies: Pattern
    same_place: Pattern
    same_time: Pattern
    at_prayer: Pattern
    protest: frozenset[str]
    denouncing: frozenset[str]
    crowd: frozenset[str]
    rough: frozenset[str]
    unruly: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "ScopeCues":
        def lemmas(key: str) -> frozenset[str]:
            return frozenset(_words(tables, key))

        def pattern(key: str) -> Pattern:
            return _any_of(_words(tables, key))

        return cls(lemmas("hypothetical_lemmas"), lemmas("happened_lemmas"), lemmas("modals"), lemmas("conditionals"),
                   lemmas("sign_lemmas"), pattern("unconfirmed"), pattern("alleged"), pattern("denied"),
                   pattern("aggregate"), pattern("context"), pattern("looked_back"), pattern("other_event"),
                   pattern("earlier_event"),
                   pattern("unrelated"), pattern("fiction"), pattern("unrest"), pattern("dumped"),
                   pattern("coded"), pattern("counted_elsewhere"), pattern("coded_apart"), pattern("split"),
                   pattern("raised"), pattern("late_death"), pattern("outcome"), pattern("lies"),
                   pattern("same_place"), pattern("same_time"), pattern("at_prayer"),
                   lemmas("protest_lemmas"), lemmas("denouncing_lemmas"), lemmas("crowd_lemmas"),
                   lemmas("rough"), lemmas("unruly_lemmas"))


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """A pattern, the weapon it names (if any) and the act it makes of a bare attack (if any)."""

    pattern: Pattern
    weapon: Weapon | None
    act: Act | None


@dataclass(frozen=True, slots=True)
class Weapons:
    """In order: the first pattern that matches at a place wins there. `landing`: words for where a shell fell."""

    words: tuple[WeaponWord, ...]
    any_word: Pattern
    landing: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Weapons":
        words, patterns = [], []
        for table in tables:
            for entry in cast(list[Table], table.get("weapon", [])):
                entry_words = cast(list[str], entry["words"])
                patterns += entry_words
                weapon = Weapon(str(entry["weapon"])) if "weapon" in entry else None
                act = Act(str(entry["act"])) if "act" in entry else None
                words.append(WeaponWord(_any_of(entry_words), weapon, act))
        return cls(tuple(words), _any_of(patterns), frozenset(_words(tables, "landing")))


NO_KINDS = ("custody", "measures", "growing", "areas")
"""Keys of `[objects]` whose words are no kinds of object; in the order of ObjectNouns' fields."""


@dataclass(frozen=True, slots=True)
class ObjectNouns:
    """Nouns by lemma: civilian objects ("hospital"), buildings and goods, explosives, military objects.

    `military`: every noun that an army may own, whatever else it may be ("camp", "vehicle"). `custody`: what captives
    are held in. `measures`: what measures goods ("three tons of"). `growing`: what farmers burn, too. `areas`: ground
    that is attacked or taken."""

    kinds: Mapping[str, str]
    military: frozenset[str]
    custody: frozenset[str]
    measures: frozenset[str]
    growing: frozenset[str]
    areas: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "ObjectNouns":
        kinds: dict[str, str] = {}
        sets: dict[str, set[str]] = {}
        for table in tables:
            for kind, words in cast(Mapping[str, list[str]], table.get("objects", {})).items():
                sets.setdefault(kind, set()).update(words)
                for word in words if kind not in NO_KINDS else ():
                    kinds.setdefault(word, kind)  # a convoy or camp is civilian until words say otherwise
        return cls(MappingProxyType(kinds), *(frozenset(sets.get(k, ())) for k in ("military", *NO_KINDS)))
