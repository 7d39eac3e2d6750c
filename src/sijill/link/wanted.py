"""What is wanted of the rows kept: new rows in, which of the others are worth comparing with them out.

Whatever blocks.sql and the levels of dates would let through of a new row and a kept one is wanted; what is wanted and
is not let through costs time only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from sijill.link.row import Kind, Row, Spot, plainly
from sijill.model.event import Scope

Days = tuple[int, int]
"""First and last, both inclusive."""

Key = tuple[object, ...]

FARTHEST_DAYS = 11
"""No two rows whose days lie farther apart are one: a print without a date of its own is of the ten days before."""

LEAP_DAYS = 2
"""By so many more days may a day of the year, counted in a leap year, lie off one of a year that is none."""

BAND = 4
"""Values of two sketches that are the same where blocks.sql takes two texts for prints of one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kept row is wanted that has no days, or touches one of `days` (proleptic ordinals) or, in any year, of `turns`
    (days of the year, which may run below 1 and beyond 366), or in whose packed line one of `words` stands."""

    days: tuple[Days, ...]
    turns: tuple[Days, ...]
    words: tuple[str, ...]


def wanted(rows: Iterable[Row]) -> Wanted:
    """By any of these new rows."""
    days, turns, words = list[Days](), list[Days](), set[str]()
    for row in rows:
        if row.first is not None and row.last is not None:
            days.append(_near(row.first, row.last))
        elif row.turn is not None:
            turns.append((row.turn[0] - FARTHEST_DAYS - LEAP_DAYS, row.turn[1] + FARTHEST_DAYS + LEAP_DAYS))
        else:
            words |= _words(row)
    return Wanted(tuple(days), tuple(turns), tuple(sorted(words)))


def worth(new: Sequence[Row], kept: Iterable[Row]) -> Iterator[Row]:
    """Of the rows that `new` wants, those worth comparing: whatever is wanted for its days, and, of the many that lie
    in the season of an open year, what shares a place, a name, a figure or words with a row that has no days."""
    days = wanted(new).days
    asked = frozenset[Key]().union(*(_asked(row) for row in new if row.first is None))
    return (row for row in kept
            if row.scope == Scope.AGGREGATE or _touches(row, days) or not asked.isdisjoint(_held(row)))


def _near(first: int, last: int) -> Days:
    return max(1, first - FARTHEST_DAYS), min(date.max.toordinal(), last + FARTHEST_DAYS)


def _touches(row: Row, days: Iterable[Days]) -> bool:
    """Or has no days."""
    return row.first is None or row.last is None or any(
        row.first <= end and row.last >= start for start, end in days)


def _words(row: Row) -> set[str]:
    """Without days only a village, a victim's family or a printed text brings two rows together."""
    places = {plainly(spot.token) for spot in row.spots if spot.kind <= Kind.CAPITAL}
    families = {f' {words[-1]}"' for name in row.people if len(words := name.split()) > 1}
    return places | families | {",".join(map(str, band)) for _, band in _bands(row)}


def _bands(row: Row) -> Iterator[tuple[int, tuple[int, ...]]]:
    return ((at, row.sketch[at:at + BAND]) for at in range(0, len(row.sketch), BAND))


def _asked(row: Row) -> Iterator[Key]:
    """By one of these a row that any of the blocks puts beside this one, some days off or whenever, is known."""
    yield from _shared(row)
    for spot in _towns(row):
        yield from (("cell", north, east, vague) for north, east in _around(spot)
                    for vague in ((True, False) if spot.kind in VAGUE else (True,)))
    yield from (("name", name) for name in row.open)
    yield from (("open", name) for name in _named(row))
    yield from (("figure", harm, n, loose) for harm, n in _figures(row) for loose in {True, _loose(row)})


def _held(row: Row) -> Iterator[Key]:
    """What a row is known by: see `_asked`."""
    yield from _shared(row)
    yield from (("cell", *_cell(spot), spot.kind in VAGUE) for spot in _towns(row) if spot.lat is not None)
    yield from (("name", name) for name in _named(row))
    yield from (("open", name) for name in row.open)
    yield from (("figure", harm, n, _loose(row)) for harm, n in _figures(row))


def _shared(row: Row) -> Iterator[Key]:
    """What two rows have to have alike: a place or its name, a victim's first and last name, a print, a sentence."""
    for spot in _towns(row):
        yield from (("place", spot.id), ("town", spot.token))
        if spot.said:
            yield "said", spot.said
    yield from (("person", words[0], words[-1]) for name in row.people if len(words := name.split()) > 1)
    yield from (("print", at, *band) for at, band in _bands(row))
    yield from (("mark", mark) for mark in row.marks)


VAGUE = frozenset({Kind.QUARTER, Kind.NEAR})
"""Kinds of places that stand for what lies around them."""


def _towns(row: Row) -> Iterator[Spot]:
    return (spot for spot in row.spots if spot.kind <= Kind.CAPITAL)


def _loose(row: Row) -> bool:
    return all(spot.kind >= Kind.CAPITAL for spot in row.spots)


def _named(row: Row) -> set[str]:
    return {*row.open, *row.parts, *(spot.token for spot in row.spots if spot.kind is not Kind.COUNTRY)}


def _figures(row: Row) -> Iterator[tuple[str, int]]:
    return ((count.harm, count.best) for count in row.counts if count.group == "all" and count.best and count.best > 1)


def _cell(spot: Spot) -> tuple[int, int]:
    """That of spots.sql."""
    return floor((spot.lat or 0) * 5), floor((spot.lon or 0) * 3.3333)


def _around(spot: Spot) -> Iterator[tuple[int, int]]:
    """Its cell and those beside it, where it has coordinates."""
    if spot.lat is not None:
        north, east = _cell(spot)
        yield from ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))
