"""Numbers: from the packs' `numbers` tables to the words, scales, vague quantities and bounds of a language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sijill.knowledge.cells import Words, integers, misshapen, section, string_set, strings
from sijill.knowledge.pack import Table
from sijill.model.casualty import CountRange, exactly

WHERE = "numbers.toml"
T = TypeVar("T")


class Bound(StrEnum):
    """What the words around a figure make of it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Numbers:
    """All words in lower case. `vague`, `before` and `after` are phrases as tuples of words, longest first; they are
    found by their first word, those before a figure by their last.

    A vague quantity's count is None where its words set no bound ("many"). `openers`: with these, or with a figure,
    every numeral begins.
    """

    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, tuple[tuple[Words, CountRange | None], ...]]
    before: Mapping[str, tuple[tuple[Words, Bound], ...]]
    after: Mapping[str, tuple[tuple[Words, Bound], ...]]
    grouping: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    range_links: frozenset[str]
    guarded_links: frozenset[str]
    range_openers: frozenset[str]
    changes: frozenset[str]
    labels: frozenset[str]
    units: frozenset[str]
    openers: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Sequence[Table]) -> "Numbers":
        """One vocabulary out of the tables of all packs; raises SijillError for a value of the wrong shape."""
        def words(key: str) -> frozenset[str]:
            return string_set(tables, WHERE, key)

        cardinals, vague = integers(tables, WHERE, "words"), _vague(tables)
        return cls(
            words=cardinals, scales=integers(tables, WHERE, "scales"), vague=vague,
            before=_bounds(tables, "before", -1), after=_bounds(tables, "after", 0), grouping=words("grouping"),
            joiners=words("joiners"), articles=words("articles"), range_links=words("range_links"),
            guarded_links=words("guarded_links"), range_openers=words("range_openers"), changes=words("changes"),
            labels=words("labels"), units=words("units"),
            openers=frozenset(cardinals) | words("articles") | vague.keys())


def bounded(number: int, bound: Bound) -> CountRange:
    """The count that a figure and the words around it state: "at least 5" is 5/5/None, "over 15" is 16/16/None.

    "up to 5" is None/5/5 and "about 5" is None/5/None: the text sets no lower bound, and names 5 as its figure.
    "fewer than 5" is None/None/4.
    """
    match bound:
        case Bound.AT_LEAST:
            return CountRange(number, number, None)
        case Bound.MORE_THAN:
            return CountRange(number + 1, number + 1, None)
        case Bound.AT_MOST:
            return CountRange(None, number, number)
        case Bound.LESS_THAN:
            return CountRange(None, None, max(number - 1, 0))
        case Bound.ABOUT:
            return CountRange(None, number, None)
        case _:
            return exactly(number)


def _vague(tables: Sequence[Table]) -> Mapping[str, tuple[tuple[Words, CountRange | None], ...]]:
    found = {tuple(phrase.lower().split()): _vague_count(phrase, value)
             for table in tables for phrase, value in section(table, WHERE, "vague").items()}
    return _by_word(found, 0)


def _vague_count(phrase: str, value: object) -> CountRange | None:
    if not isinstance(value, Mapping) or not set(value) <= {"exact", "low"}:
        raise misshapen(WHERE, f"vague.{phrase}", value)
    if "exact" in value:
        return exactly(int(value["exact"]))
    return CountRange(int(value["low"]), None, None) if "low" in value else None


def _bounds(tables: Sequence[Table], key: str, at: int) -> Mapping[str, tuple[tuple[Words, Bound], ...]]:
    found: dict[Words, Bound] = {}
    for table in tables:
        bounds = section(table, WHERE, key)
        for name in bounds:
            if name not in set(Bound):
                raise misshapen(WHERE, f"{key}.{name}", "no such bound")
            found |= {tuple(phrase.split()): Bound(name) for phrase in strings(bounds, WHERE, name)}
    return _by_word(found, at)


def _by_word(found: Mapping[Words, T], at: int) -> Mapping[str, tuple[tuple[Words, T], ...]]:
    listed = sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))
    return {word: tuple(item for item in listed if item[0][at] == word) for word in sorted({w[at] for w in found})}
