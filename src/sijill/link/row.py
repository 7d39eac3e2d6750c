"""Rows: what one report tells of one event, flat and in plain values, so that a table can hold it and SQL compare it.

A row depends on nothing but its report, its claims and what is known: never on other reports.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from sijill.model.dates import DateBasis


class Kind(IntEnum):
    """How much of the map a place stands for, from a building to a country."""

    QUARTER = 0
    VILLAGE = 1
    NEAR = 2       # "near X": fields a walk or a drive away
    CAPITAL = 3    # a town that bears its province's name, so that either may be meant
    DISTRICT = 4
    PROVINCE = 5
    COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place chosen: `token` is its name in one spelling, `said` the report's words for it in one without vowels.

    `said` is empty where it is too short to say anything; coordinates are None where the gazetteer has none;
    `province` is in one spelling.
    """

    id: str
    name: str
    token: str
    said: str
    lat: float | None
    lon: float | None
    kind: Kind
    country: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """People who came to one harm; `group` and `status` as in `model.casualty`."""

    harm: str
    group: str
    status: str
    low: int | None
    best: int | None
    high: int | None

    @property
    def value(self) -> int:
        """One number: best, else low, else high, else none at all."""
        return next((n for n in (self.best, self.low, self.high) if n is not None), 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One telling. `id` is its smallest claim id; days are proleptic ordinals (`date.toordinal`), both inclusive.

    `first` and `last` are None where no date is known or its year is left open; `turn` is the first and last day of
    the year, counted in a leap year, of a date whose year is open (the last may run beyond 366).
    `open` are names of places that no gazetteer entry was chosen for, `parts` those of streets and quarters for which
    their town stands in, both in one spelling. `acts` and `weapons` are bits, by their place in the vocabulary.
    `above` are the perpetrators with all they belong to. `people` are victims' names in one spelling, beside `victims`.
    `counts` hold for each harm and group the fullest first. `rare` are words with a capital that stand near the
    claims, `words` the words for the acts, `sketch` a MinHash of the report's text, empty for a short one. `targets`
    are the organised parties aimed at, `families` those named as such ("the home of the X family"), in one spelling;
    `marks` are numbers of some runs of words in the claims' own sentences (`link.retold`), `around` names of what the
    report says that its places lie in, in one spelling, but for provinces and countries. `shown` has, for each spelling
    of `open`, `parts`, `families` and `rare`, the words as the report writes them.
    """

    id: str
    claims: tuple[str, ...]
    report: str
    scope: str
    first: int | None
    last: int | None
    turn: tuple[int, int] | None
    basis: DateBasis
    edtf: str | None
    spots: tuple[Spot, ...]
    open: tuple[str, ...]
    parts: tuple[str, ...]
    acts: int
    by: tuple[str, ...]
    above: tuple[str, ...]
    victims: tuple[str, ...]
    people: tuple[str, ...]
    counts: tuple[Count, ...]
    weapons: int
    publishers: tuple[str, ...]
    sources: tuple[str, ...]
    rare: tuple[str, ...]
    words: tuple[str, ...]
    sketch: tuple[int, ...]
    targets: tuple[str, ...]
    families: tuple[str, ...]
    marks: tuple[int, ...]
    around: tuple[str, ...]
    shown: tuple[tuple[str, str], ...]


def turn(row: Row) -> tuple[int, int] | None:
    """First and last day of the year, counted in a leap year, whether or not the year is known."""
    if row.turn is not None or row.first is None or row.last is None:
        return row.turn
    day = date.fromordinal(row.first)
    start = day.replace(year=2000).timetuple().tm_yday
    return start, start + row.last - row.first


def pack(row: Row) -> str:
    """One line of JSON, by position: the fields in the order in which they stand above."""
    return json.dumps([_plain(getattr(row, name)) for name in Row.__slots__], ensure_ascii=False,
                      separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Spot | Count):
        return [getattr(value, name) for name in type(value).__slots__]
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def unpack(line: str) -> Row:
    """The row that `pack` wrote. Raises ValueError for anything else."""
    try:
        (name, claims, report, scope, first, last, turn, basis, edtf, spots, unknown, parts, acts, by, above, victims,
         people, counts, weapons, publishers, sources, rare, words, sketch, targets, families, marks,
         around, shown) = json.loads(line)
        return Row(
            name, tuple(claims), report, scope, first, last, tuple(turn) if turn else None, DateBasis(basis), edtf,
            tuple(_spot(each) for each in spots), tuple(unknown), tuple(parts), acts,
            tuple(by), tuple(above), tuple(victims), tuple(people), tuple(Count(*each) for each in counts), weapons,
            tuple(publishers), tuple(sources), tuple(rare), tuple(words), tuple(sketch),
            tuple(targets), tuple(families), tuple(marks), tuple(around),
            tuple((key, words) for key, words in shown))
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a packed row: {line[:60]}") from error


def _spot(values: list[Any]) -> Spot:
    name, words, token, said, lat, lon, kind, country, province = values
    return Spot(name, words, token, said, lat, lon, Kind(kind), country, province)
