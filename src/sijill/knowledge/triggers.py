"""The words that name events, from the packs' `triggers.toml`: looked up by lemma, or as phrases of lemmas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast

from sijill.errors import SijillError
from sijill.knowledge.pack import Table
from sijill.model.casualty import Harm
from sijill.model.event import Act

WordClass = Literal["verb", "noun", "adjective", "phrase"]
GAP = "~"
SUBJECT = "="
"""Between a noun and its verb, however far: "the shells that were fired at noon fell on"."""
GAP_WORDS = 12
"""How many words "~" may stand for: "forced the 12-year-old boy, N N, into" has eleven; longer gaps are mostly
accidents."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry. `act` is None for a bare attack, whose type its weapons, target and harm decide.

    `needs` names what must stand beside the word before it counts (see the head of `triggers.toml`); `back` marks
    nouns that refer back to an event told before, `names` words by which its victims are named, `own` verbs whose
    subject is the side that suffered ("lost four soldiers"), `campaign` attacks on ground that someone holds, though it
    is not said who. `comes_by` are verbs, by lemma, by which such an event comes about.
    """

    lemmas: tuple[str, ...]
    word_class: WordClass
    act: Act | None = None
    also: Act | None = None
    harm: Harm | None = None
    patient: str = "object"
    needs: str | None = None
    back: bool = False
    names: bool = False
    own: bool = False
    campaign: bool = False
    comes_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Triggers:
    """`words` by (class, lemma), `lemmas` those of any class; `phrases` by first lemma, longest first.

    `stems` screen texts before parsing. `headline_words` are common words that title case hides from a parser.
    """

    words: Mapping[tuple[str, str], tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[Trigger, ...]]
    stems: frozenset[str]
    headline_words: frozenset[str]
    lemmas: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Triggers":
        words: dict[tuple[str, str], list[Trigger]] = {}
        phrases: dict[str, list[Trigger]] = {}
        for trigger in _entries(tables):
            if trigger.word_class == "phrase":
                phrases.setdefault(trigger.lemmas[0], []).append(trigger)
                continue
            for lemma in trigger.lemmas:
                words.setdefault((trigger.word_class, lemma), []).append(trigger)
        for row in phrases.values():
            row.sort(key=lambda t: (-len(t.lemmas), t.lemmas))
        stems = {lemma for _, lemma in words} | set(phrases) | {
            word for table in tables for word in cast(list[str], table.get("irregular", []))}
        return cls(MappingProxyType({k: tuple(v) for k, v in words.items()}),
                   MappingProxyType({k: tuple(v) for k, v in phrases.items()}), frozenset(stems),
                   frozenset(word for table in tables for word in cast(list[str], table.get("headline_words", []))),
                   frozenset(lemma for _, lemma in words))


def _entries(tables: Sequence[Table]) -> Iterator[Trigger]:
    comes_by = frozenset(word for table in tables for word in cast(list[str], table.get("comes_by", [])))
    for table in tables:
        for word_class in ("verb", "noun", "adjective", "phrase"):
            for entry in cast(list[Table], table.get(word_class, [])):
                yield _entry(word_class, entry, comes_by)


def _entry(word_class: WordClass, entry: Table, comes_by: frozenset[str]) -> Trigger:
    try:
        act, also, harm = entry.get("act"), entry.get("also"), entry.get("harm")
        return Trigger(
            lemmas=tuple(cast(list[str], entry["lemmas"])), word_class=word_class,
            act=Act(str(act)) if act else None, also=Act(str(also)) if also else None,
            harm=Harm(str(harm)) if harm else None, patient=str(entry.get("patient", "object")),
            needs=str(entry["needs"]) if "needs" in entry else None, back=bool(entry.get("back", False)),
            names=bool(entry.get("names", False)), own=bool(entry.get("own", False)),
            campaign=bool(entry.get("campaign", False)), comes_by=comes_by)
    except (KeyError, ValueError) as error:
        raise SijillError(f"a {word_class} entry is wrong: {error}", where=f"triggers.toml {dict(entry)}",
                          remedy="give lemmas, and acts and harms of the closed vocabulary") from error
